"""A fact: its name and value beside each other, read as one."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.ui.theme import dress
from app.ui.widgets.fact_row import FactRow
from app.ui.widgets.text_block import TextLabel
from tests.ui.looks import a_look


def test_name_and_value_are_shown_and_read_together(qtbot: QtBot) -> None:
    row = FactRow("arrivalFact")
    qtbot.addWidget(row)

    row.show_fact("Arrival", "23 November 2026", a_look())

    name, value = row.findChildren(TextLabel)
    assert [name.text(), value.text()] == ["Arrival", "23 November 2026"]
    assert value.accessibleName() == "Arrival: 23 November 2026"


def test_values_of_several_rows_begin_at_one_line_whatever_the_names(qtbot: QtBot) -> None:
    rows = [FactRow("one"), FactRow("two")]
    for row, name in zip(rows, ("Nights", "A much longer name of a fact"), strict=True):
        qtbot.addWidget(row)
        row.show_fact(name, "2", a_look())
        row.resize(900, 120)
        row.show()

    assert len({row.findChildren(TextLabel)[1].x() for row in rows}) == 1


def test_in_arabic_the_name_stands_at_the_right(qtbot: QtBot) -> None:
    row = FactRow("arrivalFact")
    qtbot.addWidget(row)
    row.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    row.show_fact("الوصول", "2", a_look(language="ar"))
    row.resize(900, 120)
    row.show()

    name, value = row.findChildren(TextLabel)
    assert name.x() > value.x()


def test_where_there_is_room_the_value_stands_larger_beneath_its_name(qtbot: QtBot) -> None:
    row = FactRow("nightsFact")
    qtbot.addWidget(row)
    dress(row, a_look())
    row.show_fact("Nights", "2", a_look())
    name, value = row.findChildren(TextLabel)
    beside_px = value.font().pixelSize()

    row.show_fact("Nights", "2", a_look(), is_stacked=True)
    row.resize(900, 400)
    row.show()

    assert value.y() > name.y()
    assert value.x() == name.x()
    assert value.font().pixelSize() > beside_px
