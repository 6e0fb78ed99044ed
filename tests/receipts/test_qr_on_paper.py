"""The QR code of a whole receipt, printed at 203 dpi and photographed: two readers read the token from the paper."""

import hashlib

import cv2
import numpy as np
import pypdfium2 as pdfium
import pytest
import zxingcpp

from app import paths
from app.domain.paper import PaperForm
from app.receipts.papers import PdfPapers
from app.receipts.qr import receipt_text
from app.vision.codes import CodeScanner
from app.vision.frame import Pixels
from tests.builders import a_receipt
from tests.receipts.desk import hotel, words

DPI = 203
PART_PX = 420
"""The side of the part of the page that the camera sees, in dots: the code and what stands around it."""

TEXT = receipt_text(a_receipt(), hashlib.shake_256(b"a token of the usual length").digest(200))


def printed(form: PaperForm) -> Pixels:
    """A receipt's page in the dots of a thermal head, black or white."""
    maker = PdfPapers(words(), hotel(), paths.assets() / "fonts", form=form, qr_text=lambda _: TEXT)
    with pdfium.PdfDocument(maker.pdf(a_receipt(), "en")) as document:
        page = np.asarray(document[0].render(scale=DPI / 72, grayscale=True).to_pil())
    return np.asarray(np.where(page < 128, 20, 245), np.uint8)


def photographed(form: PaperForm, turn_deg: float) -> Pixels:
    """What a camera sees of the code on the page: turned, a little larger, and out of focus."""
    page = cv2.copyMakeBorder(printed(form), PART_PX, PART_PX, PART_PX, PART_PX, cv2.BORDER_CONSTANT, value=245)
    (found,) = zxingcpp.read_barcodes(page)
    corners = (found.position.top_left, found.position.bottom_right)
    centre = tuple(float(sum(getattr(corner, side) for corner in corners) / 2) for side in "xy")
    part = cv2.getRectSubPix(page, (PART_PX, PART_PX), (centre[0], centre[1]))
    move = cv2.getRotationMatrix2D((PART_PX / 2, PART_PX / 2), turn_deg, 1.4)
    move[:, 2] += (640 - PART_PX / 2, 360 - PART_PX / 2)
    frame = cv2.GaussianBlur(cv2.warpAffine(part, move, (1280, 720), borderValue=(245,)), (0, 0), 1.2)
    return np.asarray(cv2.cvtColor(frame, cv2.COLOR_GRAY2BGR), np.uint8)


@pytest.mark.parametrize("form", PaperForm)
@pytest.mark.parametrize("turn_deg", [0, 11, 90])
def test_the_token_is_read_from_both_papers_by_two_readers(form: PaperForm, turn_deg: float) -> None:
    frame = photographed(form, turn_deg)

    assert CodeScanner().scan(frame) == TEXT
    assert cv2.QRCodeDetectorAruco().detectAndDecode(frame)[0] == TEXT
