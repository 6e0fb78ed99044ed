"""The receipts' port: paper and code. Nothing that draws is loaded before the first page."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.consent import Receipt
from app.i18n import Words
from app.receipts.document import HotelFacts, compose
from app.receipts.qr import Matrix, code_text, matrix

if TYPE_CHECKING:
    from app.receipts.fonts import FontShelf


class PdfPapers:
    """Receipts of one hotel, in the fonts of one folder (`assets/fonts`)."""

    def __init__(self, words: Words, hotel: HotelFacts, fonts_folder: Path) -> None:
        self._words = words
        self._hotel = hotel
        self._fonts_folder = fonts_folder

    def pdf(self, receipt: Receipt, language: str) -> bytes:
        """Lay a receipt out on one A4 page in `language` (BCP 47) beside the hotel's; same receipt, same bytes."""
        from app.receipts.pdf import receipt_pdf  # noqa: PLC0415 (a quarter of a second that starting must not pay)

        guest = compose(receipt, language, self._words, self._hotel)
        same = language == self._hotel.language
        hotel = None if same else compose(receipt, self._hotel.language, self._words, self._hotel)
        return receipt_pdf(guest, hotel, self.qr(receipt), receipt.created_at, self._shelf)

    def qr(self, receipt: Receipt) -> Matrix:
        """The receipt's QR code, row by row, true for dark, without quiet zone. It holds nothing personal."""
        return matrix(code_text(receipt.code))

    @cached_property
    def _shelf(self) -> "FontShelf":
        """The fonts, kept open between pages."""
        from app.receipts.fonts import FontShelf  # noqa: PLC0415 (as above)

        return FontShelf(self._fonts_folder)
