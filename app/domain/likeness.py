"""How like two words of a name are, both in A-Z, and in what they differ."""

import re
from enum import Enum

_LETTER_OFF, _INITIAL, _SOUND = 0.80, 0.80, 0.90
"""How like two words are, 0 to 1: one letter off, an initial, the same by ear. Source: our trial."""

_BEGINNING = 0.70
"""A first name that begins as another may be a pet name: Alex is not yet Alexander."""

_SHORT_WORD = 0.65
"""Short words are often one letter apart and two names; only a person can say whether Jon is John."""

_SHORT_LETTERS, PART_LETTERS, _EDIT_LETTERS = 3, 4, 5
"""How many letters a word needs to be compared by more than its letters; to stand for another; to have one wrong."""

_SOUNDS = (
    *(("UXX", "U"), ("NXX", "N"), ("SCH", "S"), ("SH", "S"), ("CZ", "C"), ("CH", "C"), ("KH", "H"), ("PH", "F")),
    *(("CK", "K"), ("KS", "X"), ("Y", "I"), ("J", "I"), ("W", "V"), ("OH", "O"), ("OU", "O"), ("UE", "U")),
    *(("AE", "A"), ("OE", "O"), ("EE", "E"), ("Z", "S")),
)
_TWICE = re.compile(r"(.)\1+")
_NOT_SKELETON = re.compile(r"[AEIOUYW]")


class NameReason(Enum):
    """What the verdict rests on; the worst of what was found."""

    LETTERS = "letters"
    ORDER = "order"
    SPELLING = "spelling"
    INITIAL = "initial"
    CUT_SHORT = "cut_short"
    MISSING_NAME = "missing_name"
    OTHER_SCRIPT = "other_script"
    OTHER_NAME = "other_name"
    NO_NAME = "no_name"


def word_likeness(zone: str, booked: str) -> tuple[float, NameReason]:
    """How like two words are, and in what they differ."""
    if zone == booked:
        return 1.0, NameReason.LETTERS
    short, long = sorted((zone, booked), key=len)
    if len(short) == 1:
        return (_INITIAL, NameReason.INITIAL) if long[0] == short else (0.0, NameReason.OTHER_NAME)
    is_by_ear = len(short) >= _SHORT_LETTERS and _sound(zone) == _sound(booked)
    if len(short) >= PART_LETTERS and is_by_ear:
        return _SOUND, NameReason.SPELLING
    if len(short) >= PART_LETTERS and long.startswith(short):
        return _BEGINNING, NameReason.CUT_SHORT
    if len(short) >= _EDIT_LETTERS and _is_one_edit(short, long):
        return _LETTER_OFF, NameReason.SPELLING
    if len(short) >= _SHORT_LETTERS and (is_by_ear or _is_letter_left_out(short, long)):
        return _SHORT_WORD, NameReason.SPELLING
    return 0.0, NameReason.OTHER_NAME


def _sound(word: str) -> str:
    """A word roughly as it sounds, so that the ways of writing one name in A-Z agree."""
    for sign, sound in _SOUNDS:
        word = word.replace(sign, sound)
    return _TWICE.sub(r"\1", word)


def skeleton(word: str) -> str:
    """The consonants of an Arabic name in A-Z without its article, related ones as one."""
    if len(word) > PART_LETTERS:
        word = word.removeprefix("AL").removeprefix("EL")
    word = word.removesuffix("XTA").removesuffix("AH").replace("Q", "K").replace("X", "")
    for sign, sound in (("DZ", "D"), ("DH", "D"), ("GH", "G"), ("KH", "H"), ("TH", "T"), ("SH", "S")):
        word = word.replace(sign, sound)
    return _TWICE.sub(r"\1", _NOT_SKELETON.sub("", word))


def _is_letter_left_out(short: str, long: str) -> bool:
    """Whether one word is the other without one of its letters."""
    return len(short) + 1 == len(long) and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def _is_one_edit(short: str, long: str) -> bool:
    """Whether one letter put in, left out, changed or swapped with its neighbour makes one word of the other."""
    at = next((place for place, (one, two) in enumerate(zip(short, long, strict=False)) if one != two), len(short))
    if len(short) < len(long):
        return _is_letter_left_out(short, long)
    return short[at + 1 :] == long[at + 1 :] or (
        short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :]
    )
