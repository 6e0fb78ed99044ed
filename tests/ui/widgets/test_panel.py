import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.domain.comfort import Theme
from app.ui.theme import Look, dress
from app.ui.widgets.big_button import BigButton
from app.ui.widgets.panel import Panel
from tests.ui.looks import a_look, cut_words, place, settle


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    column = QVBoxLayout(window)
    column.addWidget(BigButton("beneath"))
    window.resize(1080, 1400)
    qtbot.addWidget(window)
    window.show()
    return window


def shown(window: QWidget, look: Look) -> Panel:
    panel = Panel("somePanel", window)
    button = BigButton("closeButton", "primary", size="choice")
    panel.controls.addWidget(button)
    dress(panel, look)
    panel.show_words("Are you still there?", "This visit ends in 30 seconds.", look)
    button.show_words("Continue visit", look)
    panel.setGeometry(window.rect())
    panel.show()
    settle()
    return panel


@pytest.mark.parametrize("theme", list(Theme))
@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_a_panel_holds_all_its_words(window: QWidget, ratio: float, theme: Theme) -> None:
    panel = shown(window, a_look(text_ratio=ratio, theme=theme))

    assert cut_words(panel) == []


def test_no_touch_goes_through_it(window: QWidget, qtbot: QtBot) -> None:
    shown(window, a_look())
    beneath = window.findChild(BigButton, "beneath")

    with qtbot.assertNotEmitted(beneath.clicked):
        QTest.mouseClick(window.childAt(20, 20) or window, Qt.MouseButton.LeftButton)


def test_the_card_stands_in_the_middle(window: QWidget) -> None:
    panel = shown(window, a_look())

    assert abs(place(panel.card, panel).center().y() - panel.rect().center().y()) <= 2
    assert abs(place(panel.card, panel).center().x() - panel.rect().center().x()) <= 2


def test_in_low_reach_the_card_stands_at_the_bottom(window: QWidget) -> None:
    panel = shown(window, a_look().with_controls_below(600))

    assert panel.height() - place(panel.card, panel).bottom() < 60


def test_the_veil_leaves_the_card_as_it_is(window: QWidget) -> None:
    panel = shown(window, a_look())

    image = window.grab().toImage()

    assert image.pixelColor(5, 5) != a_look().color("paper")
    corner = place(panel.card, window).topLeft()
    assert image.pixelColor(corner.x() + 12, corner.y() + 12) == a_look().color("card")


def test_a_panel_without_a_sentence_shows_none(window: QWidget) -> None:
    panel = shown(window, a_look())

    panel.show_words("Choose your language", "", a_look())

    assert panel.text.isHidden()
    assert panel.accessibleName() == "Choose your language"
