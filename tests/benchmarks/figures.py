"""How benchmarks sum up what they measured."""

import math
import os
import platform
from collections.abc import Sequence
from statistics import median


def percentile(values: Sequence[float], share_ratio: float) -> float:
    """The smallest value that this share of all values does not pass (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share_ratio * len(ordered)) - 1)]


def line(name: str, values: Sequence[float], unit: str) -> str:
    """One line: median, 95th and 99th percentile, the largest, and of how many."""
    figures = (median(values), percentile(values, 0.95), percentile(values, 0.99), max(values))
    parts = zip(("median", "p95", "p99", "max"), figures, strict=True)
    return f"{name:<46} " + "  ".join(f"{word} {value:8.1f}" for word, value in parts) + f"  {unit}  (n={len(values)})"


def rate_below(count: int, total: int, *, confidence: float = 0.95) -> float:
    """The share that the true one does not exceed with this confidence, when so many of so many were counted.

    Source: Clopper and Pearson (1934), the upper bound alone.
    """
    if count >= total:
        return 1.0
    low, high = count / total, 1.0
    while high - low > 1e-9:
        tried = (low + high) / 2
        at_most = math.fsum(
            math.exp(
                math.lgamma(total + 1)
                - math.lgamma(seen + 1)
                - math.lgamma(total - seen + 1)
                + seen * math.log(tried)
                + (total - seen) * math.log1p(-tried)
            )
            for seen in range(count + 1)
        )
        low, high = (tried, high) if at_most > 1 - confidence else (low, tried)
    return high


def machine() -> str:
    """What was measured on; figures without it mean nothing."""
    load = os.getloadavg()[0]
    return f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, load {load:.1f} before"
