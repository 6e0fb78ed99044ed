"""The lamp of a call for help: a lit band along the upper edge of the glass, to be seen across a lobby."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui.theme import Look

HIGH_MM = 4.0
"""So thin that it covers nothing below it, and as wide as the glass."""


class CallLamp(QWidget):
    """Lit or not, and never flashing. It takes no touch; in words, the help button says the same."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._look: Look | None = None
        self.setObjectName("callLamp")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_lamp(self, look: Look, *, is_lit: bool, name: str) -> None:
        """Light the lamp, or put it out; `name` is what a screen reader calls it."""
        self._look = look
        self.setAccessibleName(name)
        self.setGeometry(0, 0, look.width_px, look.px(HIGH_MM))
        self.setVisible(is_lit)
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the light."""
        del event
        if self._look:
            painter = QPainter(self)
            painter.fillRect(self.rect(), self._look.color("lamp"))
            painter.end()
