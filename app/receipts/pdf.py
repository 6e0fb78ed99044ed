"""One receipt as a PDF file: documents in, bytes out; the same documents, the same bytes."""

import io
from datetime import datetime

import pikepdf
from pikepdf import Dictionary, Name, ObjectStreamMode

from app.receipts.document import Document
from app.receipts.embedding import embed
from app.receipts.fonts import FontShelf
from app.receipts.metadata import stamp
from app.receipts.page_a4 import draw
from app.receipts.qr import Matrix
from app.receipts.shaping import Shaper
from app.receipts.sheet import Sheet, drawn_part
from app.receipts.tagging import Element, write_tree


def receipt_pdf(guest: Document, hotel: Document | None, code: Matrix, made_at: datetime, shelf: FontShelf) -> bytes:
    """Lay a receipt out on one A4 page: the guest's document, and the hotel's beside it unless it is the same."""
    sheet, top = draw(guest, hotel, code, Shaper(shelf))
    title = f"{guest.title} – {guest.hotel_name}"
    return _assembled(sheet, top, title, guest, made_at)


def _assembled(sheet: Sheet, top: Element, title: str, guest: Document, made_at: datetime) -> bytes:
    """Add to a drawn sheet what ReportLab does not write: fonts, tags, metadata."""
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
        stamp(pdf, title=title, language=guest.language, is_rtl=guest.is_rtl, made_at=made_at)
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
