"""Error rates with their 95 % intervals, from scores of what is to be accepted (genuine) and what is not (impostor).

Higher scores speak for acceptance. Source: ISO/IEC 19795-1 for the rates; Wilson (1927) for the interval.
"""

import math
from collections.abc import Sequence
from itertools import accumulate, pairwise
from statistics import stdev

FOLDS = 10

_Z = 1.959964
"""The 97.5 % point of the normal distribution."""


def share(count: int, total: int) -> dict[str, object]:
    """A share, with the numbers it comes from and its Wilson interval; all None if there is nothing to count."""
    if total == 0:
        return {"value": None, "count": count, "of": total, "low": None, "high": None}
    low, high = wilson(count, total)
    return {
        "value": round(count / total, 6), "count": count, "of": total, "low": round(low, 6), "high": round(high, 6)
    }  # fmt: skip


def wilson(count: int, total: int) -> tuple[float, float]:
    """Between which two shares the true one lies with 95 % confidence."""
    rate = count / total
    spread = _Z * math.sqrt(rate * (1 - rate) / total + _Z * _Z / (4 * total * total))
    middle, shrink = rate + _Z * _Z / (2 * total), 1 + _Z * _Z / total
    return max(0.0, (middle - spread) / shrink), min(1.0, (middle + spread) / shrink)


def equal_error(genuine: Sequence[float], impostor: Sequence[float]) -> float | None:
    """The rate at which as many genuine ones are missed as impostors pass; None without both kinds."""
    if not genuine or not impostor:
        return None
    rates = [
        (sum(score < threshold for score in genuine) / len(genuine), passing(impostor, threshold) / len(impostor))
        for threshold in _candidates(genuine, impostor)
    ]
    missed, passed = min(rates, key=lambda rate: abs(rate[0] - rate[1]))
    return round((missed + passed) / 2, 6)


def threshold_at(impostor: Sequence[float], rate: float) -> float | None:
    """The lowest score that at most this share of the impostors reaches; None if they are too few to tell."""
    allowed = math.floor(rate * len(impostor))
    if allowed < 1:
        return None
    return math.nextafter(sorted(impostor, reverse=True)[allowed], math.inf) if allowed < len(impostor) else -1.0


def missed_at(genuine: Sequence[float], impostor: Sequence[float], rate: float) -> dict[str, object]:
    """The share of genuine ones missed at the threshold that this share of the impostors passes."""
    threshold = threshold_at(impostor, rate)
    if threshold is None:
        return {"threshold": None, **share(0, 0)}
    missed = sum(score < threshold for score in genuine)
    return {"threshold": round(threshold, 4), **share(missed, len(genuine))}


def cross_validated(scores: Sequence[tuple[float, bool]], folds: int = FOLDS) -> dict[str, object]:
    """How many scores say rightly whether they are genuine (their second part), each at a threshold of the others.

    The list is cut into consecutive folds as equal as can be, and each is judged at the threshold that judges the
    others best. Told are the share over all folds, and as `spread` the standard deviation of the folds' shares.
    Source: the protocol of Labeled Faces in the Wild (Huang et al. 2007, view 2).
    """
    cuts = [len(scores) * number // folds for number in range(folds + 1)]
    spans = list(pairwise(cuts))
    if len(scores) < folds:
        return {"folds": folds, "spread": None, **share(0, 0)}
    rights = []
    for begin, end in spans:
        threshold = _most_right([*scores[:begin], *scores[end:]])
        rights.append(sum((score >= threshold) is is_genuine for score, is_genuine in scores[begin:end]))
    shares = [right / (end - begin) for right, (begin, end) in zip(rights, spans, strict=True)]
    return {"folds": folds, "spread": round(stdev(shares), 6), **share(sum(rights), len(scores))}


def passing(scores: Sequence[float], threshold: float) -> int:
    """How many scores reach a threshold."""
    return sum(score >= threshold for score in scores)


def _candidates(genuine: Sequence[float], impostor: Sequence[float]) -> list[float]:
    """Thresholds worth trying: the scores at which the two kinds overlap, or one between them if they do not."""
    low, high = min(genuine), max(impostor)
    between = sorted({score for score in (*genuine, *impostor) if low <= score <= high})
    return between or [low]


def _most_right(scores: Sequence[tuple[float, bool]]) -> float:
    """The score that as a threshold judges most of these rightly; the middle one of several that do."""
    ranked = sorted(scores, reverse=True)
    gains = list(accumulate(1 if is_genuine else -1 for _, is_genuine in ranked))
    best = max(gains)
    reached = [score for (score, _), gain in zip(ranked, gains, strict=True) if gain == best]
    return reached[len(reached) // 2]
