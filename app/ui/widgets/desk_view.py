"""A table of the desk: rows with heads that sort, or a list of things with what is to be said of each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QIcon, QPixmap, QResizeEvent
from PySide6.QtWidgets import QScroller, QTableWidgetItem

from app.ui.theme import Look
from app.ui.widgets.icon import icon_image
from app.ui.widgets.note_row import INK_OF_TONE
from app.ui.widgets.plain_table import PlainTable
from app.ui.widgets.touch_scroll import gesture

NAME_SHARE = 0.36
"""How much of the width of a list the names may take; longer ones are broken."""


@dataclass(frozen=True)
class Said:
    """One thing of a list: its name, and what is said of it, each with line breaks; an icon repeats what words say."""

    name: str
    words: str
    icon: str = ""
    tone: str = "plain"
    is_heading: bool = False
    """Whether it begins a new part of the list, with nothing said of it."""


class DeskView(PlainTable):
    """Rows of one line each, or a list that is only read; scrolled by finger.

    Signals: head_touched(column), row_touched(row).
    """

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._is_list = False
        self._pad_px = 0
        self._name_share = 0.0
        self._sizes_px = (0, 0)
        self.setWordWrap(False)
        QScroller.grabGesture(self.viewport(), gesture())

    def show_rows(self, heads: Sequence[str], rows: Sequence[Sequence[str]], look: Look) -> None:
        """Show rows of one line each below their heads, in smaller words, though none below the normal size, to fit."""
        self._sizes_px = (look.text_px("small"), replace(look, text_ratio=1.0).text_px("small"))
        self._begin(len(heads), len(rows), is_list=False)
        self.setHorizontalHeaderLabels(list(heads))
        for number, cells in enumerate(rows):
            for place, cell in enumerate(cells):
                self.setItem(number, place, QTableWidgetItem(cell))
            self.setRowHeight(number, max(look.size_px("touch"), round(1.7 * look.text_px("small"))))
        self.fit()

    def show_said(self, things: Sequence[Said], look: Look, *, name_share: float = 0.0) -> None:
        """Show a list: what each thing is called, and what is said of it; names take what they need or this share."""
        self._name_share = name_share
        self._begin(2, len(things), is_list=True)
        size_px = round(look.text_px("small") * 1.4)
        self._pad_px = look.size_px("air")
        self.setIconSize(QSize(size_px, size_px))
        for number, thing in enumerate(things):
            name = QTableWidgetItem(thing.name)
            if thing.icon:
                image = icon_image(thing.icon, look.color(INK_OF_TONE[thing.tone]), size_px, is_rtl=look.is_rtl)
                name.setIcon(QIcon(QPixmap.fromImage(image)))
            if thing.is_heading:
                font = self.font()
                font.setBold(True)
                name.setFont(font)
            self.setItem(number, 0, name)
            self.setItem(number, 1, QTableWidgetItem(thing.words))
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to another glass."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Give every column the room of its words: in a table the first takes what is left, in a list the second."""
        room_px = self.viewport().width()
        widths = self._wanted()
        if self._is_list and widths:
            most_px = round(room_px * (self._name_share or NAME_SHARE))
            widths[0] = most_px if self._name_share else min(self.sizeHintForColumn(0) + self._pad_px, most_px)
            widths[1] = room_px - widths[0]
        elif widths:
            most_px, least_px = self._sizes_px
            for size_px in range(most_px, least_px - 1, -1):
                self._write(size_px)
                widths = self._wanted()
                if sum(widths) <= room_px:
                    break
            widths[0] = max(widths[0], room_px - sum(widths[1:]))
        for place, width in enumerate(widths):
            self.setColumnWidth(place, width)
        if self._is_list:
            for row in range(self.rowCount()):
                self.setRowHeight(row, max(self._height_px(row, column) for column in range(2)))

    def _wanted(self) -> list[int]:
        """The width that each column wants."""
        header = self.horizontalHeader()
        return [max(self.sizeHintForColumn(c), header.sectionSizeHint(c)) for c in range(header.count())]

    def _write(self, size_px: int) -> None:
        """Write the cells of a table in letters of a size."""
        font = QFont(self.font())
        font.setPixelSize(size_px)
        for row, column in product(range(self.rowCount()), range(self.columnCount())):
            if item := self.item(row, column):
                item.setFont(font)

    def _height_px(self, row: int, column: int) -> int:
        """How high the words of a cell are once they are broken; Qt's own answer forgets what the style pads."""
        item = self.item(row, column)
        if item is None:
            return 0  # it is fitted while it is being filled, too
        around_px = 2 * self._pad_px + (0 if item.icon().isNull() else self.iconSize().width() + self._pad_px)
        room_px = max(1, self.columnWidth(column) - around_px)
        words = QRect(0, 0, room_px, self.maximumHeight())
        return self.fontMetrics().boundingRect(words, Qt.TextFlag.TextWordWrap, item.text()).height() + self._pad_px

    def _begin(self, columns: int, rows: int, *, is_list: bool) -> None:
        """Be a table or a list of this size; another kind begins at its top, with nothing chosen."""
        if is_list is not self._is_list:
            self.clear()
            self.scrollToTop()
            self.setCurrentCell(-1, -1)
        self._is_list = is_list
        self.setAlternatingRowColors(not is_list)
        self.setWordWrap(is_list)
        self.horizontalHeader().setVisible(not is_list)
        self.setColumnCount(columns)
        self.setRowCount(rows)

    def choose(self, row: int) -> None:
        """Say which row was chosen; the things of a list are only read."""
        if not self._is_list:
            super().choose(row)
