"""From numbers to one hint."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.face import BANDS, Guidance, HintPacer, HoldTimer, Observation, Steadier, guidance_for

GOOD = Observation(face_count=1, face_height_ratio=0.4, luma=130.0, sharpness=6.0)


def test_a_face_in_the_oval_lit_and_still_is_good() -> None:
    assert guidance_for(GOOD) is Guidance.GOOD


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"face_count": 0}, Guidance.NO_FACE),
        ({"face_count": 2, "second_face_ratio": 0.9}, Guidance.ONE_PERSON),
        ({"face_height_ratio": 0.1}, Guidance.CLOSER),
        ({"face_height_ratio": 0.8}, Guidance.BACK),
        ({"offset_x_ratio": 0.2}, Guidance.LEFT),
        ({"offset_x_ratio": -0.2}, Guidance.RIGHT),
        ({"offset_y_ratio": 0.3}, Guidance.UP),
        ({"offset_y_ratio": -0.3}, Guidance.DOWN),
        ({"luma": 20.0}, Guidance.MORE_LIGHT),
        ({"luma": 240.0}, Guidance.LESS_LIGHT),
        ({"yaw_deg": 25.0}, Guidance.LOOK_HERE),
        ({"yaw_deg": -25.0}, Guidance.LOOK_HERE),
        ({"pitch_deg": -30.0}, Guidance.LOOK_HERE),
        ({"roll_deg": 20.0}, Guidance.LOOK_HERE),
        ({"motion_ratio_per_s": 1.0}, Guidance.HOLD_STILL),
        ({"sharpness": 1.0}, Guidance.HOLD_STILL),
    ],
)
def test_each_number_out_of_its_band_has_its_hint(change: dict[str, float], expected: Guidance) -> None:
    assert guidance_for(replace(GOOD, **change)) is expected  # type: ignore[arg-type]


def test_a_small_second_face_behind_does_not_disturb() -> None:
    assert guidance_for(replace(GOOD, face_count=2, second_face_ratio=0.4)) is Guidance.GOOD


def test_the_distance_comes_before_the_place_and_the_place_before_the_light() -> None:
    far_aside_dark = replace(GOOD, face_height_ratio=0.1, offset_x_ratio=0.3, luma=10.0)

    assert guidance_for(far_aside_dark) is Guidance.CLOSER
    assert guidance_for(replace(far_aside_dark, face_height_ratio=0.4)) is Guidance.LEFT


def test_the_larger_of_two_offsets_is_named_first() -> None:
    assert guidance_for(replace(GOOD, offset_x_ratio=0.1, offset_y_ratio=0.4)) is Guidance.UP


@given(
    height=st.floats(BANDS.face_height_ratio_max, 2.0, exclude_min=True),
    x=st.floats(-1, 1),
    y=st.floats(-1, 1),
    luma=st.floats(0, 255),
    yaw=st.floats(-90, 90),
)
def test_a_face_that_is_too_close_is_never_asked_to_come_closer(
    height: float, x: float, y: float, luma: float, yaw: float
) -> None:
    close = replace(GOOD, face_height_ratio=height, offset_x_ratio=x, offset_y_ratio=y, luma=luma, yaw_deg=yaw)

    assert guidance_for(close) is Guidance.BACK


@given(x=st.floats(-0.5, 0.5))
def test_the_direction_to_move_in_always_leads_to_the_middle(x: float) -> None:
    """The offset is positive towards the guest's own right, so that moving left makes it smaller."""
    guidance = guidance_for(replace(GOOD, offset_x_ratio=x))

    assert guidance in {Guidance.GOOD, Guidance.LEFT if x > 0 else Guidance.RIGHT}


def test_bands_are_widened_outwards_on_both_sides() -> None:
    wide = BANDS.widened(0.1)

    assert wide.face_height_ratio_min < BANDS.face_height_ratio_min
    assert wide.face_height_ratio_max > BANDS.face_height_ratio_max
    assert wide.luma_min < BANDS.luma_min < BANDS.luma_max < wide.luma_max


def test_widened_bands_still_know_a_face_that_is_all_white() -> None:
    assert BANDS.luma_max < BANDS.widened(0.25).widened(0.12).luma_max < 240


def test_a_dark_face_before_a_bright_window_needs_light_and_a_dark_face_before_a_wall_does_not() -> None:
    shadow = replace(GOOD, luma=70.0, glare_ratio=0.6)

    assert guidance_for(shadow) is Guidance.MORE_LIGHT
    assert guidance_for(replace(shadow, glare_ratio=0.0)) is Guidance.GOOD
    assert guidance_for(replace(shadow, luma=120.0)) is Guidance.GOOD


def test_a_good_face_stays_good_when_it_strays_a_little() -> None:
    steadier = Steadier()
    edge = replace(GOOD, offset_x_ratio=BANDS.offset_x_ratio_max * 1.05)
    away = replace(GOOD, offset_x_ratio=BANDS.offset_x_ratio_max * 1.5)

    judged = [steadier.judge(seen, now_s=step / 10) for step, seen in enumerate((edge, GOOD, edge, away, edge))]

    assert judged == [Guidance.LEFT, Guidance.GOOD, Guidance.GOOD, Guidance.LEFT, Guidance.LEFT]


A_LITTLE_OFF = [
    {"face_height_ratio": BANDS.face_height_ratio_min * 0.8},
    {"face_height_ratio": BANDS.face_height_ratio_max * 1.2},
    {"offset_x_ratio": BANDS.offset_x_ratio_max * 1.2},
    {"offset_y_ratio": -BANDS.offset_y_ratio_max * 1.2},
    {"yaw_deg": BANDS.yaw_deg_max * 1.2},
    {"pitch_deg": -BANDS.pitch_deg_max * 1.2},
    {"roll_deg": BANDS.roll_deg_max * 1.2},
    {"luma": BANDS.luma_min * 0.8},
    {"luma": BANDS.luma_max + 8},
    {"luma": BANDS.glare_luma_max * 0.8, "glare_ratio": 0.9},
    {"glare_ratio": BANDS.glare_ratio_max * 1.2, "luma": 60.0},
    {"sharpness": BANDS.sharpness_min * 0.8},
    {"motion_ratio_per_s": BANDS.motion_ratio_per_s_max * 1.2},
    {"face_count": 2, "second_face_ratio": BANDS.second_face_ratio_max * 1.2},
]


@pytest.mark.parametrize("change", A_LITTLE_OFF, ids=str)
def test_after_twelve_seconds_a_face_a_little_off_is_good_enough(change: dict[str, float]) -> None:
    off = replace(GOOD, **change)  # type: ignore[arg-type]
    steadier = Steadier()

    judged = [steadier.judge(off, now_s=100.0 + step / 2) for step in range(25)]

    assert Guidance.GOOD not in judged[:24]
    assert judged[24] is Guidance.GOOD


def test_an_empty_lobby_uses_up_no_patience() -> None:
    steadier = Steadier()
    far = replace(GOOD, face_height_ratio=BANDS.face_height_ratio_min * 0.8)
    steadier.judge(Observation(), now_s=0.0)

    assert steadier.judge(far, now_s=60.0) is Guidance.CLOSER
    assert steadier.judge(far, now_s=71.9) is Guidance.CLOSER
    assert steadier.judge(far, now_s=72.0) is Guidance.GOOD


def test_patience_grows_once_and_never_again() -> None:
    steadier = Steadier()
    too_far = replace(GOOD, face_height_ratio=BANDS.face_height_ratio_min * 0.7)

    assert {steadier.judge(too_far, now_s=float(second)) for second in range(600)} == {Guidance.CLOSER}


OPPOSITES = {
    Guidance.CLOSER: Guidance.BACK,
    Guidance.LEFT: Guidance.RIGHT,
    Guidance.UP: Guidance.DOWN,
    Guidance.MORE_LIGHT: Guidance.LESS_LIGHT,
}


@given(
    height=st.floats(0.01, 2.0),
    x=st.floats(-1, 1),
    y=st.floats(-1, 1),
    luma=st.floats(0, 255),
    glare=st.floats(0, 1),
    ratio=st.floats(0, 0.4),
)
def test_kindness_never_turns_a_hint_into_its_opposite(
    height: float, x: float, y: float, luma: float, glare: float, ratio: float
) -> None:
    seen = replace(GOOD, face_height_ratio=height, offset_x_ratio=x, offset_y_ratio=y, luma=luma, glare_ratio=glare)
    strict, kind = guidance_for(seen), guidance_for(seen, BANDS.widened(ratio))

    assert OPPOSITES.get(strict) is not kind
    assert OPPOSITES.get(kind) is not strict
    assert strict is not Guidance.GOOD or kind is Guidance.GOOD


def test_the_first_hint_is_shown_at_once() -> None:
    assert HintPacer().pace(Guidance.CLOSER, now_s=100.0) is Guidance.CLOSER


def test_a_hint_stands_for_a_second() -> None:
    pacer = HintPacer()
    pacer.pace(Guidance.CLOSER, now_s=0.0)

    assert pacer.pace(Guidance.GOOD, now_s=0.9) is Guidance.CLOSER
    assert pacer.pace(Guidance.GOOD, now_s=1.0) is Guidance.GOOD


def test_a_hint_that_passes_within_a_second_is_never_shown() -> None:
    pacer = HintPacer()
    pacer.pace(Guidance.CLOSER, now_s=0.0)
    pacer.pace(Guidance.LEFT, now_s=0.5)

    assert pacer.pace(Guidance.CLOSER, now_s=1.5) is Guidance.CLOSER


@given(st.lists(st.tuples(st.floats(0.0, 0.4), st.sampled_from(list(Guidance))), max_size=200))
def test_hints_never_change_more_than_three_times_in_five_seconds(steps: list[tuple[float, Guidance]]) -> None:
    pacer, now_s, changes = HintPacer(), 0.0, list[float]()
    shown: Guidance | None = None
    for wait_s, guidance in steps:
        now_s += wait_s
        hint = pacer.pace(guidance, now_s=now_s)
        if hint is not shown:
            changes.append(now_s)
        shown = hint

    assert all(later - earlier >= 5.0 for earlier, later in zip(changes, changes[3:], strict=False))
    assert all(later - earlier >= 1.0 for earlier, later in pairwise(changes))


@given(st.lists(st.tuples(st.floats(0.0, 0.4), st.sampled_from(list(Guidance))), min_size=1, max_size=200))
def test_a_shown_hint_was_right_when_it_was_first_shown(steps: list[tuple[float, Guidance]]) -> None:
    pacer, now_s = HintPacer(), 0.0
    shown: Guidance | None = None
    for wait_s, guidance in steps:
        now_s += wait_s
        hint = pacer.pace(guidance, now_s=now_s)
        assert hint is shown or hint is guidance
        shown = hint


@given(st.sampled_from(list(Guidance)), st.lists(st.sampled_from(list(Guidance)), max_size=200))
def test_a_hint_that_lasts_is_shown_within_five_seconds(lasting: Guidance, before: list[Guidance]) -> None:
    pacer, now_s = HintPacer(), 0.0
    for guidance in before:
        pacer.pace(guidance, now_s=now_s)
        now_s += 0.1

    assert pacer.pace(lasting, now_s=now_s + 5.0) is lasting


def test_a_face_is_held_after_the_set_time() -> None:
    timer = HoldTimer(hold_s=1.0)

    progress = [timer.progress(is_good=True, now_s=10.0 + step / 4) for step in range(6)]

    assert progress == [0.0, 0.25, 0.5, 0.75, 1.0, 1.0]


def test_a_bad_frame_begins_the_hold_anew() -> None:
    timer = HoldTimer(hold_s=1.0)
    timer.progress(is_good=True, now_s=0.0)
    timer.progress(is_good=True, now_s=0.4)

    assert timer.progress(is_good=False, now_s=0.5) == 0.0
    assert timer.progress(is_good=True, now_s=0.6) == 0.0


def test_time_without_frames_does_not_count_as_held() -> None:
    timer = HoldTimer(hold_s=1.0)
    timer.progress(is_good=True, now_s=0.0)

    assert timer.progress(is_good=True, now_s=30.0) == 0.0
