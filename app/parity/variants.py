"""Every look of the two ways: screen, language, text size, theme, glass, reach and order of the cards."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import product

from app.domain.comfort import GLASSES, TEXT_SIZES, Theme
from app.domain.consent import Side


class Pairing(Enum):
    """The screens on which the two ways stand side by side."""

    CHOICE = "choice"
    CONSENT = "consent"
    RELEASE = "release"


@dataclass(frozen=True)
class Variant:
    """One look of one of these screens. The voice changes nothing that is seen."""

    pairing: Pairing
    language: str
    text_ratio: float
    theme: Theme
    glass: str
    has_low_reach: bool
    face_side: Side

    @property
    def name(self) -> str:
        """The look in a word, which is a picture's file name too."""
        reach = "-low" if self.has_low_reach else ""
        size = f"{self.text_ratio * 100:.0f}"
        parts = (self.pairing.value, self.language, self.glass, size, self.theme.value, self.face_side.value)
        return "-".join(parts) + reach


def all_variants(languages: Sequence[str]) -> Iterator[Variant]:
    """Every look, those of one glass after another."""
    looks = product(GLASSES, Pairing, languages, TEXT_SIZES, Theme, (False, True), Side)
    for glass, pairing, language, size, theme, has_low_reach, side in looks:
        yield Variant(pairing, language, size, theme, glass, has_low_reach, side)


def chosen_variants(languages: Sequence[str]) -> Iterator[Variant]:
    """Few looks in which every value stands, and every language in its smallest and its largest size, on each glass.

    For a test on every build; theme, reach and side go round.
    """
    turns = list(product(Theme, (False, True), Side))
    looks = product(GLASSES, Pairing, languages, (TEXT_SIZES[0], TEXT_SIZES[-1]))
    for number, (glass, pairing, language, size) in enumerate(looks):
        theme, has_low_reach, side = turns[number % len(turns)]
        yield Variant(pairing, language, size, theme, glass, has_low_reach, side)
    for number, size in enumerate(TEXT_SIZES[1:-1]):
        for pairing, glass in product(Pairing, GLASSES):
            language = languages[number % len(languages)]
            yield Variant(pairing, language, size, Theme.DAY, glass, False, Side.LEFT)


def is_pictured(variant: Variant) -> bool:
    """Whether a report shows this look: both sizes, both orders, by day."""
    is_edge = variant.text_ratio in {TEXT_SIZES[0], TEXT_SIZES[-1]}
    return is_edge and variant.theme is Theme.DAY and not variant.has_low_reach
