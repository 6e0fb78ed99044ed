"""Where a line may end: Latin and Arabic at spaces, Chinese and Japanese between characters, but never within a code.

Source: Unicode Standard Annex 14 and W3C, Requirements for Chinese Text Layout, 3.1 (what may not open or end a line).
"""

import unicodedata

from app.receipts.isolates import OPENERS, POP_ISOLATE

_NEVER_FIRST = frozenset("、。，．・：；？！）〕］｝〉》」』】ー々％℃)]}>.,:;!?»”’%…—·")
_NEVER_LAST = frozenset("（〔［｛〈《「『【([{<«“‘")
_SPACES = frozenset(" \u200b")
_BESIDE_ISOLATES = OPENERS | {POP_ISOLATE}


def break_points(text: str) -> tuple[int, ...]:
    """Each index at which a new line may begin; the length of the text is the last."""
    return (*(index for index in range(1, len(text)) if _may_break(text[index - 1], text[index])), len(text))


def is_ideograph(character: str) -> bool:
    """Whether a character is Chinese, kana or full-width, and may stand apart from its neighbours."""
    return "\u2e80" <= character <= "\u9fff" or "\uf900" <= character <= "\ufaff" or "\uff00" <= character <= "\uffef"


def _may_break(before: str, after: str) -> bool:
    """Whether a line may end between two neighbouring characters."""
    if after in _SPACES or after in _NEVER_FIRST or unicodedata.combining(after):
        return False
    if before in _SPACES:
        return True
    if before in _NEVER_LAST or before in _BESIDE_ISOLATES or after in _BESIDE_ISOLATES:
        return False
    return is_ideograph(before) or (is_ideograph(after) and not before.isdecimal())
