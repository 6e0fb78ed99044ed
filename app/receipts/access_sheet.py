"""An account of everything held, on one page as wide as A4 and as long as it must be."""

from datetime import datetime

from app.receipts.access import Account
from app.receipts.fonts import FontShelf
from app.receipts.isolates import first_strong, plain, written
from app.receipts.look import ACCENT, HAIR, INK, MILLIMETRE, SOFT
from app.receipts.page_a4 import HEIGHT, WIDTH
from app.receipts.pdf import Label, assembled
from app.receipts.shaping import Shaper, Style
from app.receipts.sheet import Ink, Sheet
from app.receipts.strip import DOT, Strip
from app.receipts.tagging import Element
from app.receipts.typesetting import Column, Typesetter

MARGIN = 20 * MILLIMETRE
TITLE, SUBTITLE, HEADING, BODY = 20.0, 11.0, 13.0, 10.5
"""Sizes of type in points."""

SMALL_GAP, GAP = 14, 28
"""The room between facts and between sections, in dots."""


def account_pdf(account: Account, made_at: datetime, shelf: FontShelf) -> bytes:
    """Lay an account out: title, who answers for it, then each section with its facts."""
    sheet, top = Sheet(WIDTH, DOT), Element("Document")
    area = Column(MARGIN, WIDTH - 2 * MARGIN, account.is_rtl)
    page = _Page(account, Typesetter(sheet, Shaper(shelf, [account.language])), area)
    body = top.add("Sect", account.language)
    page.strip.put(MARGIN, lambda _top: None)
    page.text(account.title, TITLE, INK, body.add("H1"), is_bold=True)
    page.text(account.hotel, SUBTITLE, SOFT, body.add("P"), is_name=True)
    page.strip.space(SMALL_GAP)
    page.text(account.intro, BODY, INK, body.add("P"))
    for section in account.sections:
        page.strip.space(GAP)
        page.strip.rule(1, HAIR)
        page.strip.space(SMALL_GAP)
        part = body.add("Sect")
        page.text(section.heading, HEADING, ACCENT, part.add("H2"), is_bold=True)
        for fact in section.facts:
            if fact.heading:
                page.strip.space(SMALL_GAP)
                page.text(fact.heading, BODY, INK, part.add("H3"), is_bold=True)
            page.text(fact.text, BODY, INK, part.add("P"))
    page.strip.put(MARGIN, lambda _top: None)
    page.strip.fill(HEIGHT)
    page.strip.draw()
    title = written(f"{account.title} – {account.hotel}")
    return assembled(sheet, top, Label(title, account.language, account.is_rtl, made_at))


class _Page:
    """A page being laid out."""

    def __init__(self, account: Account, setter: Typesetter, area: Column) -> None:
        self.strip = Strip(setter, area)
        self._account = account
        self._setter = setter
        self._area = area

    def text(
        self, text: str, size_pt: float, ink: Ink, element: Element, *, is_bold: bool = False, is_name: bool = False
    ) -> None:
        """Put a text below what is there; a name keeps its own direction."""
        base = first_strong(plain(text), int(self._account.is_rtl)) if is_name else int(self._account.is_rtl)
        style = Style(self._account.language, size_pt, base, is_bold)
        self.strip.text(self._setter.set(text, style, self._area.width_pt, ink, max_lines=40), element)
