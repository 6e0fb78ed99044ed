"""A look by its differences from the usual one."""

from app.domain.comfort import Theme
from app.domain.consent import Side
from app.parity.variants import Pairing, Variant


def a_variant(
    *,
    pairing: Pairing = Pairing.CHOICE,
    language: str = "en",
    text_ratio: float = 1.0,
    theme: Theme = Theme.DAY,
    glass: str = "portrait",
    has_low_reach: bool = False,
    face_side: Side = Side.LEFT,
) -> Variant:
    """The choice as most guests meet it."""
    return Variant(pairing, language, text_ratio, theme, glass, has_low_reach, face_side)
