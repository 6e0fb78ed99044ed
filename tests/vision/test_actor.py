"""The built-in guest who obeys prompts, frame by frame, and that no cut between its clips shows."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import cv2
import numpy as np
import pytest

from app import paths
from app.domain.face import Observation
from app.domain.liveness import LIMITS, Turn
from app.domain.specimen import SPECIMEN_LINES
from app.vision.actor import GUEST, PASSPORT, REACTION_S, Actor, Part, part_that_begins_with
from app.vision.arguments import VIRTUAL_GUEST, VIRTUAL_PASSPORT
from app.vision.faults import VisionError
from app.vision.frame import Pixels
from app.vision.page.reader import PageReader
from app.vision.page.weights import read_weights
from app.wire.protocol import Fault
from tests.needs import needs_models
from tests.vision.clips import VIRTUAL_FPS, film_frame, film_length, grey, write_clip
from tests.vision.onlook import looks

FPS = 400
"""Fast, so that nothing waits long; a busy machine leaves frames out, so tests look at runs of frames."""

REACTION_FRAMES = round(REACTION_S * FPS)
OPENING, REST, LEFT, RIGHT = 20, 100, 150, 220
SMALL = Part("opening.avi", 30, "rest.avi", seam_frames=10, turns={Turn.LEFT: "left.avi", Turn.RIGHT: "right.avi"})


@pytest.fixture
def stage(tmp_path: Path) -> Path:
    """A folder of plain clips: each clip has its own brightness."""
    for name, value, count in (("opening", OPENING, 90), ("rest", REST, 40), ("left", LEFT, 40), ("right", RIGHT, 40)):
        write_clip(tmp_path / f"{name}.avi", [grey(value, width_px=64, height_px=48)] * count, fps=FPS)
    return tmp_path


@pytest.fixture
def actor(stage: Path) -> Iterator[Actor]:
    played = Actor(stage, SMALL)
    yield played
    played.close()
    played.close()


def played(actor: Actor, count: int) -> list[int]:
    """The brightness of the next frames."""
    frames = [actor.read() for _ in range(count)]
    assert all(frame is not None and frame.shape == (48, 64, 3) for frame in frames)
    return [int(frame[0, 0, 0]) for frame in frames if frame is not None]


def until(actor: Actor, value: int) -> list[int]:
    """The brightness of the frames before the first one of this brightness."""
    before = []
    while (seen := played(actor, 1)[0]) != value:
        before.append(seen)
        assert len(before) < 1000
    return before


def scenes(values: list[int]) -> list[int]:
    """Each brightness once for every run of it."""
    return [value for value, before in zip(values, [None, *values], strict=False) if value != before]


def test_the_opening_is_played_once_and_then_the_actor_rests_for_good(actor: Actor) -> None:
    assert scenes(played(actor, 300)) == [OPENING, REST]


def test_the_opening_ends_where_the_part_says(actor: Actor) -> None:
    assert len(until(actor, REST)) <= SMALL.opening_frames


@pytest.mark.parametrize(("turn", "value"), [(Turn.LEFT, LEFT), (Turn.RIGHT, RIGHT)])
def test_a_prompt_is_obeyed_once_and_then_the_actor_rests(actor: Actor, turn: Turn, value: int) -> None:
    until(actor, REST)

    actor.cue(turn)

    assert scenes(played(actor, 400)) == [REST, value, REST]


def test_nobody_turns_before_having_understood_the_prompt(actor: Actor) -> None:
    until(actor, REST)

    actor.cue(Turn.LEFT)
    half = played(actor, 3)

    assert set(half) == {REST}
    assert set(until(actor, LEFT)) == {REST}


def test_a_prompt_during_the_opening_is_obeyed_after_it(actor: Actor) -> None:
    actor.cue(Turn.RIGHT)

    assert scenes(played(actor, 400))[0] == OPENING
    assert RIGHT not in played(actor, 100)


def test_a_prompt_that_is_repeated_while_it_is_obeyed_is_obeyed_once(actor: Actor) -> None:
    until(actor, REST)
    actor.cue(Turn.LEFT)
    actor.cue(Turn.LEFT)
    until(actor, LEFT)

    actor.cue(Turn.LEFT)

    assert scenes([LEFT, *played(actor, 400)]) == [LEFT, REST]


def test_the_next_prompt_while_turning_is_obeyed_after_the_turn(actor: Actor) -> None:
    until(actor, REST)
    actor.cue(Turn.LEFT)
    until(actor, LEFT)

    actor.cue(Turn.RIGHT)

    assert [value for value in scenes([LEFT, *played(actor, 500)]) if value != REST] == [LEFT, RIGHT]


def test_another_prompt_before_the_turn_counts_instead(actor: Actor) -> None:
    until(actor, REST)
    actor.cue(Turn.LEFT)
    actor.cue(Turn.RIGHT)

    assert scenes(played(actor, 500)) == [REST, RIGHT, REST]


def test_an_actor_without_turns_hears_no_prompt(stage: Path) -> None:
    page = Actor(stage, Part("opening.avi", 30, "rest.avi", seam_frames=10))

    page.cue(Turn.LEFT)

    assert scenes(played(page, 300)) == [OPENING, REST]
    page.close()


def test_a_clip_that_is_missing_is_a_camera_that_is_missing(stage: Path) -> None:
    (stage / "left.avi").unlink()

    with pytest.raises(VisionError) as refused:
        Actor(stage, SMALL)

    assert refused.value.fault is Fault.CAMERA_MISSING


def test_a_part_is_found_by_its_first_clip_or_not_at_all() -> None:
    assert part_that_begins_with(VIRTUAL_GUEST) is GUEST
    assert not part_that_begins_with(VIRTUAL_PASSPORT).turns
    with pytest.raises(VisionError):
        part_that_begins_with("holiday.mp4")


def change(before: Pixels, after: Pixels) -> float:
    """Mean absolute difference of two frames, 0..255, at a quarter of their size, where grain counts little."""
    small = [cv2.resize(frame, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA) for frame in (before, after)]
    return float(np.mean(cv2.absdiff(*small)))


@pytest.mark.parametrize("opening", [VIRTUAL_GUEST, VIRTUAL_PASSPORT])
def test_no_cut_between_the_shipped_clips_shows(opening: str) -> None:
    """The loops of rest change by up to 1.4 from frame to frame; a guest moved by two pixels changes by 2.4."""
    part = part_that_begins_with(opening)
    seams = range(part.seam_frames, film_length(part.rest) + 1, part.seam_frames)
    ends = [film_frame(part.opening, part.opening_frames - 1), *(film_frame(part.rest, seam - 1) for seam in seams)]
    ends += [film_frame(name, film_length(name) - 1) for name in part.turns.values()]
    starts = [film_frame(name, 0) for name in (part.rest, *part.turns.values())]

    worst = max(change(before, after) for before in ends for after in starts)

    assert film_length(part.rest) % part.seam_frames == 0
    assert worst < 1.5


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Observation]]:
    """What the real model sees in some frames of the clips that follow the story."""
    turns = {name: [film_frame(name, number) for number in (0, 10, 14, 18, 22, 39)] for name in GUEST.turns.values()}
    clips = {**turns, GUEST.rest: [film_frame(GUEST.rest, number) for number in (0, 13, 38)]}
    seen = iter(looks(tmp_path_factory.mktemp("frames"), [frame for frames in clips.values() for frame in frames]))
    return {name: [next(seen).seen for _ in frames] for name, frames in clips.items()}


@needs_models
@pytest.mark.parametrize("turn", list(Turn))
def test_each_turn_goes_to_its_own_side_far_enough_and_comes_back(
    measured: dict[str, list[Observation]], turn: Turn
) -> None:
    yaws = [turn.sign * seen.yaw_deg for seen in measured[GUEST.turns[turn]]]

    assert 20 < max(yaws) < 30
    assert min(yaws[1:-1]) >= LIMITS.turn_deg
    assert abs(yaws[0]) < 4
    assert abs(yaws[-1]) < 4


@needs_models
def test_the_resting_guest_looks_ahead(measured: dict[str, list[Observation]]) -> None:
    resting = measured[GUEST.rest]

    assert all(seen.face_count == 1 for seen in resting)
    assert max(abs(seen.yaw_deg) for seen in resting) < 3


@pytest.mark.parametrize(
    ("clip", "zone"),
    [
        (PASSPORT.rest, SPECIMEN_LINES),
        (
            "virtual_passport_faceless.mp4",
            ("P<UTOLIN<<XIAOYU<<<<<<<<<<<<<<<<<<<<<<<<<<<<", "UT55104271UTO9103052F3306301<<<<<<<<<<<<<<<8"),
        ),
    ],
)
def test_a_lying_passport_is_read_exactly_and_large_enough_for_its_portrait(clip: str, zone: Sequence[str]) -> None:
    reader = PageReader(read_weights(paths.resources() / "mrz"))

    sights = [reader.look(film_frame(clip, number), number / VIRTUAL_FPS) for number in range(6)]

    read = sights[-1].reading
    assert read is not None
    assert read.lines == tuple(zone)
    assert read.names == ()
    assert read.portrait() is not None
