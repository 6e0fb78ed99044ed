"""A table whose every word is whole, and whose rows are as high as their words."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from app.ui.theme import dress
from app.ui.widgets.rows_table import RowsTable, broken, shared
from tests.ui.looks import a_look, settle

HEADS = ("Booking", "Field", "Before", "After")
ROWS = (
    ("HB7K2M9Q", "departure", "2026-11-30", "2026-12-02"),
    ("HB81XV0C", "display_name", "Maria Gonzalez", "María Josefa González Álvarez de la Cruz y Mendoza"),
    ("HB9QW3ET", "N6", "结果产生后六十秒内删除您的人脸不保留任何内容", ""),
)


@pytest.fixture
def table(qapp: QApplication) -> Iterator[RowsTable]:
    made = RowsTable("rows")
    yield made
    made.deleteLater()


def show(table: RowsTable, *, width: int, text_ratio: float = 1.0) -> None:
    look = a_look(text_ratio=text_ratio)
    table.resize(width, 700)
    dress(table, look)
    table.show()
    table.show_rows(look, name="Changes", heads=HEADS, rows=ROWS)
    settle()


@pytest.mark.parametrize(("width", "text_ratio"), [(1000, 1.0), (1000, 2.0), (700, 1.25)])
def test_every_word_is_whole_and_every_row_as_high_as_its_words(
    table: RowsTable, width: int, text_ratio: float
) -> None:
    show(table, width=width, text_ratio=text_ratio)

    assert sum(table.columnWidth(column) for column in range(4)) <= table.viewport().width()
    for row in range(3):
        for column in range(4):
            item = table.item(row, column)
            metrics = QFontMetrics(item.font())
            words = [w for w in item.text().replace("\u200b", " ").split() if w.isascii()]
            assert all(metrics.horizontalAdvance(word) < table.columnWidth(column) for word in words)
            assert table.rowHeight(row) >= metrics.height()


def test_long_texts_wrap_and_make_their_row_higher(table: RowsTable) -> None:
    show(table, width=800)

    assert table.rowHeight(1) > table.rowHeight(0)
    assert table.accessibleName() == "Changes"


def test_another_width_is_fitted_and_the_same_one_left(table: RowsTable) -> None:
    show(table, width=800)
    before = table.columnWidth(3)

    table.resize(1200, 700)
    settle()

    assert table.columnWidth(3) > before
    table.show_rows(a_look(), name="Nothing", heads=(), rows=())
    assert table.columnCount() == 0


@pytest.mark.parametrize(
    ("wanted", "least", "room", "widths"),
    [
        ((100, 200), (50, 60), 400, [100, 300]),
        ((100, 500), (100, 100), 400, [100, 300]),
        ((300, 300), (100, 100), 400, [200, 200]),
        ((300, 500), (300, 500), 400, [150, 250]),
    ],
)
def test_columns_share_the_room(wanted: tuple[int, ...], least: tuple[int, ...], room: int, widths: list[int]) -> None:
    assert shared(wanted, least, room) == widths


def test_names_of_files_and_columns_may_be_broken_where_they_are_joined() -> None:
    assert broken("display_name") == "display_\u200bname"
    assert broken("plain words") == "plain words"
