"""Where a line of the screen may end: between words and phrases, also where no space tells them apart.

Qt breaks Thai by a dictionary and Latin at spaces. It would part Korean and Chinese words, Japanese phrases and
telephone numbers anywhere, which reads badly in large type: here they stay whole as long as they fit.
"""

from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise

from PySide6.QtCore import QTextBoundaryFinder
from PySide6.QtGui import QFont, QFontMetricsF

from app import paths

WORD_JOINER = "\u2060"
"""Put between two characters, it keeps a line from ending there, and is not seen."""

HONORIFICS = "おご"
"""What opens a polite Japanese word and belongs to it."""

LEADING_WORDS = "用请請不未已将將把和或与與及并並在从從由为為"
"""Chinese words of one character that belong to what follows."""

TRAILING_WORDS = "的了吗嗎呢们們时時后後中"
"""Chinese words of one character that belong to what stands before."""

NO_BREAK_SPACE = "\u00a0"
DASHES = "\u2013\u2014"
FRENCH_MARKS = "!?:;\u00bb"
"""What no line begins with though a space stands before it: dashes, and the marks of French."""

UNIT_LETTERS = 2
"""A word of so many letters at most stays with the number before it."""


def joined(text: str, font: QFont, width_px: float, *, has_phrases: bool) -> str:
    """The text with each part that fits a width tied together; without `has_phrases`, Japanese fills its lines."""
    phrases = parts(text, has_phrases=has_phrases)
    places = _boundaries(text)
    if len(places) < len(phrases):
        return text
    metrics = QFontMetricsF(font)
    tied, start = [], 0
    for phrase in phrases:
        end = start + len(phrase)
        inside = [place for place in places if start < place < end]
        fits = bool(inside) and metrics.horizontalAdvance(phrase.rstrip()) <= width_px
        ends = [start, *inside, end] if fits else [start, end]
        tied.append(_tied([text[one:other] for one, other in pairwise(ends)]))
        start = end
    return "".join(tied)


def forget_lines() -> None:
    """Drop every text looked at so far, since the names of a guest are among them."""
    parts.cache_clear()
    _boundaries.cache_clear()


@lru_cache(maxsize=4096)
def parts(text: str, *, has_phrases: bool = True) -> tuple[str, ...]:
    """The parts of a text between which a line may end; a space stays with the part before it."""
    is_running = not has_phrases and any(map(_is_square, text))
    inside = set() if is_running else _inside_words(text)
    is_phrase = _is_phrase if any(map(_is_kana, text)) else _is_word
    ends = [
        place
        for place in _boundaries(text)
        if place not in inside and _may_end(text, place) and (is_running or is_phrase(text, place))
    ]
    return tuple(text[start:end] for start, end in pairwise((0, *ends, len(text))))


@lru_cache(maxsize=4096)
def _boundaries(text: str) -> tuple[int, ...]:
    """Each place within a text where Qt would let a line end."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, text)
    places = []
    while (place := finder.toNextBoundary()) != -1:
        places.append(place)
    return tuple(place for place in places if 0 < place < len(text))


@cache
def whole_words() -> tuple[str, ...]:
    """The words of the list, of all languages."""
    lines = (paths.resources() / "whole-words.txt").read_text(encoding="utf-8").splitlines()
    return tuple(word for line in lines if not line.startswith("#") for word in line.split()[1:])


def _tied(pieces: Sequence[str]) -> str:
    """Pieces of a text with nothing between them at which a line could end."""
    *before, last = pieces
    tied = (f"{piece[:-1]}{NO_BREAK_SPACE}" if piece[-1] == " " else f"{piece}{WORD_JOINER}" for piece in before)
    return "".join((*tied, last))


def _inside_words(text: str) -> set[int]:
    """Each place within a word that stays whole."""
    found: set[int] = set()
    for word in whole_words():
        start = text.find(word)
        while start != -1:
            found.update(range(start + 1, start + len(word)))
            start = text.find(word, start + len(word))
    return found


def _may_end(text: str, place: int) -> bool:
    """Whether a line may end before a place where Qt would let it end, in any language."""
    before, after = text[place - 1], text[place]
    if before != " ":
        return not (_is_hangul(before) and _is_hangul(after))
    if after in DASHES or after in FRENCH_MARKS:
        return False
    if not text[place - 2 : place - 1].isdecimal():
        return True
    word = text[place:].split(maxsplit=1)[0].rstrip(".,;:!?)")
    return not (word.isalpha() and len(word) <= UNIT_LETTERS) and not after.isdecimal()


def _is_phrase(text: str, place: int) -> bool:
    """Whether a Japanese phrase ends before a place."""
    before, after = text[place - 1], text[place]
    if not (_is_square(before) and _is_square(after)):
        return True
    if after in HONORIFICS:
        return not _is_hiragana(text[place + 1 : place + 2] or after)
    return _is_hiragana(before) and not _is_hiragana(after) and before not in HONORIFICS


def _is_word(text: str, place: int) -> bool:
    """Whether no Chinese word of one character belongs to the other side of a place."""
    return text[place - 1] not in LEADING_WORDS and text[place] not in TRAILING_WORDS


def _is_hangul(character: str) -> bool:
    """Whether a character is a Korean syllable."""
    return "\uac00" <= character <= "\ud7a3"


def _is_hiragana(character: str) -> bool:
    """Whether a character is one of those that end a Japanese phrase."""
    return "\u3041" <= character <= "\u309f"


def _is_kana(character: str) -> bool:
    """Whether a character shows a text to be Japanese."""
    return "\u3041" <= character <= "\u30ff"


def _is_square(character: str) -> bool:
    """Whether a character stands in Japanese or Chinese words; marks and brackets do not."""
    return _is_kana(character) or "\u4e00" <= character <= "\u9fff"
