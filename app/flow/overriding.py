"""Staff over a guest's visit: say a reason, have it shown and recorded. They choose nothing for the guest."""

from dataclasses import replace

from app.domain.booking import Booking
from app.domain.consent import Way
from app.domain.ids import BookingRef, ReceiptId
from app.domain.permissions import Act, may
from app.domain.problems import Problem
from app.domain.rules import Rules
from app.domain.staff import ENDS_VISIT, Override, OverrideReason
from app.flow import events as ev
from app.flow.commands import RecordOverride
from app.flow.consoling import open_console
from app.flow.facing import with_booking
from app.flow.office import open_office
from app.flow.states import (
    Arrived,
    Code,
    Confirm,
    Document,
    Portrait,
    StaffActing,
    StaffDesk,
    StaffRecording,
    State,
    Trouble,
    Visit,
    Welcome,
)
from app.flow.turn import Turn, given_back, go, stay
from app.flow.withdrawing import asked_by_staff

SPECIAL = frozenset(
    {
        OverrideReason.COMPARED_BY_EYE,
        OverrideReason.DOCUMENT_SEEN,
        OverrideReason.NAME_ACCEPTED,
        OverrideReason.MINOR_ASSISTED,
        OverrideReason.TYPED_FOR_GUEST,
        OverrideReason.BOOKING_CHANGED,
    }
)
"""Reasons that mean something only where the guest stands at certain places."""


def reasons_for(beneath: State) -> tuple[OverrideReason, ...]:
    """List what a member of staff may record over a guest's state; nothing while nobody is here."""
    if isinstance(beneath, Welcome):
        return ()
    return tuple(reason for reason in OverrideReason if reason not in SPECIAL or reason in _special_for(beneath))


def _special_for(beneath: State) -> tuple[OverrideReason, ...]:
    """The reasons that only some states give."""
    match beneath:
        case Confirm(way=Way.FACE):
            return (OverrideReason.COMPARED_BY_EYE, OverrideReason.BOOKING_CHANGED)
        case Confirm():
            return (OverrideReason.BOOKING_CHANGED,)
        case Arrived(way=Way.FACE):
            return (OverrideReason.COMPARED_BY_EYE,)
        case Trouble(problem=Problem.MINOR_NEEDS_STAFF):
            return (OverrideReason.MINOR_ASSISTED,)
        case Trouble(held=held) if held is not None:
            return (OverrideReason.NAME_ACCEPTED, *_typing(beneath))
        case Portrait(way=Way.DOCUMENT):
            return (OverrideReason.DOCUMENT_SEEN,)
        case _:
            return _typing(beneath)


def _typing(beneath: State) -> tuple[OverrideReason, ...]:
    """Typing for a guest, where a booking is looked for."""
    seeking = beneath.again if isinstance(beneath, Trouble) else beneath
    return (OverrideReason.TYPED_FOR_GUEST,) if isinstance(seeking, Document | Code) else ()


def desk_step(visit: Visit, state: StaffDesk, event: ev.Event) -> Turn:
    """A reason from the list, or back to the guest."""
    match event:
        case ev.StaffActed(reason=reason) if may(state.member, Act.HELP_GUEST) and reason in reasons_for(state.beneath):
            override = Override(
                staff=state.member.id,
                reason=reason,
                state=type(state.beneath).__name__,
                receipt=_receipt_id(state.beneath),
                booking=_booking_ref(state.beneath),
            )
            return go(visit, StaffActing(state.member, override, state.beneath))
        case ev.StaffWithdrawAsked():
            return asked_by_staff(visit, state)
        case ev.ConsoleOpened():
            return open_console(visit, state)
        case ev.OfficeOpened():
            return open_office(visit, state)
        case ev.StaffLeft() | ev.WentBack():
            return go(visit, given_back(state.beneath))
        case _:
            return stay(visit)


def acting_step(visit: Visit, state: StaffActing, event: ev.Event) -> Turn:
    """What will be recorded stands on the guest's screen first; it can still be taken back."""
    match event:
        case ev.StaffActConfirmed():
            recording = StaffRecording(state.member, state.override, state.beneath)
            return go(visit, recording, RecordOverride(state.override))
        case ev.StaffLeft() | ev.WentBack():
            return go(visit, StaffDesk(state.member, state.beneath))
        case _:
            return stay(visit)


def staff_recording_step(visit: Visit, state: StaffRecording, event: ev.Event, rules: Rules) -> Turn:
    """Nothing happens to the visit until the audit log has it."""
    match event:
        case ev.OverrideRecorded():
            if state.override.reason in ENDS_VISIT:
                return go(visit, Welcome())
            return _settled(visit, state, rules)
        case ev.ErrandFailed(problem=problem):
            return go(visit, StaffDesk(state.member, state.beneath, problem))
        case _:
            return stay(visit)


def _settled(visit: Visit, state: StaffRecording, rules: Rules) -> Turn:
    """Where the guest goes on once staff has settled what stood in the way; otherwise where they were."""
    beneath = state.beneath
    match state.override.reason, beneath:
        case OverrideReason.MINOR_ASSISTED, Trouble(again=again):
            return go(replace(visit, is_minor_assisted=True), again)
        case OverrideReason.NAME_ACCEPTED, Trouble(
            held=Booking() as held, again=Portrait() | Document() | Code() as again
        ):
            shown = replace(visit, has_shown_document=True)
            turn = with_booking(shown, rules, again, held, has_portrait=False)
            accepted = turn.visit.state
            return go(shown, replace(accepted, is_name_accepted=True)) if isinstance(accepted, Portrait) else turn
        case OverrideReason.TYPED_FOR_GUEST, (Document() | Code()) as seeking:
            return go(visit, Code(seeking.way, seeking.receipt, seeking.typed))
        case OverrideReason.TYPED_FOR_GUEST, Trouble(again=(Document() | Code()) as seeking):
            return go(visit, Code(seeking.way, seeking.receipt, seeking.typed))
        case OverrideReason.BOOKING_CHANGED, Confirm(way=way, receipt=receipt):
            return go(visit, Document(way, receipt))
        case OverrideReason.DOCUMENT_SEEN, Portrait(booking=booking) as portrait:
            seen = replace(visit, has_shown_document=True)
            return with_booking(seen, rules, portrait, booking, has_portrait=False)
        case _:
            return go(visit, given_back(beneath))


def _receipt_id(state: State) -> ReceiptId | None:
    """The id of the receipt a state holds, if it holds one."""
    inner = state.again if isinstance(state, Trouble) else state
    receipt = getattr(inner, "receipt", None)
    return receipt.id if receipt else None


def _booking_ref(state: State) -> BookingRef | None:
    """The ref of the booking a state holds, if it holds one."""
    inner = state.again if isinstance(state, Trouble) else state
    booking = getattr(inner, "booking", None)
    return booking.ref if booking else None
