"""The dark glass covers everything, says that it does, and goes at a touch."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.comfort import Comfort, Theme
from app.flow import events as ev
from app.i18n import Words
from app.ui.curtain import Curtain
from app.ui.shell import Shell
from tests.ui.looks import LANGUAGES, a_page, settle
from tests.ui.window import seen, show, touch

DARK = Comfort(has_voice=True, is_dark=True, theme=Theme.CONTRAST)


@pytest.fixture
def dark(shell: Shell) -> Iterator[Shell]:
    """A window that a listener had go dark."""
    show(shell, a_page("choice", comfort=DARK))
    return shell


def test_nothing_of_the_screen_is_seen(dark: Shell) -> None:
    image = dark.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(0, 1080, 40) for y in range(0, 800, 40)}

    assert colours == {"#000000"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sign_says_why_it_is_dark(shell: Shell, words: Words, language: str) -> None:
    show(shell, a_page("choice", language=language, comfort=DARK))
    curtain = shell.findChild(Curtain)
    image = curtain.grab().toImage()

    white = [image.pixelColor(x, y) == QColor("#ffffff") for x in range(0, 1080, 3) for y in range(900, 1000, 3)]
    assert curtain.accessibleName() == words.text(language, "voice.dark_sign")
    assert any(white)


def test_a_touch_lifts_it_and_presses_nothing_beneath(dark: Shell, qtbot: QtBot) -> None:
    said: list[object] = []
    dark.happened.connect(said.append)

    with qtbot.waitSignal(dark.happened):
        QTest.mouseClick(seen(dark, "curtain"), Qt.MouseButton.LeftButton)

    assert said == [ev.DarkTouched()]


def test_the_focus_ring_does_not_show_on_it(dark: Shell) -> None:
    handle = dark.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, Qt.Key.Key_Right)
    settle()

    image = dark.grab().toImage()
    assert {image.pixelColor(x, y).name() for x in range(0, 1080, 9) for y in range(0, 800, 9)} == {"#000000"}


def test_light_again_shows_the_screen(dark: Shell) -> None:
    show(dark, a_page("choice", comfort=Comfort(has_voice=True)))

    assert seen(dark, "curtain") is None
    touch(dark, "chooseFaceButton")
