from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from app.domain.consent import Mode
from app.domain.face import Guidance
from app.domain.picture import BYTES_PER_PIXEL, Picture
from app.domain.problems import Problem
from app.flow import events as ev
from app.flow import pages
from app.i18n import Words
from app.ui.shell import Shell
from tests.ui.looks import (
    a_page,
    settle,
)
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


def test_the_frame_tells_the_truth_about_the_camera(shell: Shell) -> None:
    show(shell, a_page("choice"))
    closed = seen(shell, "cameraLabel").text()

    show(shell, a_page(FACE))

    assert (closed, seen(shell, "cameraLabel").text()) == ("The camera is closed", "The camera is on")


def test_pictures_are_painted_by_the_face_screen_and_dropped_elsewhere(shell: Shell) -> None:
    picture = a_picture()
    show(shell, a_page("choice"))
    before = shell.grab().toImage()
    shell.set_picture(picture)
    assert shell.grab().toImage() == before

    show(shell, a_page(FACE))
    without = _centre(shell)
    shell.set_picture(picture)
    settle()

    assert _centre(shell) != without


def a_picture() -> Picture:
    """A small picture of one colour."""
    return Picture(64, 48, 64 * BYTES_PER_PIXEL, memoryview(bytes([30, 90, 200, 255]) * (64 * 48)))


def _centre(shell: Shell) -> QImage:
    canvas = seen(shell, "previewCanvas")
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
