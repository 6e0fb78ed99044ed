"""No text was left untranslated: every language is written in its own words and its own letters."""

import re

import pytest

from app.i18n import LANGUAGES
from tests.house.lexicons import NATIONAL_SETS, OWN_LETTERS
from tests.house.test_words import forms

FOLDERS = [language.folder for language in LANGUAGES.values() if language.folder != "en"]

SAME_WORD = {
    "de": ["desk.office.column.name", "profile.place.JP", "profile.place.KR"],
    "es": ["desk.office.cell.value.no"],
    "fr": ["desk.office.column.version"],
}
"""Words that a language writes as English does."""


def words_of(text: str) -> str:
    """A text without its placeholders and without what is the same in every language."""
    return re.sub(r"\{[a-z_]+\}|SHA-256|QR|PIN", "", text)


def translatable(folder: str) -> dict[str, tuple[str, ...]]:
    """The texts of a language whose English ones have words."""
    english = forms("en")
    has_words = {key for key, texts in english.items() if re.search("[A-Za-z]{2}", words_of(texts[-1]))}
    return {key: texts for key, texts in forms(folder).items() if key in has_words}


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_text_is_the_english_one(folder: str) -> None:
    texts = translatable(folder)

    assert len(texts) > 300
    assert [key for key, forms_of_it in texts.items() if forms_of_it[-1] == forms("en")[key][-1]] == SAME_WORD.get(
        folder, []
    )


@pytest.mark.parametrize("folder", list(OWN_LETTERS))
def test_every_text_has_letters_of_its_language(folder: str) -> None:
    foreign = [
        key for key, texts in translatable(folder).items() if not all(re.search(OWN_LETTERS[folder], t) for t in texts)
    ]

    assert foreign == []


@pytest.mark.parametrize("folder", list(NATIONAL_SETS))
def test_every_character_is_written_in_its_country(folder: str) -> None:
    characters = {c for texts in forms(folder).values() for c in "".join(texts) if "\u4e00" <= c <= "\u9fff"}

    assert {c for c in characters if not c.encode(NATIONAL_SETS[folder], errors="ignore")} == set()


@pytest.mark.parametrize(("folder", "foreign"), [("zh_CN", "護"), ("zh_TW", "护"), ("ja", "护")])
def test_a_character_of_another_country_is_found(folder: str, foreign: str) -> None:
    assert foreign.encode(NATIONAL_SETS[folder], errors="ignore") == b""
