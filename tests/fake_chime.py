"""A bell that only counts."""

from dataclasses import dataclass


@dataclass
class FakeChime:
    """Counts how often it rang, and knows whether it was silenced since."""

    rings: int = 0
    is_ringing: bool = False

    def ring(self) -> None:
        self.rings += 1
        self.is_ringing = True

    def hush(self) -> None:
        self.is_ringing = False
