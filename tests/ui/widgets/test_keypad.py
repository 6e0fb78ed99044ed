"""The keypad: every character a code may have, in one order for all, large enough and apart enough."""

from itertools import combinations
from string import ascii_uppercase, digits

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.ui.theme import dress
from app.ui.widgets.keypad import DIGITS, LETTERS, Keypad
from tests.ui.looks import a_look


def a_keypad(qtbot: QtBot, rows: tuple[str, ...] = LETTERS, *, language: str = "en", text_ratio: float = 1.0) -> Keypad:
    """A keypad as wide as an upright glass leaves it."""
    keypad = Keypad(rows)
    qtbot.addWidget(keypad)
    look = a_look(language=language, text_ratio=text_ratio)
    dress(keypad, look)
    keypad.show_keys(look, backspace="Delete")
    keypad.resize(950, 400)
    keypad.show()
    return keypad


def test_it_has_every_letter_and_digit(qtbot: QtBot) -> None:
    keypad = a_keypad(qtbot)
    typed: list[str] = []
    keypad.typed.connect(typed.append)

    for character in ascii_uppercase + digits:
        qtbot.mouseClick(keypad.findChild(QPushButton, f"key_{character}"), Qt.MouseButton.LeftButton)

    assert "".join(typed) == ascii_uppercase + digits


def test_the_backspace_key_says_erased_and_has_a_name(qtbot: QtBot) -> None:
    keypad = a_keypad(qtbot, DIGITS)
    backspace = keypad.findChild(QPushButton, "key_backspace")

    with qtbot.waitSignal(keypad.erased):
        qtbot.mouseClick(backspace, Qt.MouseButton.LeftButton)

    assert backspace.accessibleName() == "Delete"


@pytest.mark.parametrize("text_ratio", [1.0, 2.0])
def test_keys_are_large_enough_apart_and_whole(qtbot: QtBot, text_ratio: float) -> None:
    keys = a_keypad(qtbot, text_ratio=text_ratio).findChildren(QPushButton)
    look = a_look()

    assert all(min(key.width(), key.height()) >= look.size_px("touch") for key in keys)
    assert all(key.fontMetrics().horizontalAdvance(key.text()) < key.width() for key in keys)
    grown = [key.geometry().adjusted(-5, -5, 5, 5) for key in keys]
    assert not any(one.intersects(other) for one, other in combinations(grown, 2))


def test_the_order_of_keys_is_the_same_in_every_language(qtbot: QtBot) -> None:
    left, right = (a_keypad(qtbot, language=language) for language in ("en", "ar"))

    for name in ("key_1", "key_0", "key_Q", "key_backspace"):
        assert left.findChild(QPushButton, name).x() == right.findChild(QPushButton, name).x()


def test_a_key_does_not_take_the_focus_from_the_field(qtbot: QtBot) -> None:
    keys = a_keypad(qtbot).findChildren(QPushButton)

    assert {key.focusPolicy() for key in keys} == {Qt.FocusPolicy.TabFocus}
