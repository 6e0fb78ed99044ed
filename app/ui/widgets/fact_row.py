"""One fact of a booking: what it is, and its value."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.theme import Look
from app.ui.widgets.text_block import TextLabel

NAME_SHARE, VALUE_SHARE = 3, 5
"""How a row is divided between name and value."""


class FactRow(QWidget):
    """A name and a value beside each other; read as one."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._name = TextLabel("body")
        self._value = TextLabel("heading")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._name, NAME_SHARE)
        self._row.addWidget(self._value, VALUE_SHARE)

    def show_fact(self, name: str, value: str, look: Look) -> None:
        """Show a fact in a look."""
        self._name.setText(name)
        self._value.setText(value)
        self._value.setAccessibleName(f"{name}: {value}")
        self._row.setSpacing(look.air_px)
