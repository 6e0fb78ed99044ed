"""The policy tells the schedule that really runs, in every language, in words that change with the settings."""

import re
from dataclasses import replace
from html import unescape

import pytest

from app import paths
from app.config import TWELVE, Config
from app.domain.mode import Mode
from app.i18n import Words, load_words
from app.policy import policy_page, schedule, unreviewed

DEMO = Config().for_demo()


@pytest.fixture(scope="module")
def words() -> Words:
    return load_words(paths.resources())


def in_place(*profiles: str) -> Config:
    """The demo's hotel in another place, as strict as its law asks."""
    return replace(DEMO, hotel=replace(DEMO.hotel, profiles=profiles)).lawful()


def test_in_illinois_it_tells_purpose_term_destruction_and_the_signed_release(words: Words) -> None:
    page = policy_page(in_place("US-IL"), words, "en", "0.1.0")

    told = ("signed a written release", "60 seconds at most", "1827 days", "three years", "740 ILCS 14/15(a)")
    assert [each for each in (*told, "never before", "sold, leased, traded") if each not in page] == []
    assert DEMO.hotel.legal_name in page
    assert DEMO.hotel.complaint_authority in page


def test_elsewhere_nothing_is_said_to_be_signed(words: Words) -> None:
    page = policy_page(in_place("CN"), words, "en", "0.1.0")

    assert "signed a written release" not in page
    assert "agreed on a screen of its own" in page


@pytest.mark.parametrize("mode", Mode)
def test_it_tells_what_this_kiosk_does_with_a_face(mode: Mode, words: Words) -> None:
    page = policy_page(replace(DEMO, face=replace(DEMO.face, mode=mode)), words, "en", "0.1.0")

    assert ("measurements of its geometry" in page) is (mode is Mode.VERIFY_1TO1)
    assert ("by eye" in page) is (mode is Mode.DETECTION_ONLY)


def test_every_time_is_that_of_the_settings(words: Words) -> None:
    config = replace(
        DEMO,
        face=replace(DEMO.face, face_s=45.0),
        receipts=replace(DEMO.receipts, retention_days=2000),
        retention=replace(DEMO.retention, link_days=7, audit_days=1500),
    )

    told = " ".join(how_long for _, how_long, _ in schedule(config, words, "en"))
    assert [each for each in ("45 seconds", "2000 days", "7 days after", "1500 days") if each not in told] == []
    russian = " ".join(how_long for _, how_long, _ in schedule(config, words, "ru"))
    assert [each for each in ("45 секунд", "2000 дней", "7 дней", "1500 дней") if each not in russian] == []


@pytest.mark.parametrize("language", TWELVE)
@pytest.mark.parametrize("profile", ["CN", "US-IL"])
def test_in_every_language_every_section_is_there_and_lines_begin_where_they_should(
    language: str, profile: str, words: Words
) -> None:
    page = policy_page(in_place(profile), words, language, "0.1.0")

    side = "rtl" if language == "ar" else "ltr"
    assert page.startswith(f'<!DOCTYPE html>\n<html lang="{language}" dir="{side}">')
    heads = ("title", "collected.title", "schedule.title", "law.title", "never.title", "rights.title")
    assert re.findall(r"<h[12]>(.*?)</h[12]>", page) == [words.text(language, f"policy.{head}") for head in heads]
    assert len(re.findall(r"<tr><td>", page)) == len(schedule(DEMO, words, language))
    assert len(re.findall(r"<t[dh]></t[dh]>|<p></p>|\{", page.split("</style>")[1])) == 0
    consent = "signed" if profile == "US-IL" else "agreed"
    for key in ("same", "never.text", "rights.text", "unreviewed", f"consent.{consent}"):
        assert words.text(language, f"policy.{key}") in unescape(page)


@pytest.mark.parametrize("language", [tag for tag in TWELVE if tag != "en"])
def test_no_sentence_is_left_in_english(language: str, words: Words) -> None:
    page = policy_page(in_place("STRICT"), words, language, "0.1.0")
    english = re.findall(r"<(?:p|h\d|t[dh])>([^<].*?)</", policy_page(in_place("STRICT"), words, "en", "0.1.0"))

    assert len(english) > 25
    assert [each for each in english if each in page] == []


def test_it_says_in_which_languages_counsel_has_not_reviewed_it(words: Words) -> None:
    hotel = replace(DEMO.hotel, languages=("en", "es", "ar"), policy_reviewed=("es",))
    config = replace(DEMO, hotel=hotel)

    english, spanish = policy_page(config, words, "en", "0.1.0"), policy_page(config, words, "es", "0.1.0")

    assert unreviewed(config) == ("en", "ar")
    assert "No counsel has reviewed this page in this language." in english
    assert "no counsel has reviewed it: \u2068العربية\u2069." in english
    assert words.text("es", "policy.reviewed") in spanish
    assert words.text("es", "policy.unreviewed") not in spanish
    assert "\u2068English\u2069, \u2068العربية\u2069" in spanish
    reviewed = replace(DEMO, hotel=replace(hotel, policy_reviewed=("ar", "en", "es")))
    assert "No counsel" not in policy_page(reviewed, words, "en", "0.1.0")
    assert "no counsel" not in policy_page(reviewed, words, "en", "0.1.0")


def test_hostile_facts_stay_text(words: Words) -> None:
    page = policy_page(replace(DEMO, hotel=replace(DEMO.hotel, legal_name="<script>x</script>")), words, "en", "0.1.0")

    assert "<script>" not in page
