"""One fact of a booking: what it is, and its value."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.theme import Look
from app.ui.widgets.text_block import TextLabel

SHARES, LARGE_SHARES = (2, 5), (3, 5)
LARGE_FROM_RATIO = 1.5
"""How a row is divided between name and value, and from which text size on the name gets more of it."""


class FactRow(QWidget):
    """A name and a value beside each other; read as one."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._name = TextLabel("body")
        self._value = TextLabel("heading")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._name)
        self._row.addWidget(self._value)

    def show_fact(self, name: str, value: str, look: Look) -> None:
        """Show a fact in a look."""
        self._name.setText(name)
        self._value.setText(value)
        self._value.setAccessibleName(f"{name}: {value}")
        self._row.setSpacing(look.air_px)
        for place, share in enumerate(LARGE_SHARES if look.text_ratio >= LARGE_FROM_RATIO else SHARES):
            self._row.setStretch(place, share)
