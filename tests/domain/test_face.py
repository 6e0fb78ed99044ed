"""From numbers to one hint."""

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.face import BANDS, Guidance, Observation, Steadier, guidance_for
from app.domain.picture import OVAL

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
        ({"eyes_hidden_ratio": 0.9}, Guidance.SHOW_EYES),
        ({"mouth_hidden_ratio": 0.9}, Guidance.SHOW_MOUTH),
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


def test_a_face_cut_by_the_edge_is_sent_back_into_the_frame_and_not_closer() -> None:
    low = replace(GOOD, face_height_ratio=0.2, offset_y_ratio=0.42)

    assert guidance_for(low) is Guidance.UP
    assert guidance_for(replace(low, offset_y_ratio=-0.42)) is Guidance.DOWN
    assert guidance_for(replace(low, offset_y_ratio=0.38)) is Guidance.CLOSER


def test_a_cover_is_spoken_of_last_since_dark_and_smear_hide_as_well() -> None:
    covered = replace(GOOD, eyes_hidden_ratio=1.0, mouth_hidden_ratio=1.0)

    assert guidance_for(covered) is Guidance.SHOW_EYES
    assert guidance_for(replace(covered, luma=20.0)) is Guidance.MORE_LIGHT
    assert guidance_for(replace(covered, yaw_deg=25.0)) is Guidance.LOOK_HERE
    assert guidance_for(replace(covered, sharpness=1.0)) is Guidance.HOLD_STILL


@given(
    st.builds(
        Observation,
        face_count=st.integers(0, 3),
        second_face_ratio=st.floats(0, 2),
        face_height_ratio=st.floats(0, 2),
        offset_x_ratio=st.floats(-1, 1),
        offset_y_ratio=st.floats(-1, 1),
        yaw_deg=st.floats(-90, 90),
        luma=st.floats(0, 255),
        sharpness=st.floats(0, 20),
        eyes_hidden_ratio=st.floats(0, 1),
        mouth_hidden_ratio=st.floats(0, 1),
    )
)
def test_nothing_that_is_seen_asks_for_a_turn(observation: Observation) -> None:
    assert guidance_for(observation) not in {Guidance.TURN_LEFT, Guidance.TURN_RIGHT}


CAMERA_M, FACE_M, FRAME_M = 1.50, 0.185, 2 * math.tan(math.radians(43 / 2))
"""The camera of `Bands`: its lens at 1.50 m looks straight ahead and sees this many metres upright at 1 m."""


def before_the_camera(eyes_m: float, metres: float) -> Observation:
    """A guest with eyes at this height, at this distance, with eyes and face at the same height."""
    height = FACE_M / FRAME_M / metres
    down = (CAMERA_M - eyes_m) / FRAME_M / metres
    return replace(GOOD, face_height_ratio=height, offset_y_ratio=down)


def test_which_eyes_are_right_at_which_distance_before_a_camera_at_one_metre_fifty() -> None:
    for metres, low, high in ((0.45, 146, 154), (0.60, 143, 157), (0.75, 137, 163), (0.90, 132, 168)):
        hints = {cm: guidance_for(before_the_camera(cm / 100, metres)) for cm in range(110, 196)}

        assert [cm for cm, hint in hints.items() if hint is Guidance.GOOD] == list(range(low, high + 1))


@given(eyes_m=st.floats(1.10, 1.95), metres=st.floats(0.45, 0.90))
def test_a_guest_of_any_height_is_good_or_sent_towards_the_middle(eyes_m: float, metres: float) -> None:
    towards = Guidance.UP if eyes_m < CAMERA_M else Guidance.DOWN

    assert guidance_for(before_the_camera(eyes_m, metres)) in {Guidance.GOOD, towards}


@given(height=st.floats(0.25, 0.58), down=st.floats(-0.5, 0.5))
def test_a_good_face_is_in_the_oval_from_hair_to_chin(height: float, down: float) -> None:
    if guidance_for(replace(GOOD, face_height_ratio=height, offset_y_ratio=down)) is Guidance.GOOD:
        low = OVAL.centre_y_ratio + down + height / 2
        high = OVAL.centre_y_ratio + down - height / 2
        assert low < OVAL.centre_y_ratio + OVAL.height_ratio / 2
        assert high > OVAL.centre_y_ratio - OVAL.height_ratio / 2


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
    {"offset_y_ratio": -BANDS.reach_y(GOOD.face_height_ratio) * 1.2},
    {"eyes_hidden_ratio": BANDS.eyes_hidden_ratio_max * 1.2},
    {"mouth_hidden_ratio": BANDS.mouth_hidden_ratio_max * 1.2},
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


def test_a_blink_is_not_a_cover() -> None:
    shut = replace(GOOD, eyes_hidden_ratio=0.9)
    steadier = Steadier()
    steadier.judge(GOOD, now_s=0.0)

    assert {steadier.judge(shut, now_s=0.1 + step / 10) for step in range(5)} == {Guidance.GOOD}
    assert steadier.judge(GOOD, now_s=0.55) is Guidance.GOOD
    assert steadier.judge(shut, now_s=0.8) is Guidance.GOOD


@pytest.mark.parametrize(
    ("change", "expected"),
    [({"eyes_hidden_ratio": 0.9}, Guidance.SHOW_EYES), ({"mouth_hidden_ratio": 0.9}, Guidance.SHOW_MOUTH)],
)
def test_what_stays_covered_is_spoken_of(change: dict[str, float], expected: Guidance) -> None:
    covered = replace(GOOD, **change)  # type: ignore[arg-type]
    steadier = Steadier()
    steadier.judge(GOOD, now_s=10.0)

    assert steadier.judge(covered, now_s=10.5) is Guidance.GOOD
    assert steadier.judge(covered, now_s=10.7) is expected


def test_whoever_comes_covered_is_told_at_once() -> None:
    covered = replace(GOOD, mouth_hidden_ratio=0.9)
    steadier = Steadier()
    steadier.judge(Observation(), now_s=9.9)

    assert steadier.judge(covered, now_s=10.0) is Guidance.SHOW_MOUTH


def test_while_a_cover_is_not_spoken_of_yet_other_hints_are() -> None:
    steadier = Steadier()
    steadier.judge(GOOD, now_s=0.0)

    assert steadier.judge(replace(GOOD, eyes_hidden_ratio=0.9, luma=20.0), now_s=0.2) is Guidance.MORE_LIGHT


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
