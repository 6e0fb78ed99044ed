"""A table of the desk and a list in its place: chosen by touch and keys, or only read."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.ui.widgets.desk_view import NAME_SHARE, DeskView, Said
from tests.ui.looks import a_look

LONG = "This is said of it at such length that it needs several lines on any glass, whatever the size of its letters. "


def a_view(qtbot: QtBot) -> tuple[DeskView, list[int]]:
    """A view on the glass, and the rows it says were chosen."""
    view, chosen = DeskView("view"), list[int]()
    view.row_touched.connect(chosen.append)
    qtbot.addWidget(view)
    view.resize(600, 400)
    view.show()
    return view, chosen


def test_a_row_of_a_table_is_chosen_by_touch_and_by_enter(qtbot: QtBot) -> None:
    view, chosen = a_view(qtbot)
    view.show_rows(("Guest", "Code"), [("A", "1"), ("B", "2")], a_look())

    item = view.item(1, 0)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualItemRect(item).center())
    view.setCurrentCell(0, 0)
    qtbot.keyClick(view, Qt.Key.Key_Return)

    assert chosen == [1, 0]


def test_larger_words_are_written_smaller_where_a_table_has_no_room_and_never_below_the_normal_size(
    qtbot: QtBot,
) -> None:
    view, _ = a_view(qtbot)
    heads, narrow, wide = ("A", "B"), [("Fernandez", "HB40")], [("Fernandez, Maria " * 4, "HB40")]
    normal_px, large_px = a_look().text_px("small"), a_look(text_ratio=2.0).text_px("small")

    sizes = []
    for rows in (narrow, wide):
        view.show_rows(heads, rows, a_look(text_ratio=2.0))
        sizes.append(view.item(0, 0).font().pixelSize())

    assert sizes == [large_px, normal_px]


def test_the_things_of_a_list_are_only_read_and_their_words_broken_into_lines(qtbot: QtBot) -> None:
    view, chosen = a_view(qtbot)
    view.show_said(
        [Said("Printer\nWorks", "Well.", "check", "good"), Said("Disk", 4 * LONG, "caution", "caution")], a_look()
    )

    view.setCurrentCell(0, 0)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Return)

    assert view.currentRow() == 1
    assert chosen == []
    assert view.rowHeight(1) > view.rowHeight(0)
    assert view.columnWidth(0) <= round(view.viewport().width() * NAME_SHARE)
    assert view.columnWidth(0) + view.columnWidth(1) == view.viewport().width()
    assert not view.item(0, 0).icon().isNull()


def test_a_table_after_a_list_has_its_heads_again_and_nothing_chosen(qtbot: QtBot) -> None:
    view, _ = a_view(qtbot)
    view.show_said([Said("Printer", "Well.")], a_look())
    view.setCurrentCell(0, 0)

    view.show_rows(("Guest", "Code"), [("A", "1")], a_look())

    assert view.currentRow() == -1
    assert view.horizontalHeader().isVisible()
    assert view.horizontalHeaderItem(0).text() == "Guest"


def test_a_list_after_a_table_of_more_columns_is_fitted_once_it_is_filled(qtbot: QtBot) -> None:
    view, _ = a_view(qtbot)
    view.show_rows(("Call", "Since", "Where"), [("1", "14:05", "choosing")], a_look())

    view.show_said([Said("Printer", "Well."), Said("Disk", "Full.")], a_look())

    assert view.rowCount() == 2
    assert all(view.rowHeight(row) > 0 for row in range(2))
