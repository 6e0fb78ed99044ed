"""The measures must see a fault, or the tests that rest on them prove nothing."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.theme import dress
from app.ui.widgets.big_button import BigButton
from app.ui.widgets.text_block import TextLabel
from tests.ui.looks import a_look, cut_words, outside, overlaps, too_small

SENTENCE = "Both ways lead to the same room, key and price."


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    label, button = TextLabel("lead"), BigButton("someButton")
    label.setParent(window)
    button.setParent(window)
    dress(window, a_look())
    label.setText(SENTENCE)
    button.show_words("Go back", a_look())
    window.resize(900, 400)
    label.setGeometry(10, 10, 880, label.heightForWidth(880))
    button.setGeometry(10, 200, 400, 100)
    qtbot.addWidget(window)
    window.show()
    return window


def test_a_window_without_faults_has_none(window: QWidget) -> None:
    assert cut_words(window) == []
    assert outside(window) == []
    assert overlaps(window) == []
    assert too_small(window, a_look()) == []


def test_a_label_that_is_too_low_is_seen(window: QWidget) -> None:
    window.findChild(TextLabel).resize(300, 40)

    assert cut_words(window) == [SENTENCE]


def test_a_button_that_is_too_narrow_is_seen(window: QWidget) -> None:
    window.findChild(BigButton).resize(60, 100)

    assert cut_words(window) == ["Go back"]


def test_what_reaches_beyond_the_edge_is_seen(window: QWidget) -> None:
    window.findChild(BigButton).move(700, 200)

    assert outside(window) == ["someButton"]


def test_what_covers_something_is_seen(window: QWidget) -> None:
    window.findChild(BigButton).move(10, 20)

    assert overlaps(window) == [(SENTENCE, "someButton")]


def test_what_is_too_small_for_a_finger_is_seen(window: QWidget) -> None:
    button = window.findChild(BigButton)
    button.setMinimumSize(0, 0)
    button.resize(400, 40)

    assert too_small(window, a_look()) == ["someButton"]
