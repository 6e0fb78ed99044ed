"""The field a code is typed in: large, in groups of four, left to right in every language."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame

from app.ui.theme import Look

GROUP = 4
CELL_RATIO = 0.78
"""Width of one character's place as a ratio of the font size: W fits, and 1 and I stand as wide as the others."""

GROUP_GAP_RATIO = 0.5
"""Between two groups, in places."""

CARET_RATIO = 0.06
MASK_RATIO = 0.34
"""Thickness of the caret and size of a hidden character's dot as ratios of the font size."""

MOVES = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Up, Qt.Key.Key_Down)


class CodeField(QLineEdit):
    """Takes letters and digits at its end only, writes them large, in groups unless it is a name, and in upper case.

    Where it `has_hint`, its name stands in it while it is empty.

    Signals: edited(text) after every change by a person, from a keypad or a keyboard; returnPressed as QLineEdit's.
    Keeps: the text, until `setText` replaces it.
    """

    edited = Signal(str)

    def __init__(
        self, name: str, *, length_max: int, is_masked: bool = False, is_grouped: bool = True, has_hint: bool = False
    ) -> None:
        super().__init__()
        self._has_hint = has_hint
        self._group = GROUP if is_grouped else length_max + 1
        self._look: Look | None = None
        self.setObjectName(name)
        self.setMaxLength(length_max)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setDragEnabled(False)
        self.setAcceptDrops(False)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)  # no window of another program's for letters
        if is_masked:
            self.setEchoMode(QLineEdit.EchoMode.Password)
        self.textEdited.connect(self._take)

    def show_field(self, look: Look, *, name: str) -> None:
        """Size the field for a look; `name` is what a screen reader calls it."""
        self._look = look
        self.setAccessibleName(name)
        self.setMinimumHeight(max(look.size_px("choice"), round(look.text_px("code") * 1.6)))
        self.update()

    def type_character(self, character: str) -> None:
        """Put one character to the end, as a key of the keypad does."""
        if len(self.text()) < self.maxLength():
            self._take(self.text() + character)

    def erase(self) -> None:
        """Take the last character away."""
        if self.text():
            self._take(self.text()[:-1])

    def empty(self) -> None:
        """Take every character away."""
        if self.text():
            self._take("")

    def sizeHint(self) -> QSize:
        """The least width: the field takes what its neighbours leave, and its letters shrink to fit."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Room for one group of letters."""
        return QSize(GROUP * self.minimumHeight(), self.minimumHeight())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take keys at the end only: nothing moves the caret."""
        if event.key() in MOVES:
            event.accept()
            return
        self.end(False)
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the focus; the caret stays at the end."""
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select nothing."""
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select nothing."""
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame by the style sheet, then each character in its place and the caret behind the last."""
        del event
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
        if self._look and self._has_hint and not self.text():
            self._draw_hint(painter, self._look)
        elif self._look:
            self._draw_text(painter, self._look)
        painter.end()

    def _take(self, text: str) -> None:
        """Hold a text in upper case and say so."""
        self.setText(text.upper()[: self.maxLength()])
        self.edited.emit(self.text())

    def _draw_text(self, painter: QPainter, look: Look) -> None:
        """Draw the characters and, with the focus, the caret."""
        text = self.text()
        edge_px = float(look.air_px)
        wanted_px = look.text_px("code")
        cell_px = min(
            wanted_px * CELL_RATIO, (self.width() - 2 * edge_px) / (self._places(len(text)) + GROUP_GAP_RATIO)
        )
        font_px = max(1, round(cell_px / CELL_RATIO))
        font = QFont(self.font())
        font.setPixelSize(font_px)
        painter.setFont(font)
        painter.setPen(look.color("ink"))
        high_px = QFontMetricsF(font).height()
        top = (self.height() - high_px) / 2
        for place, character in enumerate(text):
            cell = QRectF(edge_px + self._places(place) * cell_px, top, cell_px, high_px)
            if self.echoMode() is QLineEdit.EchoMode.Password:
                self._draw_dot(painter, look, cell, font_px)
            else:
                painter.drawText(cell, int(Qt.AlignmentFlag.AlignCenter), character)
        if self.hasFocus():
            caret = QRectF(edge_px + self._places(len(text)) * cell_px, top + high_px * 0.12, 1, high_px * 0.76)
            caret.setWidth(max(2.0, font_px * CARET_RATIO))
            painter.fillRect(caret, look.color("focus"))

    def _draw_hint(self, painter: QPainter, look: Look) -> None:
        """Write what is to be typed into the empty field, as small as it has room."""
        font, edge_px = QFont(self.font()), look.air_px
        room_px = self.width() - 2 * edge_px
        for px in range(look.text_px("body"), 0, -1):
            font.setPixelSize(px)
            if QFontMetricsF(font).horizontalAdvance(self.accessibleName()) <= room_px:
                break
        painter.setFont(font)
        painter.setPen(look.color("ink_soft"))
        side = Qt.AlignmentFlag.AlignRight if look.is_rtl else Qt.AlignmentFlag.AlignLeft
        inside = QRectF(edge_px, 0, room_px, self.height())
        painter.drawText(inside, int(side | Qt.AlignmentFlag.AlignVCenter), self.accessibleName())

    def _draw_dot(self, painter: QPainter, look: Look, cell: QRectF, font_px: int) -> None:
        """Draw a hidden character."""
        side_px = font_px * MASK_RATIO
        dot = QRectF(0, 0, side_px, side_px)
        dot.moveCenter(cell.center())
        painter.setBrush(look.color("ink"))
        painter.drawEllipse(dot)

    def _places(self, count: int) -> float:
        """How many places stand left of character number `count`, gaps between groups included."""
        return count + (count // self._group) * GROUP_GAP_RATIO
