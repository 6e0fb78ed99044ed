"""What tests of the paper share: an invented hotel, the shipped words and fonts, and a way to look at a page."""

import io
from collections.abc import Iterator
from functools import cache

import pikepdf
import pypdfium2 as pdfium

from app import paths
from app.domain.consent import Receipt
from app.i18n import Words, load_words
from app.receipts.document import HotelFacts
from app.receipts.papers import PdfPapers

LANGUAGES = ("en", "zh-CN", "ar")


@cache
def words() -> Words:
    """The shipped words."""
    return load_words(paths.resources())


def hotel(
    *,
    name: str = "Harbour View Hotel",
    legal_name: str = "Harbour View Hotels Example Ltd.",
    contact: str = "+86 21 5550 0100, privacy@harbourview.example",
    address: str = "1 Harbour Road, Example City",
    language: str = "en",
) -> HotelFacts:
    """The facts of an invented hotel."""
    return HotelFacts(
        name=name,
        legal_name=legal_name,
        contact=contact,
        address=address,
        kiosk_id="lobby-1",
        language=language,
        retention_days=1095,
        face_s=60.0,
        zone="Asia/Shanghai",
    )


def papers(facts: HotelFacts | None = None) -> PdfPapers:
    """The receipts of one hotel, with the shipped words and fonts."""
    return PdfPapers(words(), facts or hotel(), paths.assets() / "fonts")


def page_of(receipt: Receipt, language: str, facts: HotelFacts | None = None) -> bytes:
    """A receipt as a PDF file."""
    return papers(facts).pdf(receipt, language)


def copied(pdf: bytes) -> str:
    """All text of the first page as a reader copies it, without the spaces and line ends that layout adds."""
    with pdfium.PdfDocument(pdf) as document:
        text = document[0].get_textpage().get_text_range()
    return squeezed(text)


def squeezed(text: str) -> str:
    """A text without spaces of any kind."""
    return "".join(text.split())


def picture_of(pdf: bytes, dots_an_inch: int) -> object:
    """The first page as a picture."""
    with pdfium.PdfDocument(pdf) as document:
        return document[0].render(scale=dots_an_inch / 72, grayscale=True).to_pil().copy()


def opened(pdf: bytes) -> pikepdf.Pdf:
    """A PDF file's objects."""
    return pikepdf.open(io.BytesIO(pdf))


def nodes_below(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Every node of a structure tree, in reading order."""
    kids = node.K if isinstance(node.K, pikepdf.Array) else [node.K]
    for kid in kids:
        if isinstance(kid, pikepdf.Dictionary):
            yield kid
            yield from nodes_below(kid)


def marks_of(node: pikepdf.Object) -> list[int]:
    """The marks on the page that belong to one node itself."""
    kids = node.K if isinstance(node.K, pikepdf.Array) else [node.K]
    return [int(kid) for kid in kids if not isinstance(kid, pikepdf.Dictionary)]
