"""The report of a shift on one page to be signed: on A4 in two columns, guests beside machine; on a roll in one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from app.domain.paper import PaperForm
from app.receipts.fonts import FontShelf
from app.receipts.isolates import first_strong, plain, written
from app.receipts.look import ACCENT, BLACK, HAIR, INK, MILLIMETRE, SOFT
from app.receipts.page_a4 import HEIGHT, WIDTH
from app.receipts.page_roll import MARGIN_DOTS, WIDTH_DOTS
from app.receipts.pdf import Label, assembled
from app.receipts.shaping import Shaper, Style
from app.receipts.sheet import Ink, Sheet
from app.receipts.strip import DOT, whole_dots_pt
from app.receipts.tagging import Element
from app.receipts.typesetting import Block, Column, Typesetter

MARGIN, GUTTER, SIGN_PT = 16 * MILLIMETRE, 10 * MILLIMETRE, 17 * MILLIMETRE
SIZES = (10.5, 10.0, 9.5, 9.0, 8.5, 8.0)
"""Sizes of type in points on A4: the first in which the whole report fits the page; 9 on a roll."""

ROLL_PT = 9.0
GAP, BETWEEN = 6.0, 1.5
"""The room between sections and between lines, in points."""


@dataclass(frozen=True)
class Part:
    """A heading, and lines of a label and a figure, in words."""

    heading: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class DayPaper:
    """A report in words, in reading order: what it is, its parts, and where it is signed."""

    language: str
    is_rtl: bool
    title: str
    hotel: str
    about: tuple[str, ...]
    parts: tuple[Part, ...]
    of_guests: int
    """How many of the parts tell of guests."""
    sign: tuple[str, ...]
    """What is written on the lines at the foot."""


def day_pdf(paper: DayPaper, form: PaperForm, made_at: datetime, shelf: FontShelf) -> bytes:
    """Lay a report out on one page; on A4 as large as it fits, on a roll as long as it must be."""
    page = _on_roll(paper, shelf) if form is PaperForm.ROLL_80 else _on_a4(paper, shelf)
    title = written(f"{paper.title} – {paper.hotel}")
    return assembled(page.sheet, page.top, Label(title, paper.language, paper.is_rtl, made_at))


def _on_a4(paper: DayPaper, shelf: FontShelf) -> "_Page":
    """Guests at the side where reading begins, the machine beside them, the lines to sign at the foot."""
    for size_pt in SIZES:
        page = _Page(paper, Sheet(WIDTH, HEIGHT), shelf, size_pt)
        area = Column(MARGIN, WIDTH - 2 * MARGIN, paper.is_rtl)
        top = page.head(area, HEIGHT - MARGIN)
        low = [
            page.parts(column, top, parts)
            for column, parts in zip(
                area.halves(GUTTER), (paper.parts[: paper.of_guests], paper.parts[paper.of_guests :]), strict=True
            )
        ]
        foot = MARGIN + SIGN_PT
        page.sign(area.halves(GUTTER), foot)
        if min(low) >= foot + GAP:
            break
    return page


def _on_roll(paper: DayPaper, shelf: FontShelf) -> "_Page":
    """All in one column; drawn once to learn its length, and again on a strip of that length."""
    width = whole_dots_pt(WIDTH_DOTS)
    area = Column(MARGIN_DOTS * DOT, width - 2 * MARGIN_DOTS * DOT, paper.is_rtl)
    length = HEIGHT
    for _ in range(2):
        page = _Page(paper, Sheet(width, length), shelf, ROLL_PT, is_black=True)
        low = page.parts(area, page.head(area, length - MARGIN_DOTS * DOT), paper.parts)
        for text in paper.sign:
            low -= SIGN_PT
            page.sign((area,), low, (text,))
        length -= low - MARGIN_DOTS * DOT - SIGN_PT / 2
    return page


class _Page:
    """A page being drawn; each method answers with the lower edge of what it drew."""

    def __init__(
        self, paper: DayPaper, sheet: Sheet, shelf: FontShelf, size_pt: float, *, is_black: bool = False
    ) -> None:
        self.sheet = sheet
        self.top = Element("Document")
        self._body = self.top.add("Sect", paper.language)
        self._paper = paper
        self._setter = Typesetter(sheet, Shaper(shelf, [paper.language]))
        self._style = Style(paper.language, size_pt, int(paper.is_rtl), is_bold=False)
        self._ink, self._soft, self._accent = (BLACK, BLACK, BLACK) if is_black else (INK, SOFT, ACCENT)

    def head(self, column: Column, y: float) -> float:
        """What this is, of which hotel, and what it tells of."""
        size = self._style.size_pt
        y = self._text(self._paper.title, size * 1.8, self._ink, column, y, self._body.add("H1"), is_bold=True)
        y = self._text(self._paper.hotel, size * 1.1, self._soft, column, y, self._body.add("P"))
        for text in self._paper.about:
            y = self._text(text, size, self._soft, column, y, self._body.add("P"))
        return y - GAP

    def parts(self, column: Column, y: float, parts: Sequence[Part]) -> float:
        """Parts one below the other."""
        size = self._style.size_pt
        for part in parts:
            section = self._body.add("Sect")
            self._rule(column, y, HAIR)
            y = self._text(part.heading, size * 1.15, self._accent, column, y - 3, section.add("H2"), is_bold=True)
            for label, figure in part.lines:
                y = self._line(label, figure, column, y, section.add("P")) - BETWEEN
            y -= GAP
        return y

    def sign(self, columns: Sequence[Column], y: float, texts: Sequence[str] = ()) -> None:
        """Lines to write on, each with what is to be written below it."""
        for column, text in zip(columns, texts or self._paper.sign, strict=True):
            self._rule(column, y, self._ink)
            self._text(text, self._style.size_pt, self._soft, column, y - 2, self._body.add("P"))

    def _line(self, label: str, figure: str, column: Column, y: float, element: Element) -> float:
        """A label, and at the other side its figure."""
        end = self._set(figure, self._style.size_pt, self._ink, column.width_pt / 2, is_bold=True)
        room = column.width_pt - (end.width_pt + 10 if figure else 0)
        begin = self._set(label, self._style.size_pt, self._ink, room)
        low = self._setter.draw(begin, column.part(0, room), y, element.add("Span"))
        if figure:
            opposite = column.running(is_rtl=not column.is_rtl)
            low = min(low, self._setter.draw(end, opposite, y, element.add("Span")))
        return low

    def _text(  # noqa: PLR0913 - what a text on paper needs
        self, text: str, size_pt: float, ink: Ink, column: Column, y: float, element: Element, *, is_bold: bool = False
    ) -> float:
        """A text across a column."""
        block = self._set(text, size_pt, ink, column.width_pt, is_bold=is_bold)
        return self._setter.draw(block, column, y, element)

    def _set(self, text: str, size_pt: float, ink: Ink, width_pt: float, *, is_bold: bool = False) -> Block:
        """Set a text, which keeps its own direction if it is a name or digits."""
        base = first_strong(plain(text), self._style.base)
        style = replace(self._style, size_pt=size_pt, base=base, is_bold=is_bold)
        return self._setter.set(text, style, width_pt, ink, max_lines=6)

    def _rule(self, column: Column, y: float, ink: Ink) -> None:
        """A rule across a column, an ornament."""
        with self.sheet.ornament():
            self.sheet.rule(column.left, y, column.width_pt, 0.7, ink)
