import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.ui.widgets.hold_line import HoldLine
from tests.ui.looks import a_look

HOLD_MS = 120


@pytest.fixture
def button(qtbot: QtBot) -> QPushButton:
    button = QPushButton()
    qtbot.addWidget(button)
    button.resize(100, 60)
    button.show()
    return button


@pytest.fixture
def line(button: QPushButton) -> HoldLine:
    line = HoldLine(button, HOLD_MS)
    line.show_look(a_look())
    return line


def test_it_grows_while_the_button_is_held_and_says_when_it_was_long_enough(
    qtbot: QtBot, button: QPushButton, line: HoldLine
) -> None:
    with qtbot.waitSignal(line.held, timeout=5000):
        QTest.mousePress(button, Qt.MouseButton.LeftButton)
        assert line.isVisible()
        assert line.share < 1
        qtbot.waitUntil(lambda: line.share > 0)

    assert line.share == 1
    assert not line.isVisible()


def test_a_finger_that_leaves_begins_anew(qtbot: QtBot, button: QPushButton, line: HoldLine) -> None:
    QTest.mousePress(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: line.share > 0)

    with qtbot.assertNotEmitted(line.held, wait=2 * HOLD_MS):
        QTest.mouseRelease(button, Qt.MouseButton.LeftButton)
        assert not line.isVisible()

    QTest.mousePress(button, Qt.MouseButton.LeftButton)
    assert line.share < 1


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_line_follows_the_line_of_reading(qtbot: QtBot, button: QPushButton, line: HoldLine, language: str) -> None:
    look = a_look(language=language)
    line.show_look(look)
    QTest.mousePress(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: 0.1 < line.share < 0.9, timeout=5000)

    picture = line.grab().toImage()
    dark = [x for x in range(picture.width()) if picture.pixelColor(x, 1) == look.color("ink")]

    assert dark
    assert (min(dark) == 0) is (language == "en")
