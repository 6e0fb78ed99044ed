"""What one check found."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum


class State(Enum):
    """How a check went; the value is its code."""

    WORKS = "works"
    LACKS = "lacks"
    FAILS = "fails"

    @property
    def mark(self) -> str:
        """One character at the beginning of a line; the words after it say the same."""
        return {State.WORKS: "+", State.LACKS: "!", State.FAILS: "x"}[self]


@dataclass(frozen=True)
class Finding:
    """What one check found; `mend` says what to do, and is empty where nothing is to be done."""

    name: str
    state: State
    sentence: str
    mend: str = ""

    def as_dict(self) -> Mapping[str, str]:
        """For a machine."""
        return {"name": self.name, "state": self.state.value, "sentence": self.sentence, "mend": self.mend}
