"""The one hint beside a live picture: a sign and a sentence, in a place that does not move while hints change."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.theme import Look
from app.ui.widgets.icon import Icon
from app.ui.widgets.text_block import TextLabel

ICON_RATIO = 1.5
"""The sign beside its words, in font sizes."""

HINT_LINES = 2
LINE_RATIO = 1.37
"""The hint keeps the room of two lines, so that the picture stands still while hints change."""


class HintRow(QWidget):
    """One hint. The sign is never mirrored: left is the left of the glass."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._icon = Icon()
        self._label = TextLabel("title", Qt.AlignmentFlag.AlignLeading)
        self._label.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self._label.setObjectName(name)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self._label, 1)

    def show_hint(self, text: str, look: Look, *, icon: str, role: str = "title") -> None:
        """Show a hint and its sign, in the type of a role."""
        text_px = look.text_px("label" if role == "heading" else role)
        self._label.set_role(role)
        self._label.setText(text)
        self._label.setMinimumHeight(round(text_px * HINT_LINES * LINE_RATIO))
        self._row.setSpacing(look.air_px)
        self._icon.show_icon(icon, look.color("ink"), round(text_px * ICON_RATIO))
