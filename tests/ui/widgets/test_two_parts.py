import pytest
from pytestqt.qtbot import QtBot

from app.ui.theme import Look
from app.ui.widgets.big_button import BigButton
from app.ui.widgets.text_block import TextLabel
from app.ui.widgets.two_parts import TwoParts
from tests.ui.looks import a_look, place, settle


def make(qtbot: QtBot, look: Look, **kind: bool) -> tuple[TwoParts, TextLabel, BigButton]:
    parts = TwoParts(**kind)
    qtbot.addWidget(parts)
    label, button = TextLabel("title"), BigButton("someButton")
    label.setText("Words")
    button.show_words("Control", look)
    parts.words.addWidget(label)
    parts.controls.addWidget(button)
    parts.turn(look)
    parts.resize(look.width_px, look.height_px - 300)
    parts.show()
    settle()
    return parts, label, button


def test_on_an_upright_glass_words_stand_above_controls(qtbot: QtBot) -> None:
    parts, label, button = make(qtbot, a_look())

    assert place(label, parts).bottom() < place(button, parts).top()


def test_on_a_wide_glass_words_stand_beside_controls(qtbot: QtBot) -> None:
    parts, label, button = make(qtbot, a_look(glass="landscape"))

    assert place(label, parts).right() < place(button, parts).left()
    assert button.width() <= parts.controls_width_px(a_look(glass="landscape"))


def test_wide_parts_stay_one_above_the_other(qtbot: QtBot) -> None:
    parts, label, button = make(qtbot, a_look(glass="landscape"), is_wide=True)

    assert place(label, parts).bottom() < place(button, parts).top()


@pytest.mark.parametrize("kind", [{}, {"is_wide": True}, {"fills_words": True}])
def test_in_low_reach_no_control_stands_above_the_line(qtbot: QtBot, kind: dict[str, bool]) -> None:
    look = a_look().with_controls_below(620)

    parts, _, button = make(qtbot, look, **kind)

    assert place(button, parts).top() >= 620


def test_in_low_reach_words_stand_right_above_the_controls(qtbot: QtBot) -> None:
    parts, label, _ = make(qtbot, a_look().with_controls_below(620))

    assert place(label, parts).bottom() > 450


def test_words_that_fill_take_what_the_controls_leave(qtbot: QtBot) -> None:
    look = a_look()

    parts, _, button = make(qtbot, look, fills_words=True)

    assert place(button, parts).bottom() > parts.height() - 60


def test_a_page_may_let_the_words_fill(qtbot: QtBot) -> None:
    look = a_look()
    parts, _, button = make(qtbot, look)
    before = place(button, parts).height()

    parts.turn(look, fills_words=True)
    settle()

    assert place(button, parts).bottom() > parts.height() - 60
    assert place(button, parts).height() <= before


def test_words_take_the_larger_share_of_a_wide_glass_where_they_hold_a_picture(qtbot: QtBot) -> None:
    look = a_look(glass="landscape")
    parts, label, button = make(qtbot, look)
    before = label.width()

    parts.turn(look, is_turned_about=True)
    settle()

    assert label.width() > before
    assert label.width() > button.width()
