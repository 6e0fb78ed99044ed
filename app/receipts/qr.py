"""What the guest scans: the receipt's short code, and nothing personal."""

import sys
from types import ModuleType
from typing import Final

PREFIX: Final = "EVENKEY:R:"
"""How a reader knows a receipt of Evenkey's; `domain.codes.parse_scan` reads it back."""

_PIL_DRAWERS: Final = "qrcode.image.styles.moduledrawers.pil"

Matrix = tuple[tuple[bool, ...], ...]
"""Square rows of modules from the top, true for dark, without quiet zone."""


def code_text(code: str) -> str:
    """What the QR code says for a short code in canonical form."""
    return PREFIX + code


def matrix(text: str) -> Matrix:
    """Encode a text at error correction level M (15 % of it may be lost), in the smallest version that holds it."""
    library = _library()
    drawn = library.QRCode(error_correction=library.ERROR_CORRECT_M, border=0)
    drawn.add_data(text)
    drawn.make(fit=True)
    return tuple(tuple(bool(module) for module in row) for row in drawn.modules)


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
