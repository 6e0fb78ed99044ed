"""Reads QR codes and barcodes on frames: from paper, from a phone, turned any way."""

import zxingcpp

from app.vision.frame import Pixels
from app.wire.fields import TEXT_MAX

ALL_FORMATS_EVERY = 5
"""Looking for every kind of symbol costs eight times what QR codes alone do, so it is done in each fifth frame."""

_QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
_ALL = zxingcpp.BarcodeFormats(
    (
        zxingcpp.BarcodeFormat.QRCode,
        zxingcpp.BarcodeFormat.Aztec,
        zxingcpp.BarcodeFormat.DataMatrix,
        zxingcpp.BarcodeFormat.PDF417,
        zxingcpp.BarcodeFormat.Code128,
    )
)


class CodeScanner:
    """Scans frame after frame.

    Keeps: how many frames it saw, and the last text it said, until `forget`: a code that stays is said once.
    """

    def __init__(self) -> None:
        self._frames = 0
        self._said = ""

    def scan(self, pixels: Pixels) -> str | None:
        """The text of the one code on this frame (BGR), when it was not said before.

        Two different codes side by side are none: nobody can say which is meant. A text that a booking or a receipt
        cannot be (empty, not plain ASCII, longer than `TEXT_MAX`) is none either.
        """
        formats = _ALL if self._frames % ALL_FORMATS_EVERY == 0 else _QR
        self._frames += 1
        texts = {found.text.strip() for found in zxingcpp.read_barcodes(pixels, formats=formats)}
        if len(texts) != 1:
            return None
        text = texts.pop()
        if text == self._said or not 0 < len(text) <= TEXT_MAX or not _is_plain(text):
            return None
        self._said = text
        return text

    def forget(self) -> None:
        """Forget the last text."""
        self._said = ""


def _is_plain(text: str) -> bool:
    return text.isascii() and text.isprintable()
