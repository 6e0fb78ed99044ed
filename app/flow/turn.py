"""The answer of one step: the visit as it now is, and what is to be asked of the world."""

from dataclasses import dataclass, replace

from app.flow.commands import Command
from app.flow.states import Face, State, Visit


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


def refreshed(state: State) -> State:
    """A state as it is entered anew: the face step forgets the last hint and how long the face was held."""
    return Face(state.receipt, state.booking, state.typed) if isinstance(state, Face) else state
