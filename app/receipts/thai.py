"""Where Thai words end: no space tells, so the words that receipts use are known by a list.

Of all ways to read a stretch as words of the list the one with the fewest is taken; letters that no word explains stay
together, so that a name is never parted in the wrong place.
"""

from functools import cache
from itertools import groupby

from app import paths

_UNKNOWN = 100
"""How many words a letter that no word explains weighs as much as."""


def is_thai(character: str) -> bool:
    """Whether a character is a Thai letter or mark."""
    return "\u0e01" <= character <= "\u0e4e"


@cache
def thai_breaks(text: str) -> frozenset[int]:
    """Each index at which a Thai word begins right after another."""
    breaks: set[int] = set()
    start = 0
    for thai, group in groupby(text, is_thai):
        stretch = "".join(group)
        if thai:
            breaks |= {start + end for end in _ends(stretch)}
        start += len(stretch)
    return frozenset(breaks)


@cache
def vocabulary() -> frozenset[str]:
    """The words of the list."""
    lines = (paths.resources() / "thai-words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def _ends(stretch: str) -> list[int]:
    """Where words within a stretch of Thai end, except at its own end."""
    words = vocabulary()
    longest = max(map(len, words))
    costs, origins = [0] + [0] * len(stretch), [0] * (len(stretch) + 1)
    for end in range(1, len(stretch) + 1):
        costs[end], origins[end] = costs[end - 1] + _UNKNOWN, end - 1
        for start in range(max(0, end - longest), end):
            if stretch[start:end] in words and costs[start] + 1 < costs[end]:
                costs[end], origins[end] = costs[start] + 1, start
    ends = []
    end = len(stretch)
    while end:
        start = origins[end]
        if stretch[start:end] in words and (start == 0 or stretch[origins[start] : start] in words):
            ends.append(start)
        end = start
    return [end for end in ends if end]
