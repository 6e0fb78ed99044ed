"""How a guest who asked for help is kept told of the queue, while they read of it."""

from typing import Protocol

from app.flow.calling import is_waiting
from app.flow.commands import Command, LookAtHelpCall
from app.flow.states import Visit
from app.ports import Clock, Timer

QUEUE_S = 3.0
"""How often the queue is looked at, in seconds."""


class Errands(Protocol):
    """What the watch needs of the worker."""

    def submit(self, visit_number: int, command: Command) -> None:
        """Ask for one errand; returns at once."""


class QueueWatch:
    """Looks at the queue every few seconds while a call stands and its panel is open. Keeps: one timer."""

    def __init__(self, clock: Clock, errands: Errands) -> None:
        self._clock = clock
        self._errands = errands
        self._timer: Timer | None = None
        self._visit: Visit | None = None

    def follow(self, visit: Visit) -> None:
        """Know the visit as it now is, and look at the queue from now on if its guest waits for help."""
        self._visit = visit
        if self._timer is None and visit.is_help_open and is_waiting(visit):
            self._timer = self._clock.call_after(QUEUE_S, self._look)

    def stop(self) -> None:
        """Look no more."""
        if self._timer:
            self._timer.cancel()
            self._timer = None

    def _look(self) -> None:
        """Ask how far the call has come, unless it needs no answer any more."""
        self._timer = None
        visit = self._visit
        if visit and visit.help and visit.is_help_open and is_waiting(visit):
            self._errands.submit(visit.number, LookAtHelpCall(visit.help.number))
            self.follow(visit)
