"""The lamp lies along the upper edge, is as bright as it can be, and is in nobody's way."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.comfort import Theme
from app.ui.widgets.call_lamp import HIGH_MM, CallLamp
from tests.ui.looks import a_look


@pytest.mark.parametrize("theme", Theme)
def test_lit_it_is_a_band_as_wide_as_the_glass_in_its_own_colour(qtbot: QtBot, theme: Theme) -> None:
    place = QWidget()
    qtbot.addWidget(place)
    look = a_look(theme=theme)
    place.resize(look.width_px, look.height_px)
    lamp = CallLamp(place)
    place.show()

    lamp.show_lamp(look, is_lit=True, name="Help is called")

    assert (lamp.x(), lamp.y(), lamp.width(), lamp.height()) == (0, 0, look.width_px, look.px(HIGH_MM))
    assert lamp.grab().toImage().pixelColor(look.width_px // 2, 2) == look.color("lamp")
    assert lamp.accessibleName() == "Help is called"
    assert lamp.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


def test_it_goes_out(qtbot: QtBot) -> None:
    place = QWidget()
    qtbot.addWidget(place)
    lamp = CallLamp(place)
    place.show()

    lamp.show_lamp(a_look(), is_lit=True, name="Help is called")
    lamp.show_lamp(a_look(), is_lit=False, name="Help is called")

    assert not lamp.isVisible()
