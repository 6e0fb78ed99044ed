"""Plain text in lines of an even height, whatever the script: measured and drawn in one place."""

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle

LINE_RATIO = 1.4
LINE_RATIO_TALL = 1.55
"""Line height as a ratio of the font size; the larger one for scripts with square letters or marks. Source: look.md."""

DISPLAY_RATIO = 0.88
"""Lines of bold text stand closer."""

LATIN_FAMILY = "Noto Sans"
WIDEST_PX = 100_000
UNBROKEN_HYPHEN = "\u2011"
"""Drawn for every hyphen, so that neither "check-in" nor a code is ever broken in two lines."""

HANZI_TOGETHER = 4
"""A column narrower than so many square characters is not offered, though lines may break between any two."""


@dataclass(frozen=True)
class TextBlock:
    """Text in a font, wrapped to a width in pixels, in lines of one height."""

    text: str
    font: QFont
    width_px: int

    @property
    def line_px(self) -> int:
        """The height of one line."""
        ratio = LINE_RATIO if self.font.families()[:1] == [LATIN_FAMILY] else LINE_RATIO_TALL
        return math.ceil(self.font.pixelSize() * ratio * (DISPLAY_RATIO if self.font.bold() else 1.0))

    def size(self) -> QSize:
        """The width of the widest line and the height of all lines."""
        layout = self._layout(Qt.LayoutDirection.LeftToRight, Qt.AlignmentFlag.AlignLeft)
        widest = max((layout.lineAt(number).naturalTextWidth() for number in range(layout.lineCount())), default=0.0)
        return QSize(math.ceil(widest), layout.lineCount() * self.line_px if self.text else 0)

    def draw(
        self, painter: QPainter, place: QRect, colour: QColor, alignment: Qt.AlignmentFlag, *, is_rtl: bool
    ) -> None:
        """Draw the lines into a place, from its top, aligned across."""
        direction = Qt.LayoutDirection.RightToLeft if is_rtl else Qt.LayoutDirection.LeftToRight
        painter.setPen(colour)
        self._layout(direction, alignment).draw(painter, QPointF(place.topLeft()))

    def _layout(self, direction: Qt.LayoutDirection, alignment: Qt.AlignmentFlag) -> QTextLayout:
        """The text broken into lines."""
        layout = QTextLayout(self.text.replace("-", UNBROKEN_HYPHEN), self.font)
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


def longest_word_px(text: str, font: QFont) -> int:
    """The width of the widest part of a text that is never broken."""
    metrics = QFontMetricsF(font)
    words = (word[:HANZI_TOGETHER] if _is_hanzi(word) else word for word in text.split())
    return math.ceil(max((metrics.horizontalAdvance(word) for word in words), default=0.0))


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
        block = TextBlock(self.text(), self.font(), max(1, width_px))
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
        return TextBlock(self.text(), self.font(), max(1, width_px if self.wordWrap() else WIDEST_PX))
