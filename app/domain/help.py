"""Calls for help: a place in the queue, how long one waits, and who comes."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum


class HelpEnd(Enum):
    """How a call ended: a member of staff answered it, or the guest had gone."""

    ANSWERED = "answered"
    LEFT = "left"


RINGS_MAX = 10
"""How often the bell rings for one call, at most."""


@dataclass(frozen=True)
class HelpCall:
    """One guest's call as that guest may see it: `place` counts from 1, `answered_by` is the name of whoever comes.

    `waited` is for how many whole minutes it has stood.
    """

    number: int = 1
    place: int = 1
    answered_by: str = ""
    waited: int = 0


@dataclass(frozen=True)
class OpenCall:
    """One call that nobody has answered, as staff see it: where the guest stood, and since when they wait."""

    number: int
    at: datetime
    state: str = field(default="")


class News(Enum):
    """What became of a call since the desk was last told: it is new, it waits too long, or nobody waits any more."""

    NEW = "new"
    AGAIN = "again"
    OVER = "over"


class CallBoard:
    """What a desk that watches the queue is told, look by look. Keeps: when it was last told of each open call."""

    def __init__(self, again: timedelta) -> None:
        """Take after how long a call that nobody answered is told again."""
        self._again = again
        self._told: dict[int, tuple[OpenCall, datetime]] = {}

    def look(self, calls: Iterable[OpenCall], now: datetime) -> list[tuple[News, OpenCall]]:
        """What is new among the open calls, those that are over first."""
        waiting = {call.number: call for call in calls}
        over = [(News.OVER, call) for number, (call, _) in self._told.items() if number not in waiting]
        self._told = {number: told for number, told in self._told.items() if number in waiting}
        told = list(over)
        for number, call in waiting.items():
            last = self._told.get(number)
            if last is None or now - last[1] >= self._again:
                told.append((News.NEW if last is None else News.AGAIN, call))
                self._told[number] = (call, now)
        return told
