"""A drawing of how to hold something to the reader, or of what a code is typed from; the sentence beside it says so."""

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme import Look
from app.ui.widgets.icon import icon_image

WIDE, HIGH = 640.0, 300.0
HIGH_WITHOUT_READER = 210.0
"""The drawing's own units."""

STROKE = 6.0


class HowPicture(QWidget):
    """Draws icons, each with an arrow down: to the window of the reader, or to what stands below the drawing."""

    def __init__(self) -> None:
        super().__init__()
        self._look: Look | None = None
        self._icons: tuple[str, ...] = ()
        self._has_reader = True
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_icons(self, icons: tuple[str, ...], look: Look, *, high_px: int, has_reader: bool = True) -> None:
        """Show one or two icons, above the reader where there is one, `high_px` high in all where there is room."""
        self._look = look
        self._icons = icons
        self._has_reader = has_reader
        self.setMaximumHeight(high_px)
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
        high = self._high()
        scale = min(self.width() / WIDE, self.height() / high)
        painter.translate((self.width() - WIDE * scale) / 2, (self.height() - high * scale) / 2)
        painter.scale(scale, scale)
        ink, light = self._look.color("ink"), self._look.color("accent")
        if self._has_reader:
            self._draw_reader(painter, ink, light)
        side = 132.0
        left = WIDE / 2 - (len(self._icons) * side + (len(self._icons) - 1) * 60) / 2
        for number, name in enumerate(self._icons):
            picture = icon_image(name, ink, round(side * scale))
            middle = left + number * (side + 60) + side / 2
            painter.drawImage(QRectF(middle - side / 2, 0, side, side), picture)
            self._draw_arrow(painter, light, middle)
        painter.end()

    def _high(self) -> float:
        """How high the drawing is, in its own units."""
        return HIGH if self._has_reader else HIGH_WITHOUT_READER

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
