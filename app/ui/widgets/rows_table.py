"""A table of rows to look at and to choose from: by touch, by keys, by finger where it is longer than its room."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QScroller, QTableWidgetItem

from app.ui.theme import Look
from app.ui.widgets.plain_table import PlainTable
from app.ui.widgets.touch_scroll import gesture

ENDLESS_PX = 100_000
"""Higher than any cell."""

MARGIN_PX = 10
"""What a style keeps free around the words of a cell besides, in pixels."""

FEW = 4
"""So many characters of a script without blanks stay together at least."""


class RowsTable(PlainTable):
    """Every column has the room that its words need; where that is too much, the long ones share what is left and wrap.

    Signals: head_touched(column), row_touched(row).
    """

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._look: Look | None = None
        self._fitted_px = 0
        self._heads: list[str] = []
        self._rows: list[list[str]] = []
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAlternatingRowColors(True)
        self.horizontalHeader().setStretchLastSection(True)

    def show_rows(self, look: Look, *, name: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Fill the table; `name` is what a screen reader calls it."""
        self._look = look
        self.setAccessibleName(name)
        self.setColumnCount(len(heads))
        self.setRowCount(len(rows))
        self.setHorizontalHeaderLabels(list(heads))
        self._heads, self._rows = list(heads), [[broken(text) for text in row] for row in rows]
        self.scrollToTop()
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to another glass; not because a bar came or went, for which room is always kept."""
        super().resizeEvent(event)
        if self.width() != self._fitted_px:
            self.fit()

    def fit(self) -> None:
        """Give every column its room, and every row the height of its words; smaller words where a word has no room."""
        look = self._look
        if look is None or not self._heads:
            return
        self.ensurePolished()
        self._fitted_px = self.width()
        bar_px = self.verticalScrollBar().sizeHint().width()
        pad_px, room_px = look.size_px("air") + MARGIN_PX, self.contentsRect().width() - bar_px
        font, bold = QFont(self.font()), QFont(self.font())
        bold.setPixelSize(look.text_px("small"))
        bold.setBold(True)
        head_metrics = QFontMetrics(bold)
        heads = [_wide(head, head_metrics) + pad_px for head in self._heads]
        columns = [[row[place] for row in self._rows] for place in range(len(self._heads))]
        for px in range(look.text_px("small"), replace(look, text_ratio=1.0).text_px("small") - 1, -1):
            font.setPixelSize(px)
            metrics = QFontMetrics(font)
            wanted = [
                max([head, *(_wide(text, metrics) + pad_px for text in c)])
                for head, c in zip(heads, columns, strict=True)
            ]
            least = [
                max([head, *(_longest(text, metrics) + pad_px for text in c)])
                for head, c in zip(heads, columns, strict=True)
            ]
            if sum(least) <= room_px:
                break
        widths = shared(wanted, least, room_px)
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
        self._set_rows(font, widths, pad_px, look.size_px("touch"))
        if self.verticalScrollBar().maximum() > 0 and not QScroller.hasScroller(self.viewport()):
            QScroller.grabGesture(self.viewport(), gesture())

    def _set_rows(self, font: QFont, widths: Sequence[int], pad_px: int, least_px: int) -> None:
        """Write every row, and give it the height of its words."""
        metrics = QFontMetrics(font)
        for number, row in enumerate(self._rows):
            high_px = least_px
            for place, (text, width) in enumerate(zip(row, widths, strict=True)):
                item = QTableWidgetItem(text)
                item.setFont(font)
                self.setItem(number, place, item)
                inside = QRect(0, 0, width - pad_px, ENDLESS_PX)
                told = metrics.boundingRect(inside, Qt.TextFlag.TextWordWrap, text)
                high_px = max(high_px, told.height() + pad_px // 2)
            self.setRowHeight(number, high_px)


def broken(text: str) -> str:
    """A text that may also be broken after what joins the words of a name of a file or a column."""
    return re.sub(r"([_./@])", "\\1\u200b", text)


def shared(wanted: Sequence[int], least: Sequence[int], room_px: int) -> list[int]:
    """Widths that fill the room: as wished, or as little as each must have and its part of what is left."""
    spare_px, wishes = room_px - sum(least), [wish - need for wish, need in zip(wanted, least, strict=True)]
    if spare_px >= sum(wishes):
        widths = list(wanted)
        widths[-1] += spare_px - sum(wishes)
        return widths
    if spare_px < 0:
        return [need * room_px // sum(least) for need in least]
    return [need + wish * spare_px // sum(wishes) for need, wish in zip(least, wishes, strict=True)]


def _wide(text: str, metrics: QFontMetrics) -> int:
    """How wide a text is on one line."""
    return metrics.horizontalAdvance(text) + 1


def _longest(text: str, metrics: QFontMetrics) -> int:
    """How wide the longest part is that must stay whole; of a script without blanks, a few characters."""
    parts = re.split(r"[\s\u200b]+", text)
    return max(
        (
            _wide(part if part.isascii() or len(part) <= FEW or _is_spaced(part) else part[:FEW], metrics)
            for part in parts
        ),
        default=0,
    )


def _is_spaced(part: str) -> bool:
    """Whether a script puts blanks between its words."""
    return not any(unicodedata.east_asian_width(char) in "WF" for char in part)
