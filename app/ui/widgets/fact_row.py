"""One fact of a booking: what it is, and its value."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from app.ui.theme import Look
from app.ui.widgets.text_block import TextLabel

SHARES, LARGE_SHARES = (2, 5), (3, 5)
LARGE_FROM_RATIO = 1.5
"""How a row is divided between name and value, and from which text size on the name gets more of it."""


class FactRow(QWidget):
    """A name and a value beside each other or, where there is room, the value large beneath; read as one."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._name = TextLabel("body")
        self._value = TextLabel("heading")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addStretch(0)
        self._row.addWidget(self._name)
        self._row.addWidget(self._value)
        self._row.addStretch(0)

    def show_fact(self, name: str, value: str, look: Look, *, is_stacked: bool = False) -> None:
        """Show a fact in a look."""
        self._name.setText(name)
        self._value.setText(value)
        self._value.setAccessibleName(f"{name}: {value}")
        is_large = look.text_ratio >= LARGE_FROM_RATIO
        self._name.set_role("detail" if is_large else "body")
        self._value.set_role("fact" if is_stacked else "heading")
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.TopToBottom if is_stacked else directions.LeftToRight)
        self._row.setSpacing(0 if is_stacked else look.air_px)
        for label in (self._name, self._value):
            label.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        shares = LARGE_SHARES if is_large else SHARES
        for place, share in enumerate((1, 0, 0, 1) if is_stacked else (0, *shares, 0)):
            self._row.setStretch(place, share)
