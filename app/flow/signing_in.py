"""Staff sign in over a guest's visit: number and PIN, and at the first time a PIN of one's own."""

from dataclasses import replace

from app.domain.pins import PinFault, pin_fault
from app.domain.problems import Problem
from app.domain.staff import StaffMember
from app.flow import events as ev
from app.flow.commands import ChangePin, CheckPin
from app.flow.states import PinChecking, PinRenewal, PinRenewing, StaffDesk, StaffPin, State, Visit
from app.flow.turn import Turn, given_back, go, stay


def pin_step(visit: Visit, state: StaffPin, event: ev.Event) -> Turn:
    """Number and PIN go to the staff store and are not kept here."""
    match event:
        case ev.PinSubmitted(pin_untrusted=pin):
            return go(visit, PinChecking(state.beneath), CheckPin(pin))
        case ev.StaffLeft() | ev.WentBack():
            return go(visit, given_back(state.beneath))
        case _:
            return stay(visit)


def checking_pin_step(visit: Visit, state: PinChecking, event: ev.Event) -> Turn:
    """A right PIN opens the staff screen; a wrong one says so, and how long to wait."""
    match event:
        case ev.PinAccepted(member=member):
            return go(visit, _signed_in(member, state.beneath))
        case ev.PinRefused(wait_s=wait_s):
            problem = Problem.PIN_WAIT if wait_s else Problem.PIN_WRONG
            return go(visit, StaffPin(state.beneath, problem, wait_s))
        case ev.ErrandFailed(problem=problem):
            return go(visit, StaffPin(state.beneath, problem))
        case _:
            return stay(visit)


def _signed_in(member: StaffMember, beneath: State) -> State:
    """Where a right PIN leads: nowhere else than to a PIN of one's own, while it is somebody else's choice."""
    return PinRenewal(member, beneath) if member.must_change_pin else StaffDesk(member, beneath)


def own_pin_step(visit: Visit, state: PinRenewal | PinRenewing, event: ev.Event) -> Turn:
    """A PIN of one's own is chosen, or being kept."""
    if isinstance(state, PinRenewal):
        return _renewal_step(visit, state, event)
    return _renewing_step(visit, state, event)


def _renewal_step(visit: Visit, state: PinRenewal, event: ev.Event) -> Turn:
    """The new PIN is typed twice, so that no slip of a finger locks its owner out."""
    match event:
        case ev.PinSubmitted(pin_untrusted=pin) if not state.chosen:
            fault = pin_fault(pin)
            return go(visit, PinRenewal(state.member, state.beneath, "" if fault else pin, fault))
        case ev.PinSubmitted(pin_untrusted=pin) if pin == state.chosen:
            return go(visit, PinRenewing(state.member, state.beneath), ChangePin(state.member.id, pin))
        case ev.PinSubmitted():
            return go(visit, PinRenewal(state.member, state.beneath, fault=PinFault.NOT_REPEATED))
        case ev.StaffLeft() | ev.WentBack():
            return go(visit, given_back(state.beneath))
        case _:
            return stay(visit)


def _renewing_step(visit: Visit, state: PinRenewing, event: ev.Event) -> Turn:
    """Only a PIN that is kept opens the staff screen."""
    match event:
        case ev.PinChanged():
            return go(visit, StaffDesk(replace(state.member, must_change_pin=False), state.beneath))
        case ev.PinNotChanged(fault=fault):
            return go(visit, PinRenewal(state.member, state.beneath, fault=fault))
        case ev.ErrandFailed(problem=problem):
            return go(visit, PinRenewal(state.member, state.beneath, problem=problem))
        case _:
            return stay(visit)
