"""How large a share is, and within which bounds it lies: Wilson's interval at 95 %.

Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).
"""

import math
from dataclasses import dataclass

Z = 1.959964
"""The 97.5th percentile of the normal distribution."""


@dataclass(frozen=True)
class Share:
    """So many of so many."""

    part: int
    whole: int

    @property
    def ratio(self) -> float | None:
        """The share itself; None of nothing."""
        return self.part / self.whole if self.whole else None

    @property
    def bounds(self) -> tuple[float, float]:
        """Between which the true share lies in 95 of 100 such counts; from 0 to 1 where nothing was counted."""
        if not self.whole:
            return 0.0, 1.0
        ratio, n = self.part / self.whole, self.whole
        middle = (ratio + Z * Z / (2 * n)) / (1 + Z * Z / n)
        half = Z / (1 + Z * Z / n) * math.sqrt(ratio * (1 - ratio) / n + Z * Z / (4 * n * n))
        return max(0.0, middle - half), min(1.0, middle + half)

    def told(self) -> dict[str, float | int | None]:
        """For a report."""
        low, high = self.bounds
        ratio = None if self.ratio is None else round(self.ratio, 4)
        return {"part": self.part, "of": self.whole, "share": ratio, "low": round(low, 4), "high": round(high, 4)}
