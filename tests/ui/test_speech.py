"""A screen is read as an eye reads it, once, and without what is not there to be seen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.domain.comfort import Theme
from app.domain.consent import Side
from app.domain.face import Guidance
from app.domain.mode import Mode
from app.flow.pages import ChoicePage, FacePage
from app.ui.shell import Shell
from app.ui.speech import SAID, words_on
from app.ui.theme import Look
from app.ui.widgets.keypad import DIGITS, Keypad
from app.ui.widgets.notice_text import NoticeText
from tests.builders import a_notice
from tests.ui.looks import a_page

RTL = Qt.LayoutDirection.RightToLeft


@pytest.fixture
def root(qtbot: QtBot) -> QWidget:
    """A screen that was never shown."""
    screen = QWidget()
    screen.resize(800, 600)
    qtbot.addWidget(screen)
    return screen


def a_button(text: str, *, name: str = "", description: str = "") -> QPushButton:
    button = QPushButton(text)
    button.setAccessibleName(name)
    button.setAccessibleDescription(description)
    return button


def a_look(*, width_px: int = 800) -> Look:
    return Look(
        theme=Theme.DAY,
        text_ratio=1.0,
        language="en",
        is_rtl=False,
        width_px=width_px,
        height_px=600,
        pitch_mm=0.248,
    )


def test_an_empty_screen_says_nothing(root: QWidget) -> None:
    assert words_on(root) == ""


def test_a_screen_is_read_from_top_to_bottom_whenever_its_parts_were_made(root: QWidget) -> None:
    column = QVBoxLayout(root)
    for text in ("zulu", "alpha", "mike"):
        column.insertWidget(0, QLabel(text))

    assert words_on(root) == "mike\nalpha\nzulu"


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, RTL])
def test_a_row_is_read_in_the_direction_of_its_language(root: QWidget, direction: Qt.LayoutDirection) -> None:
    root.setLayoutDirection(direction)
    row = QHBoxLayout(root)
    for text in ("one", "two", "three"):
        row.addWidget(QLabel(text))

    assert words_on(root) == "one\ntwo\nthree"


def test_places_that_do_not_turn_with_the_language_are_read_from_the_right_all_the_same(root: QWidget) -> None:
    root.setLayoutDirection(RTL)
    pair = QWidget()
    pair.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    row = QHBoxLayout(pair)
    row.addWidget(a_button("left"))
    row.addWidget(a_button("right"))
    QVBoxLayout(root).addWidget(pair)

    assert words_on(root) == "right\nleft"


def test_a_low_label_beside_a_tall_button_is_in_its_row(root: QWidget) -> None:
    label, button = QLabel("label", root), QPushButton("button", root)
    label.setGeometry(0, 50, 100, 20)
    button.setGeometry(200, 0, 100, 120)

    assert words_on(root) == "label\nbutton"


def test_what_stands_beside_something_tall_is_read_from_its_top(root: QWidget) -> None:
    low, tall, high = QLabel("low", root), QLabel("tall", root), QLabel("high", root)
    tall.setGeometry(0, 0, 100, 300)
    high.setGeometry(200, 0, 100, 100)
    low.setGeometry(200, 150, 100, 100)

    assert words_on(root) == "tall\nhigh\nlow"


def test_each_part_is_read_whole_before_the_next(root: QWidget) -> None:
    grid = QGridLayout(root)
    for place, guest in enumerate(("Anna", "Wei")):
        part = QWidget()
        column = QVBoxLayout(part)
        column.addWidget(QLabel(f"name of {guest}"))
        column.addWidget(QLabel(f"nights of {guest}"))
        grid.addWidget(part, 0, place)

    assert words_on(root) == "name of Anna\nnights of Anna\nname of Wei\nnights of Wei"


def test_a_notice_in_two_columns_is_read_down_the_first_and_then_the_second(root: QWidget) -> None:
    items = a_notice().items[:4]
    notice = NoticeText()
    notice.setParent(root)
    notice.show_items(items, a_look())
    notice.arrange(800, 1)
    assert len({label.x() for label in notice.findChildren(QLabel)}) > 1

    assert words_on(root) == "\n".join(f"{item.heading}\n{item.text}" for item in items)


def test_a_button_says_its_name_and_then_what_it_is_for(root: QWidget) -> None:
    column = QVBoxLayout(root)
    column.addWidget(a_button("Go", name="Go on", description="To the next step"))
    column.addWidget(a_button("Back"))
    column.addWidget(a_button(""))

    assert words_on(root) == "Go on. To the next step\nBack"


def test_a_label_inside_a_button_is_not_read_again(root: QWidget) -> None:
    button = a_button("Face way")
    inside = QWidget()
    QVBoxLayout(inside).addWidget(QLabel("deep inside"))
    parts = QVBoxLayout(button)
    parts.addWidget(QLabel("Face way, in a label"))
    parts.addWidget(inside)
    QVBoxLayout(root).addWidget(button)

    assert words_on(root) == "Face way"


def test_what_is_not_visible_is_not_spoken(root: QWidget) -> None:
    column = QVBoxLayout(root)
    hidden, parent = QLabel("hidden"), QWidget()
    QVBoxLayout(parent).addWidget(QLabel("in a hidden part"))
    stack = QStackedWidget()
    stack.addWidget(QLabel("this page"))
    stack.addWidget(QLabel("that page"))
    for widget in (QLabel("seen"), hidden, parent, stack, QLabel("")):
        column.addWidget(widget)
    hidden.hide()
    parent.hide()

    assert words_on(root) == "seen\nthis page"


def test_a_screen_just_changed_is_read_as_it_will_stand(qtbot: QtBot, root: QWidget) -> None:
    column = QVBoxLayout(root)
    hint = QLabel("hint")
    for widget in (QLabel("title"), hint, QLabel("body")):
        column.addWidget(widget)
    hint.hide()
    root.show()
    qtbot.waitExposed(root)

    hint.show()

    assert words_on(root) == "title\nhint\nbody"


def test_the_same_line_is_read_once(root: QWidget) -> None:
    column = QVBoxLayout(root)
    for text in ("Camera off", "Welcome", "Camera off"):
        column.addWidget(QLabel(text))

    assert words_on(root) == "Camera off\nWelcome"


def test_the_keys_of_a_keypad_are_not_read(root: QWidget) -> None:
    keypad = Keypad(DIGITS)
    keypad.show_keys(a_look(), backspace="Delete")
    column = QVBoxLayout(root)
    column.addWidget(QLabel("Type your code"))
    column.addWidget(keypad)

    assert words_on(root) == "Type your code"


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("side", list(Side))
def test_both_ways_are_read_at_once_and_in_the_order_they_stand(shell: Shell, side: Side, language: str) -> None:
    shell.show_page(a_page(ChoicePage(side, is_face_offered=True), language=language))

    lines = shell.spoken().splitlines()

    is_face_first = (side is Side.LEFT) is (language == "en")
    names = {card: _name(shell, f"choose{card}Button") for card in ("Face", "Passport")}
    order = [card for line in lines for card, name in names.items() if line.startswith(f"{name}.")]
    assert order == (["Face", "Passport"] if is_face_first else ["Passport", "Face"])


def test_the_face_screen_reads_its_hint_and_the_way_out_at_once(shell: Shell) -> None:
    shell.show_page(a_page(FacePage(Guidance.CLOSER, 0.0, Mode.DETECTION_ONLY, 60)))

    lines = shell.spoken().splitlines()

    hint = shell.findChild(QLabel, "guidanceLabel")
    assert hint
    assert lines[0] == hint.text()
    assert lines[-2] == _name(shell, "usePassportButton")
    assert lines[-1] == shell.findChild(QLabel, "cameraLabel").text()


def test_other_languages_are_not_read_in_this_ones_voice(shell: Shell) -> None:
    shell.show_page(a_page())

    spoken = shell.spoken()

    assert _name(shell, "languageButton_ar") not in spoken
    assert _name(shell, "startButton") in spoken


def _name(shell: Shell, button: str) -> str:
    """What a button of the window is called."""
    found = shell.findChild(QPushButton, button)
    assert found
    return found.accessibleName()


def test_what_is_typed_is_not_read_aloud(root: QWidget) -> None:
    column = QVBoxLayout(root)
    column.addWidget(QLabel("Type your code"))
    column.addWidget(QLineEdit("HTL20261123"))

    assert words_on(root) == "Type your code"


def test_a_place_to_break_a_long_name_makes_no_pause(root: QWidget) -> None:
    QVBoxLayout(root).addWidget(QLabel("Wolfeschlegel\u200bsteinhausen"))

    assert words_on(root) == "Wolfeschlegelsteinhausen"


def test_a_text_that_changes_by_the_second_is_read_as_it_began(root: QWidget) -> None:
    label = QLabel("41 seconds left")
    label.setProperty(SAID, "52 seconds left")
    QVBoxLayout(root).addWidget(label)

    assert words_on(root) == "52 seconds left"
