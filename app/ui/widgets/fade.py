"""The one motion between screens: the new one comes out of the paper."""

from PySide6.QtCore import Qt, QVariantAnimation
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget


class Fade(QWidget):
    """A sheet of paper over the new screen that clears. It takes no touch and holds no picture of the old screen."""

    def __init__(self, parent: QWidget, duration_ms: int) -> None:
        super().__init__(parent)
        self._colour = QColor()
        self._share = 0.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._clearing = QVariantAnimation(self, duration=duration_ms, startValue=1.0, endValue=0.0)
        self._clearing.valueChanged.connect(self._show_share)
        self._clearing.finished.connect(self.hide)
        self.hide()

    def start(self, paper: QColor) -> None:
        """Let a screen come out of the paper."""
        self._clearing.stop()
        self._colour = QColor(paper)
        self._share = 1.0
        self.raise_()
        self.show()
        self._clearing.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is left of the paper."""
        del event
        self._colour.setAlphaF(self._share)
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._colour)
        painter.end()

    def _show_share(self, share: float) -> None:
        """Show this much of the paper."""
        self._share = share
        self.update()
