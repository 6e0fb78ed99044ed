"""What is whole and what is not: words cut, pieces covered, edges passed, words that scroll."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from app.ui.theme import dress
from app.ui.whole import is_whole
from app.ui.widgets.big_button import BigButton
from app.ui.widgets.text_block import TextLabel
from tests.ui.looks import a_look


@pytest.fixture
def screen(qtbot: QtBot) -> QWidget:
    screen = QWidget()
    screen.resize(800, 600)
    qtbot.addWidget(screen)
    dress(screen, a_look())
    screen.show()
    return screen


def put(screen: QWidget, piece: QWidget, left: int, top: int, width: int, height: int) -> None:
    piece.setParent(screen)
    piece.setGeometry(left, top, width, height)
    piece.show()


def a_label(text: str = "Some words of a guest") -> TextLabel:
    label = TextLabel("lead")
    label.setText(text)
    return label


def a_button() -> BigButton:
    button = BigButton("button")
    button.show_words("Find booking", a_look())
    return button


def test_a_screen_with_room_for_its_words_is_whole(screen: QWidget) -> None:
    put(screen, a_label(), 0, 0, 700, 100)
    put(screen, a_button(), 0, 200, 400, 100)

    assert is_whole(screen, may_scroll=False)


@pytest.mark.parametrize(("width", "height"), [(700, 20), (60, 400)])
@pytest.mark.parametrize("piece", [a_label, a_button])
def test_a_piece_too_low_or_too_narrow_is_not_whole(
    screen: QWidget, piece: type[QAbstractButton], width: int, height: int
) -> None:
    made = piece()
    made.setMinimumSize(0, 0)
    put(screen, made, 0, 0, width, height)

    assert not is_whole(screen, may_scroll=False)


def test_an_empty_label_needs_no_room(screen: QWidget) -> None:
    put(screen, a_label(""), 0, 0, 5, 5)

    assert is_whole(screen, may_scroll=False)


def test_what_covers_another_or_leaves_the_screen_is_not_whole(screen: QWidget) -> None:
    key, other = QPushButton(), QPushButton()
    put(screen, key, 0, 0, 100, 100)
    put(screen, other, 99, 0, 100, 100)
    covers = is_whole(screen, may_scroll=False)
    other.move(701, 0)

    assert not covers
    assert not is_whole(screen, may_scroll=False)


def test_what_scrolls_is_whole_where_it_may_scroll(screen: QWidget, qtbot: QtBot) -> None:
    area, long = QScrollArea(), QWidget()
    long.resize(200, 2000)
    put(long, a_label(), 0, 1900, 20, 20)
    area.setWidget(long)
    put(screen, area, 0, 0, 300, 300)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)

    assert is_whole(screen, may_scroll=True)
    assert not is_whole(screen, may_scroll=False)
