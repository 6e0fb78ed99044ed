"""Counts what came of compared pairs, and tells each pair."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from app.domain.matching import THRESHOLDS, MatchOutcome
from app.vision.evaluating.statistics import cross_validated, equal_error, missed_at, passing, share

_FMR = (1e-2, 1e-3)


@dataclass(frozen=True)
class Compared:
    """One pair, and what came of it: a score, or whose picture could not be used and why."""

    is_same: bool
    outcome: MatchOutcome
    score: float | None
    ms: float
    """Milliseconds from reading both files to the outcome."""
    reason: str = ""


def counted(compared: Sequence[Compared]) -> dict[str, object]:
    """Counts and rates over all pairs.

    Nothing flatters: a genuine pair that could not be read counts as not recognised, and an impostor pair that could
    not be read is left out of the impostors. `accuracy` is that at the kiosk's threshold; `accuracy_10_fold` that of
    consecutive tenths of the list, each at the threshold best for the other nine.
    """
    genuine = [-1.0 if one.score is None else one.score for one in compared if one.is_same]
    impostor = [one.score for one in compared if not one.is_same and one.score is not None]
    scores = [(-1.0 if one.score is None else one.score, one.is_same) for one in compared]
    right = sum((one.outcome is MatchOutcome.SAME) is one.is_same for one in compared)
    return {
        "counts": {
            "items": len(compared),
            "genuine": len(genuine),
            "impostor": len(compared) - len(genuine),
            "failures_to_acquire": sum(one.score is None for one in compared),
        },
        "threshold": THRESHOLDS.clear,
        "accuracy": share(right, len(compared)),
        "accuracy_10_fold": cross_validated(scores),
        "fnmr": share(len(genuine) - passing(genuine, THRESHOLDS.clear), len(genuine)),
        "fmr": share(passing(impostor, THRESHOLDS.clear), len(impostor)),
        "eer": equal_error(genuine, impostor),
        **{f"fnmr_at_fmr_{rate:g}": missed_at(genuine, impostor, rate) for rate in _FMR},
        "median_ms": round(median(one.ms for one in compared), 1),
    }


def item(a: str, b: str, one: Compared) -> dict[str, object]:
    """One pair as it is told; a pair without a score says why."""
    told: dict[str, object] = {
        "a": a,
        "b": b,
        "same": int(one.is_same),
        "score": None if one.score is None else round(one.score, 4),
        "outcome": one.outcome.value,
        "ms": round(one.ms, 1),
    }
    return {**told, "reason": one.reason} if one.reason else told
