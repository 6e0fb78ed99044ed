"""The dark glass: what a listener hears, nobody reads over the shoulder. A sign says so; a touch lifts it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui.theme import Look
from app.ui.widgets.text_block import TextBlock

DARK, DIM = QColor(Qt.GlobalColor.black), QColor(Qt.GlobalColor.white)
"""The same in every theme: a dark glass has no colours."""


class Curtain(QWidget):
    """Covers the whole window, and takes every touch meant for what is beneath; keys go on as before.

    Signals: lifted() when it was touched.
    """

    lifted = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("curtain")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._look: Look | None = None
        self._sign = ""
        self.hide()

    def show_sign(self, sign: str, look: Look, *, is_dark: bool) -> None:
        """Cover the window, with a sign in the look's type, or uncover it."""
        self._sign, self._look = sign, look
        self.setAccessibleName(sign)
        self.setGeometry(self._window.rect())
        self.setVisible(is_dark)
        self.raise_()
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lift: whoever touches the glass wants to see it."""
        event.accept()
        self.lifted.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep the touch from what is beneath."""
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the dark and its sign."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), DARK)
        if self._look:
            font = self.font()
            font.setPixelSize(self._look.text_px("lead"))
            edge_px = self._look.size_px("margin")
            words = TextBlock(self._sign, font, self.width() - 2 * edge_px)
            at = self.rect().adjusted(edge_px, (self.height() - words.size().height()) // 2, -edge_px, 0)
            words.draw(painter, at, DIM, Qt.AlignmentFlag.AlignHCenter, is_rtl=self._look.is_rtl)
        painter.end()
