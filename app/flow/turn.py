"""The answer of one step: the visit as it now is, and what is to be asked of the world."""

from dataclasses import dataclass, replace
from typing import TypeVar

from app.domain.face import Guidance
from app.domain.page import PageGuidance
from app.domain.problems import Problem
from app.flow.commands import Command
from app.flow.states import Document, Face, Portrait, State, Trouble, Visit


@dataclass(frozen=True)
class Turn:
    """One step's result."""

    visit: Visit
    commands: tuple[Command, ...] = ()


def stay(visit: Visit) -> Turn:
    """Leave the visit where it is: the event was late, or means nothing here."""
    return Turn(visit)


def go(visit: Visit, state: State, *commands: Command) -> Turn:
    """Move the visit to another state and close the panels over it."""
    return Turn(replace(visit, state=state, is_help_open=False, is_time_low=False), commands)


Kind = TypeVar("Kind", bound=State)


def refreshed(state: Kind) -> Kind:
    """A state as it is entered anew: a step with a camera forgets the last hint and how far it had come."""
    match state:
        case Face():
            return replace(state, guidance=Guidance.NO_FACE, hold_ratio=0.0, is_open=False)
        case Document() | Portrait():
            return replace(state, guidance=PageGuidance.NO_PAGE, read_ratio=0.0)
        case _:
            return state


def given_back(beneath: State) -> State:
    """Where a guest goes on when staff leave the screen: where they were.

    A face camera that closed for the staff screen stays closed until the guest says so. Source: rights.md section 10.
    """
    if isinstance(beneath, Face):
        return Trouble(Problem.CAMERA_PAUSED, again=refreshed(beneath))
    return refreshed(beneath)
