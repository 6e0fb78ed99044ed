"""The items of a notice, in as few columns as show them all at once."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.domain.notice import NoticeItem
from app.ui.theme import Look
from app.ui.widgets.text_block import TextLabel

FEWEST_LETTERS = 21
"""A column narrower than so many letters is no longer comfortable to read."""

SPREADS = (3.0, 2.5, 2.0, 1.5)
"""How much more than the least distance may lie between two items where there is room, the most first."""

MOST_SCROLLED = 2
"""Columns of a text that scrolls."""


class NoticeText(QWidget):
    """Headings and texts in the notice's order: down a column, then on to the next one."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("isReadInOrder", True)
        self._labels: list[tuple[TextLabel, TextLabel]] = []
        self._look: Look | None = None

    def show_items(self, items: Sequence[NoticeItem], look: Look) -> None:
        """Show the items; `arrange` puts them in their places."""
        self._look = look
        while len(self._labels) < len(items):
            self._labels.append((self._make_label("fineStrong"), self._make_label("fine")))
        for number, (heading, text) in enumerate(self._labels):
            is_used = number < len(items)
            heading.setVisible(is_used)
            text.setVisible(is_used)
            heading.setText(items[number].heading if is_used else "")
            text.setText(items[number].text if is_used else "")

    def arrange(self, width_px: int, room_px: int) -> None:
        """Lay the items out in a width: in the fewest columns that fit into `room_px`, each read to its end.

        What does not fit will be scrolled, so there the items are read row by row.
        """
        if not self._look:
            return
        gap_px = 2 * self._look.size_px("air")
        most = max(1, (width_px + gap_px) // (self._narrowest_px() + gap_px))
        for columns in range(1, most + 1):
            column_px = (width_px - gap_px * (columns - 1)) // columns
            heights = self._heights(column_px)
            limit = _least_height(heights, columns)
            if limit - self._space_px <= room_px:
                heights, limit = self._spread(heights, columns, room_px) or (heights, limit)
                self._place(_down(heights, limit), column_px, width_px)
                return
        columns = min(most, MOST_SCROLLED)
        column_px = (width_px - gap_px * (columns - 1)) // columns
        self._place(_across(self._heights(column_px), columns), column_px, width_px)

    def _make_label(self, role: str) -> TextLabel:
        """Make one label, to be placed by `arrange`."""
        label = TextLabel(role)
        label.setParent(self)
        return label

    @property
    def _space_px(self) -> int:
        """Between one item and the next."""
        assert self._look
        return round(self._look.size_px("air") * self._look.air_ratio)

    def _narrowest_px(self) -> int:
        """The narrowest column that reads well."""
        assert self._look
        return self._look.line_px("fine") * FEWEST_LETTERS // 45

    def _heights(self, column_px: int) -> list[int]:
        """The height of each item in a column, with the space after it."""
        assert self._look
        space_px = self._space_px
        used = [pair for pair in self._labels if pair[0].text()]
        return [sum(label.heightForWidth(column_px) for label in pair) + space_px for pair in used]

    def _spread(self, heights: Sequence[int], columns: int, room_px: int) -> tuple[list[int], int] | None:
        """The items with as much space between them as there is room for, and the height of a column; else nothing."""
        for ratio in SPREADS:
            more_px = round(self._space_px * (ratio - 1))
            wider = [height + more_px for height in heights]
            limit = _least_height(wider, columns)
            if limit - self._space_px <= room_px:
                return wider, limit
        return None

    def _place(self, cells: Sequence[tuple[int, int, int]], column_px: int, width_px: int) -> None:
        """Put every label into its cell (column, top, height); the first column stands where reading begins."""
        assert self._look
        gap_px = 2 * self._look.size_px("air")
        for (column, top, _), (heading, text) in zip(cells, self._labels, strict=False):
            left = column * (column_px + gap_px)
            left = width_px - left - column_px if self._look.is_rtl else left
            heading_px = heading.heightForWidth(column_px)
            heading.setGeometry(left, top, column_px, heading_px)
            text.setGeometry(left, top + heading_px, column_px, text.heightForWidth(column_px))
        lowest = max((top + height for _, top, height in cells), default=0)
        self.setFixedSize(width_px, max(1, lowest - self._space_px))


def _down(heights: Sequence[int], limit: int) -> list[tuple[int, int, int]]:
    """Cells (column, top, height) read down each column, no column higher than the limit."""
    cells = []
    column = top = 0
    for height in heights:
        if top and top + height > limit:
            column, top = column + 1, 0
        cells.append((column, top, height))
        top += height
    return cells


def _across(heights: Sequence[int], columns: int) -> list[tuple[int, int, int]]:
    """Cells (column, top, height) read across each row; the items of a row begin at one height."""
    cells = []
    top = 0
    for first in range(0, len(heights), columns):
        row = heights[first : first + columns]
        cells += [(column, top, height) for column, height in enumerate(row)]
        top += max(row)
    return cells


def _least_height(heights: Sequence[int], columns: int) -> int:
    """The least height at which the items, in order, fit into so many columns."""
    low, high = max(heights, default=0), sum(heights)
    while low < high:
        limit = (low + high) // 2
        if _down(heights, limit)[-1][0] < columns:
            high = limit
        else:
            low = limit + 1
    return low
