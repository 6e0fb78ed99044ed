"""One receipt as a PDF file: documents in, bytes out; the same documents, the same bytes."""

import io
from dataclasses import dataclass
from datetime import datetime

import pikepdf
from pikepdf import Dictionary, Name, ObjectStreamMode

from app.domain.paper import PaperForm
from app.receipts import page_a4, page_roll
from app.receipts.attaching import attach
from app.receipts.document import Document
from app.receipts.embedding import embed
from app.receipts.fonts import FontShelf
from app.receipts.isolates import written
from app.receipts.metadata import stamp
from app.receipts.qr import Matrix
from app.receipts.shaping import Shaper
from app.receipts.sheet import Sheet, drawn_part
from app.receipts.tagging import Element, write_tree

_LAYOUTS = {PaperForm.A4: page_a4.draw, PaperForm.ROLL_80: page_roll.draw}


@dataclass(frozen=True)
class Label:
    """What a file says of itself, and the JSON that is attached to it, if there is any.

    `is_exact` is whether its page must be printed as large as it is, since its code is drawn in a printer's own dots.
    """

    title: str
    language: str
    is_rtl: bool
    made_at: datetime
    attached: bytes | None = None
    is_exact: bool = False


@dataclass(frozen=True)
class Copy:
    """What one copy holds: the guest's document, the hotel's unless it is the same, and the code to scan.

    `issued` is the receipt for machines (JSON) that goes with it, if there is one.
    """

    guest: Document
    hotel: Document | None
    code: Matrix
    made_at: datetime
    issued: bytes | None = None

    def label(self, form: PaperForm) -> Label:
        """What the file for a form of paper says of itself."""
        title = written(f"{self.guest.title} – {self.guest.hotel_name}")
        guest = self.guest
        is_exact = form is PaperForm.ROLL_80
        return Label(title, guest.language, guest.is_rtl, self.made_at, self.issued, is_exact=is_exact)


def receipt_pdf(copy: Copy, form: PaperForm, shelf: FontShelf) -> bytes:
    """Lay a receipt out on one page of a form of paper."""
    languages = [copy.guest.notice_language, *(document.language for document in (copy.guest, copy.hotel) if document)]
    sheet, top = _LAYOUTS[form](copy.guest, copy.hotel, copy.code, Shaper(shelf, languages))
    return assembled(sheet, top, copy.label(form))


def assembled(sheet: Sheet, top: Element, label: Label) -> bytes:
    """Add to a drawn sheet what ReportLab does not write: fonts, tags, metadata, the attached record."""
    with pikepdf.open(io.BytesIO(sheet.finish())) as pdf:
        page = pdf.pages[0]
        page.Contents = pdf.make_stream(drawn_part(page.Contents.read_bytes()))
        fonts = {f"/F{number}": embed(pdf, font, signs) for number, (font, signs) in enumerate(sheet.signs.items())}
        page.Resources = Dictionary(Font=Dictionary(fonts))
        for owner, keys in ((page.obj, ("/Trans",)), (pdf.Root, ("/PageMode", "/Outlines"))):
            for key in keys:
                if key in owner:
                    del owner[Name(key)]
        write_tree(pdf, page, top, sheet.owners)
        stamp(pdf, title=label.title, language=label.language, is_rtl=label.is_rtl, made_at=label.made_at)
        if label.is_exact:
            pdf.Root.ViewerPreferences.PrintScaling = Name("/None")
        if label.attached is not None:
            attach(pdf, label.attached, description=label.title, made_at=label.made_at)
        pdf.remove_unreferenced_resources()
        finished = io.BytesIO()
        pdf.save(
            finished,
            object_stream_mode=ObjectStreamMode.generate,
            compress_streams=True,
            deterministic_id=True,
            fix_metadata_version=False,
        )
    return finished.getvalue()
