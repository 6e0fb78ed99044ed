"""The drawn icons, in the colour and size asked for, remembered once drawn."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from app import paths

DRAWN_IN = b"#000"
"""The colour the icons are drawn in; it is replaced by a token's colour."""

TURNING = frozenset({"back", "next", "enter", "backspace", "undo", "leave", "keypad", "notice", "closer", "farther"})
"""Icons that point along the line of reading and are mirrored in right-to-left languages."""


@lru_cache(maxsize=256)
def _svg(name: str) -> bytes:
    """Read one icon, once."""
    return (paths.assets() / "icons" / f"{name}.svg").read_bytes()


@lru_cache(maxsize=512)
def _drawn(name: str, colour: str, size_px: int, *, is_mirrored: bool) -> QImage:
    """Draw one icon: square, premultiplied ARGB, transparent ground."""
    image = QImage(size_px, size_px, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(_svg(name).replace(DRAWN_IN, colour.encode()))).render(painter)
    painter.end()
    return image.flipped(Qt.Orientation.Horizontal) if is_mirrored else image


def icon_image(name: str, color: QColor, size_px: int, *, is_rtl: bool = False) -> QImage:
    """An icon as a square picture; icons that point along the line of reading turn with it."""
    return _drawn(name, color.name(), max(1, size_px), is_mirrored=is_rtl and name in TURNING)


class Icon(QWidget):
    """One icon standing alone beside words; it is never the only bearer of a meaning, so it has no name of its own."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_icon(self, name: str, color: QColor, size_px: int, *, is_rtl: bool = False) -> None:
        """Show an icon in a colour, `size_px` high and wide."""
        self._image = icon_image(name, color, size_px, is_rtl=is_rtl)
        self.setFixedSize(size_px, size_px)
        self.update()

    def sizeHint(self) -> QSize:
        """The picture's own size."""
        return self._image.size()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture."""
        del event
        painter = QPainter(self)
        painter.drawImage(0, 0, self._image)
        painter.end()
