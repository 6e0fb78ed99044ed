"""The receipt on one A4 page: the decision large, the guest's language beside the hotel's, proofs at the foot."""

from app.receipts.document import Document
from app.receipts.facts import draw_facts
from app.receipts.head import draw_head
from app.receipts.look import MILLIMETRE, Spread, Voice
from app.receipts.proofs import draw_proofs
from app.receipts.qr import Matrix
from app.receipts.shaping import Shaper
from app.receipts.sheet import Sheet
from app.receipts.tagging import Element
from app.receipts.typesetting import Column, Typesetter

WIDTH, HEIGHT = 210 * MILLIMETRE, 297 * MILLIMETRE
SIDE, TOP, FOOT = 18 * MILLIMETRE, 17 * MILLIMETRE, 14 * MILLIMETRE
"""The page and its margins, in points."""


def draw(guest: Document, hotel: Document | None, code: Matrix, shaper: Shaper) -> tuple[Sheet, Element]:
    """Draw a receipt; answer with the sheet and the tree of what stands on it, in the order it is read out."""
    sheet, top = Sheet(WIDTH, HEIGHT), Element("Document")
    letterhead = top.add("Sect")
    documents = [guest] if hotel is None else [guest, hotel]
    voices = [Voice(document, top.add("Sect", document.language)) for document in documents]
    spread = Spread(Typesetter(sheet, shaper), Column(SIDE, WIDTH - 2 * SIDE, guest.is_rtl), voices)
    head = draw_head(spread, letterhead, code, HEIGHT - TOP)
    proofs = draw_proofs(spread, top.add("L"), FOOT)
    draw_facts(spread, head, proofs)
    return sheet, top
