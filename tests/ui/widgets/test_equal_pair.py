import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.consent import Side
from app.ui.theme import dress
from app.ui.widgets.big_button import BigButton
from app.ui.widgets.equal_pair import EqualPair
from app.ui.widgets.method_card import MethodCard
from tests.ui.looks import a_look, settle


def make(qtbot: QtBot, side: Side, language: str = "en") -> tuple[EqualPair, MethodCard, MethodCard]:
    first, second = MethodCard("firstCard"), MethodCard("secondCard")
    pair = EqualPair(first, second)
    qtbot.addWidget(pair)
    look = a_look(language=language)
    dress(pair, look)
    first.show_words("One", look)
    second.show_words("A very much longer title of the second card", look)
    pair.resize(953, 700)
    pair.show()
    pair.show_sides(side, look)
    settle()
    return pair, first, second


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("side", list(Side))
def test_a_side_is_a_side_of_the_glass_in_every_language(qtbot: QtBot, side: Side, language: str) -> None:
    _, first, second = make(qtbot, side, language)

    assert (first.x() < second.x()) is (side is Side.LEFT)


@pytest.mark.parametrize("side", list(Side))
def test_both_are_equally_large_whatever_their_words(qtbot: QtBot, side: Side) -> None:
    _, first, second = make(qtbot, side)

    assert abs(first.width() - second.width()) <= 1
    assert first.height() == second.height()
    assert first.y() == second.y()


def test_the_gap_is_eight_millimetres_or_more(qtbot: QtBot) -> None:
    _, first, second = make(qtbot, Side.LEFT)

    assert (second.x() - first.geometry().right() - 1) * a_look().pitch_mm >= 8.0


@pytest.mark.parametrize(
    ("side", "language", "earlier"),
    [
        (Side.LEFT, "en", "firstCard"),
        (Side.RIGHT, "en", "secondCard"),
        (Side.LEFT, "ar", "secondCard"),
        (Side.RIGHT, "ar", "firstCard"),
    ],
)
def test_tab_order_follows_reading(qtbot: QtBot, side: Side, language: str, earlier: str) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    before = BigButton("before")
    before.setParent(window)
    pair, _, _ = make(qtbot, side, language)
    pair.setParent(window)
    pair.show_sides(side, a_look(language=language))

    assert _next_card(pair).objectName() == earlier


def test_sides_may_be_shown_twice(qtbot: QtBot) -> None:
    pair, first, second = make(qtbot, Side.LEFT)
    before = first.geometry(), second.geometry()

    pair.show_sides(Side.LEFT, a_look())
    settle()

    assert (first.geometry(), second.geometry()) == before


def _next_card(widget: QWidget) -> QWidget:
    following = widget.nextInFocusChain()
    return following if isinstance(following, MethodCard) else _next_card(following)
