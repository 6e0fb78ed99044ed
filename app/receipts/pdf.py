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
class Copy:
    """What one copy holds: the guest's document, the hotel's unless it is the same, and the code to scan.

    `issued` is the receipt for machines (JSON) that goes with it, if there is one.
    """

    guest: Document
    hotel: Document | None
    code: Matrix
    made_at: datetime
    issued: bytes | None = None

    @property
    def title(self) -> str:
        """What the file calls itself."""
        return written(f"{self.guest.title} – {self.guest.hotel_name}")


def receipt_pdf(copy: Copy, form: PaperForm, shelf: FontShelf) -> bytes:
    """Lay a receipt out on one page of a form of paper."""
    languages = [document.language for document in (copy.guest, copy.hotel) if document]
    sheet, top = _LAYOUTS[form](copy.guest, copy.hotel, copy.code, Shaper(shelf, languages))
    return _assembled(sheet, top, copy)


def _assembled(sheet: Sheet, top: Element, copy: Copy) -> bytes:
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
        stamp(pdf, title=copy.title, language=copy.guest.language, is_rtl=copy.guest.is_rtl, made_at=copy.made_at)
        if copy.issued is not None:
            attach(pdf, copy.issued, description=copy.title, made_at=copy.made_at)
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
