"""What stands before the cameras in pictures of the screens: the virtual guest, and a page that is drawn here."""

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QImage, QPainter, QPen

from app import paths
from app.domain.page import PageGuidance
from app.domain.picture import Picture
from app.flow import pages
from app.ui.cameras import Camera, camera_of

WIDE_PX, HIGH_PX = 1280, 720
TILT_DEG, SIDEWAYS_DEG = 3.0, 90.0
LINES = ("P<UTOSPECIMEN<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159<<<<<<<<<<<<<<06")
"""The lines of the page: the example state of ICAO Doc 9303-4, and nobody's name."""


def sample_pictures(body: pages.Body) -> tuple[Picture, ...]:
    """What the camera of a page shows: twice, since the first picture moves the words; else nothing."""
    match camera_of(body):
        case Camera.FACE:
            image = _guest()
        case Camera.DOCUMENT:
            guidance = getattr(body, "guidance", PageGuidance.NO_PAGE)
            image = (
                _desk()
                if guidance is PageGuidance.NO_PAGE
                else _page(SIDEWAYS_DEG if guidance is PageGuidance.TURN_ROUND else TILT_DEG)
            )
        case Camera.NONE:
            return ()
    lent = Picture(image.width(), image.height(), image.bytesPerLine(), memoryview(image.constBits()))
    return lent, lent


@lru_cache(maxsize=1)
def _guest() -> QImage:
    """The virtual guest, mirrored as a preview is."""
    image = QImage(str(paths.assets() / "virtual_guest.jpg")).convertToFormat(QImage.Format.Format_RGB32)
    return image.scaled(WIDE_PX, HIGH_PX).flipped(Qt.Orientation.Horizontal)


@lru_cache(maxsize=1)
def _desk() -> QImage:
    """An empty desk."""
    image = QImage(WIDE_PX, HIGH_PX, QImage.Format.Format_RGB32)
    image.fill(QColor("#6d6459"))
    return image


@lru_cache(maxsize=2)
def _page(turn_deg: float) -> QImage:
    """A specimen's photo page on the desk, turned clockwise."""
    image = QImage(_desk())
    family = QFontDatabase.applicationFontFamilies(
        QFontDatabase.addApplicationFont(str(paths.assets() / "fonts" / "OCRB.otf"))
    )[0]
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(WIDE_PX / 2, HIGH_PX / 2)
    painter.rotate(turn_deg)
    wide, high = 800.0, 563.0
    painter.translate(-wide / 2, -high / 2)
    painter.fillRect(QRectF(0, 0, wide, high), QColor("#dfe6ea"))
    painter.fillRect(QRectF(36, 110, 210, 270), QColor("#a9b8c2"))
    painter.setBrush(QColor("#6f808c"))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(QRectF(96, 160, 90, 110))
    painter.drawEllipse(QRectF(66, 290, 150, 170).intersected(QRectF(36, 290, 210, 90)))
    painter.setPen(QPen(QColor("#55616a"), 7))
    for number, length in enumerate((300, 220, 340, 180, 260)):
        painter.drawLine(290, 130 + 52 * number, 290 + length, 130 + 52 * number)
    font = QFont(family)
    font.setPixelSize(27)
    painter.setFont(font)
    painter.setPen(QColor("#20262b"))
    for number, line in enumerate(LINES):
        place = QRectF(30, 440 + 54 * number, wide - 60, 48)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, line)
    painter.end()
    return image
