"""Where a line of the screen may end: between words and phrases, also where no space tells them apart.

Qt breaks Thai by a dictionary and Latin at spaces. It would part Korean words and Japanese phrases anywhere, which
reads badly in large type: here they stay whole as long as they fit.
"""

from functools import lru_cache
from itertools import pairwise

from PySide6.QtCore import QTextBoundaryFinder
from PySide6.QtGui import QFont, QFontMetricsF

WORD_JOINER = "\u2060"
"""Put between two characters, it keeps a line from ending there, and is not seen."""

HONORIFICS = "おご"
"""What opens a polite Japanese word and belongs to it."""

WHOLE_WORDS = (
    *("読み取", "受け取", "映り込", "申し立", "申し出", "照らし合", "お一人"),
    *("หนังสือเดินทาง", "เช็คอิน", "คิวอาร์โค้ด", "ใบยืนยัน", "การจอง", "แผนกต้อนรับ", "หน้าจอ", "เดียวกัน"),
)
"""Words of the catalogues that rules and dictionary would part, in Japanese and in Thai."""


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
        tied.append(WORD_JOINER.join(text[one:other] for one, other in pairwise(ends)))
        start = end
    return "".join(tied)


def forget_lines() -> None:
    """Drop every text looked at so far, since the names of a guest are among them."""
    parts.cache_clear()
    _boundaries.cache_clear()


@lru_cache(maxsize=4096)
def parts(text: str, *, has_phrases: bool = True) -> tuple[str, ...]:
    """The parts of a text between which a line may end; a space stays with the part before it."""
    is_japanese = has_phrases and any(map(_is_kana, text))
    inside = _inside_words(text)
    ends = [
        place for place in _boundaries(text) if place not in inside and _may_end(text, place, is_japanese=is_japanese)
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


def _inside_words(text: str) -> set[int]:
    """Each place within a word that stays whole."""
    found: set[int] = set()
    for word in WHOLE_WORDS:
        start = text.find(word)
        while start != -1:
            found.update(range(start + 1, start + len(word)))
            start = text.find(word, start + len(word))
    return found


def _may_end(text: str, place: int, *, is_japanese: bool) -> bool:
    """Whether a line may end before a place where Qt would let it end."""
    before, after = text[place - 1], text[place]
    if _is_hangul(before) and _is_hangul(after):
        return False
    if not is_japanese or not (_is_japanese(before) and _is_japanese(after)):
        return True
    if after in HONORIFICS:
        return not _is_hiragana(text[place + 1 : place + 2] or after)
    return _is_hiragana(before) and not _is_hiragana(after) and before not in HONORIFICS


def _is_hangul(character: str) -> bool:
    """Whether a character is a Korean syllable."""
    return "\uac00" <= character <= "\ud7a3"


def _is_hiragana(character: str) -> bool:
    """Whether a character is one of those that end a Japanese phrase."""
    return "\u3041" <= character <= "\u309f"


def _is_kana(character: str) -> bool:
    """Whether a character shows a text to be Japanese."""
    return "\u3041" <= character <= "\u30ff"


def _is_japanese(character: str) -> bool:
    """Whether a character stands in Japanese words; marks and brackets do not."""
    return _is_kana(character) or "\u4e00" <= character <= "\u9fff"
