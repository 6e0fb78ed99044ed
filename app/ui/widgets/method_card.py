"""One of two equal cards. Both come from here, so that neither can be larger, louder or earlier than the other."""

import math

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QSizePolicy

from app.ui.theme import Look
from app.ui.widgets.big_button import BigButton
from app.ui.widgets.icon import icon_image
from app.ui.widgets.text_block import TextBlock, longest_word_px

ICON_WIDTH_RATIO = 0.7
ICON_HEIGHT_RATIO = 0.34
"""The icon's side, at most, as a ratio of the card's width and height; larger text and less air take room from it."""


class MethodCard(BigButton):
    """A card with an icon, a title and a detail, one below the other, in the middle.

    Its width never follows its words: beside another card it is exactly as wide. Without an icon or a detail it is
    the plain button of an equal pair. Source: rights.md P01-P09.
    """

    def __init__(self, name: str) -> None:
        super().__init__(name, "choice", size="choice")
        self._partner: MethodCard | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_words(self, text: str, look: Look, *, icon: str = "", detail: str = "") -> None:
        """Show words and an icon in a look; with an icon the words are a way's own, and larger."""
        role = "way" if icon else ""
        if role != self.property("role"):
            self.setProperty("role", role)
            self.style().unpolish(self)
            self.style().polish(self)
        super().show_words(text, look, icon=icon, detail=detail)

    def pair_with(self, partner: "MethodCard") -> None:
        """Stand beside another card: icons, titles and details of both begin at the same heights."""
        self._partner = partner

    def heightForWidth(self, width: int) -> int:
        """The height that all the words of this card and its partner need, `width` pixels wide."""
        title_px, detail_px = self._shared_words(width)
        spaces_px = 2 * self._air_px() if self._icon_name else self._air_px() if detail_px else 0
        words_px = title_px + detail_px + spaces_px + self._padding().height()
        return max(self.minimumHeight(), math.ceil(words_px / (1 - self._icon_share())))

    def sizeHint(self) -> QSize:
        """The least width; the height follows from it."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Room for the longest word of the title."""
        self.ensurePolished()
        longest_px = longest_word_px(self.text(), self.font())
        return QSize(longest_px + self._padding().width(), self.minimumHeight())

    def detail_font(self) -> QFont:
        """The font of the detail: the title's family, lighter and smaller."""
        font = QFont(self.font())
        font.setBold(False)
        if self._look:
            font.setPixelSize(self._look.text_px("detail"))
        return font

    def _draw_words(self, painter: QPainter, look: Look) -> None:
        """Draw icon, title and detail, centred together."""
        ink = look.color("ink")
        width_px = self._words_width(self.width())
        left_px = (self.width() - width_px) // 2
        title_px, detail_px = self._shared_words(self.width())
        icon_px = self._icon_px_beside(title_px + detail_px)
        icon_room_px = icon_px + self._air_px() if icon_px else 0
        detail_room_px = detail_px + self._air_px() if detail_px else 0
        top_px = (self.height() - icon_room_px - title_px - detail_room_px) // 2
        if icon_px:
            image = icon_image(self._icon_name, ink, icon_px, is_rtl=look.is_rtl)
            painter.drawImage((self.width() - icon_px) // 2, top_px, image)
        title, detail = self._blocks(self.width())
        centre = Qt.AlignmentFlag.AlignHCenter
        top_px += icon_room_px
        title_top_px = top_px + (title_px - title.size().height()) // 2
        title.draw(painter, QRect(left_px, title_top_px, width_px, title_px), ink, centre, is_rtl=look.is_rtl)
        top_px += title_px + self._air_px()
        detail.draw(painter, QRect(left_px, top_px, width_px, detail_px), ink, centre, is_rtl=look.is_rtl)

    def _blocks(self, width_px: int) -> tuple[TextBlock, TextBlock]:
        """Title and detail in a card `width_px` wide."""
        self.ensurePolished()
        room_px = self._words_width(width_px)
        detail = TextBlock(self.accessibleDescription(), self.detail_font(), room_px)
        titles = [TextBlock(card.text(), card.font(), room_px) for card in self._cards()]
        lines = max(title.line_count for title in titles)
        return TextBlock(self.text(), self.font(), room_px, least_lines=lines), detail

    def _cards(self) -> "tuple[MethodCard, ...]":
        """This card, and the one beside it: a title of two lines beside one of one would draw the eye to its card."""
        if self._partner is None or self._partner.isHidden():
            return (self,)
        self._partner.ensurePolished()
        return self, self._partner

    def _shared_words(self, width_px: int) -> tuple[int, int]:
        """The heights that title and detail of both cards need."""
        blocks = [card._blocks(width_px) for card in self._cards()]  # noqa: SLF001 - the same class
        return max(title.size().height() for title, _ in blocks), max(detail.size().height() for _, detail in blocks)

    def _icon_px_beside(self, words_px: int) -> int:
        """The icon's side: the part it may take, and more where words of this height leave room, as in a smaller text.

        So it never shrinks to a mark beside large words, which would let the longer title alone draw the eye.
        """
        share = self._icon_share()
        if not share:
            return 0
        left_px = self.height() - words_px - 2 * self._air_px() - self._padding().height()
        high_px = max(self.height() * share, min(left_px, self.height() * ICON_HEIGHT_RATIO))
        return round(min(self.width() * ICON_WIDTH_RATIO, high_px))

    def _icon_share(self) -> float:
        """The part of the height that the icon may take."""
        if not self._look or not self._icon_name:
            return 0.0
        return ICON_HEIGHT_RATIO * self._look.air_ratio / self._look.text_ratio

    def _air_px(self) -> int:
        """Between icon, title and detail."""
        return round(self._look.air_px * 1.5) if self._look else 0

    def _words_width(self, width_px: int) -> int:
        """The room for words, kept narrow enough to read."""
        line_px = self._look.line_px("way" if self._icon_name else "label") if self._look else width_px
        return max(1, min(width_px - self._padding().width(), line_px))

    def _padding(self) -> QSize:
        """Around the words, both sides together."""
        air_px = self._look.air_px if self._look else 0
        return QSize(air_px * 3, air_px * 3)
