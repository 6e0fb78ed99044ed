"""The proofs at the foot of a receipt: numbers and codes that are the same in every language."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.receipts.document import Record
from app.receipts.look import ACCENT, BESIDE, GUTTER, INK, Spread, Voice
from app.receipts.shaping import Style
from app.receipts.tagging import Element
from app.receipts.typesetting import Block, Column

_CODES = "en"
"""Codes are set in Latin letters whatever the page's language."""

WIDEST = 0.57
"""The most of a row that one of two proofs takes, as a ratio of the room for both."""


@dataclass(frozen=True)
class Proof:
    """One record, set: its label in each language, and its value."""

    labels: Sequence[Block]
    value: Block

    @property
    def height_pt(self) -> float:
        """The height of label and value."""
        return max(label.height_pt for label in self.labels) + self.value.height_pt

    @property
    def width_pt(self) -> float:
        """The width of its labels beside each other, or of its value."""
        labels = sum(label.width_pt + BESIDE for label in self.labels) - BESIDE
        return max(labels, self.value.width_pt)


def draw_proofs(spread: Spread, listing: Element, foot: float) -> float:
    """Draw the proofs above the lower edge of the page; answer with their upper edge."""
    rows = list(_rows(spread))
    heights = [max(proof.height_pt for proof in row) + 5 for row in rows]
    top = foot + sum(heights) + 14
    spread.rule(top, 1.4, ACCENT)
    y = top - 9
    for row, height in zip(rows, heights, strict=True):
        for proof, column in zip(row, _places(spread.area, row), strict=True):
            _draw(spread, proof, listing.add("LI"), column, y)
        y -= height
    return top


def _rows(spread: Spread) -> Iterator[list[Proof]]:
    """Short proofs in pairs, long ones across the page; a short one waits for the next that stands beside it."""
    room = spread.area.width_pt - GUTTER
    waiting: list[Proof] = []
    for versions in zip(*(voice.document.records for voice in spread.voices), strict=True):
        waiting.append(_proof(spread, versions))
        fitting = [first for first in waiting[:-1] if _is_pair(first, waiting[-1], room)]
        if fitting:
            yield [fitting[0], waiting.pop()]
            waiting.remove(fitting[0])
    for proof in waiting:
        yield [proof]


def _is_pair(first: Proof, second: Proof, room_pt: float) -> bool:
    """Whether two proofs stand well on one row: both fit, and neither takes much more than its half."""
    widths = first.width_pt, second.width_pt
    return sum(widths) <= room_pt and max(widths) <= WIDEST * room_pt


def _places(area: Column, row: Sequence[Proof]) -> Sequence[Column]:
    """Where the proofs of a row stand: the second in the middle, or where the wider of both leaves room."""
    if len(row) == 1:
        return (area,)
    first, second = (proof.width_pt for proof in row)
    start = max(first + GUTTER, min((area.width_pt + GUTTER) / 2, area.width_pt - second))
    return area.part(0.0, start - GUTTER), area.part(start, area.width_pt - start)


def _proof(spread: Spread, versions: Sequence[Record]) -> Proof:
    """Set one record, given in each language; its value takes two lines at most."""
    labels = [_label(spread, record, voice) for record, voice in zip(versions, spread.voices, strict=True)]
    style = Style(_CODES, spread.air.proof, 0)
    return Proof(labels, spread.setter.set(versions[0].value, style, spread.area.width_pt, INK, max_lines=2))


def _label(spread: Spread, record: Record, voice: Voice) -> Block:
    """Set a record's label in one language, the guest's in bold."""
    style = voice.style(spread.air.proof, is_bold=voice is spread.guest)
    return spread.setter.set(record.label, style, spread.area.width_pt, ACCENT)


def _draw(spread: Spread, proof: Proof, item: Element, column: Column, top: float) -> None:
    """Draw a proof: its label in each language on one line, its value below."""
    label = item.add("Lbl")
    spans = [label.add("Span", voice.document.language) for voice in spread.voices]
    lower = spread.setter.draw_beside(proof.labels, spans, column, top, BESIDE)
    spread.setter.draw(proof.value, column, lower, item.add("LBody"))
