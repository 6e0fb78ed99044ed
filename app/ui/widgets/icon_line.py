"""One sentence with its icon at the beginning of the line."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.theme import Look
from app.ui.widgets.icon import Icon
from app.ui.widgets.text_block import TextLabel


class IconLine(QWidget):
    """An icon beside a sentence that wraps."""

    def __init__(self, role: str = "lead", *, name: str = "") -> None:
        super().__init__()
        self._role = role
        self._icon = Icon()
        self._label = TextLabel(role)
        self._label.setObjectName(name)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self._label, 1, Qt.AlignmentFlag.AlignVCenter)

    def show_line(self, text: str, look: Look, icon: str, *, role: str = "") -> None:
        """Show a sentence and its icon, in another type where `role` says so."""
        self._role = role or self._role
        self._label.set_role(self._role)
        self._label.setText(text)
        side_px = round(look.text_px(self._role) * 1.5)
        self._icon.show_icon(icon, look.color("ink_soft"), side_px, is_rtl=look.is_rtl)
        self._row.setSpacing(2 * look.air_px)
