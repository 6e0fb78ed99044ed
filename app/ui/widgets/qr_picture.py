"""A QR code on the glass, crisp enough for any phone."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme import Look

QrRows = tuple[tuple[bool, ...], ...]

QUIET_MODULES = 4
"""The quiet zone on each side. Source: ISO/IEC 18004, 6.3.8."""

SIDE_MM = 34.0
"""The side of the symbol without its quiet zone, at least: phones read it at arm's length."""


class QrPicture(QWidget):
    """Draws modules as whole pixels, dark on white in every theme, since phones read no other way round reliably."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._rows: QrRows = ()
        self._module_px = 1
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: QrRows, look: Look, *, name: str, side_mm: float = SIDE_MM) -> None:
        """Show a code row by row, true for dark; its side without the quiet zone is `side_mm` or a little more."""
        self._rows = rows
        self._module_px = max(1, -(-look.px(side_mm) // len(rows))) if rows else 1
        side_px = self._module_px * (len(rows) + 2 * QUIET_MODULES) if rows else 0
        self.setFixedSize(side_px, side_px)
        self.setVisible(bool(rows))
        self.setAccessibleName(name)
        self.update()

    @property
    def module_px(self) -> int:
        """The side of one module, in pixels."""
        return self._module_px

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the quiet zone and the dark modules."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        side = self._module_px
        for y, row in enumerate(self._rows):
            for x, is_dark in enumerate(row):
                if is_dark:
                    module = QRect((x + QUIET_MODULES) * side, (y + QUIET_MODULES) * side, side, side)
                    painter.fillRect(module, Qt.GlobalColor.black)
        painter.end()
