"""The one clock: idle guests are warned and sent home, and the camera has a clock that no touch sets back."""

import pytest

from app.domain.consent import Way
from app.domain.face import Guidance
from app.domain.problems import Problem
from app.flow import events as ev
from app.flow.states import Choice, Document, Face, Notice, StaffPin, Trouble, Welcome
from tests.builders import rules
from tests.ui.circle import Circle

RULES = rules()


def test_an_untouched_welcome_screen_waits_for_ever(circle: Circle) -> None:
    assert circle.clock.running == []


def test_settings_left_on_the_welcome_screen_are_reset_without_a_warning(circle: Circle) -> None:
    circle.happens(ev.LanguageChosen("ar"))
    circle.clock.advance(RULES.arrived_s - 0.1)
    assert circle.conductor.visit.language == "ar"

    circle.clock.advance(0.1)

    assert (circle.conductor.visit.language, circle.conductor.visit.number) == ("en", 2)
    assert not any(page.is_time_low for page, _ in circle.stage.shown)
    assert circle.clock.running == []


def test_an_idle_guest_is_warned_and_then_the_visit_ends(circle: Circle) -> None:
    circle.happens(ev.Started())

    circle.clock.advance(RULES.idle_s - 0.1)
    assert not circle.stage.page.is_time_low
    circle.clock.advance(0.1)
    assert circle.stage.page.is_time_low
    circle.clock.advance(RULES.warning_s - 0.1)
    assert isinstance(circle.state, Notice)
    circle.clock.advance(0.1)
    assert isinstance(circle.state, Welcome)
    assert circle.conductor.visit.number == 2


@pytest.mark.parametrize("touch", [ev.Stayed(), ev.TextSizeTouched(), ev.WentBack()], ids=lambda e: type(e).__name__)
def test_a_touch_gives_the_whole_time_again(circle: Circle, touch: ev.Touched) -> None:
    circle.happens(ev.Started(), ev.NoticeRead())
    circle.clock.advance(RULES.idle_s + RULES.warning_s - 1)
    assert circle.stage.page.is_time_low

    circle.happens(touch)

    assert not circle.stage.page.is_time_low
    circle.clock.advance(RULES.idle_s - 0.1)
    assert not circle.stage.page.is_time_low
    circle.clock.advance(0.1)
    assert circle.stage.page.is_time_low


def test_a_new_state_gives_the_whole_time_again_even_without_a_touch(circle: Circle) -> None:
    circle.happens(ev.Started(), ev.NoticeRead(), ev.WayChosen(Way.DOCUMENT))
    circle.clock.advance(RULES.idle_s - 1)

    circle.stores()

    circle.clock.advance(RULES.idle_s - 0.1)
    assert isinstance(circle.state, Document)
    assert not circle.stage.page.is_time_low


def test_an_answer_that_leaves_the_guest_where_they_are_gives_no_time(circle: Circle) -> None:
    circle.happens(ev.Started(), ev.NoticeRead())
    circle.clock.advance(RULES.idle_s - 1)

    circle.conductor.take_answer(circle.conductor.visit.number, ev.PrinterNotAsked(Problem.STORE_UNAVAILABLE))

    circle.clock.advance(1)
    assert circle.stage.page.is_time_low


def test_a_slow_setting_doubles_the_time_at_once(circle: Circle) -> None:
    circle.happens(ev.Started(), ev.VoiceTouched())

    circle.clock.advance(2 * RULES.idle_s - 0.1)
    assert not circle.stage.page.is_time_low
    circle.clock.advance(2 * RULES.warning_s)
    assert isinstance(circle.state, Notice)
    circle.clock.advance(0.1)
    assert isinstance(circle.state, Welcome)


def test_no_touch_sets_the_cameras_clock_back(at_face: Circle) -> None:
    for _ in range(5):
        at_face.clock.advance(RULES.face_s / 6)
        at_face.happens(ev.TextSizeTouched(), ev.GuidanceChanged(Guidance.CLOSER, 0.0), ev.HelpAsked(), ev.HelpClosed())
    assert isinstance(at_face.state, Face)

    at_face.clock.advance(RULES.face_s / 6)

    assert isinstance(at_face.state, Trouble)
    assert at_face.state.problem is Problem.FACE_INCONCLUSIVE
    assert at_face.vision.level == "off"


def test_the_cameras_clock_ends_with_the_face_screen_and_starts_anew_with_it(at_face: Circle) -> None:
    at_face.clock.advance(RULES.face_s - 1)
    at_face.happens(ev.NoticeOpened())
    at_face.clock.advance(2)
    assert isinstance(at_face.state, Notice)

    at_face.happens(ev.NoticeRead())
    at_face.clock.advance(RULES.face_s - 1)
    assert isinstance(at_face.state, Face)
    at_face.clock.advance(1)
    assert isinstance(at_face.state, Trouble)


def test_an_idle_staff_screen_gives_way_to_the_guest_with_a_clock_of_its_own(circle: Circle) -> None:
    circle.happens(ev.Started(), ev.NoticeRead(), ev.StaffCalled())
    assert isinstance(circle.state, StaffPin)

    circle.clock.advance(RULES.staff_s + RULES.warning_s)

    circle.clock.advance(RULES.idle_s - 0.1)
    assert isinstance(circle.state, Choice)
    assert not circle.stage.page.is_time_low


def test_only_one_timer_runs_and_none_once_nobody_is_here(at_face: Circle) -> None:
    assert len(at_face.clock.running) == 1
    at_face.happens(ev.StaffCalled(), ev.StaffLeft(), ev.WentBack(), ev.TextSizeTouched())
    assert len(at_face.clock.running) == 1

    at_face.happens(ev.TimeRanOut())

    assert at_face.clock.running == []
