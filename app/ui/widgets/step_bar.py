"""How far the guest has come: one segment a step."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme import Look


class StepBar(QWidget):
    """Segments in a row: filled up to the present step, outlined after it. The words beside it say the same."""

    def __init__(self) -> None:
        super().__init__()
        self._look: Look | None = None
        self._step = 0
        self._count = 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_step(self, step: int, count: int, look: Look) -> None:
        """Show that `step` of `count` is under way."""
        self._look, self._step, self._count = look, step, count
        self.setFixedHeight(look.size_px("air") // 2 + 4)
        self.setMinimumWidth(look.size_px("touch") * 3)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the segments along the line of reading."""
        del event
        if not self._look:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gap = self._look.size_px("air") / 2
        width = (self.width() - gap * (self._count - 1)) / self._count
        radius = (self.height() - 4) / 2
        for number in range(self._count):
            place = self._count - 1 - number if self._look.is_rtl else number
            is_done = number < self._step
            painter.setPen(QPen(self._look.color("accent" if is_done else "line"), 2))
            painter.setBrush(self._look.color("accent") if is_done else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(place * (width + gap) + 1, 2, width - 2, self.height() - 4), radius, radius)
        painter.end()
