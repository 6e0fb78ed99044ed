"""The receipts' port: paper and code. Nothing that draws is loaded before the first page."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from app.domain.consent import Receipt
from app.domain.day_report import DayReport
from app.domain.paper import PaperForm
from app.i18n import Words
from app.receipts.document import HotelFacts, compose
from app.receipts.issued import read_issued
from app.receipts.qr import Matrix, code_text, matrix

if TYPE_CHECKING:
    from app.receipts.access import Held
    from app.receipts.fonts import FontShelf

Issue = Callable[[Receipt], bytes | None]
"""Gives the issued receipt (JSON) that goes with a paper; None where a receipt has none."""


class PdfPapers:
    """Receipts of one hotel, in the fonts of one folder (`assets/fonts`), on one form of paper."""

    def __init__(
        self,
        words: Words,
        hotel: HotelFacts,
        fonts_folder: Path,
        *,
        form: PaperForm = PaperForm.A4,
        issue: Issue = lambda _: None,
        qr_text: Callable[[Receipt], str] = lambda receipt: code_text(receipt.code),
    ) -> None:
        self._words = words
        self._hotel = hotel
        self._fonts_folder = fonts_folder
        self._form = form
        self._issue = issue
        self._qr_text = qr_text

    def pdf(self, receipt: Receipt, language: str) -> bytes:
        """Lay a receipt out on one page in `language` (BCP 47) and the hotel's; same receipt, same bytes."""
        from app.receipts.pdf import Copy, receipt_pdf  # noqa: PLC0415 (a quarter of a second no start must pay)

        document = self._issue(receipt)
        issued = None if document is None else read_issued(document)
        guest = compose(receipt, language, self._words, self._hotel, issued)
        same = language == self._hotel.language
        hotel = None if same else compose(receipt, self._hotel.language, self._words, self._hotel, issued)
        made_at = issued.at if issued else receipt.created_at
        copy = Copy(guest, hotel, self.qr(receipt), made_at, document)
        return receipt_pdf(copy, self._form, self._shelf)

    def account(self, receipts: Sequence[Receipt], held: "Held", language: str, made_at: datetime) -> bytes:
        """Lay everything out that is held under these decisions, as a PDF in `language`."""
        from app.receipts.access import AccountWords  # noqa: PLC0415 (as above)
        from app.receipts.access_sheet import account_pdf  # noqa: PLC0415

        told = AccountWords(language, self._words, self._hotel).account(receipts, held, made_at)
        return account_pdf(told, made_at, self._shelf)

    def report(self, report: DayReport) -> bytes:
        """Lay the report of a shift out as a PDF of one page, in the hotel's language; same report, same bytes."""
        from app.receipts.day_sheet import day_pdf  # noqa: PLC0415 (as above)
        from app.receipts.day_words import day_paper  # noqa: PLC0415

        paper = day_paper(report, self._words, self._hotel, ZoneInfo(self._hotel.zone))
        return day_pdf(paper, self._form, report.made_at, self._shelf)

    def qr(self, receipt: Receipt) -> Matrix:
        """The receipt's QR code, row by row, true for dark, without quiet zone. It holds nothing personal.

        It says what `qr_text` of this hotel says for the receipt: its signed token, or its short code alone.
        """
        return matrix(self._qr_text(receipt))

    @cached_property
    def _shelf(self) -> "FontShelf":
        """The fonts, kept open between pages."""
        from app.receipts.fonts import FontShelf  # noqa: PLC0415 (as above)

        return FontShelf(self._fonts_folder)
