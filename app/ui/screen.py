"""What every screen is: it shows a page when told, and says what a finger did. Nothing else."""

from typing import ClassVar, Protocol, runtime_checkable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from app.domain.picture import Picture
from app.flow.events import Touched
from app.flow.pages import Page
from app.i18n import Words
from app.ui.theme import Look
from app.ui.widgets.text_block import TextLabel


class Screen(QWidget):
    """Base of the screens. A screen knows pages, words and events; no other screen, and nothing that acts.

    Signals: happened(event) with an `app.flow.events.Touched`, whenever a person did something here.
    Keeps: nothing that `show_page` did not put there; the shell makes new screens for every guest.
    """

    happened = Signal(object)
    object_name: ClassVar[str]

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.words = words
        self.setObjectName(self.object_name)

    def say(self, event: Touched) -> None:
        """Tell what a person did."""
        self.happened.emit(event)

    def show_page(self, page: Page, look: Look) -> None:
        """Show a page in a look; safe to call twice."""
        raise NotImplementedError

    def set_text(self, label: QLabel, look: Look, key: str, **values: object) -> None:
        """Put the sentence of a key on a label, in the look's language."""
        label.setText(self.words.text(look.language, key, **values))


@runtime_checkable
class PaintsPictures(Protocol):
    """What a screen with a live picture can do besides."""

    def set_picture(self, picture: Picture) -> None:
        """Paint a picture of the camera, within this call."""


def text_label(role: str, *, name: str = "", is_centred: bool = False) -> QLabel:
    """A label of plain text that wraps; `role` picks its type: title, lead, heading, label, body, strong, small."""
    label = TextLabel(role, Qt.AlignmentFlag.AlignHCenter if is_centred else Qt.AlignmentFlag.AlignLeading)
    label.setObjectName(name)
    return label


def card(*parts: QWidget) -> QFrame:
    """A card with these parts one below the other; its margins are the look's."""
    frame = QFrame()
    frame.setProperty("kind", "card")
    column = QVBoxLayout(frame)
    column.setContentsMargins(0, 0, 0, 0)
    for part in parts:
        column.addWidget(part)
    return frame


def rule() -> QFrame:
    """A line between two parts of a card."""
    line = QFrame()
    line.setProperty("kind", "line")
    return line
