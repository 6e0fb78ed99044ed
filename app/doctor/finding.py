"""What one check found."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.device import Grade


@dataclass(frozen=True)
class Finding:
    """What one check found; `mend` says what to do, and is empty where nothing is to be done."""

    name: str
    state: Grade
    sentence: str
    mend: str = ""

    def as_dict(self) -> Mapping[str, str]:
        """For a machine."""
        return {"name": self.name, "state": self.state.value, "sentence": self.sentence, "mend": self.mend}
