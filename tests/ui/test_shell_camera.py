import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from app.domain.face import Guidance
from app.domain.mode import Mode
from app.domain.problems import Problem
from app.flow import events as ev
from app.flow import pages
from app.i18n import Words
from app.ui.shell import Shell
from tests.ui.cameras import BLUE, a_picture
from tests.ui.looks import a_look, a_page, settle
from tests.ui.window import screen_name, seen, show, touch

FACE = pages.FacePage(Guidance.CLOSER, 0.0, Mode.DETECTION_ONLY, 60)


def test_a_short_wait_is_not_shown_and_takes_no_touch(shell: Shell) -> None:
    said: list[object] = []
    shell.happened.connect(said.append)
    show(shell, a_page("consent"))

    show(shell, a_page("waiting"))
    touch(shell, "consentAgreeButton")
    touch(shell, "backButton")

    assert screen_name(shell) == "consentScreen"
    assert said == []


def test_a_screen_that_follows_a_short_wait_takes_touches_again(shell: Shell) -> None:
    said: list[object] = []
    shell.happened.connect(said.append)
    show(shell, a_page("consent"))
    show(shell, a_page("waiting"))

    show(shell, a_page("consent"))
    touch(shell, "consentAgreeButton")

    assert said == [ev.ConsentAgreed()]


def test_a_longer_wait_is_shown(shell: Shell, qtbot: QtBot) -> None:
    show(shell, a_page("consent"))

    show(shell, a_page("waiting"))

    qtbot.waitUntil(lambda: screen_name(shell) == "waitingScreen", timeout=2000)
    assert seen(shell, "helpButton").isEnabled()


def test_a_wait_after_the_camera_is_shown_at_once(shell: Shell) -> None:
    """No picture of a face stays on the glass, and the frame says that the camera is closed."""
    show(shell, a_page(FACE))

    show(shell, a_page("waiting"))

    assert screen_name(shell) == "waitingScreen"
    assert seen(shell, "cameraLabel").text() == "The camera is closed"


@pytest.mark.parametrize("body", ["document_live", "portrait"])
def test_a_wait_after_the_document_camera_is_shown_at_once(shell: Shell, body: str) -> None:
    """No picture of a passport stays on the glass once the camera is closed."""
    show(shell, a_page(body))
    shell.set_picture(a_picture())

    show(shell, a_page("waiting"))

    assert screen_name(shell) == "waitingScreen"
    assert seen(shell, "cameraLabel").text() == "The camera is closed"


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("choice", "The camera is closed"),
        ("document", "The camera is closed"),
        ("document_live", "The document camera is on"),
        ("portrait", "The document camera is on"),
        ("face", "The face camera is on"),
    ],
)
def test_the_frame_tells_the_truth_about_the_camera(shell: Shell, body: str, told: str) -> None:
    show(shell, a_page(body))

    assert seen(shell, "cameraLabel").text() == told


def test_the_frame_follows_a_camera_that_opens_and_closes_on_one_screen(shell: Shell) -> None:
    told = []
    for body in ("document", "document_live", "document"):
        show(shell, a_page(body))
        told.append(seen(shell, "cameraLabel").text())

    assert told == ["The camera is closed", "The document camera is on", "The camera is closed"]


@pytest.mark.parametrize("body", ["document_live", "portrait"])
def test_pictures_of_the_document_camera_are_painted_while_it_is_open(shell: Shell, body: str) -> None:
    show(shell, a_page(body))
    shell.set_picture(a_picture(left=BLUE, right=BLUE))
    settle()
    shell.set_picture(a_picture(left=BLUE, right=BLUE))

    assert _centre(shell, "pageCanvas").pixelColor(4, 4).blue() > 200


def test_a_late_picture_is_dropped_where_the_document_camera_is_closed(shell: Shell) -> None:
    show(shell, a_page("document"))
    before = shell.grab().toImage()

    shell.set_picture(a_picture(left=BLUE, right=BLUE))

    assert shell.grab().toImage() == before


def test_no_picture_of_one_camera_is_left_when_the_other_begins(shell: Shell) -> None:
    show(shell, a_page("portrait"))
    shell.set_picture(a_picture(left=BLUE, right=BLUE))

    show(shell, a_page("face"))
    show(shell, a_page("portrait"))

    assert _centre(shell, "pageCanvas").pixelColor(4, 4) == a_look().color("press")


def test_the_photo_page_is_asked_for_on_the_document_screen(shell: Shell) -> None:
    show(shell, a_page("portrait"))

    assert screen_name(shell) == "documentScreen"


def test_pictures_are_painted_by_the_face_screen_and_dropped_elsewhere(shell: Shell) -> None:
    picture = a_picture(left=BLUE, right=BLUE)
    show(shell, a_page("choice"))
    before = shell.grab().toImage()
    shell.set_picture(picture)
    assert shell.grab().toImage() == before

    show(shell, a_page(FACE))
    without = _centre(shell)
    shell.set_picture(picture)
    settle()

    assert _centre(shell) != without


def _centre(shell: Shell, name: str = "previewCanvas") -> QImage:
    canvas = seen(shell, name)
    assert canvas is not None
    return canvas.grab().toImage().copy(canvas.width() // 2, canvas.height() // 2, 8, 8)


def test_values_that_change_while_the_camera_is_on_reach_the_screen(shell: Shell, words: Words) -> None:
    show(shell, a_page(FACE))
    show(shell, a_page(pages.FacePage(Guidance.HOLD_STILL, 0.5, Mode.DETECTION_ONLY, 60)))
    shell.set_picture(a_picture())

    show(shell, a_page(pages.FacePage(Guidance.LEFT, 0.5, Mode.DETECTION_ONLY, 60)))

    assert words.text("en", "face.guidance.left") in shell.spoken()


def test_the_focus_is_where_it_was_after_a_short_wait_on_the_same_screen(shell: Shell) -> None:
    show(shell, a_page(pages.StaffPinPage(None, 0)))
    field = seen(shell, "staffPinField")
    assert field is not None
    field.setFocus()

    show(shell, a_page("waiting"))
    assert not field.hasFocus()
    show(shell, a_page(pages.StaffPinPage(Problem.PIN_WRONG, 0)))

    assert field.hasFocus()
