import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from app import paths
from app.ui.widgets.icon import TURNING, Icon, icon_image
from tests.ui.looks import a_look

INK = QColor("#203040")
NAMES = sorted(path.stem for path in (paths.assets() / "icons").glob("*.svg"))


def ink(image: QImage) -> int:
    """How many pixels are drawn."""
    across = range(image.width())
    return sum(1 for y in range(image.height()) for x in across if image.pixelColor(x, y).alpha() > 127)


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_is_drawn_in_the_colour_asked_for(name: str) -> None:
    image = icon_image(name, INK, 48)

    assert image.width() == image.height() == 48
    solid = {
        image.pixelColor(x, y).name() for x in range(48) for y in range(48) if image.pixelColor(x, y).alpha() == 255
    }
    assert solid == {INK.name()}


def test_an_icon_is_drawn_once_for_each_colour_and_size() -> None:
    assert icon_image("help", INK, 40).cacheKey() == icon_image("help", INK, 40).cacheKey()
    assert icon_image("help", INK, 40) != icon_image("help", QColor("#f0f0f0"), 40)


@pytest.mark.parametrize("name", sorted(TURNING))
def test_icons_along_the_line_of_reading_turn_with_it(name: str) -> None:
    forwards, backwards = icon_image(name, INK, 64), icon_image(name, INK, 64, is_rtl=True)

    assert backwards == forwards.flipped(Qt.Orientation.Horizontal)


@pytest.mark.parametrize("name", ["help", "left", "right", "turn-left", "face", "passport"])
def test_icons_of_real_left_and_right_never_turn(name: str) -> None:
    assert icon_image(name, INK, 64) == icon_image(name, INK, 64, is_rtl=True)


def test_face_and_passport_are_equally_dark() -> None:
    """Source: rights.md P07."""
    face, passport = ink(icon_image("face", INK, 192)), ink(icon_image("passport", INK, 192))

    assert 0.9 <= face / passport <= 1.1


def test_an_icon_alone_is_as_large_as_asked(qtbot: QtBot) -> None:
    icon = Icon()
    qtbot.addWidget(icon)

    icon.show_icon("time", a_look().color("ink"), 96)

    assert (icon.width(), icon.height(), icon.sizeHint().width()) == (96, 96, 96)
    assert ink(icon.grab().toImage()) > 0
