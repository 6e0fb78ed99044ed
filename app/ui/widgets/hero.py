"""The field that a screen is about: a drawing, what has come to pass, and what to do next."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout

from app.ui.speech import SAID
from app.ui.theme import Look
from app.ui.widgets.icon import Icon
from app.ui.widgets.text_block import TextLabel

ICON_MM = 46.0
"""The drawing's side at normal text size; larger text takes room from it."""

LEAST_MM = 14.0
"""A smaller drawing is a speck beside large words, so there is none."""

QUIET_FROM_RATIO = 1.5
"""From this text size on, less air stands around the words."""


class Hero(QFrame):
    """A field, its drawing and words in the middle. It takes the room that is left.

    `kind` is hero (the strong colour) or quiet (a calm ground); `title_role` the type of its title. `name` begins the
    object names of its labels: <name>Title, <name>Body and <name>Note.
    """

    def __init__(self, name: str, *, kind: str = "hero", title_role: str = "title") -> None:
        super().__init__()
        self.setProperty("kind", kind)
        self._ink = "hero_ink" if kind == "hero" else "ink"
        self._icon = Icon()
        centre = Qt.AlignmentFlag.AlignHCenter
        self._title = TextLabel(title_role, centre)
        self._text = TextLabel("lead", centre)
        self._note = TextLabel("body", centre)
        for label, part in ((self._title, "Title"), (self._text, "Body"), (self._note, "Note")):
            label.setObjectName(f"{name}{part}")
            if kind == "hero":
                label.setProperty("tone", "on_hero")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._column = QVBoxLayout(self)
        self._column.addStretch(1)
        self._column.addWidget(self._icon, 0, centre)
        for label in (self._title, self._text, self._note):
            self._column.addWidget(label)
        self._column.addStretch(1)

    def show_words(  # noqa: PLR0913 - one argument a part
        self,
        title: str,
        text: str,
        look: Look,
        *,
        icon: str,
        note: str = "",
        note_role: str = "",
        icon_mm: float = ICON_MM,
    ) -> None:
        """Show a title, a sentence and, where there is more to know, a second one; an empty text takes no room.

        The second one is written smaller, unless it has a `note_role` of its own. In low
        reach large words take the drawing's room too, and so do words that need the room of the air.
        """
        for label, words in ((self._title, title), (self._text, text), (self._note, note)):
            label.setText(words)
            label.setVisible(bool(words))
        self._note.setProperty(SAID, "")
        side_px = round(look.px(icon_mm) / look.text_ratio)
        self._icon.show_icon(icon, look.color(self._ink), side_px, is_rtl=look.is_rtl)
        is_large = look.text_ratio >= QUIET_FROM_RATIO
        self._note.set_role(note_role or ("detail" if is_large else "body"))
        has_room = not look.is_tight and not (is_large and look.controls_top_px)
        self._icon.setVisible(has_room and side_px >= look.px(LEAST_MM))
        pad_px = (1 if is_large else 3) * look.air_px
        self._column.setContentsMargins(pad_px, pad_px, pad_px, pad_px)
        self._column.setSpacing((1 if is_large else 2) * look.air_px)

    def change_note(self, note: str, *, said: str) -> None:
        """Show another second sentence in the place of the one shown; the voice says `said` for any of them."""
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self._note.setProperty(SAID, said)
