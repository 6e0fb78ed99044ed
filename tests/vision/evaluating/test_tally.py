"""What is counted over all pairs, and how each is told."""

from typing import Any

from app.domain.matching import THRESHOLDS, MatchOutcome
from app.vision.evaluating.tally import Compared, counted, item


def pair(score: float | None, *, is_same: bool, reason: str = "") -> Compared:
    outcome = MatchOutcome.SAME if score is not None and score >= THRESHOLDS.clear else MatchOutcome.INCONCLUSIVE
    return Compared(is_same, outcome, score, 50.0, reason)


def told(*pairs: Compared) -> Any:
    return counted(pairs)


def test_pairs_are_counted_by_kind() -> None:
    counts = told(pair(0.9, is_same=True), pair(0.1, is_same=False), pair(0.2, is_same=False))["counts"]

    assert counts == {"items": 3, "genuine": 1, "impostor": 2, "failures_to_acquire": 0}


def test_accuracy_and_errors_are_those_at_the_kiosks_threshold() -> None:
    result = told(
        pair(0.9, is_same=True), pair(0.45, is_same=True), pair(0.46, is_same=False), pair(0.1, is_same=False)
    )

    assert result["threshold"] == 0.455
    assert (result["accuracy"]["count"], result["fnmr"]["count"], result["fmr"]["count"]) == (2, 1, 1)


def test_a_genuine_pair_that_could_not_be_read_counts_as_missed() -> None:
    result = told(pair(0.9, is_same=True), pair(None, is_same=True, reason="b: no_face"), pair(0.1, is_same=False))

    assert result["counts"]["failures_to_acquire"] == 1
    assert (result["fnmr"]["count"], result["fnmr"]["of"]) == (1, 2)
    assert (result["accuracy"]["count"], result["accuracy"]["of"]) == (2, 3)


def test_an_impostor_pair_that_could_not_be_read_flatters_no_false_match_rate() -> None:
    result = told(pair(0.9, is_same=True), pair(0.5, is_same=False), pair(None, is_same=False, reason="a: no_face"))

    assert (result["fmr"]["count"], result["fmr"]["of"]) == (1, 1)


def test_accuracy_by_the_protocol_of_ten_folds_needs_no_threshold_of_the_kiosk() -> None:
    result = told(*[pair(0.3, is_same=True), pair(0.1, is_same=False)] * 5)

    assert result["accuracy"]["count"] == 5
    assert (result["accuracy_10_fold"]["count"], result["accuracy_10_fold"]["of"]) == (10, 10)


def test_the_middle_time_is_told() -> None:
    assert told(pair(0.9, is_same=True))["median_ms"] == 50.0


def test_a_pair_is_told_with_its_score_or_with_the_reason_why_there_is_none() -> None:
    assert item("a.png", "b.png", pair(0.51239, is_same=True)) == {
        "a": "a.png", "b": "b.png", "same": 1, "score": 0.5124, "outcome": "same", "ms": 50.0
    }  # fmt: skip
    unread = item("a.png", "b.png", pair(None, is_same=False, reason="a: too_small"))
    assert (unread["score"], unread["same"], unread["reason"]) == (None, 0, "a: too_small")
