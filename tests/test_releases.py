"""The written release says all that the law asks for, in every language, and is there only where one is asked for."""

from dataclasses import replace

import pytest

from app import paths
from app.bootstrap import rules_of
from app.config import Config
from app.domain.mode import Mode
from app.i18n import LANGUAGES, Words, load_words
from app.notices import notices_of
from app.releases import releases_of

DEMO = Config().for_demo()


@pytest.fixture(scope="module")
def words() -> Words:
    return load_words(paths.resources())


def in_place(*profiles: str, mode: Mode = Mode.VERIFY_1TO1, face_s: float = 60.0, **hotel: object) -> Config:
    """The demo's hotel in another place."""
    changed = replace(DEMO.hotel, profiles=profiles, **hotel)  # type: ignore[arg-type]
    return replace(DEMO, hotel=changed, face=replace(DEMO.face, mode=mode, face_s=face_s))


@pytest.mark.parametrize("places", [("US-IL",), ("STRICT",), ("CN", "US-IL")])
def test_a_place_that_asks_for_a_release_has_one_in_every_language(words: Words, places: tuple[str, ...]) -> None:
    found = releases_of(in_place(*places), words)

    assert set(found) == set(LANGUAGES)
    assert len({text.whole for text in found.values()}) == len(LANGUAGES)


def test_the_rules_of_the_kiosk_have_it(words: Words) -> None:
    config = in_place("US-IL")

    assert rules_of(config, notices_of(config, words), words).releases == releases_of(config, words)
    assert rules_of(DEMO, notices_of(DEMO, words), words).releases == {}


def test_elsewhere_nothing_is_to_be_signed(words: Words) -> None:
    assert releases_of(in_place("CN", "US-TX"), words) == {}


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_who_collects_why_how_long_and_what_the_signature_is(words: Words, language: str, mode: Mode) -> None:
    text = releases_of(in_place("US-IL", mode=mode, face_s=45.0), words)[language]

    collected, purpose, leaves, term, undo, signature = text.points
    assert DEMO.hotel.legal_name in collected
    assert purpose == words.text(language, f"release.purpose_{mode.value}")
    assert "45" in term
    assert (leaves, undo) == (words.text(language, "consent.leaves"), words.text(language, "consent.undo"))
    assert text.act in signature
    assert text.act == words.text(language, "release.act")


def test_in_english_the_law_s_own_words_stand_in_it(words: Words) -> None:
    text = releases_of(in_place("US-IL"), words)["en"].whole

    assert all(word in text for word in ("collects", "Purpose:", "Term:", "electronic signature", "I sign"))


def test_another_time_limit_is_another_text(words: Words) -> None:
    one, other = (releases_of(in_place("US-IL", face_s=seconds), words)["en"] for seconds in (45.0, 60.0))

    assert one.whole != other.whole


def test_a_hotel_without_a_legal_name_is_named_as_guests_know_it(words: Words) -> None:
    assert DEMO.hotel.name in releases_of(in_place("US-IL", legal_name=""), words)["en"].points[0]
