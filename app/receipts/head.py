"""The head of a receipt: who answers for it, what was decided and when, and the code to take along."""

from dataclasses import replace

from app.receipts.hotel_mark import draw_mark, mark_height_pt
from app.receipts.isolates import first_strong, plain
from app.receipts.look import ACCENT, BESIDE, BLACK, GUTTER, INK, LEAD, SECOND, SMALL, SOFT, Spread, Voice
from app.receipts.qr import QUIET_MODULES, Matrix
from app.receipts.shaping import Style
from app.receipts.tagging import Element
from app.receipts.typesetting import Block, Column

MARK_WIDTH = 33.0

LARGE = (25.0, 23.0, 21.0)
CODE = (13.0, 12.0, 11.0, 10.0)
"""Sizes of the decision and of the short code in points: the first in which the words fit."""


def draw_head(spread: Spread, letterhead: Element, code: Matrix, top: float) -> float:
    """Draw the head of a page from its upper edge; answer with the lower one."""
    air = spread.air
    y = _hotel(spread, letterhead, top) - air.between
    words = spread.area.part(0.0, spread.area.width_pt - air.qr_width - GUTTER)
    figure = spread.area.part(spread.area.width_pt - air.qr_width, air.qr_width)
    lower = min(_decision(spread, words, y), _code(spread, code, figure, y - 4)) - air.between * 0.7
    spread.rule(lower, 1.4, ACCENT)
    return lower


def _hotel(spread: Spread, letterhead: Element, top: float) -> float:
    """Draw the mark, and beside it who answers for the receipt, in the hotel's language; names keep their direction."""
    draw_mark(spread.setter.sheet, spread.area.part(0.0, MARK_WIDTH).left, top, MARK_WIDTH, ACCENT)
    column = spread.area.part(MARK_WIDTH + 12, spread.area.width_pt - MARK_WIDTH - 12)
    voice = spread.voices[-1]
    document = voice.document
    small = voice.style(SMALL)
    y = top + 3
    for text, style, ink, most in (
        (document.hotel_name, voice.style(SECOND, is_bold=True), ACCENT, 1),
        (document.hotel_line, small, SOFT, 2),
        (document.hotel_contact, small, SOFT, 1),
    ):
        natural = replace(style, base=first_strong(plain(text), style.base))
        block = spread.setter.set(text, natural, column.width_pt, ink, max_lines=most)
        if block.lines:
            y = spread.setter.draw(block, column, y, letterhead.add("P"))
    return min(y, top - mark_height_pt(MARK_WIDTH))


def _decision(spread: Spread, column: Column, top: float) -> float:
    """Draw what was decided, large in the guest's language, and when."""
    titles = [spread.setter.set(v.document.title, v.style(LEAD), column.width_pt, SOFT) for v in spread.voices]
    headings = [voice.element.add("H1") for voice in spread.voices]
    y = spread.setter.draw_beside(titles, headings, column, top, BESIDE)
    for number, voice in enumerate(spread.voices):
        decision = _large(spread, voice, column) if number == 0 else _second(spread, voice, column)
        moment = spread.setter.set(voice.document.moment, voice.style(LEAD), column.width_pt, SOFT)
        y = spread.setter.draw(decision, column, y - (2 if number == 0 else 9), voice.element.add("H2"))
        y = spread.setter.draw(moment, column, y - (3 if number == 0 else 0), voice.element.add("P"))
    return y


def _large(spread: Spread, voice: Voice, column: Column) -> Block:
    """Set a decision as large as it fits on one line; on two lines if no size does."""
    styles = [voice.style(size, is_bold=True) for size in LARGE]
    return spread.setter.fit(voice.document.decision, styles, column.width_pt, INK, max_lines=2)


def _second(spread: Spread, voice: Voice, column: Column) -> Block:
    """Set a decision in the hotel's language."""
    return spread.setter.set(voice.document.decision, voice.style(SECOND), column.width_pt, INK, max_lines=2)


def _code(spread: Spread, code: Matrix, column: Column, top: float) -> float:
    """Draw the QR code and its short code; the page around it is the quiet zone."""
    guest = spread.guest
    figure = guest.element.add("Figure")
    figure.alternative = guest.document.qr_alternative
    width = spread.air.qr_width
    figure.box = (column.left, top - width, column.left + width, top)
    with spread.setter.sheet.mark(figure):
        spread.setter.sheet.modules(code, column.left, top, width / len(code), BLACK)
    y = top - width - max(7.0, QUIET_MODULES * width / len(code))
    label = spread.setter.set(guest.document.code_label, guest.style(SMALL), column.width_pt, SOFT)
    y = spread.setter.draw(label, column, y, guest.element.add("P"))
    styles = [Style("en", size, 0, is_bold=True) for size in CODE]
    short = spread.setter.fit(guest.document.code, styles, column.width_pt, INK, max_lines=1)
    return spread.setter.draw(short, column, y, guest.element.add("P"))
