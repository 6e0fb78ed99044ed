"""One of several equal means, listed below each other; a tick at the end of its line says which one is in use."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter

from app.ui.theme import Look
from app.ui.widgets.big_button import BigButton
from app.ui.widgets.icon import icon_image

ICON_RATIO = 2.0
TICK_RATIO = 1.25
"""The icon of a means and its tick, in font sizes."""


class MeansButton(BigButton):
    """Every means keeps the room of the tick, chosen or not, so that all stay of one size and no word moves."""

    def __init__(self, name: str) -> None:
        super().__init__(name, "choice", size="choice", is_listed=True, icon_ratio=ICON_RATIO)

    def show_means(self, text: str, look: Look, *, icon: str, chosen: str) -> None:
        """Show a means; `chosen` is spoken after its words, and empty while it is not in use."""
        self.mark(is_on=bool(chosen))
        self.show_words(text, look, icon=icon, detail=chosen)

    def sizeHint(self) -> QSize:
        """Room for the words in one line, and for the tick."""
        return super().sizeHint() + QSize(self._tick_room(), 0)

    def minimumSizeHint(self) -> QSize:
        """Room for the longest word, and for the tick."""
        return super().minimumSizeHint() + QSize(self._tick_room(), 0)

    def _words_width(self, width_px: int) -> int:
        """The room for words beside icon and tick."""
        return max(1, super()._words_width(width_px) - self._tick_room())

    def _draw_words(self, painter: QPainter, look: Look) -> None:
        """Draw icon and words, and the tick."""
        super()._draw_words(painter, look)
        if self.isChecked():
            tick_px = self._tick_px()
            edge_px = self._padding().width() // 2
            left = edge_px if look.is_rtl else self.width() - edge_px - tick_px
            painter.drawImage(left, (self.height() - tick_px) // 2, icon_image("check", look.color("ink"), tick_px))

    def _tick_px(self) -> int:
        """The tick's side."""
        return round(self.font().pixelSize() * TICK_RATIO)

    def _tick_room(self) -> int:
        """The tick and the space before it."""
        return self._tick_px() + self._space()
