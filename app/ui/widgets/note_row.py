"""One sentence with a sign before it: what is wrong, what was done, what to know."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout

from app.ui.theme import Look
from app.ui.widgets.icon import Icon
from app.ui.widgets.text_block import TextLabel

INK_OF_TONE = {"plain": "ink", "good": "good", "caution": "caution", "problem": "problem"}
"""The colour token of a tone's icon. The icon and the words carry the meaning; the colour repeats it."""


class NoteRow(QFrame):
    """An icon and a sentence on a quiet ground. It is hidden while there is nothing to say."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("kind", "note")
        self._icon = Icon()
        self._label = TextLabel("body")
        self._label.setObjectName(name)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self._label, 1, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    def show_note(self, text: str, look: Look, *, icon: str, tone: str = "plain") -> None:
        """Show a sentence with an icon; an empty one hides the row. `tone` is plain, good, caution or problem."""
        self._label.setText(text)
        pad_px = look.air_px // 2
        self._row.setContentsMargins(look.air_px, pad_px, look.air_px, pad_px)
        self._row.setSpacing(look.air_px)
        icon_px = round(look.text_px("body") * 1.4)
        self._icon.show_icon(icon, look.color(INK_OF_TONE[tone]), icon_px, is_rtl=look.is_rtl)
        self.setVisible(bool(text))
