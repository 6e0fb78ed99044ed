"""How long a button is held: a line below it that grows until it was long enough."""

from PySide6.QtCore import QRect, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.ui.theme import Look

HIGH_MM = 1.2


class HoldLine(QWidget):
    """Lies on the lower edge of a button, and is only there while a finger is on it. It takes no touch.

    Signals: held() once the button was held for `hold_ms`.
    """

    held = Signal()

    def __init__(self, button: QAbstractButton, hold_ms: int) -> None:
        super().__init__(button)
        self._button = button
        self._look: Look | None = None
        self.setObjectName("holdLine")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._growth = QVariantAnimation(self, startValue=0.0, endValue=1.0, duration=hold_ms)
        self._growth.valueChanged.connect(lambda _share: self.update())
        self._growth.finished.connect(self._end)
        button.pressed.connect(self._begin)
        button.released.connect(self._stop)
        self.hide()

    @property
    def share(self) -> float:
        """How much of the time has gone by, from 0 to 1."""
        return float(self._growth.currentValue() or 0)

    def show_look(self, look: Look) -> None:
        """Take the look of a page."""
        self._look = look

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line along the line of reading."""
        del event
        if self._look:
            long_px = round(self.width() * self.share)
            left_px = self.width() - long_px if self._look.is_rtl else 0
            painter = QPainter(self)
            painter.fillRect(QRect(left_px, 0, long_px, self.height()), self._look.color("ink"))
            painter.end()

    def _begin(self) -> None:
        """Grow from nothing."""
        high_px = self._look.px(HIGH_MM) if self._look else 0
        self.setGeometry(0, self._button.height() - high_px, self._button.width(), high_px)
        self.show()
        self._growth.start()

    def _stop(self) -> None:
        """Be gone, since the finger is."""
        self._growth.stop()
        self.hide()

    def _end(self) -> None:
        """Say that it was long enough."""
        self.hide()
        self.held.emit()
