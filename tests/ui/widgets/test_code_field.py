"""The code field: takes characters at its end, in upper case, and says every change once."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication
from pytestqt.qtbot import QtBot

from app.ui.theme import dress
from app.ui.widgets.code_field import CodeField
from tests.ui.looks import a_look

RIGHT_TO_LEFT = "ar"


def a_field(qtbot: QtBot, *, length_max: int = 12, is_masked: bool = False, language: str = "en") -> CodeField:
    """A field that is shown."""
    field = CodeField("codeField", length_max=length_max, is_masked=is_masked)
    qtbot.addWidget(field)
    look = a_look(language=language)
    dress(field, look)
    field.show_field(look, name="Booking code")
    field.resize(600, 90)
    field.show()
    return field


def test_lower_case_becomes_upper_case(qtbot: QtBot) -> None:
    field = a_field(qtbot)
    said: list[str] = []
    field.edited.connect(said.append)

    qtbot.keyClicks(field, "ek7")

    assert said == ["E", "EK", "EK7"]
    assert field.text() == "EK7"


def test_the_keypad_stops_at_the_longest_code(qtbot: QtBot) -> None:
    field = a_field(qtbot, length_max=2)

    for character in "ABC":
        field.type_character(character)

    assert field.text() == "AB"


def test_erasing_an_empty_field_says_nothing(qtbot: QtBot) -> None:
    field = a_field(qtbot)
    said: list[str] = []
    field.edited.connect(said.append)

    field.erase()
    field.empty()

    assert said == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Left, Qt.Key.Key_Home])
def test_characters_are_put_to_the_end_only(qtbot: QtBot, key: Qt.Key) -> None:
    field = a_field(qtbot)
    qtbot.keyClicks(field, "AB")

    qtbot.keyClick(field, key)
    qtbot.keyClicks(field, "C")

    assert field.text() == "ABC"


def test_a_touch_selects_nothing(qtbot: QtBot) -> None:
    field = a_field(qtbot)
    field.setText("ABCD")

    qtbot.mouseDClick(field, Qt.MouseButton.LeftButton)

    assert not field.hasSelectedText()


def test_setting_the_text_says_nothing(qtbot: QtBot) -> None:
    field = a_field(qtbot)
    said: list[str] = []
    field.edited.connect(said.append)

    field.setText("EK7")

    assert said == []


def test_codes_run_left_to_right_in_every_language(qtbot: QtBot) -> None:
    field = a_field(qtbot, language=RIGHT_TO_LEFT)
    field.setText("EK7")
    image = field.grab().toImage()
    ink = a_look(language=RIGHT_TO_LEFT).color("ink")

    columns = [
        x
        for x in range(10, image.width() - 10)
        if any(abs(image.pixelColor(x, y).lightness() - ink.lightness()) < 20 for y in range(20, image.height() - 20))
    ]

    assert field.layoutDirection() is Qt.LayoutDirection.LeftToRight
    assert columns
    assert max(columns) < image.width() / 2


def test_a_hidden_text_is_not_shown_nor_copied(qtbot: QtBot) -> None:
    field = a_field(qtbot, is_masked=True)
    field.clearFocus()
    field.setText("071234")
    shown = field.grab().toImage()
    field.setText("999999")
    other = field.grab().toImage()
    QGuiApplication.clipboard().clear()

    field.selectAll()
    field.copy()

    assert shown == other
    assert QGuiApplication.clipboard().text() == ""


@pytest.mark.parametrize("language", ["en", "ar"])
def test_an_empty_field_says_within_itself_what_to_type_if_it_has_a_hint(qtbot: QtBot, language: str) -> None:
    look = a_look(language=language)
    fields = [CodeField("searchField", length_max=20, has_hint=has_hint) for has_hint in (True, False)]
    for field in fields:
        qtbot.addWidget(field)
        dress(field, look)
        field.show_field(look, name="Surname or booking code, in so many words that they have no room at their size")
        field.resize(600, 90)
        field.show()

    hinted, bare = (_inked(field, look.color("ink_soft")) for field in fields)
    assert hinted
    assert not bare
    assert min(hinted) > 0
    assert max(hinted) < 599
    fields[0].setText("X")
    assert not _inked(fields[0], look.color("ink_soft"))


def _inked(field: CodeField, color: QColor) -> set[int]:
    """Where in a row of pixels of a field there is this colour."""
    picture = field.grab().toImage()
    points = ((x, y) for x in range(picture.width()) for y in range(picture.height()))
    return {x for x, y in points if picture.pixelColor(x, y) == color}
