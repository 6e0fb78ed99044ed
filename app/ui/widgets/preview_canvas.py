"""The live preview: the guest's mirrored picture, the oval to stand in, and how far the face step has come."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from app.domain.face import Guidance
from app.domain.picture import OVAL
from app.ui.theme import Look
from app.ui.widgets.live_canvas import LiveCanvas
from app.ui.widgets.turn_arrow import turn_arrow

LINE_MM = 0.6
RING_MM = 3.6
"""Thickness of the oval's line and of the ring that shows the progress."""

TOP_DEG = 90
FULL_TURN = 16 * 360
"""Qt counts arcs in sixteenths of a degree, against the clock, from three o'clock."""

ARROW_MM = 13.0
"""How thick the arrow of a turn is at its head's end."""

LEFTWARD, RIGHTWARD = -1, 1
TOWARDS = {Guidance.TURN_LEFT: LEFTWARD, Guidance.TURN_RIGHT: RIGHTWARD}
"""Where the arrow stands. The preview is mirrored: the guest's own left is the left of the glass, in every language."""


class PreviewCanvas(LiveCanvas):
    """Paints the guest, cropped to the canvas around the oval, and a large still arrow when the head is to turn."""

    def __init__(self) -> None:
        super().__init__("previewCanvas")
        self._hold_ratio = 0.0
        self._guidance = Guidance.NO_FACE

    def show_hold(self, hold_ratio: float, look: Look, *, name: str, guidance: Guidance = Guidance.NO_FACE) -> None:
        """Show how far the face step is, 0 to 1, and where the head is to turn, if the hint says so."""
        self._hold_ratio = min(1.0, max(0.0, hold_ratio))
        self._guidance = guidance
        self.show_look(look, name=name)

    def middle(self) -> tuple[float, float]:
        """The middle of the oval."""
        return OVAL.centre_x_ratio, OVAL.centre_y_ratio

    def oval(self) -> QRectF:
        """Where the oval lies on the canvas, in its pixels; a camera of 16:9 is assumed before the first picture."""
        left = OVAL.centre_x_ratio - OVAL.width_ratio / 2
        top = OVAL.centre_y_ratio - OVAL.height_ratio / 2
        return self.on_canvas(QRectF(left, top, OVAL.width_ratio, OVAL.height_ratio))

    def arrow(self) -> QPainterPath:
        """The arrow of a turn, on the canvas, in its pixels; empty while no turn is asked for."""
        towards = TOWARDS.get(self._guidance)
        if towards is None or self._look is None:
            return QPainterPath()
        return turn_arrow(self.oval(), self.width(), self._look.px(ARROW_MM), towards=towards)

    def draw_over(self, painter: QPainter, look: Look) -> None:
        """Draw the oval's line, edged so that it shows on any picture, the part that is done, and the arrow."""
        oval = self.oval()
        ink, card = look.color("ink"), look.color("card")
        ring_px, line_px = look.px(RING_MM), look.px(LINE_MM)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, wide_px in ((ink, ring_px + 2 * line_px), (card, ring_px)):
            painter.setPen(QPen(colour, wide_px))
            painter.drawEllipse(oval)
        if self._hold_ratio > 0:
            self._draw_ring(painter, oval, look.color("good"), ring_px)
        arrow = self.arrow()
        if not arrow.isEmpty():
            self._draw_arrow(painter, arrow, look)

    def _draw_ring(self, painter: QPainter, oval: QRectF, colour: QColor, wide_px: int) -> None:
        """Draw the done part clockwise from the top; equal parts of what is to do are equal turns."""
        pen = QPen(colour, wide_px)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawArc(oval, 16 * TOP_DEG, -round(FULL_TURN * self._hold_ratio))

    def _draw_arrow(self, painter: QPainter, arrow: QPainterPath, look: Look) -> None:
        """Draw the arrow, edged so that it shows on any picture."""
        line_px = look.px(LINE_MM)
        solid, cap, join = Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        for colour, wide_px in ((look.color("ink"), 6 * line_px), (look.color("card"), 4 * line_px)):
            painter.setPen(QPen(colour, wide_px, solid, cap, join))
            painter.drawPath(arrow)
        painter.fillPath(arrow, look.color("accent"))
