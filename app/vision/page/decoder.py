"""From log-probabilities to text: what the zone says if anything, and how clearly each character is read.

No character is ever changed to please a check digit. The check digits only judge.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from app.domain.mrz import Mrz, MrzFault, parse_mrz
from app.vision.page.grammar import ALIKE, Mask, Shape, checked_of, is_plausible, masks_of
from app.vision.page.line_net import ALPHABET
from app.vision.page.slots import Logs

_UNLAWFUL = -1e9
UNRIVALLED = 1e6
"""The margin of a character that has no rival."""
_VISA, _OTHERS = ALPHABET.index("V"), [ALPHABET.index(sign) for sign in "ACIP"]


@dataclass(frozen=True)
class Decoded:
    """The most likely lawful text of a zone.

    Keeps: what is printed on a guest's document, for as long as one frame is examined or its reading stands.
    """

    lines: tuple[str, ...] = field(repr=False)
    margins: tuple[NDArray[np.float64], ...] = field(repr=False)
    """For each character of each line, how much likelier it is than the next lawful one, as a logarithm."""
    unseen_margins: tuple[NDArray[np.float64], ...] = field(repr=False)
    """The same, over those characters only for which the check digits would be just as right; at most `UNRIVALLED`."""
    strangeness: float
    """How much likelier an unlawful character is than the lawful one, in the worst place; 0 if in none."""
    verdict: Mrz | MrzFault = field(repr=False)
    is_right: bool
    """Whether every check digit is right and issuer, nationality and name can be."""

    @property
    def clearness(self) -> float:
        """The smallest of the unseen margins."""
        return min(float(margins.min()) for margins in self.unseen_margins)

    @property
    def seen_clearness(self) -> float:
        """The smallest of the margins."""
        return min(float(margins.min()) for margins in self.margins)


def decode(shape: Shape, rows: Sequence[Logs]) -> Decoded:
    """Read a zone from the log-probabilities of its lines, of one frame or summed over several."""
    is_visa = shape is not Shape.CARD and rows[0][0, _VISA] > max(rows[0][0, _OTHERS])
    kinds = zip(rows, masks_of(shape, is_visa=is_visa), checked_of(shape, is_visa=is_visa), strict=True)
    lines = [_line(logs, mask, checked) for logs, mask, checked in kinds]
    text = tuple(line.text for line in lines)
    verdict = parse_mrz(text)
    return Decoded(
        lines=text,
        margins=tuple(line.margins for line in lines),
        unseen_margins=tuple(line.unseen_margins for line in lines),
        strangeness=max(0.0, *(line.strangeness for line in lines)),
        verdict=verdict,
        is_right=isinstance(verdict, Mrz) and is_plausible(shape, text, verdict),
    )


def unseen_margins(decoded: Decoded, shape: Shape, rows: Sequence[Logs]) -> list[NDArray[np.float64]]:
    """How much likelier one frame makes each character of a text than those that no check digit would give away."""
    is_visa = decoded.lines[0].startswith("V") and shape is not Shape.CARD
    kinds = zip(decoded.lines, rows, masks_of(shape, is_visa=is_visa), checked_of(shape, is_visa=is_visa), strict=True)
    return [
        _margins(logs, np.array([ALPHABET.index(sign) for sign in text]), mask, checked)[1]
        for text, logs, mask, checked in kinds
    ]


def lawfulness(logs: Logs, mask: Mask) -> float:
    """How well a line fits its format: the mean logarithm of the probability that the format leaves over, at most 0."""
    kept = np.where(mask, np.exp(logs), 0.0).sum(axis=1)
    return float(np.log(np.minimum(1.0, kept) + 1e-3).mean())


class _Line(NamedTuple):
    """What one line says, as in `Decoded`."""

    text: str
    margins: NDArray[np.float64]
    unseen_margins: NDArray[np.float64]
    strangeness: float


def _line(logs: Logs, mask: Mask, checked: NDArray[np.bool_]) -> _Line:
    """The lawful text of one line, and how clear it is."""
    lawful = np.where(mask, logs, _UNLAWFUL)
    chosen = lawful.argmax(axis=1)
    margins, unseen = _margins(logs, chosen, mask, checked)
    return _Line(
        text="".join(ALPHABET[index] for index in chosen),
        margins=margins,
        unseen_margins=unseen,
        strangeness=float((logs.max(axis=1) - lawful.max(axis=1)).max()),
    )


def _margins(
    logs: Logs, chosen: NDArray[np.int64], mask: Mask, checked: NDArray[np.bool_]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """How much likelier the chosen characters are than any lawful one, and than those alike to a check digit."""
    places = np.arange(len(chosen))
    rivals = np.where(mask, logs, _UNLAWFUL)
    rivals[places, chosen] = _UNLAWFUL
    unseen = np.where(ALIKE[chosen] | ~checked[:, None], rivals, _UNLAWFUL)
    best = logs[places, chosen]
    return np.minimum(best - rivals.max(axis=1), UNRIVALLED), np.minimum(best - unseen.max(axis=1), UNRIVALLED)
