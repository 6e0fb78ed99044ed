"""Two equal cards side by side, on the glass's own left and right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.consent import Side
from app.ui.theme import Look
from app.ui.widgets.method_card import MethodCard


class EqualPair(QWidget):
    """Puts two cards left and right of the middle. A language read from the right does not change their places."""

    def __init__(self, first: MethodCard, second: MethodCard) -> None:
        super().__init__()
        self._first = first
        self._second = second
        first.pair_with(second)
        second.pair_with(first)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for card in (first, second):
            self._row.addWidget(card, 1)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    def show_sides(self, first_side: Side, look: Look) -> None:
        """Put the first card on its side and let tab order follow the line of reading."""
        pair = (self._first, self._second) if first_side is Side.LEFT else (self._second, self._first)
        for place, card in enumerate(pair):
            self._row.removeWidget(card)
            self._row.insertWidget(place, card, 1)
        self._row.setSpacing(max(look.size_px("gap"), 2 * look.air_px))
        earlier, later = pair[::-1] if look.is_rtl else pair
        QWidget.setTabOrder(earlier, later)
