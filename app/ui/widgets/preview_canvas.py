"""The live preview: the guest's mirrored picture, the oval to stand in, and how far the hold has come."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.picture import OVAL, Picture
from app.ui.theme import Look

LINE_MM = 0.6
RING_MM = 3.6
"""Thickness of the oval's line and of the ring that shows the hold."""

TOP_DEG = 90
FULL_TURN = 16 * 360
"""Qt counts arcs in sixteenths of a degree, against the clock, from three o'clock."""

HIGH_PX_MIN = 240


class PreviewCanvas(QWidget):
    """Paints the pictures it is given, cropped to its own shape around the oval.

    Keeps: the last picture, scaled, while it is visible; filled over and dropped as soon as it hides.
    """

    def __init__(self) -> None:
        super().__init__()
        self._backing = QImage()
        self._has_picture = False
        self._hold_ratio = 0.0
        self._shape = (0, 0)
        self._look: Look | None = None
        self.setObjectName("previewCanvas")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """A camera picture's shape."""
        return QSize(2 * HIGH_PX_MIN, 2 * HIGH_PX_MIN)

    def minimumSizeHint(self) -> QSize:
        """The smallest preview in which a face is told from a shadow."""
        return QSize(HIGH_PX_MIN, HIGH_PX_MIN)

    @property
    def has_picture(self) -> bool:
        """Whether a picture has come since the canvas was shown."""
        return self._has_picture

    def show_hold(self, hold_ratio: float, look: Look, *, name: str) -> None:
        """Show how far the hold is, 0 to 1; `name` is what a screen reader calls the preview."""
        self._hold_ratio = min(1.0, max(0.0, hold_ratio))
        self._look = look
        self.setAccessibleName(name)
        self.update()

    def set_picture(self, picture: Picture) -> None:
        """Copy what is shown of a picture, scaled, and paint it soon. Nothing of `picture` is held after the call."""
        if not self.isVisible():
            return
        if self._backing.size() != self.size():
            self._backing = QImage(self.size(), QImage.Format.Format_RGB32)
        image = QImage(
            picture.pixels, picture.width_px, picture.height_px, picture.stride_bytes, QImage.Format.Format_RGB32
        )
        painter = QPainter(self._backing)
        painter.drawImage(QRectF(self.rect()), image, self._crop(picture))
        painter.end()
        self._shape = (picture.width_px, picture.height_px)
        self._has_picture = True
        self.update()

    def forget(self) -> None:
        """Fill the last picture over and drop it."""
        if not self._backing.isNull():
            self._backing.fill(Qt.GlobalColor.black)
        self._backing = QImage()
        self._has_picture = False
        self._hold_ratio = 0.0
        self.update()

    def oval(self) -> QRectF:
        """Where the oval lies on the canvas, in its pixels; a camera of 16:9 is assumed before the first picture."""
        width, height = self._shape if self._has_picture else (16, 9)
        scale = max(self.width() / width, self.height() / height)
        oval = QRectF(0, 0, OVAL.width_ratio * width * scale, OVAL.height_ratio * height * scale)
        crop = self._crop_of(width, height)
        across = (OVAL.centre_x_ratio * width - crop.x()) * scale
        down = (OVAL.centre_y_ratio * height - crop.y()) * scale
        oval.moveCenter(QRectF(across, down, 0, 0).topLeft())
        return oval

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Drop a picture of another size."""
        super().resizeEvent(event)
        self._backing.fill(Qt.GlobalColor.black)
        self._backing = QImage()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture or a calm ground, rounded corners, the oval and the ring."""
        del event
        if self._look is None:
            return
        painter = QPainter(self)
        if self._backing.isNull():
            painter.fillRect(self.rect(), self._look.color("press"))
        else:
            painter.drawImage(0, 0, self._backing)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._round_corners(painter, self._look)
        self._draw_oval(painter, self._look)
        painter.end()

    def _draw_oval(self, painter: QPainter, look: Look) -> None:
        """Draw the oval's line, edged so that it shows on any picture, and the part of the hold that is done."""
        oval = self.oval()
        ink, card = look.color("ink"), look.color("card")
        ring_px, line_px = look.px(RING_MM), look.px(LINE_MM)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, wide_px in ((ink, ring_px + 2 * line_px), (card, ring_px)):
            painter.setPen(QPen(colour, wide_px))
            painter.drawEllipse(oval)
        if self._hold_ratio > 0:
            self._draw_ring(painter, oval, look.color("good"), ring_px)

    def _draw_ring(self, painter: QPainter, oval: QRectF, colour: QColor, wide_px: int) -> None:
        """Draw the done part clockwise from the top; equal parts of time are equal turns."""
        pen = QPen(colour, wide_px)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawArc(oval, 16 * TOP_DEG, -round(FULL_TURN * self._hold_ratio))

    def _round_corners(self, painter: QPainter, look: Look) -> None:
        """Cover the corners with paper."""
        corners = QPainterPath()
        corners.addRect(QRectF(self.rect()))
        radius_px = look.size_px("radius")
        corners.addRoundedRect(QRectF(self.rect()), radius_px, radius_px)
        painter.fillPath(corners, look.color("paper"))

    def _crop(self, picture: Picture) -> QRectF:
        """The part of a picture that is shown."""
        return self._crop_of(picture.width_px, picture.height_px)

    def _crop_of(self, width_px: int, height_px: int) -> QRectF:
        """The largest part with the canvas's shape, around the oval's middle, inside the picture."""
        scale = max(self.width() / width_px, self.height() / height_px)
        wide, high = self.width() / scale, self.height() / scale
        left = min(max(0.0, OVAL.centre_x_ratio * width_px - wide / 2), width_px - wide)
        top = min(max(0.0, OVAL.centre_y_ratio * height_px - high / 2), height_px - high)
        return QRectF(left, top, wide, high)
