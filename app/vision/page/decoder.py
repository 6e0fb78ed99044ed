"""From log-probabilities to text: what the zone says if anything, and how clearly each character is read.

No character is ever changed to please a check digit. The check digits only judge.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from app.domain.mrz import Mrz, MrzFault, parse_mrz
from app.vision.page.grammar import Mask, Shape, is_plausible, masks_of, unseen_of
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
    """The same, over those characters only with which the text would be just as right; at most `UNRIVALLED`."""
    alike: tuple[Mask, ...] = field(repr=False)
    """For each place, the characters with which the text would be just as right, its own among them."""
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
    masks = masks_of(shape, is_visa=is_visa)
    text = tuple(
        "".join(ALPHABET[index] for index in np.where(mask, logs, _UNLAWFUL).argmax(axis=1))
        for logs, mask in zip(rows, masks, strict=True)
    )
    verdict = parse_mrz(text)
    alike = unseen_of(shape, text, is_visa=is_visa)
    margins, unseen = _margins(text, rows, masks, alike)
    return Decoded(
        lines=text,
        margins=margins,
        unseen_margins=unseen,
        alike=alike,
        strangeness=max(_strangeness(logs, mask) for logs, mask in zip(rows, masks, strict=True)),
        verdict=verdict,
        is_right=isinstance(verdict, Mrz) and is_plausible(shape, text, verdict),
    )


def unseen_margins(decoded: Decoded, shape: Shape, rows: Sequence[Logs]) -> tuple[NDArray[np.float64], ...]:
    """How much likelier one frame makes each character of a text than those that nothing would give away."""
    return _margins(decoded.lines, rows, _masks(decoded, shape), decoded.alike)[1]


def rivals_at(decoded: Decoded, shape: Shape, place: tuple[int, int]) -> list[int]:
    """The other characters of a place, by their index, that are lawful there and that nothing would give away."""
    line, column = place
    own = ALPHABET.index(decoded.lines[line][column])
    lawful = _masks(decoded, shape)[line][column] & decoded.alike[line][column]
    return [int(index) for index in np.flatnonzero(lawful) if index != own]


def _masks(decoded: Decoded, shape: Shape) -> tuple[Mask, ...]:
    return masks_of(shape, is_visa=decoded.lines[0].startswith("V") and shape is not Shape.CARD)


def lawfulness(logs: Logs, mask: Mask) -> float:
    """How well a line fits its format: the mean logarithm of the probability that the format leaves over, at most 0."""
    kept = np.where(mask, np.exp(logs), 0.0).sum(axis=1)
    return float(np.log(np.minimum(1.0, kept) + 1e-3).mean())


def _strangeness(logs: Logs, mask: Mask) -> float:
    """How much likelier an unlawful character is than the lawful one, in the worst place of a line."""
    return float((logs.max(axis=1) - np.where(mask, logs, _UNLAWFUL).max(axis=1)).max())


def _margins(
    lines: tuple[str, ...], rows: Sequence[Logs], masks: Sequence[Mask], alike: Sequence[Mask]
) -> tuple[tuple[NDArray[np.float64], ...], tuple[NDArray[np.float64], ...]]:
    """How much likelier a text's characters are than any lawful ones, and than those that nothing would give away."""
    margins, unseen = [], []
    for text, logs, mask, same in zip(lines, rows, masks, alike, strict=True):
        places, chosen = np.arange(len(text)), [ALPHABET.index(sign) for sign in text]
        rivals = np.where(mask, logs, _UNLAWFUL)
        rivals[places, chosen] = _UNLAWFUL
        best = logs[places, chosen]
        margins.append(np.minimum(best - rivals.max(axis=1), UNRIVALLED))
        unseen.append(np.minimum(best - np.where(same, rivals, _UNLAWFUL).max(axis=1), UNRIVALLED))
    return tuple(margins), tuple(unseen)
