"""What happens next: `step` is the only place that decides it. Pure: no Qt, no clock, no chance, no disk."""

from dataclasses import replace
from typing import assert_never

from app.domain.consent import Side
from app.domain.rules import Rules
from app.flow import events as ev
from app.flow.calling import help_asked, help_told, helped
from app.flow.choosing import choice_step, consent_step, keeping_code, notice_step, recording_step
from app.flow.comforting import comfort_step
from app.flow.consoling import tables_step
from app.flow.entering import arrived_step, checking_in_step, confirm_step, trouble_step
from app.flow.facing import face_end, face_step, portrait_step
from app.flow.finding import code_step, document_step, searching_step
from app.flow.office import office_step
from app.flow.overriding import acting_step, desk_step, staff_recording_step
from app.flow.printing import paper_left, printing_step
from app.flow.signing_in import checking_pin_step, own_pin_step, pin_step
from app.flow.states import (
    WAITING,
    Arrived,
    CheckingIn,
    Choice,
    Code,
    Confirm,
    Consent,
    Console,
    Document,
    EraseReasoning,
    EraseSigning,
    Erasing,
    Face,
    LookingUp,
    Notice,
    Office,
    OfficeAsking,
    OfficeDoing,
    OfficeSigning,
    PinChecking,
    PinRenewal,
    PinRenewing,
    Portrait,
    Recording,
    Searching,
    StaffActing,
    StaffDesk,
    StaffPin,
    StaffRecording,
    Trouble,
    Visit,
    Welcome,
    Withdraw,
    Withdrawable,
    Withdrawing,
    Withdrawn,
    staff_over,
)
from app.flow.turn import Turn, given_back, go, refreshed, stay
from app.flow.withdrawing import (
    looking_up_step,
    receipt_shown,
    withdraw_step,
    withdrawable_step,
    withdrawing_step,
    withdrawn_step,
)


def first_visit(rules: Rules, side: Side, *, is_after_crash: bool = False) -> Visit:
    """The visit a kiosk starts with: nobody is here, but somebody may stand there whom a crash left in the middle."""
    return Visit(number=1, face_side=side, language=rules.default_language, is_after_crash=is_after_crash)


def step(visit: Visit, event: ev.Event, rules: Rules, next_side: Side) -> Turn:
    """Say what `event` makes of `visit`. `next_side` is the card order drawn for a visit that may begin now.

    Events that come late or mean nothing where the guest is leave the visit as it is.
    """
    turn = _panels(visit, event, rules) or receipt_shown(visit, event, rules)
    if turn is None:
        here = replace(visit, is_time_low=False) if isinstance(event, ev.Touched) else visit
        turn = _states(here, event, rules, next_side)
    erased = face_end(visit.state, turn.visit.state, event)
    turn = replace(turn, commands=(*turn.commands, erased)) if erased else turn
    left = paper_left(visit.state, turn.visit.state)
    turn = replace(turn, commands=(*turn.commands, left)) if left else turn
    is_over = isinstance(turn.visit.state, Welcome) and not isinstance(visit.state, Welcome)
    if is_over or (isinstance(event, ev.TimeRanOut) and isinstance(turn.visit.state, Welcome)):
        turn = Turn(Visit(visit.number + 1, next_side, rules.default_language), turn.commands)
    return helped(visit, turn, event)


def _panels(visit: Visit, event: ev.Event, rules: Rules) -> Turn | None:
    """Answer what may happen in every state alike: settings, help, time, staff, paper; None for all else."""
    here = replace(visit, is_time_low=False)
    beneath = staff_over(visit.state)
    is_staff = beneath is not None
    is_waiting = isinstance(visit.state, WAITING)
    match event:
        case ev.TimeRanLow():
            return stay(replace(visit, is_time_low=not isinstance(visit.state, Welcome | Face)))
        case ev.TimeRanOut():
            return go(visit, given_back(beneath) if beneath is not None else Welcome())
        case ev.Stayed():
            return stay(here)
        case ev.LanguageChosen(language=language):
            return stay(replace(here, language=language if language in rules.languages else visit.language))
        case ev.HelpAsked() if not is_staff and not visit.is_help_open:
            return help_asked(visit)
        case ev.HelpRecorded() | ev.HelpRang():
            return help_told(visit, event)
        case ev.HelpClosed():
            return stay(replace(here, is_help_open=False))
        case ev.StaffCalled() if not is_staff and not is_waiting:
            return go(visit, StaffPin(beneath=visit.state))
        case ev.NoticeOpened() if not is_staff and not is_waiting and not isinstance(visit.state, Notice | Welcome):
            return go(visit, Notice(onward=refreshed(visit.state), is_reopened=True))
        case _:
            return comfort_step(visit, event, rules) or printing_step(visit, event)


def _states(visit: Visit, event: ev.Event, rules: Rules, next_side: Side) -> Turn:  # noqa: C901, PLR0912 - one table of states
    """Answer what depends on where the guest is: one line a state."""
    state = visit.state
    match state:
        case Welcome():
            return _welcome_step(visit, event)
        case Notice():
            return notice_step(visit, state, event, rules)
        case Choice():
            return choice_step(visit, state, event, rules)
        case Consent():
            return consent_step(visit, state, event, rules)
        case Recording():
            return recording_step(visit, state, event, rules)
        case Document():
            return document_step(visit, state, event, rules)
        case Code():
            return code_step(visit, state, event, rules)
        case Searching():
            return searching_step(visit, state, event, rules)
        case Portrait():
            return portrait_step(visit, state, event, rules)
        case Face():
            return face_step(visit, state, event, rules)
        case Confirm():
            return confirm_step(visit, state, event)
        case CheckingIn():
            return checking_in_step(visit, state, event)
        case Arrived():
            return arrived_step(visit, state, event, rules, next_side)
        case Trouble():
            return trouble_step(visit, state, event, rules)
        case Withdraw():
            return withdraw_step(visit, state, event)
        case LookingUp():
            return looking_up_step(visit, state, event)
        case Withdrawable():
            return withdrawable_step(visit, state, event, rules)
        case Withdrawing():
            return withdrawing_step(visit, state, event)
        case Withdrawn():
            return withdrawn_step(visit, state, event, rules)
        case StaffPin():
            return pin_step(visit, state, event)
        case PinChecking():
            return checking_pin_step(visit, state, event)
        case PinRenewal() | PinRenewing():
            return own_pin_step(visit, state, event)
        case StaffDesk():
            return desk_step(visit, state, event)
        case Office() | OfficeAsking() | OfficeSigning() | OfficeDoing():
            return office_step(visit, state, event)
        case Console() | EraseReasoning() | EraseSigning() | Erasing():
            return tables_step(visit, state, event, rules)
        case StaffActing():
            return acting_step(visit, state, event)
        case StaffRecording():
            return staff_recording_step(visit, state, event, rules)
        case _:
            assert_never(state)


def _welcome_step(visit: Visit, event: ev.Event) -> Turn:
    """From the welcome screen a guest begins, or comes back with a receipt to withdraw."""
    match event:
        case ev.Started():
            return go(visit, Notice())
        case ev.WithdrawAsked():
            return go(visit, Withdraw())
        case ev.TextScanned():
            kept = keeping_code(visit, event)
            return go(kept, Notice()) if kept.scanned_code else stay(visit)
        case _:
            return stay(visit)
