"""A drawing of how to hold something to the reader, or of what a code is typed from; the sentence beside it says so."""

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme import Look
from app.ui.widgets.icon import icon_image

WIDE, WIDE_BESIDE, HIGH = 640.0, 300.0, 300.0
HIGH_WITHOUT_READER, HIGH_BESIDE = 210.0, 132.0
"""The drawing's own units."""

LEAST_RATIO = 0.4
"""A drawing smaller than this part of its height is a smudge, so there is none."""

STROKE, ARROW = 6.0, 72.0
"""How wide a line is, and how much longer an arrow makes the drawing."""


class HowPicture(QWidget):
    """Draws icons, each with an arrow down: to the window of the reader, or to what stands below the drawing."""

    def __init__(self) -> None:
        super().__init__()
        self._look: Look | None = None
        self._icons: tuple[str, ...] = ()
        self._has_reader = True
        self._is_beside = False
        self._high_px = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_icons(
        self,
        icons: tuple[str, ...],
        look: Look,
        *,
        high_px: int,
        has_reader: bool = True,
        is_beside: bool = False,
    ) -> None:
        """Show one or two icons, above the reader where there is one, `high_px` high in all where there is room.

        It stands in the middle of the room that nothing else needs, and is not drawn where that is too little. What one
        icon is for stands below the drawing, or `is_beside` it, where the line of reading goes on.
        """
        self._look = look
        self._is_beside = is_beside
        self._icons = icons
        self._has_reader = has_reader
        self._high_px = high_px
        self.update()

    def sizeHint(self) -> QSize:
        """The least size; it grows with the room."""
        return QSize(round(WIDE / 2), round(self._high() / 2))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the reader, the arrow and the icons."""
        del event
        if self._look is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide, high = WIDE_BESIDE if self._is_beside else WIDE, self._high()
        scale = min(self.width() / wide, self.height() / high, self._high_px / high)
        if scale * high < LEAST_RATIO * self._high_px:
            return
        painter.translate((self.width() - wide * scale) / 2, (self.height() - high * scale) / 2)
        painter.scale(scale, scale)
        ink, light = self._look.color("ink"), self._look.color("accent")
        if self._has_reader:
            self._draw_reader(painter, ink, light)
        side = 132.0
        left = wide / 2 - (len(self._icons) * side + (len(self._icons) - 1) * 60) / 2
        if self._is_beside:
            left += ARROW / 2 if self._look.is_rtl else -ARROW / 2
        for number, name in enumerate(self._icons):
            picture = icon_image(name, ink, round(side * scale))
            middle = left + number * (side + 60) + side / 2
            painter.drawImage(QRectF(middle - side / 2, 0, side, side), picture)
            painter.save()
            if self._is_beside:
                painter.translate(middle, side / 2)
                painter.rotate(90 if self._look.is_rtl else -90)
                painter.translate(-middle, -side / 2)
            self._draw_arrow(painter, light, middle)
            painter.restore()
        painter.end()

    def _high(self) -> float:
        """How high the drawing is, in its own units."""
        return HIGH_BESIDE if self._is_beside else HIGH if self._has_reader else HIGH_WITHOUT_READER

    def _draw_reader(self, painter: QPainter, ink: QColor, light: QColor) -> None:
        """Draw the reader from the front: a low desk with a window of light."""
        look = self._look
        ground = look.color("card") if look else ink
        painter.setPen(QPen(ink, STROKE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        painter.setBrush(ground)
        top, bottom = 222.0, 294.0
        corners = ((130, top), (510, top), (560, bottom), (80, bottom))
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
        painter.setPen(QPen(light, 2 * STROKE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(QLineF(190, top + 34, 450, top + 34))

    def _draw_arrow(self, painter: QPainter, colour: QColor, middle: float) -> None:
        """Draw an arrow down."""
        painter.setPen(QPen(colour, STROKE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        top, bottom, wing = 146.0, 204.0, 20.0
        painter.drawLine(QLineF(middle, top, middle, bottom))
        painter.drawLine(QLineF(middle, bottom, middle - wing, bottom - wing))
        painter.drawLine(QLineF(middle, bottom, middle + wing, bottom - wing))
