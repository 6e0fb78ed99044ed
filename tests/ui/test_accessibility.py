import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.domain.comfort import Theme
from app.ui.accessibility import FocusRing, announce, focus_stops, order_focus
from app.ui.widgets.big_button import BigButton
from tests.ui.looks import a_look, place, settle


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    column = QVBoxLayout(window)
    for name in ("first", "second", "third"):
        button = BigButton(name)
        button.show_words(name, a_look())
        column.addWidget(button)
    window.resize(600, 600)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    settle()
    return window


def a_ring(window: QWidget, qtbot: QtBot) -> tuple[FocusRing, BigButton]:
    """The ring around the second button, which has the focus."""
    ring = FocusRing(window)
    ring.show_look(a_look())
    assert ring.isHidden()
    button = window.findChild(BigButton, "second")
    button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(ring.isVisible)
    return ring, button


def test_the_ring_stands_outside_the_control_that_has_the_focus(window: QWidget, qtbot: QtBot) -> None:
    ring, button = a_ring(window, qtbot)

    outer, inner = ring.geometry(), place(button, window)
    assert outer.contains(inner, True)
    assert inner.left() - outer.left() >= 3


def test_the_ring_follows_the_control(window: QWidget, qtbot: QtBot) -> None:
    ring, button = a_ring(window, qtbot)
    before = ring.geometry()

    button.move(button.x(), button.y() + 40)

    assert ring.geometry() == before.translated(0, 40)


def test_the_ring_goes_with_the_focus(window: QWidget, qtbot: QtBot) -> None:
    ring, button = a_ring(window, qtbot)

    button.clearFocus()

    qtbot.waitUntil(ring.isHidden)


def test_no_ring_stands_around_the_window_itself(window: QWidget, qtbot: QtBot) -> None:
    ring, _ = a_ring(window, qtbot)

    window.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    window.setFocus(Qt.FocusReason.OtherFocusReason)  # its corners would show: nothing is outside of it

    qtbot.waitUntil(ring.isHidden)


def test_the_ring_lets_go_of_a_control_that_is_gone(window: QWidget, qtbot: QtBot) -> None:
    ring, button = a_ring(window, qtbot)

    button.deleteLater()
    settle()
    ring.show_look(a_look(theme=Theme.NIGHT))

    qtbot.waitUntil(ring.isHidden)


def test_the_ring_is_drawn_in_the_colour_of_focus(window: QWidget, qtbot: QtBot) -> None:
    ring, _ = a_ring(window, qtbot)

    image = ring.grab().toImage()

    assert image.pixelColor(ring.width() // 2, 1) == a_look().color("focus")


def test_a_finger_leaves_the_focus_alone(window: QWidget) -> None:
    QTest.mouseClick(window.findChild(BigButton, "second"), Qt.MouseButton.LeftButton)

    assert window.focusWidget() is not window.findChild(BigButton, "second")


def test_the_tab_key_goes_the_way_it_is_told(window: QWidget) -> None:
    first, second, third = (window.findChild(BigButton, name) for name in ("first", "second", "third"))

    order_focus([second, first, third])

    assert [stop.objectName() for stop in focus_stops(window)] == ["second", "first", "third"]


def test_only_what_takes_the_focus_is_a_stop(window: QWidget) -> None:
    window.findChild(BigButton, "second").setFocusPolicy(Qt.FocusPolicy.NoFocus)

    assert [stop.objectName() for stop in focus_stops(window)] == ["first", "third"]


def test_an_announcement_needs_no_reader(window: QWidget) -> None:
    announce(window, "Words")

    assert window.isVisible()
