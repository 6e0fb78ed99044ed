"""Compare a name in a machine-readable zone with a name in a booking: exact once both are written in A-Z.

Source: ICAO Doc 9303-3, 4.6 (names, truncation) and section 6 (transliteration of Latin and Cyrillic letters).
"""

import unicodedata
from string import ascii_uppercase

_LATIN = {
    "Ä": ("AE", "A"),
    "Å": ("AA", "A"),
    "Æ": ("AE",),
    "Ö": ("OE", "O"),
    "Ø": ("OE", "O"),
    "Œ": ("OE",),
    "Ü": ("UE", "UXX", "U"),
    "ẞ": ("SS",),
    "Ñ": ("N", "NXX"),
    "Þ": ("TH",),
    "Ð": ("D",),
    "Đ": ("D",),
    "Ħ": ("H",),
    "Ł": ("L",),
    "Ŧ": ("T",),
    "Ŋ": ("N",),
    "Ĳ": ("IJ",),
    "Ə": ("E",),
    "ĸ": ("Q",),
}
_CYRILLIC_LETTERS = "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЄІЂЈЉЊЋЏ"
_CYRILLIC_SPELLINGS = (
    "A B V G D E ZH Z I K L M N O P R S T U F KH TS CH SH SHCH IE Y - E IU IA IE I D J LJ NJ C DZ".replace("-", "")
)
_CYRILLIC = dict(zip(_CYRILLIC_LETTERS, ((spelling,) for spelling in _CYRILLIC_SPELLINGS.split(" ")), strict=True))
_SPELLINGS = _LATIN | _CYRILLIC | {letter: (letter,) for letter in ascii_uppercase}

_JOINED = frozenset("'’ʼ`´.")
"""Signs that leave no gap: O'Connor is OCONNOR."""

_NAME_WIDTHS = frozenset({30, 31, 39})
"""How many characters the name has in a zone that it fills. Source: ICAO 9303-5, -6 and -4."""

Pieces = tuple[tuple[str, ...], ...]
"""A word, letter by letter: each letter as its lawful spellings in A-Z; none if it has no such spelling."""


def same_person(mrz_surname: str, mrz_given: str, booking_surname: str, booking_given: str) -> bool:
    """Say whether two names are one: letters equal, order of given names and gaps free, a cut end forgiven.

    Conservative: a nickname, a missing second name or a letter of no known spelling is not the same.
    """
    zone = tuple(filter(None, (mrz_surname.split(), mrz_given.split())))
    booked = tuple(filter(None, (_words(booking_surname), _words(booking_given))))
    if not zone or len(zone) != len(booked):
        return False
    is_cut = sum(map(len, (mrz_surname, mrz_given))) + 2 * (len(zone) - 1) in _NAME_WIDTHS
    surname_ends, given_ends = is_cut and len(zone) == 1, is_cut and len(zone) == 2
    if not _is_spelled(_joined(booked[0]), "".join(zone[0]), may_end_early=surname_ends):
        return False
    return len(zone) == 1 or _same_given(booked[1], zone[1], may_end_early=given_ends)


def _same_given(booked: list[Pieces], zone: list[str], *, may_end_early: bool) -> bool:
    """Whether given names agree: all in one row, or word for word in any order."""
    if _is_spelled(_joined(booked), "".join(zone), may_end_early=may_end_early):
        return True
    left = list(zone)
    for pieces in booked:
        match = next((word for word in left if _is_spelled(pieces, word, may_end_early=False)), None)
        if match is None:
            return False
        left.remove(match)
    return not left


def _words(name: str) -> list[Pieces]:
    """The words of a booked name, letter by letter."""
    upper = unicodedata.normalize("NFC", name.replace("ß", "ẞ")).upper()
    plain = "".join(char for char in upper if char not in _JOINED)
    spread = "".join(char if unicodedata.category(char)[0] in "LM" else " " for char in plain)
    return [_pieces(word) for word in spread.split()]


def _pieces(word: str) -> Pieces:
    """The spellings of each letter; marks on letters that have no spelling of their own are dropped."""
    found: list[tuple[str, ...]] = []
    for char in word:
        letters = char if char in _SPELLINGS else unicodedata.normalize("NFD", char)
        found += [_SPELLINGS.get(letter, ()) for letter in letters if not unicodedata.combining(letter)]
    return tuple(found)


def _joined(words: list[Pieces]) -> Pieces:
    """Several words as one."""
    return tuple(piece for word in words for piece in word)


def _is_spelled(pieces: Pieces, text: str, *, may_end_early: bool) -> bool:
    """Whether the letters, one spelling each, give the text; or begin with it, where its end may be cut off."""
    reached = {0}
    for options in pieces:
        if may_end_early and len(text) in reached:
            return True
        reached = {at + len(option) for at in reached for option in options if text.startswith(option, at)}
    return len(text) in reached
