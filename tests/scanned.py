"""What a reader sends when a QR code of the screen or of paper is held to it."""

import numpy as np
import zxingcpp

from app.domain.codes import TokenScan, parse_scan


def token_in(rows: tuple[tuple[bool, ...], ...]) -> str:
    """The digits in a QR code on the screen, as a reader would send them."""
    dark = np.kron(np.pad(np.array(rows), 4), np.ones((4, 4), dtype=bool))
    (read,) = zxingcpp.read_barcodes(np.where(dark, 0, 255).astype(np.uint8))
    scan = parse_scan(read.text)
    assert isinstance(scan, TokenScan)
    return scan.digits_untrusted
