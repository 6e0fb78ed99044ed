"""Equal buttons: the neediest decides for all."""

import pytest
from PySide6.QtCore import QSize, Qt
from pytestqt.qtbot import QtBot

from app.ui.theme import dress
from app.ui.widgets.big_button import BigButton
from app.ui.widgets.equal_stack import EqualStack
from tests.ui.looks import a_look

WORDS = ("Go", "Use passport or code instead, and a good many words more than that", "Finish visit")


def a_stack(
    qtbot: QtBot,
    *,
    columns: int = 1,
    fewest: int = 0,
    wide_px: int = 420,
    is_rtl: bool = False,
    fills_rows: bool = False,
) -> tuple[EqualStack, list[BigButton]]:
    """Three buttons with few and many words, in a stack."""
    buttons = [BigButton(f"button{number}") for number in range(len(WORDS))]
    stack = EqualStack(*buttons, fewest=fewest, fills_rows=fills_rows)
    qtbot.addWidget(stack)
    stack.setLayoutDirection(Qt.LayoutDirection.RightToLeft if is_rtl else Qt.LayoutDirection.LeftToRight)
    look = a_look()
    dress(stack, look)
    for button, text in zip(buttons, WORDS, strict=True):
        button.show_words(text, look)
    stack.arrange(look, columns=columns)
    stack.resize(wide_px, stack.heightForWidth(wide_px))
    stack.show()
    return stack, buttons


@pytest.mark.parametrize("columns", [1, 2])
def test_all_are_of_one_size_and_none_is_cut(qtbot: QtBot, columns: int) -> None:
    stack, buttons = a_stack(qtbot, columns=columns, wide_px=420 * columns)

    assert stack.isVisible()
    assert len({button.size().toTuple() for button in buttons}) == 1
    assert all(button.heightForWidth(button.width()) <= button.height() for button in buttons)


def test_they_stand_a_gap_apart(qtbot: QtBot) -> None:
    stack, (first, second, _) = a_stack(qtbot)

    assert stack.isVisible()
    assert (second.y() - first.geometry().bottom() - 1) * 0.248 >= 8


def test_a_hidden_button_takes_no_room(qtbot: QtBot) -> None:
    stack, (first, second, third) = a_stack(qtbot)
    second.hide()

    stack.arrange(a_look())

    assert third.y() < 2 * first.height()


@pytest.mark.parametrize("is_rtl", [False, True])
def test_columns_follow_the_line_of_reading(qtbot: QtBot, is_rtl: bool) -> None:
    stack, (first, second, _) = a_stack(qtbot, columns=2, wide_px=840, is_rtl=is_rtl)

    assert stack.isVisible()
    assert (first.x() > second.x()) is is_rtl


@pytest.mark.parametrize("is_rtl", [False, True])
def test_in_a_tool_a_last_row_of_fewer_buttons_is_as_wide_as_the_others(qtbot: QtBot, is_rtl: bool) -> None:
    stack, (first, second, third) = a_stack(qtbot, columns=2, wide_px=840, is_rtl=is_rtl, fills_rows=True)

    assert stack.isVisible()
    assert first.width() == second.width() < third.width() == 840
    assert first.height() == third.height()
    assert third.y() > second.y() == first.y()


def test_where_there_is_room_no_button_is_lower_than_asked(qtbot: QtBot) -> None:
    stack, buttons = a_stack(qtbot)

    stack.arrange(a_look(), least_mm=60.0)
    stack.resize(420, stack.heightForWidth(420))

    assert all(button.height() * 0.248 >= 60 for button in buttons)


def test_another_kind_of_act_stands_apart_and_is_of_the_same_size(qtbot: QtBot) -> None:
    stack, (first, second, third) = a_stack(qtbot)

    stack.arrange(a_look(), is_last_apart=True)
    stack.resize(420, stack.heightForWidth(420))

    near_px = second.y() - first.geometry().bottom()
    assert third.y() - second.geometry().bottom() > 1.5 * near_px
    assert third.size() == first.size()
    assert third.geometry().bottom() < stack.height()


def test_where_the_longest_word_has_no_room_there_are_fewer_columns(qtbot: QtBot) -> None:
    narrow_stack, narrow = a_stack(qtbot, columns=3, fewest=1, wide_px=420)
    wide_stack, wide = a_stack(qtbot, columns=3, fewest=1, wide_px=1260)

    assert narrow_stack.isVisible()
    assert wide_stack.isVisible()
    assert [button.x() for button in narrow] == [0, 0, 0]
    assert len({button.y() for button in wide}) == 1
    assert all(button.width() >= button.minimumSizeHint().width() for button in (*narrow, *wide))


class CountedButton(BigButton):
    """Counts how often its words are measured."""

    measured = 0

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        self.measured += 1
        return super().minimumSizeHint()

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        self.measured += 1
        return super().heightForWidth(width)


@pytest.mark.parametrize(("columns", "fewest", "times"), [(1, 0, 1), (2, 0, 1), (1, 1, 1), (3, 1, 3)])
def test_a_height_measures_each_button_once_and_twice_more_only_to_choose_the_columns(
    qtbot: QtBot, columns: int, fewest: int, times: int
) -> None:
    buttons = [CountedButton(f"button{number}") for number in range(len(WORDS))]
    stack = EqualStack(*buttons, fewest=fewest)
    qtbot.addWidget(stack)
    dress(stack, a_look())
    stack.arrange(a_look(), columns=columns)
    for button, text in zip(buttons, WORDS, strict=True):
        button.show_words(text, a_look())
        button.measured = 0

    stack.heightForWidth(420)

    assert [button.measured for button in buttons] == [times] * len(WORDS)
