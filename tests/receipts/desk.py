"""What tests of the paper share: an invented hotel, the shipped words and fonts, and a way to look at a page."""

import base64
import hashlib
import io
import json
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import combinations

import numpy as np
import pikepdf
import pypdfium2 as pdfium

from app import paths
from app.domain.comfort import Comfort, Theme
from app.domain.consent import Receipt
from app.domain.ids import ReceiptId
from app.domain.paper import PaperForm
from app.i18n import LANGUAGES as EVERY_LANGUAGE
from app.i18n import Words, load_words
from app.receipts.document import Document, HotelFacts, compose
from app.receipts.fonts import FontShelf
from app.receipts.papers import PdfPapers
from app.receipts.qr import Matrix, matrix
from app.receipts.shaping import Shaper
from app.receipts.tagging import Element
from tests.builders import a_receipt

LANGUAGES = ("en", "zh-CN", "ar")
EVERY = tuple(EVERY_LANGUAGE)
LONGEST = "The Grand Old Harbour View Hotel and Residences on the Eastern Promenade " * 140

Box = tuple[float, float, float, float]
"""Left, bottom, right, top in points."""

Drawing = Callable[[Document, Document | None, Matrix, Shaper], tuple[object, Element]]
"""What draws a receipt on a sheet of one kind."""

EVERYTHING_ON = Comfort(text_step=4, theme=Theme.CONTRAST, has_voice=True, has_low_reach=True).codes()
EARLIER = ReceiptId("019aaf00-0000-7000-8000-00000000aaaa")
"""What a receipt may tell besides: every setting that helps, and the one that it replaces."""

RAW_KEY = bytes(range(32))
KEY = hashlib.sha256(RAW_KEY).hexdigest()
ROOT = hashlib.sha256(b"root").digest()


def an_issued(receipt: Receipt) -> bytes:
    """An issued receipt as the register gives it out, as far as paper tells of it."""
    name = f"urn:uuid:{receipt.id}"
    key = {"id": KEY[:16], "raw": base64.urlsafe_b64encode(RAW_KEY).rstrip(b"=").decode()}
    return json.dumps(
        {
            "receipt": {"dct:identifier": receipt.id, "dct:created": receipt.created_at.isoformat()},
            "signature": {"key": KEY[:16], "alg": "Ed25519", "value": ""},
            "proofs": [
                {"seq": 1233, "kind": "given", "body": {"ek:receipt": "urn:uuid:another"}},
                {"seq": 1234, "kind": receipt.draft.decision.value, "body": {"ek:receipt": name}},
                {"seq": 1235, "kind": "face_opened", "body": {"ek:receipt": name}},
            ],
            "checkpoint": f"evenkey/lobby-1\n1240\n{base64.b64encode(ROOT).decode()}\n\n— evenkey/lobby-1 AAAA\n",
            "keys": [key],
        }
    ).encode()


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


@cache
def papers(facts: HotelFacts | None = None, form: PaperForm = PaperForm.A4) -> PdfPapers:
    """The receipts of one hotel, with the shipped words and fonts, each issued."""
    return PdfPapers(words(), facts or hotel(), paths.assets() / "fonts", form=form, issue=an_issued)


def page_of(receipt: Receipt, language: str, facts: HotelFacts | None = None, form: PaperForm = PaperForm.A4) -> bytes:
    """A receipt as a PDF file."""
    return papers(facts, form).pdf(receipt, language)


def tree(draw: Drawing, guest: str, desk: str | None) -> Element:
    """What stands on a page in one or two languages, in the order it is read out."""
    documents = [compose(a_receipt(), tag, words(), hotel()) if tag else None for tag in (guest, desk)]
    assert documents[0] is not None
    shelf = FontShelf(paths.assets() / "fonts")
    return draw(documents[0], documents[1], matrix("EVENKEY:R:0"), Shaper(shelf))[1]


def tags(element: Element) -> list[str]:
    """What stands directly below an element."""
    return [kid.tag for kid in element.kids if isinstance(kid, Element)]


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


def boxes(pdf: bytes) -> list[Box]:
    """Where each stretch of text stands."""
    with pdfium.PdfDocument(pdf) as document:
        assert len(document) == 1
        text = document[0].get_textpage()
        return [text.get_rect(number) for number in range(text.count_rects())]


def faults(pdf: bytes, margins: Box) -> list[object]:
    """What stands in something else's place, or not within the page's margins."""
    found = boxes(pdf)
    assert len(found) > 20
    outside = [
        box for box in found if box[0] < margins[0] or box[1] < margins[1] or box[2] > margins[2] or box[3] > margins[3]
    ]
    return [*outside, *((a, b) for a, b in combinations(found, 2) if overlap(a, b))]


def overlap(first: Box, second: Box) -> bool:
    """Whether two stretches cover each other by more than a stroke's breadth."""
    width = min(first[2], second[2]) - max(first[0], second[0])
    height = min(first[3], second[3]) - max(first[1], second[1])
    return width > 1.5 and height > 1.5


def sizes(pdf: bytes) -> set[float]:
    """The sizes of type on a page, in points."""
    return {float(operands[1]) for operator, operands in asked(pdf) if operator == "Tf"}


def asked(pdf: bytes) -> list[tuple[str, Sequence[object]]]:
    """What the page's content asks to be drawn: operators with their operands."""
    with opened(pdf) as found:
        return [(str(each.operator), list(each.operands)) for each in pikepdf.parse_content_stream(found.pages[0])]


def coloured(pdf: bytes) -> np.ndarray:
    """The first page as pixels of one point: rows, columns, red green blue."""
    with pdfium.PdfDocument(pdf) as document:
        return np.asarray(document[0].render(scale=1).to_pil().convert("RGB")).copy()
