"""The entry: keypad, clear key and keyboard all write into one field."""

from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot

from app.ui.widgets.code_entry import CodeEntry
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
