"""What the words of the two ways weigh: their number, their praise, their promises, how long they take to say."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from app import paths
from app.domain.problems import Problem
from app.i18n import Words
from app.parity.metrics import Finding

LEAST, MOST = 0.8, 1.25
WITHOUT_SPACES = frozenset({"zh", "ja", "th", "ko"})
"""Languages whose words are counted by signs; Korean has spaces, but joins its endings to its words."""

FACE_KEYS = ("choice.face", "choice.face_detail")
OTHER_KEYS = ("choice.passport", "choice.passport_detail")
ALIKE = (
    ("choice.face_detail", "choice.passport_detail"),
    ("consent.agree", "consent.decline"),
    ("release.act", "consent.decline"),
)
"""What must be as long as its partner by itself; a card is as long as the other one with title and detail together."""

OF_A_FACE = ("camera", "face")
"""What the codes of problems begin with that a guest without a face never meets."""


@lru_cache(maxsize=1)
def lexicon() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """The words that lean on a guest, by language and kind (valenced, incentive, later, face)."""
    found = tomllib.loads((paths.resources() / "parity" / "lexicon.toml").read_text(encoding="utf-8"))
    return {tag: {kind: tuple(words) for kind, words in kinds.items()} for tag, kinds in found.items()}


def worded(words: Words, language: str) -> list[Finding]:
    """Every measure of the words in one language. Raises: KeyError if it has no lexicon."""
    face = [words.text(language, key) for key in FACE_KEYS]
    other = [words.text(language, key) for key in OTHER_KEYS]
    both = "\n".join((*face, *other))
    troubles = list(_troubles(words, language))
    return [
        _alike("P17", _count(" ".join(face), language), _count(" ".join(other), language), language),
        *(_alike_alone(words, language, pair) for pair in ALIKE),
        _free("P19", [both], language, "valenced"),
        _free("P20", [both], language, "incentive"),
        _alike("P24", _spoken(face), _spoken(other), language),
        _free("P28", [both], language, "later"),
        _free("P33", troubles, language, "face"),
    ]


def hits(text: str, language: str, kind: str) -> list[str]:
    """The words of one kind that stand in a text."""
    lower = text.casefold()
    return [word for word in lexicon()[language][kind] if _pattern(word, language).search(lower)]


@lru_cache(maxsize=2048)
def _pattern(word: str, language: str) -> re.Pattern[str]:
    """A word where a word begins, after what Arabic joins to it; anywhere where words are not set apart."""
    is_anywhere = language.split("-", maxsplit=1)[0] in WITHOUT_SPACES
    return re.compile(word if is_anywhere else rf"(?<!\w)(?:ال|و|ب|ل)*(?:{word})")


def _free(metric: str, texts: Iterable[str], language: str, kind: str) -> Finding:
    """No word of a kind stands in any of the texts."""
    found = sorted({hit for text in texts for hit in hits(text, language, kind)})
    return Finding(metric, ", ".join(found) or "none", not found, language)


def _alike(metric: str, face: int, other: int, language: str) -> Finding:
    """Two lengths are much the same."""
    return Finding(metric, f"{face} and {other}", LEAST <= face / other <= MOST, language)


def _alike_alone(words: Words, language: str, pair: tuple[str, str]) -> Finding:
    """Two sentences are as long as one another, sign by sign."""
    one, other = (len(words.text(language, key)) for key in pair)
    return _alike("P17", one, other, f"{language} {pair[0]}")


def _count(text: str, language: str) -> int:
    """Words, or signs where words are not set apart."""
    if language.split("-", maxsplit=1)[0] in WITHOUT_SPACES:
        return sum(character.isalnum() for character in text)
    return len(re.findall(r"\w+", text))


def _spoken(texts: Iterable[str]) -> int:
    """How long a text is to say: its letters."""
    return sum(character.isalnum() for text in texts for character in text)


def _troubles(words: Words, language: str) -> Iterator[str]:
    """What a guest without a face may read when something goes wrong."""
    for problem in Problem:
        if not problem.value.startswith(OF_A_FACE):
            yield from _sentences(words, language, problem)


def _sentences(words: Words, language: str, problem: Problem) -> Iterator[str]:
    """Heading and advice of one problem."""
    for part in ("title", "body"):
        yield words.unfilled(language, f"trouble.{problem.value}.{part}")
