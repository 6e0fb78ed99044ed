"""The receipt on one A4 page: the decision large, the guest's language beside the hotel's, proofs at the foot."""

from math import ceil

from app.receipts.document import Document
from app.receipts.facts import draw_facts, least_height_pt
from app.receipts.head import CODE, MARK_WIDTH, draw_head
from app.receipts.hotel_mark import mark_height_pt
from app.receipts.look import CLOSE, CLOSEST, DENSE, MILLIMETRE, ROOMY, SMALL, Air, Spread, Voice
from app.receipts.proofs import draw_proofs
from app.receipts.qr import Matrix
from app.receipts.shaping import Shaper
from app.receipts.sheet import Sheet
from app.receipts.tagging import Element
from app.receipts.typesetting import Column, Typesetter

WIDTH, HEIGHT = 210 * MILLIMETRE, 297 * MILLIMETRE
"""The page, in points."""


def draw(guest: Document, hotel: Document | None, code: Matrix, shaper: Shaper) -> tuple[Sheet, Element]:
    """Draw a receipt; answer with the sheet and the tree of what stands on it, in the order it is read out.

    A receipt that has more to tell than a roomy page holds is drawn again with less air, its facts as large as before;
    and if even that page is too short, with facts half a point smaller, or a whole one.
    """
    for air in (ROOMY, DENSE, CLOSE):
        sheet, top, fits = _drawn(guest, hotel, code, shaper, air)
        if fits:
            return sheet, top
    return _drawn(guest, hotel, code, shaper, CLOSEST)[:2]


def _least_rest_pt(spread: Spread) -> float:
    """How much of the page margins, head and proofs take at least, whatever their words."""
    air, line = spread.air, 1.36
    head = air.top + mark_height_pt(MARK_WIDTH) + 1.7 * air.between + air.qr_width + 11 + line * (SMALL + CODE[-1])
    rows = ceil(len(spread.guest.document.records) / 2)
    return head + 14 + rows * (2 * line * air.proof + 5) + air.foot


def _drawn(
    guest: Document, hotel: Document | None, code: Matrix, shaper: Shaper, air: Air
) -> tuple[Sheet, Element, bool]:
    """Draw a receipt with so much air; the flag says whether it fits the page."""
    sheet, top = Sheet(WIDTH, HEIGHT), Element("Document")
    documents = [guest] if hotel is None else [guest, hotel]
    letterhead = top.add("Sect", documents[-1].language)
    voices = [Voice(document, top.add("Sect", document.language)) for document in documents]
    area = Column(air.side, WIDTH - 2 * air.side, guest.is_rtl)
    spread = Spread(Typesetter(sheet, shaper), area, air, voices)
    if air is not CLOSEST and least_height_pt(spread) > HEIGHT - _least_rest_pt(spread):
        return sheet, top, False  # not worth drawing
    head = draw_head(spread, letterhead, code, HEIGHT - air.top)
    proofs = draw_proofs(spread, top.add("L"), air.foot)
    return sheet, top, draw_facts(spread, head, proofs, may_overflow=air is CLOSEST)
