"""One fact of a booking: what it is, and its value."""

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from app.ui.theme import Look
from app.ui.widgets.text_block import TextLabel

STACKED_FROM_RATIO = 1.5
"""From this text size on, the value stands under its name."""

NAME_SHARE, VALUE_SHARE = 2, 5
"""How a row is divided between name and value."""


class FactRow(QWidget):
    """A name and a value beside each other, in large text one above the other; read as one."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._name = TextLabel("body")
        self._value = TextLabel("heading")
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self._name, NAME_SHARE)
        self._layout.addWidget(self._value, VALUE_SHARE)

    def show_fact(self, name: str, value: str, look: Look) -> None:
        """Show a fact in a look."""
        is_stacked = look.text_ratio >= STACKED_FROM_RATIO
        self._name.setText(name)
        self._value.setText(value)
        self._value.setAccessibleName(f"{name}: {value}")
        self._layout.setDirection(
            QBoxLayout.Direction.TopToBottom if is_stacked else QBoxLayout.Direction.LeftToRight
        )
        self._layout.setSpacing(0 if is_stacked else look.air_px)
