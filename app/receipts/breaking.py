"""Where a line may end: at spaces, between Chinese or Japanese characters, between Thai words; never within a code.

Source: Unicode Standard Annex 14 and W3C, Requirements for Chinese Text Layout, 3.1, and
Requirements for Japanese Text Layout, 3.1 (what may not open or end a line).
"""

import unicodedata
from itertools import pairwise

from app.receipts.isolates import OPENERS, POP_ISOLATE, plain
from app.receipts.thai import thai_breaks

_NEVER_FIRST = frozenset(
    "、。，．・：；？！）〕］｝〉》」』】ー々ゝゞヽヾ％℃)]}>.,:;!?»”’%…—·‥〜ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
)
_NEVER_LAST = frozenset("（〔［｛〈《「『【([{<«“‘")
LEADING_VOWELS = frozenset("เแโใไ")
"""Thai vowels that are written before their consonant; not even a word too long for a line parts after one."""

_LONELY, _SHORT = 3, 16
"""How many letters are too few for a last line, and in which texts nobody minds."""

_SPACES = frozenset(" \u200b")
_OBJECT = "\ufffc"
_ISOLATING = OPENERS | {POP_ISOLATE}


def break_points(text: str) -> tuple[int, ...]:
    """Each index at which a new line may begin; the length of the text is the last.

    A long text does not end in a line of a lonely syllable or number. The marks of an isolate stay with what it holds,
    and what is closed by one is an object: no counter belongs to it.
    """
    thai = thai_breaks(text)
    shown = [index for index, character in enumerate(text) if character not in _ISOLATING]
    points = []
    for before, after in pairwise(shown):
        closed = text.rfind(POP_ISOLATE, before, after)
        if after in thai or _may_break(text[before] if closed < 0 else _OBJECT, text[after]):
            points.append(max(before, closed) + 1)
    while points and len(plain(text[points[-1] :])) <= _LONELY and len(text) > _SHORT:
        points.pop()
    return (*points, len(text))


def is_ideograph(character: str) -> bool:
    """Whether a character is Chinese, kana or full-width, and may stand apart from its neighbours."""
    return "\u2e80" <= character <= "\u9fff" or "\uf900" <= character <= "\ufaff" or "\uff00" <= character <= "\uffef"


def is_mark(character: str) -> bool:
    """Whether a character is drawn on the letter before it."""
    return unicodedata.category(character)[0] == "M"


def _may_break(before: str, after: str) -> bool:
    """Whether a line may end between two neighbouring characters."""
    if after in _SPACES or after in _NEVER_FIRST or is_mark(after):
        return False
    if before in _SPACES:
        return True
    if before in _NEVER_LAST:
        return False
    return is_ideograph(before) or (is_ideograph(after) and not before.isdecimal())
