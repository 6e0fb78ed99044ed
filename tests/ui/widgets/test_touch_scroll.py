from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScroller, QWidget
from pytestqt.qtbot import QtBot

from app.ui.widgets.touch_scroll import TouchScroll
from tests.ui.looks import settle


def make(qtbot: QtBot, height_px: int) -> tuple[TouchScroll, list[bool]]:
    content = QWidget()
    content.setFixedSize(300, height_px)
    scroll = TouchScroll(content)
    qtbot.addWidget(scroll)
    told: list[bool] = []
    scroll.moved.connect(told.append)
    scroll.resize(340, 400)
    scroll.show()
    settle()
    return scroll, told


def test_a_long_text_says_that_there_is_more(qtbot: QtBot) -> None:
    scroll, told = make(qtbot, 1000)

    assert scroll.has_more
    assert told[-1] is True
    assert scroll.focusPolicy() is Qt.FocusPolicy.TabFocus


def test_a_short_text_neither_scrolls_nor_takes_the_focus(qtbot: QtBot) -> None:
    scroll, _ = make(qtbot, 300)

    assert not scroll.has_more
    assert scroll.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_a_touch_of_more_shows_the_next_part_and_keeps_a_line_in_sight(qtbot: QtBot) -> None:
    scroll, _ = make(qtbot, 1000)

    scroll.page_down()

    assert 0 < scroll.verticalScrollBar().value() < scroll.viewport().height()


def test_at_the_end_there_is_no_more(qtbot: QtBot) -> None:
    scroll, told = make(qtbot, 1000)

    for _ in range(5):
        scroll.page_down()

    assert not scroll.has_more
    assert told[-1] is False


def test_the_top_can_be_shown_again(qtbot: QtBot) -> None:
    scroll, _ = make(qtbot, 1000)
    scroll.page_down()

    scroll.to_top()

    assert scroll.verticalScrollBar().value() == 0


def test_it_follows_the_finger(qtbot: QtBot) -> None:
    scroll, _ = make(qtbot, 1000)

    assert QScroller.hasScroller(scroll.viewport())
    assert scroll.bar_px > 0


def test_a_text_that_fits_listens_to_no_finger(qtbot: QtBot) -> None:
    short, _ = make(qtbot, 300)
    long, _ = make(qtbot, 1000)

    assert not QScroller.hasScroller(short.viewport())
    assert QScroller.hasScroller(long.viewport())
