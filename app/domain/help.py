"""Calls for help: a place in the queue, how long one waits, and who comes."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum


class HelpEnd(Enum):
    """How a call ended: a member of staff answered it, or the guest had gone."""

    ANSWERED = "answered"
    LEFT = "left"


@dataclass(frozen=True)
class HelpCall:
    """One guest's call as that guest may see it: `place` counts from 1, `answered_by` is the name of whoever comes."""

    number: int = 1
    place: int = 1
    answered_by: str = ""


@dataclass(frozen=True)
class OpenCall:
    """One call that nobody has answered, as staff see it: where the guest stood, and since when they wait."""

    number: int
    at: datetime
    state: str = field(default="")
