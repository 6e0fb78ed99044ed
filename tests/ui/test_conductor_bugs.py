"""After a bug: the visit ends, the camera is off, and the next guest finds a kiosk that works."""

import pytest

from app.domain.consent import Way
from app.domain.problems import Problem
from app.flow import events as ev
from app.flow.pages import TroublePage
from app.flow.states import Trouble, Welcome
from tests.builders import a_booking, rules
from tests.ui.circle import Circle

RULES = rules()


def test_a_bug_ends_the_visit_with_the_camera_off_and_a_plain_page(at_face: Circle) -> None:
    at_face.happens(ev.LanguageChosen("ar"), ev.ContrastTouched())
    asked_in, _ = at_face.errands.asked[-1]

    at_face.conductor.drop_visit()

    visit = at_face.conductor.visit
    assert (visit.number, visit.language) == (2, "ar")
    assert visit.state == Trouble(Problem.UNEXPECTED, again=Welcome())
    assert visit.comfort == type(visit.comfort)()
    page, level_when_shown = at_face.stage.shown[-1]
    assert (type(page.body), level_when_shown) == (TroublePage, "off")
    at_face.conductor.take_answer(asked_in, ev.BookingFound(a_booking()))
    assert at_face.conductor.visit == visit


def test_a_bug_on_the_way_out_leaves_the_camera_off_all_the_same(at_face: Circle) -> None:
    at_face.draw_fails = True

    with pytest.raises(ZeroDivisionError):
        at_face.conductor.drop_visit()

    assert at_face.vision.level == "off"


def test_the_page_after_a_bug_leads_home_by_a_touch_or_by_itself(circle: Circle) -> None:
    circle.conductor.drop_visit()
    circle.happens(ev.TriedAgain())
    assert (circle.state, circle.conductor.visit.number) == (Welcome(), 3)

    circle.conductor.drop_visit()
    circle.clock.advance(RULES.idle_s + RULES.warning_s)
    assert circle.state == Welcome()


def test_a_page_that_cannot_be_shown_leaves_no_camera_open_once_the_visit_is_dropped(circle: Circle) -> None:
    circle.goes_to_document(Way.FACE)
    circle.happens(ev.CodeTypingAsked(), ev.CodeEdited("HTL20261123"), ev.CodeSubmitted())
    circle.stage.fails = True
    with pytest.raises(ZeroDivisionError):
        circle.answers(ev.BookingFound(a_booking()))

    circle.stage.fails = False
    circle.conductor.drop_visit()

    assert circle.vision.level == "off"
    assert isinstance(circle.stage.page.body, TroublePage)
    assert len(circle.clock.running) == 1


def test_stopping_ends_camera_voice_and_clock(at_face: Circle) -> None:
    at_face.happens(ev.VoiceTouched())

    at_face.conductor.stop()

    assert at_face.vision.level == "off"
    assert not at_face.voice.is_speaking
    assert at_face.clock.running == []
