from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.comfort import TEXT_SIZES
from app.ui.theme import dress
from app.ui.widgets.big_button import BigButton
from tests.ui.looks import a_look

LONG = "Check in with my passport or booking code"


def make(
    qtbot: QtBot, text: str = LONG, *, language: str = "en", ratio: float = 1.0, icon: str = "", **kind: Any
) -> BigButton:
    button = BigButton("someButton", **kind)
    qtbot.addWidget(button)
    look = a_look(language=language, text_ratio=ratio)
    dress(button, look)
    button.show_words(text, look, icon=icon)
    button.resize(button.sizeHint())
    button.show()
    return button


def test_a_touch_clicks_on_release(qtbot: QtBot) -> None:
    button = make(qtbot)

    with qtbot.waitSignal(button.clicked):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_key_clicks_a_button_with_the_focus(qtbot: QtBot, key: Qt.Key) -> None:
    button = make(qtbot)

    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, key)


def test_other_keys_do_nothing(qtbot: QtBot) -> None:
    button = make(qtbot)

    with qtbot.assertNotEmitted(button.clicked):
        QTest.keyClick(button, Qt.Key.Key_A)


def test_a_button_is_never_the_default(qtbot: QtBot) -> None:
    button = make(qtbot)

    assert not button.isDefault()
    assert not button.autoDefault()
    assert not button.focusPolicy() & Qt.FocusPolicy.ClickFocus


def test_readers_are_told_name_and_detail(qtbot: QtBot) -> None:
    button = make(qtbot)

    button.show_words("Go back", a_look(), detail="To the choice")

    assert (button.accessibleName(), button.accessibleDescription()) == ("Go back", "To the choice")


@pytest.mark.parametrize("ratio", TEXT_SIZES)
@pytest.mark.parametrize("size", ["touch", "choice"])
def test_no_button_is_smaller_than_a_finger(qtbot: QtBot, size: str, ratio: float) -> None:
    button = make(qtbot, "I", ratio=ratio, size=size)

    assert button.minimumWidth() >= a_look().size_px(size)
    assert button.heightForWidth(button.minimumWidth()) >= a_look().size_px(size)


@pytest.mark.parametrize("is_stacked", [False, True])
def test_a_narrow_button_is_higher(qtbot: QtBot, is_stacked: bool) -> None:
    button = make(qtbot, icon="passport", is_stacked=is_stacked)

    assert button.heightForWidth(400) > button.heightForWidth(1000)


def test_an_icon_takes_its_room(qtbot: QtBot) -> None:
    without, beside, above = make(qtbot), make(qtbot, icon="back"), make(qtbot, icon="back", is_stacked=True)

    assert beside.sizeHint().width() > without.sizeHint().width()
    assert above.sizeHint().height() > without.sizeHint().height()


def test_words_without_spaces_wrap_too(qtbot: QtBot) -> None:
    button = make(qtbot, "使用护照或预订码办理入住", language="zh-CN")

    assert button.minimumSizeHint().width() < button.sizeHint().width() / 2


def test_the_icon_stands_where_reading_begins(qtbot: QtBot) -> None:
    english, arabic = make(qtbot, "I", icon="help"), make(qtbot, "I", language="ar", icon="help")

    assert _ink_share_left(english) > 0.6
    assert _ink_share_left(arabic) < 0.4


def test_the_primary_kind_is_filled(qtbot: QtBot) -> None:
    button = make(qtbot, "Start", kind="primary")

    image = button.grab().toImage()

    assert image.pixelColor(button.width() // 2, 6) == a_look().color("accent")


def test_only_a_page_checks_a_button(qtbot: QtBot) -> None:
    button = make(qtbot)
    button.mark(is_on=False)

    QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    assert not button.isChecked()


@pytest.mark.parametrize("is_on", [False, True])
def test_what_a_screen_reader_toggles_is_a_press_and_the_page_still_decides(qtbot: QtBot, is_on: bool) -> None:
    """Over the system's accessibility bus a button that is on or off offers to be toggled before it offers a press."""
    button = make(qtbot)
    button.mark(is_on=is_on)
    actions = QAccessible.queryAccessibleInterface(button).actionInterface()

    with qtbot.waitSignal(button.clicked):
        actions.doAction(actions.toggleAction())

    assert button.isChecked() is is_on


def _ink_share_left(button: BigButton) -> float:
    """The part of the dark pixels that lies in the left half."""
    image = button.grab().toImage()
    inside = range(8, button.width() - 8)
    dark = [x for x in inside for y in range(8, button.height() - 8) if image.pixelColor(x, y).lightness() < 100]
    return sum(1 for x in dark if x < button.width() / 2) / len(dark)


@pytest.mark.parametrize(("language", "is_left"), [("en", True), ("ar", False)])
def test_listed_icons_and_words_begin_at_one_edge_whatever_their_length(
    qtbot: QtBot, language: str, is_left: bool
) -> None:
    buttons = [make(qtbot, text, language=language, icon="passport", is_listed=True) for text in ("Go", LONG)]
    for button in buttons:
        button.resize(900, 120)

    edges = [_ink_edge(button, is_left=is_left) for button in buttons]

    assert abs(edges[0] - edges[1]) <= 1
    assert edges[0] < 60


def _ink_edge(button: BigButton, *, is_left: bool) -> int:
    """How far from the edge where reading begins the first ink stands, within the button's own edge."""
    image = button.grab().toImage()
    ground = image.pixelColor(button.width() // 2, 8)
    columns = range(8, image.width() - 8)
    inked = [
        x
        for x in columns
        if any(
            abs(image.pixelColor(x, y).lightness() - ground.lightness()) > 100 for y in range(12, image.height() - 12)
        )
    ]
    return inked[0] if is_left else image.width() - 1 - inked[-1]
