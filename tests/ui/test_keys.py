"""Five keys in a window: on and back in reading order, from row to row, press, and what belongs to the field."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGridLayout, QLineEdit, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from app.flow import events as ev
from app.ui import keys
from app.ui.accessibility import focus_stops
from app.ui.keys import FUNCTIONS, Keys
from app.ui.widgets.big_button import BigButton
from tests.ui.looks import a_look, settle

NAMES = ("a1", "a2", "a3", "b1", "b2", "b3")


class Pad:
    """A window of two rows of three buttons and a field below, and its keys."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        self.window.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        grid = QGridLayout(self.window)
        self.clicked: list[str] = []
        for number, name in enumerate(NAMES):
            button = BigButton(name)
            button.show_words(name, a_look())
            button.clicked.connect(lambda _checked=False, name=name: self.clicked.append(name))
            grid.addWidget(button, number // 3, number % 3)
        self.field = QLineEdit()
        self.field.setObjectName("field")
        grid.addWidget(self.field, 2, 0, 1, 3)
        self.window.resize(900, 600)
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.activateWindow()
        self.window.setFocus()
        settle()
        self.keys = Keys(self.window, lambda: focus_stops(self.window))
        self.keys.watch()
        self.said: list[object] = []
        self.backs = 0
        self.keys.happened.connect(self.said.append)
        self.keys.back_asked.connect(self._count)

    def _count(self) -> None:
        self.backs += 1

    def send(self, *keys: Qt.Key) -> str:
        """Send keys, and say which control then has the focus."""
        handle = self.window.windowHandle()
        assert handle is not None
        for key in keys:
            QTest.keyClick(handle, key)
        focused = self.window.focusWidget()
        return focused.objectName() if focused else ""


RIGHT, LEFT, UP, DOWN = Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Down


@pytest.fixture
def pad(qtbot: QtBot) -> Iterator[Pad]:
    """A window with keys."""
    return Pad(qtbot)


def test_the_first_key_leads_to_the_first_control_and_nothing_has_the_focus_before(pad: Pad) -> None:
    assert pad.send() == ""
    assert pad.send(RIGHT) == "a1"


def test_right_and_tab_go_through_everything_and_round(pad: Pad) -> None:
    for step in (RIGHT, Qt.Key.Key_Tab):
        assert [pad.send(step) for _ in range(7)][-3:] == ["b2", "b3", "field"]
        pad.window.setFocus()
    assert pad.send(LEFT) == "field"
    assert pad.send(RIGHT) == "a1"


def test_where_reading_goes_left_the_left_key_goes_on(pad: Pad) -> None:
    pad.window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)

    assert pad.send(LEFT, LEFT) == "a2"
    assert pad.send(RIGHT) == "a1"
    assert pad.send(Qt.Key.Key_Tab) == "a2"


def test_down_and_up_go_from_row_to_row_in_the_column(pad: Pad) -> None:
    assert pad.send(RIGHT, RIGHT, DOWN) == "b2"
    assert pad.send(UP) == "a2"
    assert pad.send(UP) == "field"
    assert pad.send(UP) == "b2"
    assert pad.send(DOWN, DOWN) == "a1"


@pytest.mark.parametrize("press", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Select])
def test_the_key_in_the_middle_presses_once(pad: Pad, press: Qt.Key) -> None:
    pad.send(RIGHT, RIGHT, press)

    assert pad.clicked == ["a2"]


def test_nothing_is_pressed_where_nothing_has_the_focus(pad: Pad) -> None:
    pad.send(Qt.Key.Key_Return)

    assert pad.clicked == []
    assert pad.said == [ev.Stayed()]


def test_letters_and_enter_belong_to_the_field(pad: Pad) -> None:
    entered: list[str] = []
    pad.field.returnPressed.connect(lambda: entered.append(pad.field.text()))
    pad.field.setFocus()

    pad.send(Qt.Key.Key_A, Qt.Key.Key_B, Qt.Key.Key_Return)

    assert entered == ["ab"]


def test_every_step_says_that_somebody_is_there(pad: Pad) -> None:
    pad.send(RIGHT, DOWN)

    assert pad.said == [ev.Stayed(), ev.Stayed()]


@pytest.mark.parametrize(("key", "event"), FUNCTIONS.items())
def test_function_keys_do_what_a_keypad_has_keys_for(pad: Pad, key: int, event: ev.Touched) -> None:
    pad.send(Qt.Key(key))

    assert pad.said == [event]


def test_the_key_of_staff_is_held_and_a_repeated_or_short_press_calls_nobody(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "STAFF_PRESS_MS", 60)
    pad = Pad(qtbot)
    handle = pad.window.windowHandle()
    assert handle is not None

    QTest.keyClick(handle, keys.STAFF)
    qtbot.wait(120)
    assert pad.said == []
    QTest.keyPress(handle, keys.STAFF)
    qtbot.waitUntil(lambda: pad.said == [ev.StaffCalled()])
    for kind in (QEvent.Type.KeyRelease, QEvent.Type.KeyPress):  # as a keyboard repeats a key that is held
        QApplication.sendEvent(handle, QKeyEvent(kind, keys.STAFF, Qt.KeyboardModifier.NoModifier, "", True))
    qtbot.wait(120)
    QTest.keyRelease(handle, keys.STAFF)

    assert pad.said == [ev.StaffCalled()]


def test_escape_asks_to_go_back(pad: Pad) -> None:
    pad.send(Qt.Key.Key_Escape)

    assert pad.backs == 1


def test_watching_twice_takes_each_key_once(pad: Pad) -> None:
    pad.keys.watch()

    assert pad.send(RIGHT) == "a1"
    assert pad.said == [ev.Stayed()]


def test_a_list_keeps_its_own_rows(pad: Pad) -> None:
    rows = QListWidget()
    rows.addItems(["one", "two"])
    rows.setObjectName("rows")
    pad.window.layout().addWidget(rows)
    rows.show()
    rows.setFocus()
    rows.setCurrentRow(0)

    assert pad.send(DOWN) == "rows"
    assert rows.currentRow() == 1
    assert pad.send(RIGHT) == "a1"
