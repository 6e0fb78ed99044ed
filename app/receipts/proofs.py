"""The proofs at the foot of a receipt: numbers and codes that are the same in every language."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.receipts.document import Record
from app.receipts.look import ACCENT, BESIDE, GUTTER, INK, SMALL, Spread, Voice
from app.receipts.shaping import Style
from app.receipts.tagging import Element
from app.receipts.typesetting import Block, Column

_CODES = "en"
"""Codes are set in Latin letters whatever the page's language."""


@dataclass(frozen=True)
class Proof:
    """One record, set: its label in each language, its value, and where it stands."""

    labels: Sequence[Block]
    value: Block
    column: Column

    @property
    def height_pt(self) -> float:
        """The height of label and value."""
        return max(label.height_pt for label in self.labels) + self.value.height_pt

    @property
    def labels_width_pt(self) -> float:
        """The width of all labels beside each other."""
        return sum(label.width_pt + BESIDE for label in self.labels) - BESIDE


def draw_proofs(spread: Spread, listing: Element, foot: float) -> float:
    """Draw the proofs above the lower edge of the page; answer with their upper edge."""
    rows = list(_rows(spread))
    heights = [max(proof.height_pt for proof in row) + 5 for row in rows]
    top = foot + sum(heights) + 14
    spread.rule(top, 1.4, ACCENT)
    y = top - 9
    for row, height in zip(rows, heights, strict=True):
        for proof in row:
            _draw(spread, proof, listing.add("LI"), y)
        y -= height
    return top


def _rows(spread: Spread) -> Iterator[list[Proof]]:
    """Short proofs in pairs, long ones across the page."""
    first, second = spread.area.halves(GUTTER)
    waiting: list[Proof] = []
    for versions in zip(*(voice.document.records for voice in spread.voices), strict=True):
        proof = _proof(spread, versions, second if waiting else first)
        is_long = len(proof.value.lines) > 1 or proof.labels_width_pt > proof.column.width_pt
        if is_long and waiting:
            yield waiting
            waiting = []
        waiting.append(_proof(spread, versions, spread.area) if is_long else proof)
        if is_long or len(waiting) > 1:
            yield waiting
            waiting = []
    if waiting:
        yield waiting


def _proof(spread: Spread, versions: Sequence[Record], column: Column) -> Proof:
    """Set one record, given in each language, for one column; its value takes two lines at most."""
    labels = [_label(spread, record, voice) for record, voice in zip(versions, spread.voices, strict=True)]
    style = Style(_CODES, SMALL, 0)
    return Proof(labels, spread.setter.set(versions[0].value, style, column.width_pt, INK, max_lines=2), column)


def _label(spread: Spread, record: Record, voice: Voice) -> Block:
    """Set a record's label in one language, the guest's in bold."""
    style = voice.style(SMALL, is_bold=voice is spread.guest)
    return spread.setter.set(record.label, style, spread.area.width_pt, ACCENT)


def _draw(spread: Spread, proof: Proof, item: Element, top: float) -> None:
    """Draw a proof: its label in each language on one line, its value below."""
    label = item.add("Lbl")
    spans = [label.add("Span", voice.document.language) for voice in spread.voices]
    lower = spread.setter.draw_beside(proof.labels, spans, proof.column, top, BESIDE)
    spread.setter.draw(proof.value, proof.column, lower, item.add("LBody"))
