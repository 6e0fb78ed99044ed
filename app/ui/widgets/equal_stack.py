"""Buttons of exactly the same size, one below the other or in columns."""

import math

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme import Look
from app.ui.widgets.big_button import BigButton

CHOICE_HIGH_MM = 38.0
ACTION_HIGH_MM = 25.0
"""How high the cards of a choice and the buttons of an action grow where there is room, at most."""

MUCH = 100
"""Stretch of a stack beside 1 of empty room: the buttons grow first, as far as they may."""


class EqualStack(QWidget):
    """Gives every visible button the size of the neediest, so that none looks more important by its words.

    They stand in the order given, along the line of reading where there are columns. Where the longest word has no room
    in so many columns there are as few as `fewest`, if that is given. A tool's stack `fills_rows`: where the last row
    has fewer buttons, these share its width.
    """

    def __init__(self, *buttons: BigButton, fewest: int = 0, fills_rows: bool = False) -> None:
        super().__init__()
        self._fewest = fewest
        self._fills_rows = fills_rows
        self._buttons = buttons
        self._columns = 1
        self._gap_px = 0
        self._high_px = 0
        self._least_px = 0
        self._apart_px = 0
        for button in buttons:
            button.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def arrange(
        self,
        look: Look,
        *,
        columns: int = 1,
        high_mm: float = ACTION_HIGH_MM,
        least_mm: float = 0.0,
        gap_mm: float = 0.0,
        is_last_apart: bool = False,
    ) -> None:
        """Set columns, the most a button grows to and the least it has; call it after the buttons have their words.

        Between the buttons is the gap of choices, or `gap_mm` in a dense list. The last one stands `is_last_apart`
        below a wider gap, since it is another kind of act.
        """
        self._columns = columns
        self._gap_px = look.px(gap_mm) if gap_mm else max(look.size_px("gap"), look.air_px)
        self._high_px = look.px(high_mm)
        self._least_px = look.px(least_mm)
        self._apart_px = self._gap_px if is_last_apart and columns == 1 and len(self._shown()) > 1 else 0
        self.updateGeometry()
        self._place()

    def hasHeightForWidth(self) -> bool:
        """The words wrap, so the height follows the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height at which the neediest button has room."""
        each_px = self._each_px(width)
        needed = [button.heightForWidth(each_px) for button in self._shown()]
        rows = self._row_count(width)
        return rows * max([*needed, self._least_px]) + self._gaps_px(rows) if needed else 0

    def sizeHint(self) -> QSize:
        """The least size."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Room for the widest button's longest word, in every column; the height follows from the width."""
        high_px = max([button.minimumSizeHint().height() for button in self._shown()] + [self._least_px])
        rows = math.ceil(len(self._shown()) / self._wanted_columns())
        return QSize(self._wide_px(self._least_columns()), rows * high_px + self._gaps_px(rows))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the buttons anew."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        """Give every button its place; extra room makes all of them higher, up to a limit."""
        shown = self._shown()
        if not shown:
            return
        columns, rows = self._columns_in(self.width()), self._row_count(self.width())
        each_px = self._each_px(self.width())
        needed_px = max([self._least_px, *(button.heightForWidth(each_px) for button in shown)])
        last = len(shown) - (rows - 1) * columns
        self.setMaximumHeight(rows * max(needed_px, self._high_px) + self._gaps_px(rows))
        room_px = (self.height() - self._gaps_px(rows)) // rows
        high_px = max(needed_px, min(room_px, self._high_px))
        is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for number, button in enumerate(shown):
            row, column = divmod(number, columns)
            is_filled = self._fills_rows and row == rows - 1
            beside = last if is_filled else columns
            wide_px = (self.width() - (beside - 1) * self._gap_px) // beside if is_filled else each_px
            place = beside - 1 - column if is_rtl else column
            left = place * (wide_px + self._gap_px)
            top = row * (high_px + self._gap_px) + (self._apart_px if row == rows - 1 else 0)
            button.setGeometry(QRect(left, top, wide_px, high_px))

    def _shown(self) -> list[BigButton]:
        """The buttons that are not hidden."""
        return [button for button in self._buttons if not button.isHidden()]

    def _gaps_px(self, rows: int) -> int:
        """All gaps between the rows together."""
        return max(0, rows - 1) * self._gap_px + self._apart_px

    def _wide_px(self, columns: int) -> int:
        """The width of so many columns with room for the widest button's longest word in each."""
        wide_px = max((button.minimumSizeHint().width() for button in self._shown()), default=0)
        return columns * wide_px + (columns - 1) * self._gap_px

    def _columns_in(self, width_px: int) -> int:
        """How many columns there are in a stack `width_px` wide; nothing is measured where there is no choice."""
        wanted, least = self._wanted_columns(), self._least_columns()
        return least if least < wanted and self._wide_px(wanted) > width_px else wanted

    def _wanted_columns(self) -> int:
        """How many columns there are where there is room; rows that are filled have none that is empty."""
        return min(self._columns, max(1, len(self._shown()))) if self._fills_rows else self._columns

    def _least_columns(self) -> int:
        return min(self._wanted_columns(), self._fewest or self._columns)

    def _row_count(self, width_px: int) -> int:
        return math.ceil(len(self._shown()) / self._columns_in(width_px))

    def _each_px(self, width_px: int) -> int:
        """The width of one button in a stack `width_px` wide."""
        columns = self._columns_in(width_px)
        return (width_px - (columns - 1) * self._gap_px) // columns
