"""Plain text in lines of an even height, whatever the script: measured and drawn in one place."""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle

from app.ui.widgets.composing import composed
from app.ui.widgets.lines import forget_lines, joined, parts

LINE_RATIO = 1.4
LINE_RATIO_TALL = 1.55
"""Line height as a ratio of the font size; the larger one for scripts with square letters or marks. Source: look.md."""

DISPLAY_RATIO = 0.88
"""Lines of bold text stand closer."""

LATIN_FAMILY = "Noto Sans"
WIDEST_PX = 100_000
UNBROKEN_HYPHEN = "\u2011"
"""Drawn for every hyphen, so that neither "check-in" nor a code is ever broken in two lines."""

COMPOSED_LINES = (2, 3, 4)
"""Texts of so many lines are composed, so that no word is left alone on the last one."""

RAGGED_ROLES = frozenset({"fine", "fineStrong"})
"""Running text fills its lines, as the paragraphs around it do."""

HANZI_TOGETHER = 4
"""A column narrower than so many square characters is not offered, though lines may break between any two."""

Key = TypeVar("Key")
Value = TypeVar("Value")
_Measured = tuple[str, str, int, bool, int]
_sizes: dict[_Measured, tuple[int, int]] = {}
_composed: dict[_Measured, str] = {}
_longest_px: dict[tuple[str, str], int] = {}
"""What is known of texts in this visit, by text, font, width and composing or not; pages ask many times over."""


def _remembered(known: dict[Key, Value], key: Key, measure: Callable[[], Value]) -> Value:
    """What is known for a key, or else measured now."""
    if key not in known:
        known[key] = measure()
    return known[key]


def forget_texts() -> None:
    """Drop every text measured so far, since the names of a guest are among them."""
    _sizes.clear()
    _composed.clear()
    _longest_px.clear()
    forget_lines()


@dataclass(frozen=True)
class TextBlock:
    """Text in a font, wrapped to a width in pixels, in lines of one height; `is_composed` for all but running text.

    Composed text takes `least_lines` where its words can be parted so, though fewer would do.
    """

    text: str
    font: QFont
    width_px: int
    is_composed: bool = True
    least_lines: int = 1

    @property
    def line_px(self) -> int:
        """The height of one line."""
        ratio = LINE_RATIO if self.font.families()[:1] == [LATIN_FAMILY] else LINE_RATIO_TALL
        return math.ceil(self.font.pixelSize() * ratio * (DISPLAY_RATIO if self.font.bold() else 1.0))

    def size(self) -> QSize:
        """The width of the widest line and the height of all lines; measured once in a visit."""
        if not self.text:
            return QSize(0, 0)
        return QSize(*_remembered(_sizes, self._key(), self._measured))

    @property
    def line_count(self) -> int:
        """How many lines it takes."""
        return self.size().height() // self.line_px

    @property
    def drawn_px(self) -> int:
        """The width that the lines take once they are composed."""
        if not self.text:
            return 0
        return math.ceil(_widest(self._layout(Qt.LayoutDirection.LeftToRight, Qt.AlignmentFlag.AlignLeft)))

    def draw(
        self, painter: QPainter, place: QRect, colour: QColor, alignment: Qt.AlignmentFlag, *, is_rtl: bool
    ) -> None:
        """Draw the lines into a place, from its top, aligned across."""
        direction = Qt.LayoutDirection.RightToLeft if is_rtl else Qt.LayoutDirection.LeftToRight
        painter.setPen(colour)
        self._layout(direction, alignment).draw(painter, QPointF(place.topLeft()))

    def _measured(self) -> tuple[int, int]:
        """The width of the widest line and the height of all lines."""
        text = self._words() if self.least_lines == 1 else self._drawn()
        layout = self._lines(text, Qt.LayoutDirection.LeftToRight, Qt.AlignmentFlag.AlignLeft)
        return math.ceil(_widest(layout)), layout.lineCount() * self.line_px

    def _key(self) -> _Measured:
        """What its measures depend on."""
        return self.text, self.font.key(), self.width_px, self.is_composed, self.least_lines

    def _layout(self, direction: Qt.LayoutDirection, alignment: Qt.AlignmentFlag) -> QTextLayout:
        """The text in the lines that are drawn."""
        return self._lines(self._drawn(), direction, alignment)

    def _drawn(self) -> str:
        """The text with the ends of its lines; composed once in a visit."""
        return _remembered(_composed, self._key(), self._compose)

    def _compose(self) -> str:
        """The text with the ends of its lines, as many as it needs in any case or as it is to have."""
        words = self._words()
        needed = replace(self, least_lines=1)
        count = max(needed.line_count, self.least_lines)
        if not self.is_composed or count not in COMPOSED_LINES:
            return words
        lines = composed(self.text.replace("-", UNBROKEN_HYPHEN), self.font, self.width_px, count)
        layout = self._lines(lines, Qt.LayoutDirection.LeftToRight, Qt.AlignmentFlag.AlignLeft)
        if layout.lineCount() == count:
            return lines
        return words if count == needed.line_count else needed._drawn()  # noqa: SLF001 - the same class

    def _words(self) -> str:
        """The text with what stays together tied."""
        return joined(self.text.replace("-", UNBROKEN_HYPHEN), self.font, self.width_px, has_phrases=self.is_composed)

    def _lines(self, text: str, direction: Qt.LayoutDirection, alignment: Qt.AlignmentFlag) -> QTextLayout:
        """A text broken into lines."""
        layout = QTextLayout(text, self.font)
        option = QTextOption(alignment)
        option.setTextDirection(direction)
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        layout.setTextOption(option)
        layout.beginLayout()
        top_px = 0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self.width_px)
            line.setPosition(QPointF(0, top_px + (self.line_px - line.ascent() - line.descent()) / 2))
            top_px += self.line_px
        layout.endLayout()
        return layout


def _widest(layout: QTextLayout) -> float:
    """The width of the widest line."""
    return max((layout.lineAt(number).naturalTextWidth() for number in range(layout.lineCount())), default=0.0)


def longest_word_px(text: str, font: QFont) -> int:
    """The width of the widest part of a text that is never broken; measured once in a visit."""

    def measured() -> int:
        metrics = QFontMetricsF(font)
        words = [part.strip() for part in parts(text.replace("-", UNBROKEN_HYPHEN))]
        words += [word[:HANZI_TOGETHER] for word in text.split() if _is_hanzi(word)]
        return math.ceil(max(map(metrics.horizontalAdvance, words), default=0.0))

    return _remembered(_longest_px, (text, font.key()), measured)


def _is_hanzi(word: str) -> bool:
    """Whether lines may break within a word, since it is written in square characters."""
    return any("\u2e80" <= character <= "\u9fff" or "\uff00" <= character <= "\uffef" for character in word)


class TextLabel(QLabel):
    """A label of plain text that wraps, as high as its words need."""

    def __init__(self, role: str, alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeading) -> None:
        super().__init__()
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAlignment(alignment | Qt.AlignmentFlag.AlignTop)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_role(self, role: str) -> None:
        """Take another type from the style sheet."""
        if self.property("role") != role:
            self.setProperty("role", role)
            self.style().unpolish(self)
            self.style().polish(self)
            self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """Words wrap, so the height follows the width."""
        return self.wordWrap()

    def heightForWidth(self, width: int) -> int:
        """The height that all the words need."""
        return self._block(width).size().height()

    def sizeHint(self) -> QSize:
        """Room for the words in one line."""
        return self._block(WIDEST_PX).size()

    def minimumSizeHint(self) -> QSize:
        """Room for the longest word; a label that does not wrap needs its whole line."""
        self.ensurePolished()
        if not self.wordWrap():
            return self.sizeHint()
        return QSize(longest_word_px(self.text(), self.font()), self._block(WIDEST_PX).size().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines."""
        del event
        width_px = self.width() if self.wordWrap() else max(self.width(), self.sizeHint().width())
        is_composed = self.property("role") not in RAGGED_ROLES
        block = TextBlock(self.text(), self.font(), max(1, width_px), is_composed)
        place = self.rect()
        if self.alignment() & Qt.AlignmentFlag.AlignVCenter:
            place.setTop(max(0, (self.height() - block.size().height()) // 2))
        is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        aligned = QStyle.visualAlignment(self.layoutDirection(), self.alignment())
        across = aligned & Qt.AlignmentFlag.AlignHorizontal_Mask
        painter = QPainter(self)
        block.draw(painter, place, self.palette().color(self.foregroundRole()), across, is_rtl=is_rtl)
        painter.end()

    def _block(self, width_px: int) -> TextBlock:
        """The text in this label's font."""
        self.ensurePolished()
        is_composed = self.property("role") not in RAGGED_ROLES
        return TextBlock(self.text(), self.font(), max(1, width_px if self.wordWrap() else WIDEST_PX), is_composed)
