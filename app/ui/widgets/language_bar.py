"""The languages, each by its own name, as equal buttons."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from app.ui.theme import Look
from app.ui.widgets.big_button import BigButton


class LanguageBar(QWidget):
    """One button for each language, in as few rows as hold every name whole.

    Signals: chosen(tag) with the BCP 47 tag of the language touched.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._buttons: dict[str, BigButton] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)

    def show_languages(self, names: Sequence[tuple[str, str]], look: Look, width_px: int) -> None:
        """Show tags with their own names, in order, within a width; the look's language is marked as chosen."""
        if tuple(self._buttons) != tuple(tag for tag, _ in names):
            self._make_buttons([tag for tag, _ in names])
        for tag, name in names:
            button = self._buttons[tag]
            button.show_words(name, look, icon="check" if tag == look.language else "")
            button.setChecked(tag == look.language)
        self._grid.setSpacing(look.size_px("gap"))
        self._arrange(width_px)

    def _make_buttons(self, tags: Sequence[str]) -> None:
        """Make one button for each tag."""
        for button in self._buttons.values():
            button.hide()
            button.deleteLater()
        self._buttons = {tag: self._make_button(tag) for tag in tags}

    def _make_button(self, tag: str) -> BigButton:
        """Make the button of one language."""
        button = BigButton(f"languageButton_{tag}", "language")
        button.setProperty("language", tag)
        button.setCheckable(True)
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        button.clicked.connect(lambda: self.chosen.emit(tag))
        self._grid.addWidget(button)
        return button

    def _arrange(self, width_px: int) -> None:
        """Put the buttons into equal columns."""
        buttons = list(self._buttons.values())
        widest = max((button.sizeHint().width() for button in buttons), default=1)
        fitting = max(1, (width_px + self._grid.spacing()) // (widest + self._grid.spacing()))
        rows = -(-len(buttons) // fitting)
        columns = -(-len(buttons) // max(1, rows))
        for column in range(max(columns, self._grid.columnCount())):
            self._grid.setColumnStretch(column, 0)
        for number, button in enumerate(buttons):
            self._grid.addWidget(button, number // columns, number % columns)
            self._grid.setColumnStretch(number % columns, 1)
