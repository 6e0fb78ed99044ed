"""Draws codes as they are held before the document camera."""

import cv2
import numpy as np
import zxingcpp

from app.vision.frame import Pixels


def held(text: str, *, kind: zxingcpp.BarcodeFormat = zxingcpp.BarcodeFormat.QRCode, turn_deg: float = 0.0) -> Pixels:
    """A code as it is held before the camera: on a grey table, 300 pixels wide, turned by so much."""
    symbol = np.asarray(zxingcpp.create_barcode(text, kind).to_image(scale=6), dtype=np.uint8)
    symbol = cv2.copyMakeBorder(symbol, 30, 30, 30, 30, cv2.BORDER_CONSTANT, value=255)
    wide = 300 if symbol.shape[0] > symbol.shape[1] / 2 else 620
    symbol = cv2.resize(symbol, (wide, round(wide * symbol.shape[0] / symbol.shape[1])), interpolation=cv2.INTER_AREA)
    rows, columns = symbol.shape
    move = cv2.getRotationMatrix2D((columns / 2, rows / 2), turn_deg, 1.0)
    move[:, 2] += (640 - columns / 2, 360 - rows / 2)
    grey = cv2.warpAffine(symbol, move, (1280, 720), borderValue=(120,))
    return np.asarray(cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR), dtype=np.uint8)
