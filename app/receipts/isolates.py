"""Invisible marks that steer a line, and names and codes set apart by them. Source: Unicode Standard Annex 9, 2.4."""

import unicodedata

LEFT_TO_RIGHT_ISOLATE, RIGHT_TO_LEFT_ISOLATE, FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2066", "\u2067", "\u2068", "\u2069"
OPENERS = frozenset((LEFT_TO_RIGHT_ISOLATE, RIGHT_TO_LEFT_ISOLATE, FIRST_STRONG_ISOLATE))
OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e")
"""Older marks that could turn a whole line around; no text of ours needs them."""

INVISIBLE = OPENERS | frozenset("\u200b\u200c\u200d\u200e\u200f\u2060\u2069\ufeff")
"""Characters that are never drawn."""


def plain(text: str) -> str:
    """A text without its invisible marks, as a reader copies it."""
    return "".join(character for character in text if character not in INVISIBLE)


def written(text: str, *, most: int = 200) -> str:
    """A text for one line of a file's own description: no marks, no controls, no halves of letters, not too long."""
    shown = "".join(letter if letter.isprintable() else " " for letter in plain(text) if letter not in OVERRIDES)
    line = " ".join(shown.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def isolated_code(text: str) -> str:
    """A code, number or address that runs left to right within any sentence."""
    return f"{LEFT_TO_RIGHT_ISOLATE}{_unsteered(text)}{POP_ISOLATE}"


def isolated_name(text: str) -> str:
    """A name that keeps its own direction within any sentence."""
    return f"{FIRST_STRONG_ISOLATE}{_unsteered(text)}{POP_ISOLATE}"


def first_strong(text: str, otherwise: int) -> int:
    """The base level of a text by its first strong letter: 0 left to right, 1 right to left."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in ("L", "R", "AL"):
            return int(kind != "L")
    return otherwise


def _unsteered(text: str) -> str:
    """A text that cannot steer what stands around it."""
    return "".join(character for character in text if character not in OPENERS | OVERRIDES | {POP_ISOLATE})
