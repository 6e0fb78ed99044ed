"""The drawing of the reader: it changes with what is asked, and takes no touch."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from app.domain.comfort import Theme
from app.ui.widgets.how_picture import HowPicture
from tests.ui.looks import a_look


def drawn(
    qtbot: QtBot,
    icons: tuple[str, ...],
    *,
    theme: Theme = Theme.DAY,
    language: str = "en",
    has_reader: bool = True,
    is_beside: bool = False,
    high_px: int = 300,
) -> QImage:
    """The drawing as pixels."""
    picture = HowPicture()
    qtbot.addWidget(picture)
    look = a_look(theme=theme, language=language)
    picture.show_icons(icons, look, high_px=300, has_reader=has_reader, is_beside=is_beside)
    picture.resize(640, high_px)
    return picture.grab().toImage()


def test_each_means_has_a_drawing_of_its_own(qtbot: QtBot) -> None:
    pictures = [drawn(qtbot, icons) for icons in (("passport-page",), ("phone",), ("passport-page", "phone"))]

    assert pictures[0] != pictures[1]
    assert pictures[1] != pictures[2]


def test_the_colours_follow_the_theme(qtbot: QtBot) -> None:
    assert drawn(qtbot, ("phone",)) != drawn(qtbot, ("phone",), theme=Theme.NIGHT)


def test_it_stands_in_the_middle_of_its_room_and_is_no_smudge_where_there_is_little(qtbot: QtBot) -> None:
    tall, low = (drawn(qtbot, ("phone",), high_px=high_px) for high_px in (900, 100))
    inked = [y for y in range(900) for x in range(0, 640, 4) if tall.pixel(x, y) != tall.pixel(5, 5)]

    assert min(inked) >= 300
    assert max(inked) < 600
    assert {low.pixel(x, y) for x in range(640) for y in range(100)} == {low.pixel(5, 5)}


def test_a_touch_goes_through(qtbot: QtBot) -> None:
    picture = HowPicture()
    qtbot.addWidget(picture)

    assert picture.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


def test_without_a_reader_the_arrow_leads_to_what_stands_below(qtbot: QtBot) -> None:
    image = drawn(qtbot, ("booking-code",), has_reader=False)

    ground = image.pixelColor(5, 5)
    corners = [image.pixelColor(x, 290) for x in (100, 540)]
    assert corners == [ground, ground]
    assert any(image.pixelColor(320, y) != ground for y in range(250, 300))


@pytest.mark.parametrize(("language", "arrow_x"), [("en", range(390, 560)), ("ar", range(80, 250))])
def test_beside_what_it_is_for_the_arrow_leads_on_in_the_line_of_reading(
    qtbot: QtBot, language: str, arrow_x: range
) -> None:
    image = drawn(qtbot, ("booking-code",), language=language, has_reader=False, is_beside=True)

    colour = a_look().color("accent").rgb()
    shaft = [x for x in range(image.width()) if image.pixel(x, 150) == colour]
    assert shaft
    assert all(x in arrow_x for x in shaft)
