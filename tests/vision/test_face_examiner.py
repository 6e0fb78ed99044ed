"""What is asked of a guest before the face camera, and what comes of it: with a scripted observer and plain numbers."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from app.domain.face import Guidance, Observation
from app.domain.matching import MatchBand, MatchOutcome
from app.vision.aligning import ALIGNED_PX
from app.vision.comparison import Comparison
from app.vision.embedder import EMBEDDING_LENGTH, Embedding
from app.vision.face_examiner import FaceComparing, FaceFinding
from app.vision.frame import Frame, Pixels
from app.vision.sight import FaceSeen, Sight
from app.wire.protocol import Guided, Held, Judged, Report
from tests.vision.heads import Head
from tests.vision.skulls import head

FPS = 15
GOOD = Observation(
    face_count=1, face_height_ratio=0.4, luma=130.0, sharpness=6.0, yaw_deg=0.0, pitch_deg=0.0, roll_deg=0.0
)
FRAME: Pixels = np.zeros((720, 1280, 3), np.uint8)
NOBODY = Sight(Observation())


def somebody(who: int, yaw_deg: float = 0.0) -> Sight:
    """A good sight of person `who`, turned so far; the picture carries nothing but who it is."""
    alone = np.full((720, 960, 3), who, np.uint8)
    return Sight(replace(GOOD, yaw_deg=yaw_deg), FaceSeen(alone, head(yaw_deg)))


class Script:
    """An observer that sees what the script says; the last sight stands for ever."""

    def __init__(self, sights: Iterable[Sight]) -> None:
        self._sights: Iterator[Sight] = iter(sights)
        self._last = NOBODY
        self.forgotten = 0

    def look(self, frame: Frame) -> Sight:
        del frame
        self._last = next(self._sights, self._last)
        return self._last

    def forget(self) -> None:
        self.forgotten += 1


class Numbers:
    """An embedder that gives each person an axis of its own."""

    def __init__(self) -> None:
        self.given: list[Embedding] = []
        self.forgotten = 0

    def embed(self, face: Pixels) -> Embedding:
        assert face.shape == (ALIGNED_PX, ALIGNED_PX, 3)
        self.given.append(axis(int(face[ALIGNED_PX // 2, ALIGNED_PX // 2, 0])))
        return self.given[-1]

    def forget(self) -> None:
        self.forgotten += 1


class Obedient:
    """An observer whose guest does what was last asked, as a neck does it; another person may look ahead at the end."""

    def __init__(self, who: int = 1, *, who_ahead: int | None = None) -> None:
        self._head = Head()
        self._who, self._who_ahead = who, who_ahead or who
        self._has_turned = False

    def hear(self, prompt: Guidance, *, now_s: float) -> None:
        """Take in what is asked."""
        self._head.hear(prompt, now_s=now_s)

    def look(self, frame: Frame) -> Sight:
        yaw_deg = self._head.yaw_deg(frame.stamp_ns / 1e9)
        self._has_turned = self._has_turned or abs(yaw_deg) > 15
        return somebody(self._who_ahead if self._has_turned and abs(yaw_deg) < 9 else self._who, yaw_deg)

    def forget(self) -> None:
        """Nothing is followed."""


def axis(who: int) -> Embedding:
    """The embedding of a person."""
    embedding = np.zeros(EMBEDDING_LENGTH, np.float32)
    embedding[who] = 1.0
    return embedding


def comparison_with(who: int) -> Comparison:
    """A comparison whose reference is this person."""
    comparison = Comparison()
    comparison.set_reference(axis(who), is_clean=False)
    return comparison


def run(
    examiner: FaceComparing | FaceFinding, seconds: float, *, guest: Obedient | None = None, fps: int = FPS
) -> list[Report]:
    """Show frames until something was judged or held, or the time is over."""
    heard: list[Report] = []
    for number in range(1, int(seconds * fps) + 1):
        for report in examiner.examine(Frame(FRAME, int(number * 1e9 / fps))):
            heard.append(report)
            if guest is not None and isinstance(report, Guided):
                guest.hear(report.guidance, now_s=number / fps)
            if isinstance(report, Judged | Held):
                return heard
    return heard


def compared(guest: Obedient, comparison: Comparison, *, turns: int) -> Judged:
    """What comes of one attempt of a guest who does as asked."""
    examiner = FaceComparing(guest, Numbers(), comparison, turns=turns, passive=None)
    judged = run(examiner, 20.0, guest=guest)[-1]
    assert isinstance(judged, Judged)
    return judged


def test_a_face_that_holds_still_is_held_and_nothing_is_compared() -> None:
    script = Script([NOBODY, somebody(1)])
    examiner = FaceFinding(script, hold_s=0.5)

    heard = run(examiner, 3.0)

    assert isinstance(heard[-1], Held)
    examiner.forget()
    assert script.forgotten == 1
    assert isinstance(run(examiner, 3.0)[-1], Held)


@pytest.mark.parametrize("turns", [0, 1, 2])
def test_the_holder_of_the_passport_is_the_same_once_the_turns_are_done(turns: int) -> None:
    judged = compared(Obedient(1), comparison_with(1), turns=turns)

    assert (judged.outcome, judged.band) == (MatchOutcome.SAME, MatchBand.CLEAR)
    assert judged.frames > 5


@pytest.mark.parametrize("turns", [0, 2])
def test_another_person_is_inconclusive(turns: int) -> None:
    judged = compared(Obedient(2), comparison_with(1), turns=turns)

    assert (judged.outcome, judged.band) == (MatchOutcome.INCONCLUSIVE, MatchBand.BELOW)


def test_a_photo_held_up_once_the_turns_are_done_is_not_one_person() -> None:
    judged = compared(Obedient(2, who_ahead=1), comparison_with(1), turns=1)

    assert (judged.outcome, judged.band) == (MatchOutcome.INCONCLUSIVE, MatchBand.NOT_SHOWN)


def test_who_does_not_turn_is_inconclusive_and_is_asked_for_one_turn_more() -> None:
    script = Script([somebody(1)])
    examiner = FaceComparing(script, Numbers(), comparison_with(1), turns=1, passive=None)

    first = run(examiner, 30.0)

    assert first[-1] == replace_frames(first[-1], MatchOutcome.INCONCLUSIVE, MatchBand.NOT_SHOWN)
    assert any(isinstance(report, Guided) and report.guidance is not Guidance.GOOD for report in run(examiner, 5.0))


def test_without_a_photo_to_compare_with_nothing_is_looked_at_and_that_is_said_once() -> None:
    script = Script([somebody(1)])
    numbers = Numbers()
    examiner = FaceComparing(script, numbers, Comparison(), turns=2, passive=None)

    assert [*examiner.examine(Frame(FRAME, 1))] == [Judged(MatchOutcome.NO_REFERENCE, MatchBand.BELOW, 0)]
    assert [*examiner.examine(Frame(FRAME, 2))] == []
    assert numbers.given == []


def test_a_guest_who_leaves_before_the_comparison_is_inconclusive() -> None:
    numbers = Numbers()
    sights = [*[somebody(1)] * FPS, *[NOBODY] * FPS * 3]
    examiner = FaceComparing(Script(sights), numbers, comparison_with(1), turns=2, passive=None)

    judged = run(examiner, 10.0)[-1]

    assert judged == replace_frames(judged, MatchOutcome.INCONCLUSIVE, MatchBand.NOT_SHOWN)


def test_progress_only_grows_within_an_attempt_that_goes_well() -> None:
    guest = Obedient(1)
    examiner = FaceComparing(guest, Numbers(), comparison_with(1), turns=2, passive=None)

    ratios = [report.hold_ratio for report in run(examiner, 20.0, guest=guest) if isinstance(report, Guided)]

    assert all(0.0 <= ratio <= 1.0 for ratio in ratios)
    assert max(ratios) > 0.85
    assert sum(later < earlier - 0.12 for earlier, later in pairwise(ratios)) == 0


@pytest.mark.parametrize("fps", [2, 4])
def test_a_camera_too_slow_for_turns_is_inconclusive_at_once_and_not_an_endless_wait(fps: int) -> None:
    guest = Obedient(1)
    examiner = FaceComparing(guest, Numbers(), comparison_with(1), turns=2, passive=None)

    judged = run(examiner, 5.0, guest=guest, fps=fps)[-1]

    assert judged == replace_frames(judged, MatchOutcome.INCONCLUSIVE, MatchBand.NOT_SHOWN)


def test_what_is_forgotten_is_overwritten_with_zeros() -> None:
    guest, numbers, comparison = Obedient(1), Numbers(), comparison_with(1)
    examiner = FaceComparing(guest, numbers, comparison, turns=2, passive=None)
    run(examiner, 20.0, guest=guest)

    examiner.forget()

    assert not comparison.has_reference
    assert numbers.given
    assert all(not embedding.any() for embedding in numbers.given)
    assert numbers.forgotten == 1


def test_warming_up_leaves_nothing_behind_once_forgotten() -> None:
    numbers, comparison = Numbers(), Comparison()
    examiner = FaceComparing(Script([somebody(1)]), numbers, comparison, turns=2, passive=None)

    examiner.warm_up(Frame(FRAME, 0))
    examiner.forget()

    assert not comparison.has_reference
    assert all(not embedding.any() for embedding in numbers.given)


def replace_frames(report: Report, outcome: MatchOutcome, band: MatchBand) -> Judged:
    """The judgement that is expected, with as many frames as it took."""
    assert isinstance(report, Judged)
    return Judged(outcome, band, report.frames)


def test_a_photo_held_up_until_the_turns_begin_is_of_no_use() -> None:
    class Swapped(Obedient):
        """Holds a photo of the passport's holder before the camera until a turn is asked for."""

        is_asked = False

        def hear(self, prompt: Guidance, *, now_s: float) -> None:
            self.is_asked = self.is_asked or prompt in (Guidance.TURN_LEFT, Guidance.TURN_RIGHT)
            super().hear(prompt, now_s=now_s)

        def look(self, frame: Frame) -> Sight:
            return super().look(frame) if self.is_asked else somebody(1)

    judged = compared(Swapped(2), comparison_with(1), turns=2)

    assert (judged.outcome, judged.band) == (MatchOutcome.INCONCLUSIVE, MatchBand.NOT_SHOWN)
