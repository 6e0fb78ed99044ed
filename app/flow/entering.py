"""The face step, the confirmation, the arrival, and trouble with its ways out."""

from dataclasses import replace

from app.domain.booking import Booking
from app.domain.consent import Decision, Receipt, Way
from app.domain.problems import Problem
from app.domain.rules import Rules
from app.flow import events as ev
from app.flow.choosing import draft_of
from app.flow.commands import CheckIn, PrintReceipt, StoreReceipt
from app.flow.states import (
    Arrived,
    CheckingIn,
    Code,
    Confirm,
    Document,
    Face,
    Notice,
    Paper,
    PinChecking,
    Recording,
    StaffActing,
    StaffDesk,
    StaffPin,
    StaffRecording,
    State,
    Trouble,
    Visit,
    Welcome,
)
from app.flow.turn import Turn, go, refreshed, stay


def leave_face(visit: Visit, rules: Rules, receipt: Receipt, typed: str, booking: Booking | None = None) -> Turn:
    """Go on by passport or code: consent is withdrawn at once, and nothing is scanned or typed twice."""
    draft = draft_of(visit, rules, receipt.draft.notice, Decision.WITHDRAWN, receipt)
    recording = Recording(draft, Way.DOCUMENT, typed, booking, earlier=receipt)
    return go(visit, recording, StoreReceipt(draft))


def face_step(visit: Visit, state: Face, event: ev.Event, rules: Rules) -> Turn:
    """Follow the hints of the vision process; every failure is inconclusive and leads on."""
    match event:
        case ev.GuidanceChanged(guidance=guidance, hold_ratio=hold_ratio):
            return stay(replace(visit, state=replace(state, guidance=guidance, hold_ratio=hold_ratio)))
        case ev.FaceHeld():
            return go(visit, Confirm(Way.FACE, state.receipt, state.booking, state.typed))
        case ev.CameraFailed(problem=problem):
            return go(visit, Trouble(problem, again=refreshed(state)))
        case ev.FaceTimeRanOut():
            return go(visit, Trouble(Problem.FACE_INCONCLUSIVE, again=refreshed(state)))
        case ev.PassportPreferred():
            return leave_face(visit, rules, state.receipt, state.typed, state.booking)
        case ev.WentBack():
            return go(visit, Document(Way.FACE, state.receipt, state.typed))
        case _:
            return stay(visit)


def confirm_step(visit: Visit, state: Confirm, event: ev.Event) -> Turn:
    """The guest says the booking is right, or goes back to find another."""
    match event:
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


def arrived_step(visit: Visit, state: Arrived, event: ev.Event, rules: Rules) -> Turn:
    """The receipt on paper or on the screen, and the end."""
    match event:
        case ev.PrintAsked() if rules.has_printer and state.paper in (Paper.NOT_ASKED, Paper.FAILED):
            sending = replace(state, paper=Paper.SENDING)
            return go(visit, sending, PrintReceipt(state.receipt, visit.language))
        case ev.ReceiptAsked():
            return go(visit, replace(state, is_receipt_shown=not state.is_receipt_shown))
        case ev.WentBack() if state.is_receipt_shown:
            return go(visit, replace(state, is_receipt_shown=False))
        case ev.Finished():
            return go(visit, Welcome())
        case _:
            return stay(visit)


def paper_told(state: State, paper: Paper) -> State:
    """A state once the printer's queue has answered: the guest may read the notice by then, or staff be signed in."""
    match state:
        case Arrived(paper=Paper.SENDING):
            return replace(state, paper=paper)
        case Notice(onward=onward) if onward is not None:
            return replace(state, onward=paper_told(onward, paper))
        case StaffPin() | PinChecking() | StaffDesk() | StaffActing() | StaffRecording():
            return replace(state, beneath=paper_told(state.beneath, paper))
        case _:
            return state


def trouble_step(visit: Visit, state: Trouble, event: ev.Event, rules: Rules) -> Turn:
    """Every trouble has a way out: again, another means, passport or code, or the end."""
    match event:
        case ev.TriedAgain() | ev.WentBack():
            return go(visit, state.again)
        case ev.PassportPreferred() if isinstance(state.again, Face):
            face = state.again
            return leave_face(visit, rules, face.receipt, face.typed, face.booking)
        case ev.CodeTypingAsked() if isinstance(state.again, Document | Code):
            return go(visit, Code(state.again.way, state.again.receipt, state.again.typed))
        case ev.Finished():
            return go(visit, Welcome())
        case _:
            return stay(visit)
