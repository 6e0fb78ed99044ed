"""What the guest scans: the receipt's signed token, or its short code alone. Nothing in it is personal.

Digits stand in a segment of their own, where a QR code packs three into ten bits; ten modules a side fewer than one
mode for all. Drawing takes 10 ms, so it is done where errands are, not where the screen is painted.
"""

import sys
from types import ModuleType
from typing import Final

from app.domain.codes import RECEIPT_PREFIX, TOKEN_DIGITS_MIN
from app.domain.consent import Receipt
from app.proof.token import digits_of

_PIL_DRAWERS: Final = "qrcode.image.styles.moduledrawers.pil"

QUIET_MODULES: Final = 4
"""How much stays white around a code, in modules. Source: ISO/IEC 18004, 6.3.8."""

Matrix = tuple[tuple[bool, ...], ...]
"""Square rows of modules from the top, true for dark, without quiet zone."""


def code_text(code: str) -> str:
    """What the QR code says for a short code in canonical form."""
    return RECEIPT_PREFIX + code


def token_text(digits: str, verify_url: str = "") -> str:
    """What the QR code says for a token's digits: with the hotel's own address for checking, phones open that.

    What stands behind the `#` of an address never leaves the phone.
    """
    return f"{verify_url}#{digits}" if verify_url else RECEIPT_PREFIX + digits


def receipt_text(receipt: Receipt, token: bytes | None, verify_url: str = "") -> str:
    """What the QR code of a receipt says: its token, or its short code alone where it has none."""
    return code_text(receipt.code) if token is None else token_text(digits_of(token), verify_url)


def matrix(text: str) -> Matrix:
    """Encode a text at error correction level M (15 % of it may be lost), in the smallest version that holds it."""
    library = _library()
    drawn = library.QRCode(error_correction=library.ERROR_CORRECT_M, border=0)
    for segment in _segments(text):
        drawn.add_data(library.util.QRData(segment.encode()))  # in the narrowest mode that holds all of the segment
    drawn.make(fit=True)
    return tuple(tuple(bool(module) for module in row) for row in drawn.modules)


def _segments(text: str) -> list[str]:
    """A text with many digits at its end, before and after their first; any other text whole."""
    before = text.rstrip("0123456789")
    is_split = before and len(text) - len(before) >= TOKEN_DIGITS_MIN
    return [before, text[len(before) :]] if is_split else [text]


def _library() -> ModuleType:
    """The encoder, without the picture library it loads beside it.

    WORKAROUND(qrcode 8.2): it imports its PIL drawers on sight, 50 ms and 8 MB that no row of modules needs.
    """
    if "qrcode" in sys.modules:
        return sys.modules["qrcode"]
    sys.modules.setdefault(_PIL_DRAWERS, ModuleType(_PIL_DRAWERS))  # an empty module: each name it lacks is forgiven
    import qrcode  # noqa: PLC0415 (after the line above, by design)

    del sys.modules[_PIL_DRAWERS]
    return qrcode
