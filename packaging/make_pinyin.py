"""Write `resources/names/pinyin.txt`: how Chinese characters are read, from the dictionary of the package pypinyin.

Each line is a reading in lower case, `v` for u-umlaut and without tones, and the characters read so: those for which it
is the most usual reading, then a bar, then the others. Needs pypinyin (MIT), which the product itself does not.
"""

import argparse
import unicodedata
from collections import defaultdict
from pathlib import Path

from pypinyin.constants import PINYIN_DICT

TARGET = Path(__file__).resolve().parent.parent / "resources" / "names" / "pinyin.txt"
FIRST, LAST = 0x4E00, 0x9FFF


def plain(reading: str) -> str:
    """A reading without its tone, u-umlaut as `v`."""
    letters = unicodedata.normalize("NFD", reading).replace("u\u0308", "v").replace("\u00ea", "e")
    return "".join(char for char in letters if char.isascii() and char.isalpha())


def table() -> str:
    """The whole file."""
    usual: dict[str, list[str]] = defaultdict(list)
    others: dict[str, list[str]] = defaultdict(list)
    for code in range(FIRST, LAST + 1):
        readings = list(dict.fromkeys(filter(None, map(plain, PINYIN_DICT.get(code, "").split(",")))))
        for number, reading in enumerate(readings):
            (others if number else usual)[reading].append(chr(code))
    names = sorted(usual.keys() | others.keys())
    return "".join(f"{name} {''.join(usual[name])}|{''.join(others[name])}\n" for name in names)


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser(description="Write the table of Chinese readings.")
    parser.add_argument("--target", type=Path, default=TARGET)
    target = parser.parse_args().target
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(table(), encoding="utf-8")


if __name__ == "__main__":
    main()
