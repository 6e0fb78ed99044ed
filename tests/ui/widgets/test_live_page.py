"""The document camera's picture between its hint and the truth about it."""

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.ui.theme import dress
from app.ui.widgets.live_page import LivePage
from app.ui.widgets.page_canvas import Wanted
from tests.ui.cameras import a_picture
from tests.ui.looks import a_look, place, settle


def a_live_page(qtbot: QtBot, *, text_ratio: float = 1.0) -> LivePage:
    """A live page that is shown."""
    live, look = LivePage(), a_look(text_ratio=text_ratio)
    qtbot.addWidget(live)
    dress(live, look)
    live.hint.show_hint("Hold it still.", look, icon="hold-still")
    live.canvas.show_reading(Wanted.PAGE, 0.0, look, name="Picture", is_empty=True)
    live.show_truth("No picture is kept.", look)
    live.resize(958, 900)
    live.show()
    settle()
    return live


def test_hint_picture_and_truth_stand_below_each_other(qtbot: QtBot) -> None:
    live = a_live_page(qtbot)
    truth = live.findChild(QLabel, "pageTruthLabel")

    places = [place(widget, live) for widget in (live.hint, live.canvas, truth)]

    assert places[0].bottom() < places[1].top()
    assert places[1].bottom() < places[2].top()
    assert truth.text() == "No picture is kept."


@pytest.mark.parametrize(("text_ratio", "is_told"), [(1.0, True), (1.5, True), (2.0, False)])
def test_the_largest_words_leave_the_truth_to_the_frame(qtbot: QtBot, text_ratio: float, is_told: bool) -> None:
    live = a_live_page(qtbot, text_ratio=text_ratio)

    assert live.findChild(QLabel, "pageTruthLabel").isVisible() is is_told


def test_the_picture_takes_most_of_the_room(qtbot: QtBot) -> None:
    live = a_live_page(qtbot)

    assert live.canvas.height() > 0.7 * live.height()


def test_the_first_picture_is_told_from_those_after_it(qtbot: QtBot) -> None:
    live = a_live_page(qtbot)

    told = [live.take(a_picture()) for _ in range(3)]

    assert told == [True, False, False]


def test_a_picture_for_a_page_that_hides_is_not_the_first(qtbot: QtBot) -> None:
    live = a_live_page(qtbot)
    live.hide()

    assert not live.take(a_picture())
