"""How Chinese characters are read. The table is read from disk when the first Chinese name comes, and then kept."""

from collections.abc import Mapping
from functools import cache

from app import paths


def readings(char: str) -> tuple[str, ...]:
    """The readings of a character in lower case, most usual first, `v` for u-umlaut; none if it is not in the table."""
    return _table().get(char, ())


@cache
def _table() -> Mapping[str, tuple[str, ...]]:
    """Every character with its readings: the first part of a line has its usual reading, the second its other ones."""
    found: dict[str, tuple[str, ...]] = {}
    others: list[tuple[str, str]] = []
    for line in (paths.resources() / "names" / "pinyin.txt").read_text(encoding="utf-8").splitlines():
        reading, _, chars = line.partition(" ")
        usual, _, rarer = chars.partition("|")
        found.update(dict.fromkeys(usual, (reading,)))
        others.append((reading, rarer))
    for reading, rarer in others:
        for char in rarer:
            found[char] = (*found[char], reading)
    return found
