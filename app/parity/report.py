"""What the measures say together: one line a metric, a score, and a name that the same kiosk always gets again."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.parity.metrics import ELSEWHERE, METRICS, Finding

HARD_COSTS, SOFT_COSTS = 5, 1
"""Source: rights.md section 5, "Parity score"."""
SHOWN = 8
"""So many failures of one metric are listed; all are counted."""
UNLIKE = frozenset({"P10"})
"""Measures of chance come out differently every time and are no part of the report's name."""


@dataclass(frozen=True)
class Line:
    """One metric over everything it was measured on; `measured` 0 where this report did not measure it."""

    metric: str
    measured: int
    failed: int
    value: str
    failures: tuple[str, ...]

    @property
    def asks(self) -> str:
        """What it asks."""
        return METRICS[self.metric].asks

    @property
    def is_hard(self) -> bool:
        """Whether failing it stops a build."""
        return METRICS[self.metric].is_hard

    @property
    def why_not(self) -> str:
        """Why it was not measured; empty if it was."""
        return "" if self.measured else ELSEWHERE.get(METRICS[self.metric].where, "not part of this run")


@dataclass(frozen=True)
class Report:
    """All lines, for one version of the program and one set of looks."""

    version: str
    looks: int
    languages: tuple[str, ...]
    lines: tuple[Line, ...]

    @property
    def hard_failures(self) -> tuple[str, ...]:
        """The metrics that stop a build."""
        return tuple(line.metric for line in self.lines if line.is_hard and line.failed)

    @property
    def score(self) -> int:
        """100, less 5 for every hard metric that failed and 1 for every soft one."""
        costs = (HARD_COSTS if line.is_hard else SOFT_COSTS for line in self.lines if line.failed)
        return 100 - sum(costs)

    @property
    def id(self) -> str:
        """The report's name, a digest of what came out. The same kiosk measured again has it again."""
        lines = [[line.metric, line.measured, line.failed] for line in self.lines if line.metric not in UNLIKE]
        told = json.dumps([self.version, self.looks, sorted(self.languages), lines], separators=(",", ":"))
        return f"parity-{hashlib.sha256(told.encode()).hexdigest()[:16]}"

    def as_dict(self) -> Mapping[str, object]:
        """The report for a machine."""
        return {
            "id": self.id,
            "version": self.version,
            "score": self.score,
            "hard_failures": list(self.hard_failures),
            "looks": self.looks,
            "languages": list(self.languages),
            "metrics": [
                {
                    "id": line.metric,
                    "asks": line.asks,
                    "hard": line.is_hard,
                    "measured": line.measured,
                    "failed": line.failed,
                    "value": line.value,
                    "failures": list(line.failures),
                    **({"not_measured": line.why_not} if line.why_not else {}),
                }
                for line in self.lines
            ],
        }


def summed(version: str, looks: int, languages: Sequence[str], findings: Iterable[Finding]) -> Report:
    """One line a metric, in the metrics' order."""
    taken: dict[str, list[Finding]] = {metric: [] for metric in METRICS}
    for finding in findings:
        taken[finding.metric].append(finding)
    return Report(version, looks, tuple(languages), tuple(_line(metric, found) for metric, found in taken.items()))


def _line(metric: str, found: Sequence[Finding]) -> Line:
    """One metric's line: the value first failed, or else the first measured."""
    failed = [finding for finding in found if not finding.passes]
    shown = failed or found
    listed = tuple(f"{finding.at}: {finding.value}" for finding in failed[:SHOWN])
    return Line(metric, len(found), len(failed), shown[0].value if shown else "", listed)
