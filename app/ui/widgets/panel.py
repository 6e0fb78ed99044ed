"""A panel over the screen: one question or one list. No dialog: it waits for nobody and decides nothing."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.comfort import Theme
from app.ui.theme import Look
from app.ui.widgets.text_block import TextLabel

VEIL_SHARE = {Theme.DAY: 0.55, Theme.NIGHT: 0.8, Theme.CONTRAST: 0.8}
"""How much of the screen beneath the veil hides, by theme."""


class Panel(QWidget):
    """A card with a title, a sentence and controls, over a veiled screen. It takes every touch meant for the screen."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._look: Look | None = None
        self.title = TextLabel("title")
        self.text = TextLabel("lead")
        self.card = QFrame()
        self.card.setProperty("kind", "panel")
        self.controls = QVBoxLayout()
        self._inside = QVBoxLayout(self.card)
        self._inside.addWidget(self.title)
        self._inside.addWidget(self.text)
        self._inside.addLayout(self.controls)
        self._column = QVBoxLayout(self)
        self._column.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(0)
        row.addWidget(self.card, 1)
        row.addStretch(0)
        self._column.addLayout(row)
        self._column.addStretch(1)
        self.hide()

    def show_words(self, title: str, text: str, look: Look) -> None:
        """Show title and sentence in a look. In low reach the card stands at the bottom."""
        self._look = look
        self.title.setText(title)
        self.text.setText(text)
        self.text.setVisible(bool(text))
        self.setAccessibleName(title)
        air_px = look.air_px
        pad_px = 2 * air_px
        self.card.setMaximumWidth(self.controls_width_px(look) + 2 * pad_px)
        self._inside.setContentsMargins(pad_px, pad_px, pad_px, pad_px)
        self._inside.setSpacing(pad_px)
        self.controls.setSpacing(max(look.size_px("gap"), air_px))
        self._column.setContentsMargins(pad_px, pad_px, pad_px, pad_px)
        self._column.setStretch(2, 0 if look.controls_top_px else 1)
        self.update()

    @staticmethod
    def controls_width_px(look: Look) -> int:
        """The room for controls across the card: a comfortable line, if the glass is wide enough."""
        return min(look.width_px - 8 * look.air_px, look.line_px("lead"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the veil."""
        del event
        if self._look:
            veil = self._look.color("ink" if self._look.theme is Theme.DAY else "paper")
            veil.setAlphaF(VEIL_SHARE[self._look.theme])
            painter = QPainter(self)
            painter.fillRect(self.rect(), veil)
            painter.end()
