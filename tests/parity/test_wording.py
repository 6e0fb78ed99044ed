"""What the words weigh."""

import pytest

from app.i18n import LANGUAGES, Words
from app.parity.metrics import METRICS, Where
from app.parity.wording import hits, lexicon, worded

KINDS = {"valenced", "incentive", "later", "face"}


def test_every_language_has_its_lexicon_and_every_lexicon_its_language() -> None:
    assert LANGUAGES.keys() <= lexicon().keys()
    assert all(kinds.keys() == KINDS and all(kinds.values()) for kinds in lexicon().values())


def test_every_measure_of_the_words_is_taken(words: Words) -> None:
    found = worded(words, "en")

    assert {finding.metric for finding in found} == {m for m, one in METRICS.items() if one.where is Where.WORDS}


def test_sentences_that_stand_alone_are_held_against_each_other_too(words: Words) -> None:
    found = [finding.at for finding in worded(words, "en") if finding.metric == "P17"]

    assert found == ["en", "en choice.face_detail", "en consent.agree", "en release.act"]


@pytest.mark.parametrize(
    ("text", "language", "kind", "found"),
    [
        ("Check in fast with my face", "en", "valenced", ["fast"]),
        ("Breakfast is at seven", "en", "valenced", []),
        ("The easiest way", "en", "valenced", ["easi"]),
        ("Skip for now", "en", "later", ["skip"]),
        ("Earn 500 points", "en", "incentive", ["point"]),
        ("刷脸更快办理入住", "zh-CN", "valenced", ["快"]),
        ("请看人脸摄像头", "zh-CN", "face", ["人脸", "摄像头"]),
        ("الطريقة الأسهل", "ar", "valenced", ["أسهل"]),
        ("طريقة أسهل", "ar", "valenced", ["أسهل"]),
        ("بالوجه", "ar", "face", ["وجه", "الوجه"]),
        ("Schneller einchecken", "de", "valenced", ["schnell"]),
        ("быстрее", "ru", "valenced", ["быстр"]),
    ],
)
def test_a_word_is_found_where_words_begin(text: str, language: str, kind: str, found: list[str]) -> None:
    assert hits(text, language, kind) == found
