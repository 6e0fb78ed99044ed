"""The welcome's large field of colour: a drawing, one word, one sentence."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout

from app.ui.theme import Look
from app.ui.widgets.icon import Icon
from app.ui.widgets.text_block import TextLabel

ICON_MM = 46.0
"""The drawing's side at normal text size; larger text takes room from it."""


class Hero(QFrame):
    """A field of colour, its words in the middle."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self.setProperty("kind", "hero")
        self._icon_name = icon
        self._icon = Icon()
        self._title = TextLabel("display", Qt.AlignmentFlag.AlignHCenter)
        self._text = TextLabel("lead", Qt.AlignmentFlag.AlignHCenter)
        for label in (self._title, self._text):
            label.setProperty("tone", "on_hero")
        self._column = QVBoxLayout(self)
        self._column.addStretch(1)
        self._column.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addWidget(self._title)
        self._column.addWidget(self._text)
        self._column.addStretch(1)

    def show_words(self, title: str, text: str, look: Look) -> None:
        """Show one word and one sentence."""
        self._title.setText(title)
        self._text.setText(text)
        side_px = round(look.px(ICON_MM) / look.text_ratio)
        self._icon.show_icon(self._icon_name, look.color("hero_ink"), side_px)
        pad_px = 3 * look.air_px
        self._column.setContentsMargins(pad_px, pad_px, pad_px, pad_px)
        self._column.setSpacing(2 * look.air_px)
