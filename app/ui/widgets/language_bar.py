"""The languages, each by its own name, as equal buttons."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from app.ui.theme import Look
from app.ui.widgets.big_button import BigButton

GAP_MM, TIGHT_GAP_MM = 5.0, 2.6
"""Between two names, and where words need the room. Source: VVSG 2.0, 2.54 mm or more (rights.md section 6)."""

FEW_ROWS = 4
"""Of so many rows each name has a line of its own; with larger words longer names take two lines."""


class LanguageButton(BigButton):
    """A language by its own name; a bar below the name says that it is the one in use, in every theme."""

    def __init__(self, tag: str) -> None:
        super().__init__(f"languageButton_{tag}", "language")
        self.setProperty("language", tag)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)

    def _padding(self) -> QSize:
        """Around the name, both sides together; less at the sides, since names stand in columns."""
        return QSize(super()._padding().height(), super()._padding().height())

    def _draw_words(self, painter: QPainter, look: Look) -> None:
        """Draw the name and, under the chosen one, the bar."""
        super()._draw_words(painter, look)
        if self.isChecked():
            high_px, edge_px = 2 * look.size_px("edge"), look.size_px("edge")
            wide_px = min(self._words(self._words_width(self.width())).size().width(), self.width() - 8 * edge_px)
            top_px = self.height() - 2 * edge_px - high_px
            painter.fillRect(QRect((self.width() - wide_px) // 2, top_px, wide_px, high_px), look.color("ink"))


class LanguageBar(QWidget):
    """One button for each language, in as few rows as hold every word of their names whole.

    Signals: chosen(tag) with the BCP 47 tag of the language touched.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._buttons: dict[str, LanguageButton] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)

    def show_languages(self, names: Sequence[tuple[str, str]], look: Look, width_px: int) -> None:
        """Show tags with their own names, in order, within a width; the look's language is marked as chosen."""
        if tuple(self._buttons) != tuple(tag for tag, _ in names):
            self._make_buttons([tag for tag, _ in names])
        for tag, name in names:
            button = self._buttons[tag]
            button.show_words(name, look)
            button.mark(is_on=tag == look.language)
        self._grid.setSpacing(look.px(TIGHT_GAP_MM if look.is_tight else GAP_MM))
        self._arrange(width_px)

    def _make_buttons(self, tags: Sequence[str]) -> None:
        """Make one button for each tag."""
        for button in self._buttons.values():
            button.hide()
            button.deleteLater()
        self._buttons = {tag: self._make_button(tag) for tag in tags}

    def _make_button(self, tag: str) -> LanguageButton:
        """Make the button of one language."""
        button = LanguageButton(tag)
        button.clicked.connect(lambda: self.chosen.emit(tag))
        self._grid.addWidget(button)
        button.show()
        return button

    def _arrange(self, width_px: int) -> None:
        """Put the buttons into equal columns and rows: each name in one line if that takes no more than a few rows."""
        buttons = list(self._buttons.values())
        in_one_line = self._columns([button.sizeHint().width() for button in buttons], width_px)
        parted = self._columns([button.minimumSizeHint().width() for button in buttons], width_px)
        columns = in_one_line if -(-len(buttons) // in_one_line) <= FEW_ROWS else parted
        gap_px = self._grid.spacing()
        high_px = max((each.heightForWidth((width_px + gap_px) // columns - gap_px) for each in buttons), default=0)
        for number in range(max(len(buttons), self._grid.columnCount(), self._grid.rowCount())):
            self._grid.setColumnStretch(number, 1 if number < columns else 0)
            self._grid.setRowMinimumHeight(number, high_px if number * columns < len(buttons) else 0)
        for number, button in enumerate(buttons):
            self._grid.addWidget(button, number // columns, number % columns)

    def _columns(self, widths: Sequence[int], width_px: int) -> int:
        """How many columns hold the widest button, without more of them than the rows need."""
        gap_px = self._grid.spacing()
        fitting = max(1, (width_px + gap_px) // (max(widths, default=1) + gap_px))
        rows = -(-len(widths) // fitting)
        return -(-len(widths) // max(1, rows))
