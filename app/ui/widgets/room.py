"""How much room a look leaves, so that screens agree on when to be generous."""

from app.ui.theme import Look

LARGE_FROM_RATIO = 1.5
"""From this text size on, the words need the room themselves."""


def is_roomy(look: Look) -> bool:
    """Whether facts and buttons may be larger than they must: the text is not large, and nothing was moved down."""
    return look.text_ratio < LARGE_FROM_RATIO and not look.controls_top_px


def is_tall(look: Look) -> bool:
    """Whether there is room to be generous on an upright glass."""
    return look.is_portrait and is_roomy(look)


def roomy_mm(look: Look, size_mm: float) -> float:
    """The least height of a button where an upright glass has room, less of it for larger words; else 0."""
    return size_mm / look.text_ratio if is_tall(look) else 0.0
