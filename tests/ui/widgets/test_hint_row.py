"""The hint beside a live picture: its sign, its words, and a height that hints do not change."""

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.ui.theme import dress
from app.ui.widgets.hint_row import HintRow
from app.ui.widgets.icon import Icon
from tests.ui.looks import a_look, settle

SHORT, LONG = "Closer, please.", "Please turn your head slowly to your left."


def a_row(qtbot: QtBot, text: str, *, role: str = "title") -> HintRow:
    """A row that is shown, as wide as an upright glass allows."""
    row, look = HintRow("someHint"), a_look()
    qtbot.addWidget(row)
    dress(row, look)
    row.show_hint(text, look, icon="closer", role=role)
    row.resize(958, row.heightForWidth(958))
    row.show()
    settle()
    return row


def test_it_shows_the_words_under_its_name(qtbot: QtBot) -> None:
    row = a_row(qtbot, SHORT)

    assert row.findChild(QLabel, "someHint").text() == SHORT


@pytest.mark.parametrize("role", ["title", "heading"])
def test_a_short_hint_is_as_high_as_one_of_two_lines(qtbot: QtBot, role: str) -> None:
    short, long = a_row(qtbot, SHORT, role=role), a_row(qtbot, LONG, role=role)

    assert short.heightForWidth(900) == pytest.approx(long.heightForWidth(900), abs=8)


def test_its_sign_is_larger_than_its_words(qtbot: QtBot) -> None:
    row = a_row(qtbot, SHORT)

    assert row.findChild(Icon).width() > a_look().text_px("title")


def test_it_takes_the_type_of_its_role(qtbot: QtBot) -> None:
    title, heading = a_row(qtbot, SHORT), a_row(qtbot, SHORT, role="heading")

    sizes = [row.findChild(QLabel, "someHint").font().pixelSize() for row in (title, heading)]

    assert sizes == [a_look().text_px("title"), a_look().text_px("label")]
