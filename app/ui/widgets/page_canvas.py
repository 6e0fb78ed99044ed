"""The document camera's picture: a frame where the page or the code goes, and how far it has been read."""

from enum import Enum

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QResizeEvent

from app.ui.theme import Look
from app.ui.widgets.live_canvas import LiveCanvas

LINE_MM = 0.6
BAR_MM = 3.6
"""Thickness of the frame's edge and of the band that shows the progress, as around the oval of a face."""

PAGE_SHAPE = 125 / 88
PAGE_HIGH_RATIO = 0.88
"""A passport's page, and how much of the picture's height its frame takes. Source: ICAO Doc 9303-4, 2.1."""

CODE_HIGH_RATIO = 0.66
NARROWEST_RATIO = 0.75
"""The narrowest that a picture is cut to, in its own width: a page's frame stays whole."""

PHOTO = QRectF(0.045, 0.20, 0.27, 0.52)
LINES = (QRectF(0.045, 0.80, 0.91, 0.035), QRectF(0.045, 0.885, 0.91, 0.035))
"""Where the photo and the two lines stand on a page, in ratios of the frame."""

CODE_EYES = (QRectF(0.08, 0.08, 0.26, 0.26), QRectF(0.66, 0.08, 0.26, 0.26), QRectF(0.08, 0.66, 0.26, 0.26))
"""Where a QR code has its three squares."""


class Wanted(Enum):
    """What the guest is asked to hold to the camera."""

    PAGE = "page"
    CODE = "code"


class PageCanvas(LiveCanvas):
    """Paints what lies before the document camera, not mirrored, as wide as the room allows."""

    def __init__(self) -> None:
        super().__init__("pageCanvas")
        self._wanted = Wanted.PAGE
        self._is_empty = True
        self._read_ratio = 0.0

    def show_reading(self, wanted: Wanted, read_ratio: float, look: Look, *, name: str, is_empty: bool) -> None:
        """Show what goes into the frame, while it `is_empty`, and how much of it has been read, 0 to 1."""
        self._wanted = wanted
        self._is_empty = is_empty
        self._read_ratio = min(1.0, max(0.0, read_ratio))
        self.show_look(look, name=name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take no more height than the picture can fill."""
        super().resizeEvent(event)
        width_px, height_px = self._shape
        self.setMaximumHeight(round(self.width() * height_px / (width_px * NARROWEST_RATIO)))

    @property
    def is_empty(self) -> bool:
        """Whether the frame waits for a page or a code."""
        return self._is_empty

    def stage(self) -> QRect:
        """The largest place of a shape between the picture's own and the narrowest, in the middle of the canvas."""
        width_px, height_px = self._shape
        wide_px = min(self.width(), round(self.height() * width_px / height_px))
        high_px = min(self.height(), round(wide_px * height_px / (width_px * NARROWEST_RATIO)))
        return QRect(
            QPointF((self.width() - wide_px) / 2, (self.height() - high_px) / 2).toPoint(), QSize(wide_px, high_px)
        )

    def frame(self) -> QRectF:
        """Where the frame lies on the canvas, in its pixels."""
        is_page = self._wanted is Wanted.PAGE
        width_px, height_px = self._shape
        high_ratio = PAGE_HIGH_RATIO if is_page else CODE_HIGH_RATIO
        wide_ratio = high_ratio * (PAGE_SHAPE if is_page else 1.0) * height_px / width_px
        return self.on_canvas(QRectF((1 - wide_ratio) / 2, (1 - high_ratio) / 2, wide_ratio, high_ratio))

    def draw_over(self, painter: QPainter, look: Look) -> None:
        """Draw the frame, edged so that it shows on any picture; what goes into it; and the part that is read."""
        frame = _outline(self.frame(), look.size_px("radius"))
        bar_px, line_px = look.px(BAR_MM), look.px(LINE_MM)
        if self._is_empty:
            self._draw_wanted(painter, look)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, wide_px in ((look.color("ink"), bar_px + 2 * line_px), (look.color("card"), bar_px)):
            painter.setPen(QPen(colour, wide_px))
            painter.drawPath(frame)
        if self._read_ratio > 0:
            self._draw_read(painter, frame, look.color("good"), bar_px)

    def _draw_wanted(self, painter: QPainter, look: Look) -> None:
        """Draw where photo and lines of a page stand, or the squares of a code."""
        frame, line_px = self.frame(), look.px(LINE_MM)
        marks = (PHOTO, *LINES) if self._wanted is Wanted.PAGE else CODE_EYES
        for colour, wide_px in ((look.color("ink"), 4 * line_px), (look.color("card"), 2 * line_px)):
            painter.setPen(QPen(colour, wide_px))
            for mark in marks:
                left, top = frame.x() + mark.x() * frame.width(), frame.y() + mark.y() * frame.height()
                place = QRectF(left, top, mark.width() * frame.width(), mark.height() * frame.height())
                painter.drawRoundedRect(place, 2 * line_px, 2 * line_px)

    def _draw_read(self, painter: QPainter, frame: QPainterPath, colour: QColor, wide_px: int) -> None:
        """Draw the read part clockwise from the top; equal parts of the reading are equal lengths."""
        length = frame.length() / wide_px
        pen = QPen(colour, wide_px)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([length * self._read_ratio, 2 * length])
        painter.setPen(pen)
        painter.drawPath(frame)


def _outline(frame: QRectF, radius_px: float) -> QPainterPath:
    """The frame's outline, clockwise from the middle of its top."""
    outline = QPainterPath(QPointF(frame.center().x(), frame.top()))
    turn = 2 * radius_px
    corners = (
        (QRectF(frame.right() - turn, frame.top(), turn, turn), 90),
        (QRectF(frame.right() - turn, frame.bottom() - turn, turn, turn), 0),
        (QRectF(frame.left(), frame.bottom() - turn, turn, turn), -90),
        (QRectF(frame.left(), frame.top(), turn, turn), -180),
    )
    for corner, start_deg in corners:
        outline.arcTo(corner, start_deg, -90)
    outline.closeSubpath()
    return outline
