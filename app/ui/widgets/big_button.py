"""A button as kiosks need it: large, its words wrap, an icon stands beside or above them."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton

from app.ui.theme import Look
from app.ui.widgets.icon import icon_image
from app.ui.widgets.text_block import WIDEST_PX, TextBlock, longest_word_px

INK_OF_KIND = {"primary": "accent_ink", "lamp": "lamp_ink"}
"""The colour token of words and icon, by kind; every other kind writes in `ink`."""


class BigButton(QPushButton):
    """A button whose words wrap and are never cut: it is as high as they need.

    `kind` is one of primary, secondary, quiet, lamp, choice, key, language, tool, tab; `size` a size token (touch or
    choice); `icon_ratio` the icon's height as a ratio of the font size. Listed, icon and words stand where the line
    begins, so that those of several buttons stand below each other.
    Signals: clicked, on release inside. It is never a default button and never takes the focus from a finger.
    """

    def __init__(
        self,
        name: str,
        kind: str = "secondary",
        *,
        size: str = "touch",
        is_stacked: bool = False,
        is_listed: bool = False,
        icon_ratio: float = 1.25,
    ) -> None:
        super().__init__()
        self._kind = kind
        self._size = size
        self._is_stacked = is_stacked
        self._is_listed = is_listed
        self._icon_ratio = icon_ratio
        self._icon_name = ""
        self._look: Look | None = None
        self._is_marked = False
        self.toggled.connect(self._take_toggle)
        self.setObjectName(name)
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        self.setDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_words(self, text: str, look: Look, *, icon: str = "", detail: str = "") -> None:
        """Show words and an icon in a look; `detail` is spoken after the words."""
        self._look = look
        self._icon_name = icon
        self.setText(text)
        self.setAccessibleName(text)
        self.setAccessibleDescription(detail)
        side_px = look.size_px(self._size)
        self.setMinimumSize(side_px, side_px)
        self.updateGeometry()
        self.update()

    def set_kind(self, kind: str) -> None:
        """Be of another kind from now on."""
        if kind != self._kind:
            self._kind = kind
            self.setProperty("kind", kind)
            self.style().unpolish(self)
            self.style().polish(self)

    def mark(self, *, is_on: bool) -> None:
        """Be a button that is on or off, and which of these it is."""
        self._is_marked = is_on
        self.setCheckable(True)
        self.setChecked(is_on)

    def nextCheckState(self) -> None:
        """Stay: a page alone says whether a button is checked."""

    def _take_toggle(self, is_on: bool) -> None:  # noqa: FBT001 - Qt passes it by position
        """Take what a screen reader toggled for the press that it means."""
        if is_on != self._is_marked:
            self.setChecked(self._is_marked)
            self.click()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the Enter key of a keypad press the button that has the focus, once."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)

    def hasHeightForWidth(self) -> bool:
        """Words wrap, so the height follows the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height that `width` pixels of button need for all their words."""
        words = self._words(self._words_width(width)).size()
        return max(self.minimumHeight(), self._height_with(words.height()))

    def sizeHint(self) -> QSize:
        """Room for the words in one line."""
        words = self._words(WIDEST_PX).size()
        return QSize(self._width_with(words.width()), self._height_with(words.height())).expandedTo(self.minimumSize())

    def minimumSizeHint(self) -> QSize:
        """Room for the longest word; the height follows from the width."""
        self.ensurePolished()
        longest_px = longest_word_px(self.text(), self.font()) + 2
        height_px = self._words(WIDEST_PX).line_px if self.text() else 0
        return QSize(self._width_with(longest_px), self._height_with(height_px)).expandedTo(self.minimumSize())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the button's body by the style sheet, then icon and words in the middle."""
        del event
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter = QPainter(self)
        self.style().drawControl(QStyle.ControlElement.CE_PushButtonBevel, option, painter, self)
        if self._look:
            self._draw_words(painter, self._look)
        painter.end()

    def _draw_words(self, painter: QPainter, look: Look) -> None:
        """Draw icon and words, centred together or, listed, where the line begins."""
        ink = look.color(INK_OF_KIND.get(self._kind, "ink"))
        text = self._words(self._words_width(self.width()))
        words = QSize(text.drawn_px, text.size().height())
        icon_px = self._icon_px()
        block = QSize(self._width_with(words.width()), self._height_with(words.height())) - self._padding()
        left = (self.width() - block.width()) // 2
        if self._is_listed:
            edge_px = self._padding().width() // 2
            left = self.width() - edge_px - block.width() if look.is_rtl else edge_px
        top = (self.height() - block.height()) // 2
        if self._is_stacked:
            top = min(top, self._padding().height() // 2) if self.text() else top  # icons of a row stand on one line
            icon_at = QRect((self.width() - icon_px) // 2, top, icon_px, icon_px)
            words_top = top + block.height() - words.height()
            words_at = QRect((self.width() - words.width()) // 2, words_top, words.width(), words.height())
        else:
            icon_left = left + block.width() - icon_px if look.is_rtl else left
            icon_at = QRect(icon_left, (self.height() - icon_px) // 2, icon_px, icon_px)
            words_left = left if look.is_rtl else left + block.width() - words.width()
            words_at = QRect(words_left, (self.height() - words.height()) // 2, words.width(), words.height())
        if self._icon_name:
            painter.drawImage(icon_at, icon_image(self._icon_name, ink, icon_px, is_rtl=look.is_rtl))
        spare_px = text.width_px - words.width()
        across = Qt.AlignmentFlag.AlignHCenter
        if self._is_listed:
            across = Qt.AlignmentFlag.AlignRight if look.is_rtl else Qt.AlignmentFlag.AlignLeft
        moved_px = (spare_px if look.is_rtl else 0) if self._is_listed else spare_px // 2
        room = words_at.adjusted(-moved_px, 0, spare_px - moved_px, 0)
        text.draw(painter, room, ink, across, is_rtl=look.is_rtl)

    def _words(self, width_px: int) -> TextBlock:
        """The words, wrapped to a width."""
        self.ensurePolished()
        return TextBlock(self.text(), self.font(), width_px)

    def _words_width(self, width_px: int) -> int:
        """The room for words in a button `width_px` wide."""
        beside_px = 0 if self._is_stacked else self._icon_px() + self._space()
        return max(1, width_px - beside_px - self._padding().width())

    def _icon_px(self) -> int:
        """The icon's side."""
        return round(self.font().pixelSize() * self._icon_ratio) if self._icon_name else 0

    def _space(self) -> int:
        """Between icon and words."""
        return (
            self._look.air_px * (2 if self._is_listed else 1) // (4 if self._is_stacked else 1)
            if self._look and self._icon_name and self.text()
            else 0
        )

    def _padding(self) -> QSize:
        """Around icon and words, both sides together."""
        air = self._look.air_px if self._look else 0
        return QSize(air, air) if self._is_stacked else QSize(air * (4 if self._is_listed else 3), air * 2)

    def _width_with(self, words_px: int) -> int:
        """The button's width around words of a width."""
        beside = 0 if self._is_stacked else self._icon_px() + self._space()
        return max(words_px + beside, self._icon_px()) + self._padding().width()

    def _height_with(self, words_px: int) -> int:
        """The button's height around words of a height."""
        if self._is_stacked:
            return words_px + self._icon_px() + self._space() + self._padding().height()
        return max(words_px, self._icon_px()) + self._padding().height()
