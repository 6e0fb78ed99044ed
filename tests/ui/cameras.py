"""Pictures of a camera for the tests of screens: of one colour, or with something to tell left from right."""

from app.domain.picture import BYTES_PER_PIXEL, Picture

RED, BLUE, GREY = b"\x10\x10\xe0\xff", b"\xe0\x10\x10\xff", b"\x80\x80\x80\xff"
"""Colours as BGRX."""


def a_picture(*, width_px: int = 64, height_px: int = 36, left: bytes = GREY, right: bytes = GREY) -> Picture:
    """A picture whose left half is of one colour and whose right half is of another."""
    row = left * (width_px // 2) + right * (width_px - width_px // 2)
    return Picture(width_px, height_px, width_px * BYTES_PER_PIXEL, memoryview(bytearray(row * height_px)))
