"""A camera's picture as it comes: copied, cut to shape, painted, and forgotten as soon as it hides."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QHideEvent, QImage, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.picture import Picture
from app.ui.theme import Look

HIGH_PX_MIN = 240
USUAL_SHAPE = (1280, 720)
"""The width and height in pixels that a camera is thought to have before its first picture."""


class LiveCanvas(QWidget):
    """Paints the pictures it is given. What is drawn over them, and which part of them is shown, is for others to say.

    Keeps: the last picture, scaled, while it is visible; filled over and dropped as soon as it hides.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self._backing = QImage()
        self._has_picture = False
        self._shape = USUAL_SHAPE
        self._look: Look | None = None
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """The least size, since whatever holds it takes the hint for the least; it grows with the room."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """The smallest picture in which anything is told from a shadow."""
        return QSize(HIGH_PX_MIN, HIGH_PX_MIN)

    @property
    def has_picture(self) -> bool:
        """Whether a picture has come since the canvas was shown."""
        return self._has_picture

    def show_look(self, look: Look, *, name: str) -> None:
        """Take the colours of a look; `name` is what a screen reader calls the picture."""
        self._look = look
        self.setAccessibleName(name)
        self.update()

    def set_picture(self, picture: Picture) -> None:
        """Copy what is shown of a picture, scaled, and paint it soon. Nothing of `picture` is held after the call."""
        if not self.isVisible():
            return
        self._shape = (picture.width_px, picture.height_px)
        size = self.stage().size()
        if self._backing.size() != size:
            self._backing = QImage(size, QImage.Format.Format_RGB32)
        image = QImage(
            picture.pixels, picture.width_px, picture.height_px, picture.stride_bytes, QImage.Format.Format_RGB32
        )
        painter = QPainter(self._backing)
        painter.drawImage(QRectF(self._backing.rect()), image, self.shown_part())
        painter.end()
        self._has_picture = True
        self.update()

    def forget(self) -> None:
        """Fill the last picture over and drop it."""
        self._drop()
        self.update()

    def stage(self) -> QRect:
        """Where on the canvas the picture stands."""
        return self.rect()

    def middle(self) -> tuple[float, float]:
        """The point of a picture that is never cut away, in ratios of its width and height."""
        return 0.5, 0.5

    def shown_part(self) -> QRectF:
        """The largest part of a picture with the stage's shape, around its middle, in the picture's pixels."""
        width_px, height_px = self._shape
        stage = self.stage()
        scale = max(stage.width() / width_px, stage.height() / height_px)
        wide, high = stage.width() / scale, stage.height() / scale
        x_ratio, y_ratio = self.middle()
        left = min(max(0.0, x_ratio * width_px - wide / 2), width_px - wide)
        top = min(max(0.0, y_ratio * height_px - high / 2), height_px - high)
        return QRectF(left, top, wide, high)

    def on_canvas(self, place: QRectF) -> QRectF:
        """Where a place of the picture, given in ratios of its width and height, lies on the canvas, in its pixels."""
        width_px, height_px = self._shape
        stage, part = self.stage(), self.shown_part()
        scale = stage.width() / part.width()
        left = stage.left() + (place.x() * width_px - part.x()) * scale
        top = stage.top() + (place.y() * height_px - part.y()) * scale
        return QRectF(left, top, place.width() * width_px * scale, place.height() * height_px * scale)

    def draw_over(self, painter: QPainter, look: Look) -> None:
        """Draw what stands over the picture."""

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave no picture behind."""
        super().hideEvent(event)
        self._drop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Drop a picture of another size."""
        super().resizeEvent(event)
        self._backing.fill(Qt.GlobalColor.black)
        self._backing = QImage()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture or a calm ground, round its corners, and draw over it."""
        del event
        if self._look is None:
            return
        painter = QPainter(self)
        stage = self.stage()
        if self._backing.size() == stage.size():
            painter.drawImage(stage.topLeft(), self._backing)
        else:
            painter.fillRect(stage, self._look.color("press"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        corners = QPainterPath()
        corners.addRect(QRectF(self.rect()))
        radius_px = self._look.size_px("radius")
        corners.addRoundedRect(QRectF(stage), radius_px, radius_px)
        painter.fillPath(corners, self._look.color("paper"))
        self.draw_over(painter, self._look)
        painter.end()

    def _drop(self) -> None:
        """Fill the last picture over and let it go."""
        if not self._backing.isNull():
            self._backing.fill(Qt.GlobalColor.black)
        self._backing = QImage()
        self._has_picture = False
