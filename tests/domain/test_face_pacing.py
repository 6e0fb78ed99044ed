"""When a hint is shown, and how long a face is held."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.domain.face import Guidance, HintPacer, HoldTimer


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


def test_what_a_challenge_asks_for_is_shown_at_once_and_then_stands() -> None:
    pacer = HintPacer()
    pacer.pace(Guidance.GOOD, now_s=0.0)

    assert pacer.pace(Guidance.TURN_LEFT, now_s=0.1, at_once=True) is Guidance.TURN_LEFT
    assert pacer.pace(Guidance.MORE_LIGHT, now_s=0.9) is Guidance.TURN_LEFT
    assert pacer.pace(Guidance.LOOK_HERE, now_s=0.95, at_once=True) is Guidance.LOOK_HERE
    assert pacer.pace(Guidance.GOOD, now_s=1.5) is Guidance.LOOK_HERE


def test_the_first_hint_may_be_a_challenges() -> None:
    assert HintPacer().pace(Guidance.TURN_RIGHT, now_s=0.0, at_once=True) is Guidance.TURN_RIGHT


def test_a_hint_after_three_prompts_in_a_row_waits_its_turn() -> None:
    pacer = HintPacer()
    for second, prompt in enumerate((Guidance.TURN_LEFT, Guidance.LOOK_HERE, Guidance.TURN_RIGHT)):
        pacer.pace(prompt, now_s=float(second), at_once=True)

    assert pacer.pace(Guidance.GOOD, now_s=4.9) is Guidance.TURN_RIGHT
    assert pacer.pace(Guidance.GOOD, now_s=5.0) is Guidance.GOOD


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
