import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from app.ui.widgets.step_bar import StepBar
from tests.ui.looks import a_look


def colours(bar: StepBar) -> list[QColor]:
    """The colour in the middle of each of four segments, from the left."""
    image = bar.grab().toImage()
    return [image.pixelColor(round(bar.width() * (number + 0.5) / 4), bar.height() // 2) for number in range(4)]


@pytest.mark.parametrize(("language", "filled"), [("en", [0, 1]), ("ar", [2, 3])])
def test_segments_fill_along_the_line_of_reading(qtbot: QtBot, language: str, filled: list[int]) -> None:
    bar = StepBar()
    qtbot.addWidget(bar)
    look = a_look(language=language)
    bar.show_step(2, 4, look)
    bar.resize(800, bar.height())

    accent = look.color("accent")

    assert [number for number, colour in enumerate(colours(bar)) if colour == accent] == filled


def test_nothing_is_drawn_before_a_look_is_known(qtbot: QtBot) -> None:
    bar = StepBar()
    qtbot.addWidget(bar)
    bar.resize(800, 12)

    assert len({colour.name() for colour in colours(bar)}) == 1
