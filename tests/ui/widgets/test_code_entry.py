"""The entry: keypad, clear key and keyboard all write into one field."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot

from app.ui.widgets.code_entry import CodeEntry
from app.ui.widgets.how_picture import HowPicture
from app.ui.widgets.keypad import DIGITS
from tests.ui.looks import a_look


def an_entry(qtbot: QtBot) -> CodeEntry:
    """An entry for digits that is shown."""
    entry = CodeEntry("codeField", DIGITS, length_max=6)
    qtbot.addWidget(entry)
    entry.show_entry(a_look(), name="Code", clear="Clear", backspace="Delete", icon="")
    entry.show()
    return entry


def test_keys_write_erase_and_clear(qtbot: QtBot) -> None:
    entry = an_entry(qtbot)
    said: list[str] = []
    entry.edited.connect(said.append)

    for name in ("key_1", "key_2", "key_backspace", "key_clear"):
        entry.findChild(QAbstractButton, name).click()

    assert said == ["1", "12", "1", ""]
    assert entry.text == ""


def test_enter_submits(qtbot: QtBot) -> None:
    entry = an_entry(qtbot)

    with qtbot.waitSignal(entry.submitted):
        qtbot.keyClicks(entry.findChild(QLineEdit, "codeField"), "\r")


def test_the_field_takes_the_keyboard_when_shown(qtbot: QtBot) -> None:
    entry = an_entry(qtbot)

    assert entry.focusWidget() is entry.findChild(QLineEdit, "codeField")


def test_a_text_put_in_says_nothing(qtbot: QtBot) -> None:
    entry = an_entry(qtbot)
    said: list[str] = []
    entry.edited.connect(said.append)

    entry.set_text("12")

    assert entry.text == "12"
    assert said == []


@pytest.mark.parametrize(
    ("icon", "glass", "text_ratio", "has_drawing"),
    [
        ("booking-code", "portrait", 1.0, True),
        ("", "portrait", 1.0, False),
        ("booking-code", "landscape", 1.0, False),
        ("booking-code", "portrait", 2.0, True),
    ],
)
def test_what_holds_the_code_is_drawn_where_there_is_room(
    qtbot: QtBot, icon: str, glass: str, text_ratio: float, has_drawing: bool
) -> None:
    entry = an_entry(qtbot)

    look = a_look(glass=glass, text_ratio=text_ratio)
    entry.show_entry(look, name="Code", clear="Clear", backspace="Delete", icon=icon)

    assert entry.findChild(HowPicture).isVisible() is has_drawing
