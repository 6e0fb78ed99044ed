"""The face screen: one hint, the truth about the camera, the way out, and no picture left behind."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.face import Guidance
from app.domain.mode import Mode
from app.flow import events as ev
from app.flow.pages import FacePage
from app.i18n import Words
from app.ui.screen import Screen
from app.ui.screens.face import ICONS, LAST_S, FaceScreen
from app.ui.shell import Shell
from app.ui.widgets.equal_stack import ACTION_HIGH_MM
from app.ui.widgets.preview_canvas import PreviewCanvas
from tests.ui.cameras import a_picture
from tests.ui.screens.fits import misfits, said_by, text_of, touch


def a_body(
    *,
    guidance: Guidance = Guidance.NO_FACE,
    hold_ratio: float = 0.0,
    mode: Mode = Mode.DETECTION_ONLY,
    face_s: int = 60,
) -> FacePage:
    """The preview with a hint."""
    return FacePage(guidance, hold_ratio, mode, face_s)


def test_before_the_first_picture_it_says_that_the_camera_is_starting(
    words: Words, shown: Callable[..., Screen]
) -> None:
    screen = shown(FaceScreen(words), a_body(guidance=Guidance.LEFT))

    assert text_of(screen, "guidanceLabel") == words.text("en", "face.starting")
    assert text_of(screen, "cameraTruthLabel") == words.text("en", "face.camera_limit", seconds=60)


def test_near_the_end_it_counts_down_to_the_closing_of_the_camera(
    qtbot: QtBot, words: Words, shown: Callable[..., Screen]
) -> None:
    screen = FaceScreen(words)
    shown(screen, a_body(face_s=LAST_S))

    screen.set_picture(a_picture())

    later = [words.text("en", "face.camera_limit", seconds=seconds) for seconds in range(LAST_S)]
    qtbot.waitUntil(lambda: text_of(screen, "cameraTruthLabel") in later, timeout=4000)


@pytest.mark.parametrize("guidance", list(Guidance))
def test_every_hint_has_words_and_an_icon(words: Words, shown: Callable[..., Screen], guidance: Guidance) -> None:
    screen = FaceScreen(words)
    shown(screen, a_body(guidance=guidance), language="zh-CN")

    screen.set_picture(a_picture())

    assert text_of(screen, "guidanceLabel") == words.text("zh-CN", f"face.guidance.{guidance.value}")
    assert guidance in ICONS


def test_the_seconds_count_from_the_first_picture(qtbot: QtBot, words: Words, shown: Callable[..., Screen]) -> None:
    screen = FaceScreen(words)
    shown(screen, a_body())

    screen.set_picture(a_picture())

    assert text_of(screen, "cameraTruthLabel") == words.plural("en", "face.camera_seconds", 0)
    later = words.plural("en", "face.camera_seconds", 1)
    qtbot.waitUntil(lambda: text_of(screen, "cameraTruthLabel") == later, timeout=3000)


def test_the_way_out_says_passport_preferred_and_is_no_smaller_than_a_choice(
    words: Words, shown: Callable[..., Screen]
) -> None:
    screen = shown(FaceScreen(words), a_body())
    said = said_by(screen)

    touch(screen, "usePassportButton")

    assert said == [ev.PassportPreferred()]
    assert screen.findChild(QWidget, "usePassportButton").height() * 0.248 >= 20


def test_hiding_leaves_no_picture_and_the_next_guest_sees_none(words: Words, shown: Callable[..., Screen]) -> None:
    screen = FaceScreen(words)
    shown(screen, a_body(guidance=Guidance.GOOD, hold_ratio=0.5))
    screen.set_picture(a_picture())
    canvas = screen.findChild(PreviewCanvas)

    screen.hide()

    assert not canvas.has_picture
    shown(screen, a_body())
    assert text_of(screen, "guidanceLabel") == words.text("en", "face.starting")


def test_a_picture_is_painted_and_its_bytes_are_let_go(words: Words, shown: Callable[..., Screen]) -> None:
    screen = FaceScreen(words)
    shown(screen, a_body())
    picture = a_picture()

    screen.set_picture(picture)
    picture.pixels[:] = bytes(len(picture.pixels))

    canvas = screen.findChild(PreviewCanvas)
    grabbed: QImage = canvas.grab().toImage()
    assert grabbed.pixelColor(canvas.rect().center()).red() == 0x80


@pytest.mark.parametrize(
    "body",
    [a_body(guidance=Guidance.LESS_LIGHT), a_body(guidance=Guidance.TURN_RIGHT, mode=Mode.VERIFY_1TO1)],
    ids=["detection", "verify"],
)
def test_it_fits_every_glass(shell: Shell, body: FacePage) -> None:
    assert misfits(shell, body, picture=a_picture()) == []


@pytest.mark.parametrize("mode", list(Mode))
def test_it_says_what_the_machine_compares(words: Words, shown: Callable[..., Screen], mode: Mode) -> None:
    screen = shown(FaceScreen(words), a_body(mode=mode))

    assert text_of(screen, "faceModeLabel") == words.text("en", f"face.mode.{mode.value}")


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize(("guidance", "is_left"), [(Guidance.TURN_LEFT, True), (Guidance.TURN_RIGHT, False)])
def test_a_turn_has_an_arrow_to_the_guests_own_side_in_every_language(
    words: Words, shown: Callable[..., Screen], guidance: Guidance, is_left: bool, language: str
) -> None:
    screen = shown(FaceScreen(words), a_body(guidance=guidance, mode=Mode.VERIFY_1TO1), language=language)
    screen.set_picture(a_picture())
    canvas = screen.findChild(PreviewCanvas)

    middle = canvas.arrow().boundingRect().center()

    assert (middle.x() < canvas.oval().center().x()) is is_left


def test_no_arrow_stands_before_the_first_picture(words: Words, shown: Callable[..., Screen]) -> None:
    screen = shown(FaceScreen(words), a_body(guidance=Guidance.TURN_LEFT, mode=Mode.VERIFY_1TO1))

    assert screen.findChild(PreviewCanvas).arrow().isEmpty()


def test_nothing_moves_while_page_and_picture_stay(words: Words, shown: Callable[..., Screen], qtbot: QtBot) -> None:
    """No flashing, no countdown: between two seconds of the truth, not a pixel of the preview changes by itself."""
    screen = shown(FaceScreen(words), a_body(guidance=Guidance.TURN_LEFT, hold_ratio=0.4, mode=Mode.VERIFY_1TO1))
    screen.set_picture(a_picture())
    canvas = screen.findChild(PreviewCanvas)
    before = canvas.grab().toImage()

    later = words.plural("en", "face.camera_seconds", 1)
    qtbot.waitUntil(lambda: text_of(screen, "cameraTruthLabel") == later, timeout=3000)

    assert canvas.grab().toImage() == before


@pytest.mark.parametrize("glass", ["portrait", "landscape"])
def test_the_way_out_is_as_high_as_any_button_of_an_action(
    words: Words, shown: Callable[..., Screen], glass: str
) -> None:
    screen = shown(FaceScreen(words), a_body(), glass=glass)

    assert screen.findChild(QWidget, "usePassportButton").height() * 0.248 >= ACTION_HIGH_MM
