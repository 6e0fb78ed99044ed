"""The sign at the face camera on one sheet of A4 or A3, in one language or two, to be read from two metres."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum

from app.receipts.fonts import FontShelf
from app.receipts.isolates import first_strong, plain, written
from app.receipts.look import ACCENT, HAIR, INK, MILLIMETRE, SOFT
from app.receipts.pdf import Label, assembled
from app.receipts.shaping import Shaper, Style
from app.receipts.sheet import Ink, Sheet
from app.receipts.sign import Sign, SignHotel
from app.receipts.tagging import Element
from app.receipts.typesetting import Block, Column, Typesetter
from app.receipts.zone_drawing import DARK, LIGHT, draw_symbol, draw_zone

WHITE: Ink = (1.0, 1.0, 1.0)

LEGIBLE_PT = 15.0
"""The smallest type of what must be read from two metres, on A4: capitals 3.8 mm high, 6.5 minutes of arc."""

SIZES = (24.0, 22.5, 21.0, 20.0, 19.0, 18.0, 17.0, 16.0, LEGIBLE_PT, 14.0, 13.0, 12.0, 11.0)
"""Sizes of type in points on A4: the first in which the words of both languages fit the sheet."""

_TITLES = (36.0, 33.0, 30.0, 27.0, 24.0)
_FOOT_PT, _MARGIN, _PAD, _GUTTER, _GAP = 12.0, 10 * MILLIMETRE, 15.0, 22.0, 11.0


class SignForm(Enum):
    """The sheet, by its width and height in millimetres."""

    A4 = (210, 297)
    A3 = (297, 420)


@dataclass(frozen=True)
class _Voice:
    """One language on the sheet: its words, its node, and its column beside the other."""

    sign: Sign
    element: Element
    column: Column

    def style(self, size_pt: float, *, is_bold: bool = False) -> Style:
        """How its sentences are set."""
        return Style(self.sign.language, size_pt, int(self.sign.is_rtl), is_bold)


def sign_pdf(
    signs: Sequence[Sign], hotel: SignHotel, form: SignForm, view_deg: float, made_at: datetime, shelf: FontShelf
) -> bytes:
    """Lay a sign out, the first language first; as large as its words allow."""
    for size_pt in SIZES:
        page = _Page(signs, form, shelf, size_pt)
        spare_pt = page.draw(hotel, view_deg, 0.0)
        if spare_pt >= 0:
            break
    page = _Page(signs, form, shelf, size_pt)
    page.draw(hotel, view_deg, max(spare_pt, 0.0))
    title = written(f"{signs[0].title} – {hotel.name}")
    return assembled(page.sheet, page.top, Label(title, signs[0].language, signs[0].is_rtl, made_at))


class _Page:
    """A sign being drawn. Everything on A3 is as much larger as the sheet is."""

    def __init__(self, signs: Sequence[Sign], form: SignForm, shelf: FontShelf, size_pt: float) -> None:
        width_mm, height_mm = form.value
        self.scale = width_mm / SignForm.A4.value[0]
        self.sheet = Sheet(width_mm * MILLIMETRE, height_mm * MILLIMETRE)
        self.top = Element("Document")
        self._setter = Typesetter(self.sheet, Shaper(shelf, [sign.language for sign in signs]))
        margin = _MARGIN * self.scale
        self._area = Column(margin, width_mm * MILLIMETRE - 2 * margin, signs[0].is_rtl)
        self._size_pt = size_pt * self.scale
        within = self._area.part(_PAD * self.scale, self._area.width_pt - 2 * _PAD * self.scale)
        columns = within.halves(_GUTTER * self.scale) if len(signs) > 1 else (within,)
        self._within = within
        self._voices = [
            _Voice(sign, self.top.add("Sect", sign.language), column.running(is_rtl=sign.is_rtl))
            for sign, column in zip(signs, columns, strict=True)
        ]

    def draw(self, hotel: SignHotel, view_deg: float, spare_pt: float) -> float:
        """Draw everything, with some room to share out; answer with what is left, less than none if it lacks."""
        gap = _GAP * self.scale + spare_pt / 8
        y = self._band(self.sheet.height_pt - _MARGIN * self.scale) - gap
        y = self._row("H2", [v.sign.choice for v in self._voices], self._size_pt * 1.2, y, ACCENT, is_bold=True)
        y = self._row("P", [v.sign.other_way for v in self._voices], self._size_pt, y - gap / 3)
        y = self._rule(y - gap) - gap
        y = self._row("P", [v.sign.purpose for v in self._voices], self._size_pt, y)
        y = self._row("P", [v.sign.kept for v in self._voices], self._size_pt, y - gap / 2)
        y = self._rule(y - gap) - gap
        foot = self._foot(hotel)
        least = self._captions(y, is_drawn=False)
        room = y - foot - gap
        self._zone(y, max(room, least), view_deg)
        return room - least

    def _band(self, top: float) -> float:
        """Draw the title in white on the accent, with the symbol; answer with the lower edge."""
        side, pad = 74 * self.scale, _PAD * self.scale
        beside = self._within.part(side + pad, self._within.width_pt - side - pad)
        titles = [
            self._setter.fit(
                v.sign.title,
                [v.style(size * self.scale, is_bold=True) for size in _TITLES],
                beside.width_pt,
                WHITE,
                max_lines=2,
            )
            for v in self._voices
        ]
        offs = [self._setter.set(v.sign.off, v.style(self._size_pt), v.column.width_pt, WHITE) for v in self._voices]
        head = max(side, sum(block.height_pt for block in titles))
        low = top - head - max(block.height_pt for block in offs) - 2.6 * pad
        self._fill(self._area.left, low, self._area.width_pt, top - low, ACCENT)
        with self.sheet.ornament():
            draw_symbol(self.sheet, self._within.part(0, side).left, top - pad - (head - side) / 2, side, WHITE)
        y = top - pad - (head - sum(block.height_pt for block in titles)) / 2
        for voice, block in zip(self._voices, titles, strict=True):
            y = self._setter.draw(block, beside.running(is_rtl=self._area.is_rtl), y, voice.element.add("H1"))
        for voice, block in zip(self._voices, offs, strict=True):
            self._setter.draw(block, voice.column, top - head - 1.6 * pad, voice.element.add("P"))
        return low

    def _row(
        self, tag: str, texts: Sequence[str], size_pt: float, y: float, ink: Ink = INK, *, is_bold: bool = False
    ) -> float:
        """Draw one thing in every language, side by side; answer with the lower edge of the longest."""
        lower = y
        for voice, text in zip(self._voices, texts, strict=True):
            block = self._setter.set(text, voice.style(size_pt, is_bold=is_bold), voice.column.width_pt, ink)
            lower = min(lower, self._setter.draw(block, voice.column, y, voice.element.add(tag)))
        return lower

    def _zone(self, top: float, height_pt: float, view_deg: float) -> None:
        """Draw the area that the camera sees, and beside it what its shades mean."""
        figure = self._voices[0].element.add("Figure")
        figure.alternative = self._voices[0].sign.drawing
        column = self._within.part(0, self._drawing_pt)
        figure.box = (column.left, top - height_pt, column.left + column.width_pt, top)
        with self.sheet.mark(figure):
            draw_zone(self.sheet, column.left, top, column.width_pt, height_pt, view_deg)
        least = self._captions(top, is_drawn=False)
        self._captions(top - (height_pt - least) / 2, is_drawn=True)

    @property
    def _drawing_pt(self) -> float:
        """How wide the drawing is."""
        return self._within.width_pt * 0.42

    def _captions(self, top: float, *, is_drawn: bool) -> float:
        """Set, or draw, what the shades mean in every language; answer with their height."""
        swatch, y = 20 * self.scale, top
        beside = self._drawing_pt + _GUTTER * self.scale
        column = self._within.part(beside, self._within.width_pt - beside)
        size = max(self._size_pt * 0.85, min(self._size_pt, LEGIBLE_PT * self.scale))
        for number, ink in enumerate((DARK, LIGHT)):
            if is_drawn:
                place = column.part(0, swatch)
                self._fill(place.left, y - 1.05 * swatch, swatch, swatch, ink)
            for voice in self._voices:
                text = (voice.sign.looked, voice.sign.seen)[number]
                room = column.part(swatch * 1.6, column.width_pt - swatch * 1.6).running(is_rtl=voice.sign.is_rtl)
                block = self._setter.set(text, voice.style(size), room.width_pt, INK)
                if is_drawn:
                    self._setter.draw(block, room, y, voice.element.add("P"))
                y -= block.height_pt + 3 * self.scale
            y -= _GAP * self.scale * (1 - number)
        return top - y

    def _foot(self, hotel: SignHotel) -> float:
        """Draw who answers for the camera, and where they are, at the foot of the sheet; answer with the upper edge."""
        size, element = _FOOT_PT * self.scale, self.top.add("Sect", self._voices[-1].sign.language)
        who, where = self._within.halves(_GUTTER * self.scale)
        left = [(self._named(hotel.name, size * 1.35, ACCENT, who, is_bold=True), element.add("P"))]
        for voice in self._voices:
            block = self._setter.set(voice.sign.responsible, voice.style(size), who.width_pt, INK, max_lines=3)
            left.append((block, element.add("P", voice.sign.language)))
        texts = (hotel.address, hotel.contact, f"{hotel.kiosk} · {hotel.notice}")
        right = [(self._named(text, size, SOFT, where), element.add("P")) for text in texts if text]
        height = max(sum(block.height_pt for block, _ in part) for part in (left, right))
        top = _MARGIN * self.scale + height
        for part, column in ((left, who), (right, where)):
            y = top
            for block, node in part:
                y = self._setter.draw(block, column, y, node)
        return self._rule(top + _GAP * self.scale / 2)

    def _named(self, text: str, size_pt: float, ink: Ink, column: Column, *, is_bold: bool = False) -> Block:
        """Set a name, which keeps its own direction."""
        style = self._voices[-1].style(size_pt, is_bold=is_bold)
        natural = replace(style, base=first_strong(plain(text), style.base))
        return self._setter.set(text, natural, column.width_pt, ink, max_lines=3)

    def _rule(self, y: float) -> float:
        """Draw a hairline across the sheet; answer with where it is."""
        with self.sheet.ornament():
            self.sheet.rule(self._within.left, y, self._within.width_pt, self.scale, HAIR)
        return y

    def _fill(self, left: float, low: float, width_pt: float, height_pt: float, ink: Ink) -> None:
        """Fill a rectangle, an ornament."""
        corners = [(left, low), (left + width_pt, low), (left + width_pt, low + height_pt), (left, low + height_pt)]
        with self.sheet.ornament():
            self.sheet.area(corners, ink)
