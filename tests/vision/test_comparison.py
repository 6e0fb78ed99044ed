"""One guest against one photo, and nothing left of either."""

import numpy as np
import pytest

from app.domain.matching import MatchBand, MatchOutcome
from app.vision.comparison import SHOTS, Comparison
from app.vision.embedder import EMBEDDING_LENGTH, Embedding


def embedding(likeness: float, axis: int = 1) -> Embedding:
    """An embedding with this cosine to the reference, `embedding(1.0)`, differing along one axis."""
    made = np.zeros(EMBEDDING_LENGTH, np.float32)
    made[0], made[axis] = likeness, np.sqrt(1 - likeness * likeness)
    return made


def compared(*likenesses: float, is_clean: bool = False) -> Comparison:
    comparison = Comparison()
    comparison.set_reference(embedding(1.0), is_clean=is_clean)
    for axis, likeness in enumerate(likenesses, start=1):
        comparison.add_live(embedding(likeness, axis), quality=1.0)
    return comparison


def test_without_a_reference_nothing_is_compared() -> None:
    comparison = Comparison()
    comparison.add_live(embedding(1.0), quality=1.0)

    assert not comparison.has_reference
    assert comparison.cosine() is None
    assert comparison.outcome() is MatchOutcome.NO_REFERENCE


def test_without_a_good_frame_it_is_inconclusive() -> None:
    comparison = compared()

    assert comparison.has_reference
    assert (comparison.band(), comparison.outcome()) == (None, MatchOutcome.INCONCLUSIVE)


@pytest.mark.parametrize(
    ("likeness", "band", "outcome"),
    [
        (0.6, MatchBand.CLEAR, MatchOutcome.SAME),
        (0.40, MatchBand.UNSURE, MatchOutcome.INCONCLUSIVE),
        (0.1, MatchBand.BELOW, MatchOutcome.INCONCLUSIVE),
    ],
)
def test_the_likeness_decides(likeness: float, band: MatchBand, outcome: MatchOutcome) -> None:
    comparison = compared(likeness)

    assert comparison.cosine() == pytest.approx(likeness, abs=1e-6)
    assert (comparison.band(), comparison.outcome()) == (band, outcome)


def test_too_much_likeness_to_a_clean_photo_is_suspected_and_to_a_scanned_one_is_not() -> None:
    assert compared(0.97, is_clean=True).band() is MatchBand.PHOTO_ITSELF
    assert compared(0.97, is_clean=True).outcome() is MatchOutcome.INCONCLUSIVE
    assert compared(0.97).outcome() is MatchOutcome.SAME


def test_several_frames_together_are_more_alike_than_each() -> None:
    """What differs from frame to frame averages out; what is the guest's own stays."""
    assert compared(0.40).outcome() is MatchOutcome.INCONCLUSIVE
    assert compared(0.40, 0.40, 0.40).outcome() is MatchOutcome.SAME


def test_only_the_best_frames_are_held() -> None:
    comparison = compared()
    for quality in range(1, SHOTS + 4):
        comparison.add_live(embedding(0.9 if quality > 3 else -0.9), quality=quality)

    assert comparison.shot_count == SHOTS
    assert comparison.cosine() == pytest.approx(0.9, abs=1e-6)


def test_a_frame_of_no_quality_is_not_held_and_is_overwritten() -> None:
    comparison, frame = compared(), embedding(0.9)
    comparison.add_live(frame, quality=0.0)

    assert comparison.shot_count == 0
    assert not frame.any()


def test_a_frame_that_a_better_one_replaces_is_overwritten() -> None:
    comparison, first = compared(), embedding(0.9)
    comparison.add_live(first, quality=1.0)
    for _ in range(SHOTS):
        comparison.add_live(embedding(0.8), quality=2.0)

    assert not first.any()


def test_a_new_reference_overwrites_the_old_one() -> None:
    comparison, old = Comparison(), embedding(1.0)
    comparison.set_reference(old, is_clean=True)
    comparison.set_reference(embedding(1.0), is_clean=False)
    comparison.add_live(embedding(0.97), quality=1.0)

    assert not old.any()
    assert comparison.band() is MatchBand.CLEAR


def test_forgetting_overwrites_everything_with_zeros() -> None:
    comparison, reference = Comparison(), embedding(1.0)
    frames = [embedding(0.5), embedding(0.6)]
    comparison.set_reference(reference, is_clean=True)
    for frame in frames:
        comparison.add_live(frame, quality=1.0)

    comparison.forget()
    comparison.forget()

    assert not any(held.any() for held in (reference, *frames))
    assert (comparison.has_reference, comparison.shot_count) == (False, 0)
    assert comparison.outcome() is MatchOutcome.NO_REFERENCE


def test_it_never_shows_an_embedding_in_words() -> None:
    assert "0.6" not in repr(compared(0.6))


def test_a_face_that_is_like_every_frame_is_the_same_guest_and_one_unlike_any_is_not() -> None:
    comparison = compared(0.8, 0.8)

    assert compared().is_same_guest(embedding(-1.0))
    assert comparison.is_same_guest(embedding(0.8, 3))
    assert not comparison.is_same_guest(embedding(-0.8, 1))
    assert not comparison.is_same_guest(embedding(0.5, 3))


def test_dropping_the_frames_overwrites_them_and_keeps_the_reference() -> None:
    comparison, frame = compared(), embedding(0.9)
    comparison.add_live(frame, quality=1.0)

    comparison.drop_shots()

    assert not frame.any()
    assert (comparison.has_reference, comparison.shot_count) == (True, 0)
    assert comparison.outcome() is MatchOutcome.INCONCLUSIVE
