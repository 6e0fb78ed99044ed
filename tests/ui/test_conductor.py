"""The circle: needs decide the camera, late answers are dropped, the clock runs, the voice speaks, bugs end visits."""

import pytest

from app.domain.consent import Way
from app.domain.face import Guidance
from app.domain.picture import Picture
from app.domain.problems import Problem
from app.flow import commands as cmd
from app.flow import events as ev
from app.flow.pages import ConsentPage, DocumentPage, FacePage, TroublePage, WelcomePage
from app.flow.states import Arrived, Confirm, Recording
from app.wire.protocol import (
    Guided,
    Held,
)
from tests.builders import a_booking, rules
from tests.ui.circle import Circle

RULES = rules()
PICTURE = Picture(2, 2, 8, memoryview(bytes(16)))


# --- page and commands --------------------------------------------------------------------------------------------


def test_the_kiosk_starts_with_the_welcome_page_and_no_camera(circle: Circle) -> None:
    assert [(page.body, level) for page, level in circle.stage.shown] == [(WelcomePage(), "off")]
    assert circle.vision.levels == ["off"]
    assert circle.errands.asked == []


def test_a_command_is_asked_for_in_the_name_of_its_visit(circle: Circle) -> None:
    circle.happens(ev.Started(), ev.NoticeRead(), ev.WayChosen(Way.DOCUMENT))

    assert isinstance(circle.state, Recording)
    assert circle.errands.asked == [(1, cmd.StoreReceipt(circle.state.draft))]


def test_an_event_that_changes_nothing_shows_nothing(circle: Circle) -> None:
    circle.happens(ev.FaceHeld(), ev.WentBack())

    assert len(circle.stage.shown) == 1


def test_a_failed_errand_shows_its_trouble(circle: Circle) -> None:
    circle.happens(ev.Started(), ev.NoticeRead(), ev.WayChosen(Way.FACE), ev.ConsentAgreed())

    circle.answers(ev.ErrandFailed(Problem.RECEIPT_NOT_SAVED))

    assert isinstance(circle.stage.page.body, TroublePage)
    assert circle.vision.level == "off"


def test_an_answer_of_an_earlier_visit_is_dropped(circle: Circle) -> None:
    circle.goes_to_document(Way.DOCUMENT)
    circle.happens(ev.CodeTypingAsked(), ev.CodeEdited("HTL20261123"), ev.CodeSubmitted())
    asked_in, _ = circle.errands.asked[-1]
    circle.happens(ev.TimeRanOut())
    circle.goes_to_document(Way.DOCUMENT)
    circle.happens(ev.CodeTypingAsked(), ev.CodeEdited("OTHER2026"), ev.CodeSubmitted())
    searching = circle.state

    circle.conductor.take_answer(asked_in, ev.BookingFound(a_booking()))

    assert circle.state == searching
    circle.answers(ev.BookingFound(a_booking(ref="OTHER2026")))
    assert isinstance(circle.state, Confirm)
    assert circle.state.booking.ref == "OTHER2026"


# --- camera -------------------------------------------------------------------------------------------------------


def test_the_camera_follows_the_needs_of_each_state_and_nothing_else(circle: Circle) -> None:
    circle.goes_to_face()
    circle.happens(ev.FaceHeld(), ev.Confirmed())
    circle.answers(ev.CheckedIn(a_booking(), ()))

    assert isinstance(circle.state, Arrived)
    assert circle.vision.levels == ["off", "warm", "live", "off"]
    bodies = {type(page.body): level for page, level in circle.stage.shown}
    assert (bodies[ConsentPage], bodies[DocumentPage], bodies[FacePage]) == ("warm", "warm", "live")


def test_the_passport_way_never_starts_the_vision_process(circle: Circle) -> None:
    circle.goes_to_document(Way.DOCUMENT)
    circle.happens(ev.CodeTypingAsked(), ev.CodeEdited("HTL20261123"), ev.CodeSubmitted())
    circle.answers(ev.BookingFound(a_booking()))
    circle.happens(ev.Confirmed())
    circle.answers(ev.CheckedIn(a_booking(), ()))
    circle.happens(ev.Finished())

    assert circle.vision.levels == ["off"]


@pytest.mark.parametrize(
    "event",
    [
        ev.PassportPreferred(),
        ev.NoticeOpened(),
        ev.StaffCalled(),
        ev.FaceHeld(),
        ev.FaceTimeRanOut(),
        ev.CameraFailed(Problem.CAMERA_LOST),
        ev.TimeRanOut(),
    ],
    ids=lambda event: type(event).__name__,
)
def test_the_camera_is_off_before_the_page_changes(at_face: Circle, event: ev.Event) -> None:
    at_face.happens(event)

    page, level_when_shown = at_face.stage.shown[-1]
    assert not isinstance(page.body, FacePage)
    assert level_when_shown == "off"


def test_going_back_closes_the_camera_before_the_page_changes(at_face: Circle) -> None:
    at_face.happens(ev.WentBack())

    page, level_when_shown = at_face.stage.shown[-1]
    assert isinstance(page.body, DocumentPage)
    assert level_when_shown == "warm"


def test_a_camera_that_is_on_is_not_told_so_again(at_face: Circle) -> None:
    told = list(at_face.vision.levels)

    at_face.happens(ev.TextSizeTouched(), ev.GuidanceChanged(Guidance.CLOSER, 0.0), ev.HelpAsked())

    assert at_face.vision.levels == told


def test_pictures_are_painted_only_while_the_camera_may_be_open(circle: Circle) -> None:
    circle.conductor.take_picture(PICTURE)
    circle.goes_to_document(Way.FACE)
    circle.conductor.take_picture(PICTURE)
    assert circle.stage.pictures == []

    circle.happens(ev.TimeRanOut())
    circle.goes_to_face()
    circle.conductor.take_picture(PICTURE)
    assert circle.stage.pictures == [PICTURE]

    circle.happens(ev.PassportPreferred())
    circle.conductor.take_picture(PICTURE)
    assert circle.stage.pictures == [PICTURE]


# --- reports and faults of the vision process ---------------------------------------------------------------------


def test_a_hint_reaches_the_page(at_face: Circle) -> None:
    at_face.conductor.take_report(Guided(Guidance.CLOSER, 0.25))

    body = at_face.stage.page.body
    assert isinstance(body, FacePage)
    assert (body.guidance, body.hold_ratio) == (Guidance.CLOSER, 0.25)


def test_a_face_held_still_leads_on(at_face: Circle) -> None:
    at_face.conductor.take_report(Held(12))

    assert isinstance(at_face.state, Confirm)
