"""The facts of a receipt, each under its heading, one language beside the other."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.receipts.document import Fact
from app.receipts.look import ACCENT, GUTTER, HAIR, INK, Spread, Voice
from app.receipts.typesetting import Block, Column

HEADING_SHARE = 0.3
"""How much of the page's width headings take when one language has the page."""

NARROWEST = 0.38
"""The smallest share of the page's width that one of two languages has."""

MOST_LINES = 40
"""More than any fact takes, in any language."""

LOOSE = 24.0
"""The widest space between two facts, in points."""


@dataclass(frozen=True)
class Pair:
    """A fact of one language, set: heading and text on one level, or heading above text."""

    heading: Block
    text: Block
    is_level: bool


def least_height_pt(spread: Spread) -> float:
    """How high all facts are at least, with the narrowest space around each."""
    columns = _columns(spread)
    facts = list(zip(*(voice.document.facts for voice in spread.voices), strict=True))
    return sum(_height_pt(spread, versions, columns) + spread.air.fact_gap for versions in facts) + spread.air.fact_gap


def draw_facts(spread: Spread, top: float, foot: float, *, may_overflow: bool) -> bool:
    """Draw the facts between two edges, one language beside the other, evenly spaced; answer whether they fit.

    Facts that do not fit are drawn only on a page that `may_overflow`.
    """
    columns = _columns(spread)
    facts = list(zip(*(voice.document.facts for voice in spread.voices), strict=True))
    heights = [_height_pt(spread, versions, columns) for versions in facts]
    even = (top - foot - sum(heights)) / (len(facts) + 1)
    fits = even >= spread.air.fact_gap
    if not fits and not may_overflow:
        return False
    space = min(LOOSE, max(spread.air.fact_gap, even))
    y = top - space
    for number, (versions, height) in enumerate(zip(facts, heights, strict=True)):
        if number:
            spread.rule(y + space / 2, 0.5, HAIR)
        for voice, column, pair in zip(spread.voices, columns, _pairs(spread, versions, columns), strict=True):
            _fact(spread, pair, voice, column, y)
        y -= height + space
    return fits


def _fact(spread: Spread, pair: Pair, voice: Voice, column: Column, top: float) -> None:
    """Draw one fact in one language: heading above text, or before it where one language has the page."""
    if pair.is_level:
        before, after = _shares(column)
        spread.setter.draw(pair.heading, before, top, voice.element.add("H3"))
        spread.setter.draw(pair.text, after, top, voice.element.add("P"))
    else:
        lower = spread.setter.draw(pair.heading, column, top, voice.element.add("H3"))
        spread.setter.draw(pair.text, column, lower, voice.element.add("P"))


def _shares(column: Column) -> tuple[Column, Column]:
    """Where headings and sentences stand when one language has the page."""
    width = column.width_pt * HEADING_SHARE
    return column.part(0.0, width - GUTTER / 2), column.part(width, column.width_pt - width)


def _columns(spread: Spread) -> list[Column]:
    """A column for each language, the guest's where the page begins; equal where there is room for that.

    Elsewhere each has the width that its sentences need, so that both end on one level.
    """
    if len(spread.voices) == 1:
        return [spread.area.running(is_rtl=spread.guest.is_rtl)]
    share = 0.5
    if not spread.air.is_equal:
        first, second = (
            sum(spread.setter.length_pt(f.text, v.style(1.0)) for f in v.document.facts) for v in spread.voices
        )
        share = min(max(first / (first + second), NARROWEST), 1 - NARROWEST)
    columns = spread.area.split(share, GUTTER)
    return [column.running(is_rtl=v.is_rtl) for column, v in zip(columns, spread.voices, strict=True)]


def _height_pt(spread: Spread, versions: Sequence[Fact], columns: Sequence[Column]) -> float:
    """How high one fact is in the language that needs most."""
    is_level = len(spread.voices) == 1
    heights = []
    for fact, voice, column in zip(versions, spread.voices, columns, strict=True):
        before, after = _shares(column) if is_level else (column, column)
        size = _size(spread)
        heading = spread.setter.height_pt(fact.heading, voice.style(size, is_bold=True), before.width_pt)
        text = spread.setter.height_pt(fact.text, voice.style(size), after.width_pt)
        heights.append(max(heading, text) if is_level else heading + text)
    return max(heights) * spread.air.fact_lead


def _size(spread: Spread) -> float:
    """The size of type of the facts."""
    return spread.air.alone if len(spread.voices) == 1 else spread.air.body


def _pairs(spread: Spread, facts: Sequence[Fact], columns: Sequence[Column]) -> list[Pair]:
    """Set one fact in each language."""
    is_level = len(spread.voices) == 1
    size = _size(spread)
    pairs = []
    for fact, voice, column in zip(facts, spread.voices, columns, strict=True):
        before, after = _shares(column) if is_level else (column, column)
        heading = spread.setter.set(fact.heading, voice.style(size, is_bold=True), before.width_pt, ACCENT)
        text = spread.setter.set(fact.text, voice.style(size), after.width_pt, INK, max_lines=MOST_LINES)
        pairs.append(Pair(_led(spread, heading), _led(spread, text), is_level))
    return pairs


def _led(spread: Spread, block: Block) -> Block:
    """A block with its lines as far apart as the page has air for."""
    return replace(block, lead_pt=block.lead_pt * spread.air.fact_lead)
