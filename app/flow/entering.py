"""The confirmation, the arrival, and trouble with its ways out."""

from dataclasses import replace

from app.domain.ages import UNDER_AGE
from app.domain.consent import Side
from app.domain.problems import Problem
from app.domain.rules import FACE_ATTEMPTS_MAX, Rules
from app.flow import events as ev
from app.flow.commands import CheckIn, PrintReceipt
from app.flow.facing import leave_face
from app.flow.finding import scan_step
from app.flow.printing import ON_ITS_WAY, may_print
from app.flow.states import (
    Arrived,
    CheckingIn,
    Code,
    Confirm,
    Document,
    Face,
    Notice,
    Portrait,
    Trouble,
    Visit,
    Welcome,
)
from app.flow.turn import Turn, go, stay


def confirm_step(visit: Visit, state: Confirm, event: ev.Event) -> Turn:
    """The guest says the booking is right, or goes back to find another."""
    match event:
        case ev.Confirmed() if visit.age in UNDER_AGE and not visit.is_minor_assisted:
            return go(visit, Trouble(Problem.MINOR_NEEDS_STAFF, again=state))
        case ev.Confirmed():
            checking_in = CheckingIn(state.way, state.receipt, state.booking, state.typed)
            return go(visit, checking_in, CheckIn(state.booking, state.receipt, state.way))
        case ev.WentBack():
            return go(visit, Document(state.way, state.receipt, state.typed))
        case _:
            return stay(visit)


def checking_in_step(visit: Visit, state: CheckingIn, event: ev.Event) -> Turn:
    """Only a booking really changed is an arrival."""
    match event:
        case ev.CheckedIn(booking=booking, qr=qr) if booking.ref == state.booking.ref:
            return go(visit, Arrived(state.way, state.receipt, booking, qr))
        case ev.ErrandFailed(problem=problem):
            again = Confirm(state.way, state.receipt, state.booking, state.typed)
            return go(visit, Trouble(problem, again))
        case _:
            return stay(visit)


def arrived_step(visit: Visit, state: Arrived, event: ev.Event, rules: Rules, next_side: Side) -> Turn:
    """The receipt on paper or on the screen, and the end."""
    match event:
        case ev.PrintAsked() if rules.has_printer and may_print(state.paper):
            return go(visit, replace(state, paper=ON_ITS_WAY), PrintReceipt(state.receipt, visit.language))
        case ev.ReceiptAsked():
            return go(visit, replace(state, is_receipt_shown=not state.is_receipt_shown))
        case ev.WentBack() if state.is_receipt_shown:
            return go(visit, replace(state, is_receipt_shown=False))
        case ev.NextGuestCalled() if state.booking.still_to_come > 0:
            return _next_guest(visit, state, next_side)
        case ev.Finished():
            return go(visit, Welcome())
        case _:
            return stay(visit)


def _next_guest(visit: Visit, state: Arrived, next_side: Side) -> Turn:
    """A visit of its own for another guest of the booking: nothing of this one but the booking's code and the language.

    The notice, the choice, with its cards in an order of their own, and the receipt are that guest's.
    """
    number = visit.number + 1
    return Turn(Visit(number, next_side, visit.language, Notice(), visit.comfort, scanned_code=state.booking.ref))


def may_try_again(visit: Visit, state: Trouble) -> bool:
    """Whether what failed may be tried again: all but a face step that is closed to this guest."""
    if state.problem is Problem.FACE_TOO_YOUNG:
        return False
    return not isinstance(state.again, Face) or visit.face_attempts < FACE_ATTEMPTS_MAX


def trouble_step(visit: Visit, state: Trouble, event: ev.Event, rules: Rules) -> Turn:
    """Every trouble has a way out: again, another means, passport or code, or the end.

    Where a booking was sought, a scan is taken as it is there: a guest who must wait with codes may show a passport.
    """
    match event:
        case ev.TriedAgain() | ev.WentBack() if may_try_again(visit, state):
            return go(visit, state.again)
        case ev.PassportPreferred() if isinstance(state.again, Face | Portrait):
            face = state.again
            return leave_face(visit, rules, face.receipt, face.typed, face.booking)
        case ev.CodeTypingAsked() if isinstance(state.again, Document | Code):
            return go(visit, Code(state.again.way, state.again.receipt, state.again.typed))
        case ev.TextScanned() if isinstance(state.again, Document | Code):
            return scan_step(visit, state.again, event, rules)
        case ev.Finished():
            return go(visit, Welcome())
        case _:
            return stay(visit)
