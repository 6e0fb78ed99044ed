"""Which characters may stand where in a zone, and what its text must keep to beyond its check digits."""

import re
from enum import Enum
from functools import cache
from string import ascii_uppercase, digits

import numpy as np
from numpy.typing import NDArray

from app.domain.mrz import FILLER, SYMBOLS, Mrz
from app.vision.page.issuers import ISSUERS
from app.vision.page.line_net import ALPHABET

Mask = NDArray[np.bool_]
"""Which characters are lawful in each place of a line, `(places, 37)`."""


class Shape(Enum):
    """How many characters a line has, and how many lines a zone. Source: ICAO 9303-4, -5, -6 and -7."""

    PASSPORT = (44, 2)
    """TD3 and MRV-A."""
    SMALL = (36, 2)
    """TD2 and MRV-B."""
    CARD = (30, 3)
    """TD1."""

    @property
    def places(self) -> int:
        """Characters a line."""
        return self.value[0]

    @property
    def lines(self) -> int:
        """Lines a zone."""
        return self.value[1]


_MEANINGS = {
    "9": digits,
    "n": digits + FILLER,
    "A": ascii_uppercase,
    "a": ascii_uppercase + FILLER,
    "x": ALPHABET,
    "s": "MFX" + FILLER,
    "P": "P",
    "C": "ACIP",
    "I": "ACI",
    "V": "V",
}
_DATES = "nnnnnn9" + "s" + "nnnnnnn"
_PATTERNS = {
    (Shape.PASSPORT, False): ("PaAaa" + "a" * 39, "x" * 9 + "9Aaa" + _DATES + "x" * 14 + "n9"),
    (Shape.PASSPORT, True): ("VaAaa" + "a" * 39, "x" * 9 + "9Aaa" + _DATES + "x" * 16),
    (Shape.SMALL, False): ("CaAaa" + "a" * 31, "x" * 9 + "nAaa" + _DATES + "x" * 7 + "9"),
    (Shape.SMALL, True): ("VaAaa" + "a" * 31, "x" * 9 + "9Aaa" + _DATES + "x" * 8),
    (Shape.CARD, False): ("IaAaa" + "x" * 9 + "n" + "x" * 15, _DATES + "Aaa" + "x" * 11 + "9", "a" * 30),
}
_CHECKED = {
    (Shape.PASSPORT, False): ("." * 44, "c" * 10 + "..." + "c" * 7 + "." + "c" * 23),
    (Shape.PASSPORT, True): ("." * 44, "c" * 10 + "..." + "c" * 7 + "." + "c" * 7 + "." * 16),
    (Shape.SMALL, False): ("." * 36, "c" * 10 + "..." + "c" * 7 + "." + "c" * 15),
    (Shape.SMALL, True): ("." * 36, "c" * 10 + "..." + "c" * 7 + "." + "c" * 7 + "." * 8),
    (Shape.CARD, False): ("." * 5 + "c" * 25, "c" * 7 + "." + "c" * 7 + "..." + "c" * 12, "." * 30),
}
"""Which places a check digit covers, or holds."""
_IS_FILLER = np.array([sign == FILLER for sign in ALPHABET])
_VALUES = np.array([max(0, SYMBOLS.find(sign)) % 10 for sign in ALPHABET])
_NAME = re.compile(r"(?:[A-Z]+(?:<[A-Z]+)*)?(?:<<[A-Z]+(?:<[A-Z]+)*)?<*")
NAME_PLACE = {Shape.PASSPORT: (0, 5), Shape.SMALL: (0, 5), Shape.CARD: (2, 0)}
"""The line of the name, and where it begins there; it fills the rest."""
_CODE_PLACES = {Shape.PASSPORT: ((0, 2), (1, 10)), Shape.SMALL: ((0, 2), (1, 10)), Shape.CARD: ((0, 2), (1, 15))}
_CODE_SIZE = 3


@cache
def masks_of(shape: Shape, *, is_visa: bool) -> tuple[Mask, ...]:
    """What is lawful in each place of each line; there are no visas of three lines."""
    return tuple(
        np.array([[sign in _MEANINGS[kind] for sign in ALPHABET] for kind in pattern], np.bool_)
        for pattern in _PATTERNS[shape, is_visa]
    )


@cache
def checked_of(shape: Shape, *, is_visa: bool) -> tuple[NDArray[np.bool_], ...]:
    """Which places of each line are under a check digit, `(places,)`."""
    return tuple(np.array([kind == "c" for kind in row], np.bool_) for row in _CHECKED[shape, is_visa])


ALIKE: Mask = _VALUES[:, None] == _VALUES[None, :]
"""Which characters no check digit can tell apart, `(37, 37)`: 0, A, K, U and the filler, 1 and L, 6 and G, and more."""


def unseen_of(shape: Shape, lines: tuple[str, ...], *, is_visa: bool) -> tuple[Mask, ...]:
    """Which other characters would leave a text as right as it is, `(places, 37)` a line.

    Others are given away: by a check digit, by an issuer or a nationality that does not exist, by a name that none is.
    """
    unseen = [
        ALIKE[[ALPHABET.index(sign) for sign in line]] | ~checked[:, None]
        for line, checked in zip(lines, checked_of(shape, is_visa=is_visa), strict=True)
    ]
    for line, start in _CODE_PLACES[shape]:
        code = lines[line][start : start + _CODE_SIZE]
        if _is_code(code):
            for place in range(_CODE_SIZE):
                unseen[line][start + place] = [_is_code(_put(code, place, sign)) for sign in ALPHABET]
    line, start = NAME_PLACE[shape]
    name = lines[line][start:]
    if _NAME.fullmatch(name):
        letter = [_NAME.fullmatch(_put(name, place, "A")) is not None for place in range(len(name))]
        blank = [_NAME.fullmatch(_put(name, place, FILLER)) is not None for place in range(len(name))]
        unseen[line][start:] &= np.where(_IS_FILLER, np.array(blank)[:, None], np.array(letter)[:, None])
    return tuple(unseen)


def is_plausible(shape: Shape, lines: tuple[str, ...], mrz: Mrz) -> bool:
    """Whether issuer and nationality exist and the name is written as one: a double filler, blanks at the end."""
    line, start = NAME_PLACE[shape]
    are_known = mrz.issuer in ISSUERS and mrz.nationality in ISSUERS
    return are_known and _NAME.fullmatch(lines[line][start:]) is not None


def _is_code(code: str) -> bool:
    return code.rstrip(FILLER) in ISSUERS


def _put(text: str, place: int, sign: str) -> str:
    return text[:place] + sign + text[place + 1 :]
