"""What all parts of a page share: inks, sizes of type, and the languages that stand on it."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.receipts.document import Document
from app.receipts.shaping import Style
from app.receipts.sheet import Ink
from app.receipts.tagging import Element
from app.receipts.typesetting import Column, Typesetter

MILLIMETRE = 72 / 25.4
GUTTER = 9 * MILLIMETRE
"""The space between two columns, in points."""

BESIDE = 7.0
"""The space between a label in one language and in the other, in points."""

INK: Ink = (0.129, 0.110, 0.090)
SOFT: Ink = (0.247, 0.220, 0.188)
ACCENT: Ink = (0.090, 0.255, 0.290)
HAIR: Ink = (0.80, 0.77, 0.72)
BLACK: Ink = (0.0, 0.0, 0.0)
"""The day theme's ink, soft ink and accent, each 10:1 or more on white; a hairline; and black for the code."""

SMALL, LEAD, SECOND = 10.0, 11.0, 13.0
"""Sizes of type in points."""


@dataclass(frozen=True)
class Air:
    """How much room a page leaves around its parts and between them. Lengths in points."""

    side: float
    top: float
    foot: float
    """The margins."""
    qr_width: float
    between: float
    """The space around the head's two parts."""
    fact_gap: float
    """The narrowest space between two facts."""
    fact_lead: float
    """How far apart the lines of facts stand, as a ratio of how far they like to."""
    body: float
    """Size of type of the facts where two languages share the page."""
    alone: float
    """Size of type of the facts where one language has the page."""
    proof: float
    """Size of type of the proofs."""
    is_equal: bool
    """Whether two languages have columns of one width."""


ROOMY = Air(18 * MILLIMETRE, 17 * MILLIMETRE, 14 * MILLIMETRE, 35 * MILLIMETRE, 22.0, 6.0, 1.0, 10.0, 12.0, 10.0, True)
DENSE = Air(14 * MILLIMETRE, 11 * MILLIMETRE, 10 * MILLIMETRE, 33 * MILLIMETRE, 14.0, 6.0, 0.92, 10.0, 11.0, 9.0, False)
CLOSE = Air(12 * MILLIMETRE, 10 * MILLIMETRE, 9 * MILLIMETRE, 32 * MILLIMETRE, 10.0, 5.0, 0.9, 9.5, 10.5, 9.0, False)
CLOSEST = Air(12 * MILLIMETRE, 10 * MILLIMETRE, 9 * MILLIMETRE, 32 * MILLIMETRE, 8.0, 3.0, 0.88, 9.0, 10.0, 9.0, False)
"""How a page stands by itself; how one does that has a camera's whole life to tell in two languages; and how one does
whose languages take more words for it than most. No type is smaller than 9 points."""


@dataclass(frozen=True)
class Voice:
    """One language on the page: its document, and the node under which its words stand."""

    document: Document
    element: Element

    @property
    def is_rtl(self) -> bool:
        """Whether its lines begin on the right."""
        return self.document.is_rtl

    def style(self, size_pt: float, *, is_bold: bool = False) -> Style:
        """How its sentences are set."""
        return Style(self.document.language, size_pt, int(self.is_rtl), is_bold)


@dataclass(frozen=True)
class Spread:
    """A page being laid out: what sets its type, the room between its margins, and its languages, the guest's first."""

    setter: Typesetter
    area: Column
    air: Air
    voices: Sequence[Voice]

    @property
    def guest(self) -> Voice:
        """The guest's language."""
        return self.voices[0]

    def rule(self, y: float, thickness_pt: float, ink: Ink) -> None:
        """Draw a rule across the page."""
        sheet = self.setter.sheet
        with sheet.ornament():
            sheet.rule(self.area.left, y, self.area.width_pt, thickness_pt, ink)
