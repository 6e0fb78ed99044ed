"""What every table of staff has in common: a row and a head are chosen, nothing is typed, and Tab leads out of it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QTableWidgetItem
from pytestqt.qtbot import QtBot

from app.ui.widgets.plain_table import PlainTable


@pytest.fixture
def table(qtbot: QtBot) -> PlainTable:
    """Two rows under two heads, on the glass."""
    made = PlainTable("table")
    qtbot.addWidget(made)
    made.setColumnCount(2)
    made.setRowCount(2)
    for row in range(2):
        for column in range(2):
            made.setItem(row, column, QTableWidgetItem(f"{row}{column}"))
    made.resize(400, 300)
    made.show()
    return made


def test_a_row_is_chosen_by_touch_and_by_enter_and_a_head_by_touch(table: PlainTable, qtbot: QtBot) -> None:
    rows, heads = list[int](), list[int]()
    table.row_touched.connect(rows.append)
    table.head_touched.connect(heads.append)
    head = table.horizontalHeader()

    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualItemRect(table.item(1, 1)).center())
    table.setCurrentCell(1, 0)
    qtbot.keyClick(table, Qt.Key.Key_Up)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=head.viewport().rect().center() / 4)

    assert (rows, heads) == ([1, 0], [0])


def test_nothing_is_typed_into_it_and_whole_rows_are_marked_one_at_a_time(table: PlainTable, qtbot: QtBot) -> None:
    table.setCurrentCell(0, 0)
    qtbot.keyClick(table, "9")
    qtbot.keyClick(table, Qt.Key.Key_F2)
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)

    assert table.state() is not QAbstractItemView.State.EditingState
    assert table.item(0, 0).text() == "00"
    assert [index.row() for index in table.selectionModel().selectedRows()] == [1]


def test_tab_walks_no_cells(table: PlainTable, qtbot: QtBot) -> None:
    table.setCurrentCell(0, 0)

    qtbot.keyClick(table, Qt.Key.Key_Tab)

    assert (table.currentRow(), table.currentColumn()) == (0, 0)
