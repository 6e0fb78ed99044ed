"""Erasing who a guest is, from a receipt that staff found: a reason from a list, and a second person's PIN."""

from dataclasses import replace
from typing import assert_never

from app.domain.problems import Problem
from app.flow import events as ev
from app.flow.commands import EraseRecord
from app.flow.states import EraseReasoning, EraseSigning, Erasing, Visit
from app.flow.turn import Turn, go, stay


def erase_step(visit: Visit, state: EraseReasoning | EraseSigning | Erasing, event: ev.Event) -> Turn:
    """Go on from a reason to a second person, and from there to what was erased."""
    match state:
        case EraseReasoning():
            return _reasoning_step(visit, state, event)
        case EraseSigning():
            return _signing_step(visit, state, event)
        case Erasing():
            return _erasing_step(visit, state, event)
        case _:
            assert_never(state)


def _reasoning_step(visit: Visit, state: EraseReasoning, event: ev.Event) -> Turn:
    """Without a reason nothing is erased."""
    match event:
        case ev.EraseReasonChosen(reason=reason):
            return go(visit, EraseSigning(state.console, reason))
        case ev.StaffLeft() | ev.WentBack():
            return go(visit, state.console)
        case _:
            return stay(visit)


def _signing_step(visit: Visit, state: EraseSigning, event: ev.Event) -> Turn:
    """The second person's number and PIN go to the staff store and are not kept here."""
    receipt, member = state.console.receipt, state.console.member
    match event:
        case ev.PinSubmitted(pin_untrusted=pin) if receipt:
            return go(visit, Erasing(state.console, state.reason), EraseRecord(receipt.code, state.reason, member, pin))
        case ev.StaffLeft() | ev.WentBack():
            return go(visit, state.console)
        case _:
            return stay(visit)


def _erasing_step(visit: Visit, state: Erasing, event: ev.Event) -> Turn:
    """Say what was erased; or why nothing was, and let the second person type again."""
    again = EraseSigning(state.console, state.reason)
    match event:
        case ev.RecordErased(erasure=erasure):
            return go(visit, replace(state.console, erasure=erasure))
        case ev.SecondRefused():
            return go(visit, replace(again, is_refused=True))
        case ev.PinRefused(wait_s=wait_s):
            return go(visit, replace(again, problem=Problem.PIN_WAIT if wait_s else Problem.PIN_WRONG, wait_s=wait_s))
        case ev.ErrandFailed(problem=problem):
            return go(visit, replace(again, problem=problem))
        case _:
            return stay(visit)
