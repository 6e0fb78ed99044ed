"""The QR code: whole pixels, a quiet zone, large enough, dark on white in every theme."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.comfort import Theme
from app.ui.widgets.qr_picture import QUIET_MODULES, QrPicture
from tests.ui.looks import a_look

ROWS = tuple(tuple((x + y) % 2 == 0 for x in range(29)) for y in range(29))


def a_picture(qtbot: QtBot, *, theme: Theme = Theme.DAY) -> QrPicture:
    """A code that is shown."""
    picture = QrPicture("receiptQr")
    qtbot.addWidget(picture)
    picture.show_rows(ROWS, a_look(theme=theme), name="Your receipt as a code")
    picture.show()
    return picture


def test_the_symbol_is_34_mm_or_more_without_its_quiet_zone(qtbot: QtBot) -> None:
    picture = a_picture(qtbot)

    assert picture.module_px * len(ROWS) * 0.248 >= 34
    assert picture.width() == picture.module_px * (len(ROWS) + 2 * QUIET_MODULES)


@pytest.mark.parametrize("theme", list(Theme))
def test_every_module_is_drawn_in_whole_pixels_dark_on_white(qtbot: QtBot, theme: Theme) -> None:
    picture = a_picture(qtbot, theme=theme)
    image = picture.grab().toImage()
    side = picture.module_px

    for y in range(picture.height()):
        for x in range(0, picture.width(), 3):
            row, column = y // side - QUIET_MODULES, x // side - QUIET_MODULES
            is_inside = 0 <= row < len(ROWS) and 0 <= column < len(ROWS)
            is_dark = is_inside and ROWS[row][column]
            assert image.pixelColor(x, y) == (Qt.GlobalColor.black if is_dark else Qt.GlobalColor.white)


def test_without_a_code_nothing_is_shown(qtbot: QtBot) -> None:
    picture = a_picture(qtbot)

    picture.show_rows((), a_look(), name="")

    assert picture.isHidden()


def test_it_has_a_name(qtbot: QtBot) -> None:
    assert a_picture(qtbot).accessibleName() == "Your receipt as a code"
