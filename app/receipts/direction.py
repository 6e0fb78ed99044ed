"""Which way each letter runs, and in what order runs stand on a line. Source: Unicode Standard Annex 9."""

import unicodedata
from collections.abc import Sequence

from bidi import algorithm

from app.receipts.isolates import LEFT_TO_RIGHT_ISOLATE, OPENERS, POP_ISOLATE, RIGHT_TO_LEFT_ISOLATE, first_strong

_OBJECT = "\ufffc"
_ISOLATING = OPENERS | {POP_ISOLATE}
_SKIPPED = ("BN", "LRE", "RLE", "LRO", "RLO", "PDF")
"""Kinds of characters that have no place in a line (rule X9)."""
_TOLD_DIRECTION = {LEFT_TO_RIGHT_ISOLATE: 0, RIGHT_TO_LEFT_ISOLATE: 1}


def levels(text: str, base: int) -> tuple[int, ...]:
    """The embedding level of each character; odd runs right to left.

    WORKAROUND(python-bidi 0.6.12): it knows no isolates, so each is resolved by itself and stands for an object.
    """
    found = [base] * len(text)
    outer = [index for index, _ in enumerate(text)]
    for start, end in _isolates(text):
        inside = text[start + 1 : end]
        rtl = _TOLD_DIRECTION.get(text[start], first_strong(inside, 0))
        inner = base + 1 if (base + 1) % 2 == rtl else base + 2
        found[start + 1 : end] = levels(inside, inner)
        outer = [index for index in outer if not start < index <= end]
    shown = [index for index in outer if unicodedata.bidirectional(text[index]) not in _SKIPPED]
    line = "".join(_OBJECT if text[index] in _ISOLATING else text[index] for index in shown)
    for index, level in zip(shown, _resolved(line, base), strict=True):
        found[index] = level
    return tuple(found)


def visual_order(run_levels: Sequence[int]) -> tuple[int, ...]:
    """The order, left to right, in which runs of these levels are drawn (rule L2)."""
    order = list(range(len(run_levels)))
    for level in range(max(run_levels, default=0), 0, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and run_levels[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = max(end, start + 1)
    return tuple(order)


def _isolates(text: str) -> list[tuple[int, int]]:
    """Where each outermost isolate opens and closes; one never closed is none."""
    found = []
    opened: list[int] = []
    for index, character in enumerate(text):
        if character in OPENERS:
            opened.append(index)
        elif character == POP_ISOLATE and opened:
            start = opened.pop()
            if not opened:
                found.append((start, index))
    return found


def _resolved(line: str, base: int) -> list[int]:
    """Levels of a line without isolates and marks, by python-bidi's rules W, N and I."""
    if base % 2 == 0 and all(unicodedata.bidirectional(char) not in ("R", "AL", "AN") for char in line):
        return [base] * len(line)
    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = base, "RL"[base % 2 == 0]
    algorithm.get_embedding_levels(line, storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    return [int(character["level"]) for character in storage["chars"]]
