"""The receipt on a roll of 80 mm: one column, black alone, the guest's language whole and the hotel's below it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.receipts.document import Document, Fact, Record
from app.receipts.hotel_mark import draw_mark, mark_height_pt
from app.receipts.isolates import first_strong, plain
from app.receipts.look import BESIDE, BLACK, Voice
from app.receipts.qr import Matrix
from app.receipts.shaping import Shaper, Style
from app.receipts.sheet import Sheet
from app.receipts.strip import DOT, Strip, module_dots, whole_dots_pt
from app.receipts.tagging import Element
from app.receipts.typesetting import Block, Column, Typesetter

WIDTH_DOTS = 576
"""What a printer for rolls of 80 mm prints on: 72 mm."""

MARGIN_DOTS = 16
CODE_DOTS = 320
"""The widest QR code: 40 mm."""
MARK_DOTS = 80

SMALL, BODY, NAME, LARGE = 9.0, 10.0, 12.0, (17.0, 15.0)
"""Sizes of type in points: of the hotel's language and of proofs, of the guest's, of the hotel's name, of decisions."""
CODE = 15.0


@dataclass(frozen=True)
class Roll:
    """A roll being laid out: what sets its type, the room between its margins, the strip, and its languages."""

    setter: Typesetter
    area: Column
    strip: Strip
    voices: Sequence[Voice]

    def set(self, text: str, style: Style, *, max_lines: int = 24) -> Block:
        """Set a text across the roll."""
        return self.setter.set(text, style, self.area.width_pt, BLACK, max_lines=max_lines)


def draw(guest: Document, hotel: Document | None, code: Matrix, shaper: Shaper) -> tuple[Sheet, Element]:
    """Draw a receipt; answer with the sheet and the tree of what stands on it, in the order it is read out."""
    sheet, top = Sheet(whole_dots_pt(WIDTH_DOTS), DOT), Element("Document")
    documents = [guest] if hotel is None else [guest, hotel]
    letterhead = top.add("Sect", documents[-1].language)
    voices = [Voice(document, top.add("Sect", document.language)) for document in documents]
    area = Column(MARGIN_DOTS * DOT, (WIDTH_DOTS - 2 * MARGIN_DOTS) * DOT, guest.is_rtl)
    setter = Typesetter(sheet, shaper)
    strip = Strip(setter, area)
    roll = Roll(setter, area, strip, voices)
    strip.space(MARGIN_DOTS)
    _hotel(roll, letterhead)
    _decision(roll, voices[0], LARGE)
    _code(roll, code)
    _facts(roll, voices[0], BODY)
    for voice in voices[1:]:
        strip.rule(3, BLACK)
        strip.space(20)
        _decision(roll, voice, (NAME,))
        _facts(roll, voice, SMALL)
    strip.rule(3, BLACK)
    strip.space(16)
    _proofs(roll, top.add("L"))
    strip.space(MARGIN_DOTS)
    strip.draw()
    return sheet, top


def _hotel(roll: Roll, letterhead: Element) -> None:
    """Put the mark and who answers for the receipt in the middle; names keep their own direction."""
    width = MARK_DOTS * DOT
    left = roll.area.centred().begin(width)
    roll.strip.put(mark_height_pt(width), lambda top: draw_mark(roll.setter.sheet, left, top, width, BLACK))
    roll.strip.space(12)
    voice = roll.voices[-1]
    document = voice.document
    for text, style, most in (
        (document.hotel_name, voice.style(NAME, is_bold=True), 2),
        (document.hotel_legal_name, voice.style(SMALL), 2),
        (document.hotel_address, voice.style(SMALL), 3),
        (document.hotel_contact, voice.style(SMALL), 2),
    ):
        natural = replace(style, base=first_strong(plain(text), style.base))
        roll.strip.text(roll.set(text, natural, max_lines=most), letterhead.add("P"), roll.area.centred())
    roll.strip.space(16)
    roll.strip.rule(3, BLACK)
    roll.strip.space(20)


def _decision(roll: Roll, voice: Voice, sizes: Sequence[float]) -> None:
    """Put what was decided and when, in one language."""
    styles = [voice.style(size, is_bold=True) for size in sizes]
    small = BODY if voice is roll.voices[0] else SMALL
    column = roll.area.running(is_rtl=voice.is_rtl)
    decision = roll.setter.fit(voice.document.decision, styles, roll.area.width_pt, BLACK, max_lines=3)
    for text, block in (
        ("H1", roll.set(voice.document.title, voice.style(small))),
        ("H2", decision),
        ("P", roll.set(voice.document.moment, voice.style(small))),
    ):
        roll.strip.text(block, voice.element.add(text), column)
    roll.strip.space(16)


def _code(roll: Roll, code: Matrix) -> None:
    """Put the QR code in the middle, and its short code below."""
    guest = roll.voices[0]
    figure = guest.element.add("Figure")
    figure.alternative = guest.document.qr_alternative
    roll.strip.code(code, module_dots(len(code), CODE_DOTS), figure, BLACK)
    middle = roll.area.centred()
    roll.strip.text(roll.set(guest.document.code_label, guest.style(SMALL)), guest.element.add("P"), middle)
    short = roll.set(guest.document.code, Style("en", CODE, 0, is_bold=True), max_lines=1)
    roll.strip.text(short, guest.element.add("P"), middle)
    roll.strip.space(20)


def _facts(roll: Roll, voice: Voice, size_pt: float) -> None:
    """Put the facts of one language, each heading above its sentences."""
    column = roll.area.running(is_rtl=voice.is_rtl)
    for fact in voice.document.facts:
        _fact(roll, voice, fact, size_pt, column)
    roll.strip.space(8)


def _fact(roll: Roll, voice: Voice, fact: Fact, size_pt: float, column: Column) -> None:
    """Put one fact."""
    roll.strip.text(roll.set(fact.heading, voice.style(size_pt, is_bold=True)), voice.element.add("H3"), column)
    roll.strip.text(roll.set(fact.text, voice.style(size_pt)), voice.element.add("P"), column)
    roll.strip.space(16)


def _proofs(roll: Roll, listing: Element) -> None:
    """Put numbers and codes, which are the same in every language, under a label in each."""
    for versions in zip(*(voice.document.records for voice in roll.voices), strict=True):
        item = listing.add("LI")
        label = item.add("Lbl")
        spans = [label.add("Span", voice.document.language) for voice in roll.voices]
        roll.strip.beside([_label(roll, *pair) for pair in zip(roll.voices, versions, strict=True)], spans, BESIDE)
        value = roll.set(versions[0].value, Style("en", SMALL, 0), max_lines=6)
        roll.strip.text(value, item.add("LBody"))
        roll.strip.space(8)


def _label(roll: Roll, voice: Voice, record: Record) -> Block:
    """Set a record's label in one language, the guest's in bold."""
    return roll.set(record.label, voice.style(SMALL, is_bold=voice is roll.voices[0]))
