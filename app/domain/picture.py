"""The live picture a guest sees, of themselves or of a document, and the oval in which a face is clear."""

from dataclasses import dataclass, field

BYTES_PER_PIXEL = 4
"""Blue, green, red and one unused byte, each 0..255: what Qt calls Format_RGB32 on a little-endian machine."""


@dataclass(frozen=True)
class Picture:
    """One preview picture, rows from top to bottom, pixels as BGRX bytes.

    The face camera's is mirrored, as a mirror shows a face; the document camera's is not, so that it can be read.

    Keeps: `pixels` is borrowed. It may be read only until the callback that received the picture returns; after that
    the bytes are overwritten. Draw it or copy what is drawn; never store, log or send it.
    """

    width_px: int
    height_px: int
    stride_bytes: int
    pixels: memoryview = field(repr=False, compare=False)


@dataclass(frozen=True)
class Oval:
    """An upright oval in a picture; centre and axes as ratios of the picture's width (x) and height (y)."""

    centre_x_ratio: float
    centre_y_ratio: float
    width_ratio: float
    height_ratio: float

    def holds(self, *, x_ratio: float, y_ratio: float) -> bool:
        """Whether a point of the picture, given in the same ratios, lies in the oval or on its line."""
        across = (x_ratio - self.centre_x_ratio) / (self.width_ratio / 2)
        down = (y_ratio - self.centre_y_ratio) / (self.height_ratio / 2)
        return across * across + down * down <= 1.0


OVAL = Oval(centre_x_ratio=0.5, centre_y_ratio=0.5, width_ratio=0.34, height_ratio=0.84)
"""Where the preview is clear. A face with its hair fits at 45 cm and at 90 cm before a camera of 43 degrees upright."""
