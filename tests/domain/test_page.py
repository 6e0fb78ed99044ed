"""What is said to a guest who holds a page before the camera."""

from dataclasses import replace

import pytest

from app.domain.page import (
    PAGE_BANDS,
    PageGuidance,
    PageObservation,
    PageSteadier,
    page_guidance_for,
    with_name_line,
)

CLEAR = PageObservation(line_count=2, is_zone=True, pitch_px=18, luma=190, sharpness=1.1)


def test_a_clear_page_is_being_read() -> None:
    assert page_guidance_for(CLEAR) is PageGuidance.READING


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"line_count": 0, "is_zone": False}, PageGuidance.NO_PAGE),
        ({"luma": 20.0}, PageGuidance.MORE_LIGHT),
        ({"line_count": 0, "luma": 20.0}, PageGuidance.MORE_LIGHT),
        ({"edges_cut": 1}, PageGuidance.WHOLE_PAGE),
        ({"edges_cut": 2}, PageGuidance.BACK),
        ({"pitch_px": PAGE_BANDS.pitch_px_min - 0.1}, PageGuidance.CLOSER),
        ({"glare_ratio": 0.2}, PageGuidance.GLARE),
        ({"sharpness": 0.3}, PageGuidance.HOLD_STILL),
        ({"motion": 40.0}, PageGuidance.HOLD_STILL),
        ({"is_sideways": True}, PageGuidance.TURN_ROUND),
        ({"is_zone": False}, PageGuidance.WHOLE_PAGE),
        ({"is_zone": False, "pitch_px": 0.0, "sharpness": 0.0}, PageGuidance.WHOLE_PAGE),
        ({"is_zone": False, "glare_ratio": 0.2}, PageGuidance.GLARE),
        ({"is_zone": False, "motion": 40.0}, PageGuidance.HOLD_STILL),
    ],
)
def test_one_fault_gives_the_one_hint_that_helps(changes: dict[str, float | bool], expected: PageGuidance) -> None:
    assert page_guidance_for(replace(CLEAR, **changes)) is expected


def test_darkness_comes_before_everything_that_it_may_cause() -> None:
    assert page_guidance_for(replace(CLEAR, luma=10, sharpness=0.1)) is PageGuidance.MORE_LIGHT


def test_the_first_hint_shows_at_once_and_the_next_after_a_while() -> None:
    steadier = PageSteadier()

    shown = [steadier.judge(PageGuidance.NO_PAGE, now_s=0.0)]
    shown += [steadier.judge(PageGuidance.GLARE, now_s=now_s) for now_s in (0.2, 0.6, 1.0, 1.2)]

    assert shown == [PageGuidance.NO_PAGE] * 3 + [PageGuidance.GLARE] * 2


def test_one_bad_frame_says_nothing() -> None:
    steadier = PageSteadier()
    hints = [PageGuidance.READING] * 8 + [PageGuidance.GLARE] + [PageGuidance.READING] * 8

    shown = {steadier.judge(hint, now_s=index * 0.2) for index, hint in enumerate(hints)}

    assert shown == {PageGuidance.READING}


def test_a_read_page_is_said_at_once() -> None:
    steadier = PageSteadier()
    steadier.judge(PageGuidance.GLARE, now_s=0.0)

    assert steadier.judge(PageGuidance.READ, now_s=0.1) is PageGuidance.READ


def test_after_long_trying_another_way_is_said_to_be_better() -> None:
    steadier = PageSteadier(patience_s=20)
    steadier.judge(PageGuidance.GLARE, now_s=5.0)

    assert steadier.judge(PageGuidance.GLARE, now_s=24.9) is PageGuidance.GLARE
    assert steadier.judge(PageGuidance.HOLD_STILL, now_s=25.0) is PageGuidance.UNREADABLE
    assert steadier.judge(PageGuidance.READING, now_s=27.0) is PageGuidance.UNREADABLE


def test_where_a_page_was_seen_enough_nobody_is_kept_waiting_for_it() -> None:
    steadier = PageSteadier(patience_s=20, enough_s=6)
    steadier.judge(PageGuidance.READING, now_s=5.0)

    assert steadier.judge(PageGuidance.READING, now_s=10.9, was_seen_enough=True) is PageGuidance.READING
    assert steadier.judge(PageGuidance.READING, now_s=11.0) is PageGuidance.READING
    assert steadier.judge(PageGuidance.READING, now_s=11.0, was_seen_enough=True) is PageGuidance.UNREADABLE
    assert steadier.judge(PageGuidance.READ, now_s=12.0, was_seen_enough=True) is PageGuidance.READ


@pytest.mark.parametrize("waiting", [PageGuidance.NO_PAGE, PageGuidance.MORE_LIGHT])
def test_waiting_for_a_page_is_no_trying(waiting: PageGuidance) -> None:
    steadier = PageSteadier(patience_s=20)
    steadier.judge(waiting, now_s=0.0)

    assert steadier.judge(waiting, now_s=60.0) is waiting


@pytest.mark.parametrize(("lines", "at"), [(("FIRST", "SECOND"), 0), (("FIRST", "SECOND", "THIRD"), 2)])
def test_another_name_stands_in_the_line_of_the_name(lines: tuple[str, ...], at: int) -> None:
    assert with_name_line(lines, "NAME") == (*lines[:at], "NAME", *lines[at + 1 :])
