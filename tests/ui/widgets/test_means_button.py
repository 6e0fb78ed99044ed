"""One of several equal means: the chosen one has a tick, and nothing else about it differs."""

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from app.domain.comfort import Theme
from app.ui.theme import dress
from app.ui.widgets.means_button import MeansButton
from tests.ui.looks import a_look

WIDE_PX, HIGH_PX = 900, 90


def a_button(qtbot: QtBot, *, chosen: str = "", language: str = "en", theme: Theme = Theme.DAY) -> MeansButton:
    """A means that is shown."""
    button, look = MeansButton("someMeans"), a_look(language=language, theme=theme)
    qtbot.addWidget(button)
    dress(button, look)
    button.show_means("Scan passport", look, icon="passport", chosen=chosen)
    button.resize(WIDE_PX, HIGH_PX)
    button.show()
    return button


def differing_columns(one: QImage, other: QImage) -> list[int]:
    """The columns in which two drawings differ at half their height."""
    middle = HIGH_PX // 2
    rows = range(middle - 12, middle + 12)
    return [x for x in range(20, WIDE_PX - 20) if any(one.pixel(x, y) != other.pixel(x, y) for y in rows)]


@pytest.mark.parametrize(("language", "is_at_right"), [("en", True), ("ar", False)])
def test_in_high_contrast_the_tick_alone_tells_and_stands_where_the_line_ends(
    qtbot: QtBot, language: str, is_at_right: bool
) -> None:
    plain = a_button(qtbot, language=language, theme=Theme.CONTRAST).grab().toImage()

    chosen = a_button(qtbot, chosen="Chosen", language=language, theme=Theme.CONTRAST).grab().toImage()

    columns = differing_columns(plain, chosen)
    assert columns
    assert all((x > 0.8 * WIDE_PX) is is_at_right and (x < 0.2 * WIDE_PX) is not is_at_right for x in columns)


def test_chosen_and_not_chosen_need_the_same_room(qtbot: QtBot) -> None:
    plain, chosen = a_button(qtbot), a_button(qtbot, chosen="Chosen")

    assert plain.sizeHint() == chosen.sizeHint()
    assert plain.minimumSizeHint() == chosen.minimumSizeHint()
    assert [plain.heightForWidth(w) for w in (300, 500, 900)] == [chosen.heightForWidth(w) for w in (300, 500, 900)]
    assert plain.font() == chosen.font()


def test_the_tick_never_covers_a_word(qtbot: QtBot) -> None:
    button, look = a_button(qtbot), a_look()
    button.show_means("Scan the QR code of a booking", look, icon="booking-qr", chosen="Chosen")

    narrow_px = button.minimumSizeHint().width()

    assert button.heightForWidth(narrow_px) > button.heightForWidth(WIDE_PX)


def test_it_is_spoken_as_chosen_and_checked(qtbot: QtBot) -> None:
    button = a_button(qtbot, chosen="Chosen")

    assert (button.accessibleName(), button.accessibleDescription()) == ("Scan passport", "Chosen")
    assert button.isChecked()


def test_a_touch_alone_does_not_choose_it(qtbot: QtBot) -> None:
    button = a_button(qtbot)

    button.click()

    assert not button.isChecked()
