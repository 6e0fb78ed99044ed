"""Every profile is whole, reasoned, and sets what rights.md section 3 says of its place."""

import pytest

from app import paths
from app.config import TWELVE
from app.domain.desk_table import Coded
from app.domain.profile import KEYS, ConsentForm, strictest
from app.i18n import Words, load_words
from app.profiles import FLOOR, NO_LAW, profile_of, written_profiles
from tests.house.test_words import forms

PLACES = ("CN", "EU", "ES", "US-IL", "US-TX", "US-OR-PDX", "ID", "JP", "KR", "IN", "STRICT")


def test_every_place_has_a_profile_and_the_floor_is_no_place() -> None:
    assert set(PLACES) <= written_profiles().keys()
    assert FLOOR not in written_profiles()


@pytest.mark.parametrize("name", written_profiles())
def test_every_key_of_every_profile_has_a_value_of_its_kind_a_reason_and_a_source(name: str) -> None:
    written = written_profiles()[name]

    assert written.profile.names == (name,)
    assert written.reasons.keys() == set(KEYS)
    for reason in written.reasons.values():
        assert reason.why
        assert reason.source
    for key, kind in type(written.profile).__annotations__.items():
        wanted = tuple if kind == tuple[str, ...] else kind
        assert type(getattr(written.profile, key)) is wanted, key


@pytest.fixture(scope="module")
def words() -> Words:
    return load_words(paths.resources())


@pytest.mark.parametrize("language", TWELVE)
def test_every_reason_and_place_of_every_profile_has_words_in_every_language(language: str, words: Words) -> None:
    told = {
        (name, key): words.text(language, reason.words)
        for name, written in written_profiles().items()
        for key, reason in written.reasons.items()
    }

    assert len(told) == len(written_profiles()) * len(KEYS)
    assert [each for each, why in told.items() if language != "th" and not why.endswith((".", "。"))] == []
    assert len({words.text(language, written.place.key) for written in written_profiles().values()}) == len(
        written_profiles()
    )
    for written in written_profiles().values():
        for reason in written.reasons.values():
            assert words.listed(language, reason.cited)


def test_no_words_of_a_reason_are_left_over_and_different_reasons_have_different_words(words: Words) -> None:
    asked = {reason.words for written in written_profiles().values() for reason in written.reasons.values()}

    assert {key for key in forms("en") if key.startswith("profile.why.")} == asked
    assert {key for key in forms("en") if key.startswith("profile.place.")} == {
        written.place.key for written in written_profiles().values()
    }
    for language in TWELVE:
        assert len({words.text(language, key) for key in asked}) == len(asked), language


def test_a_source_is_cited_as_counsel_looks_it_up_with_what_is_to_be_known_of_it() -> None:
    japan, illinois = written_profiles()["JP"].reasons, written_profiles()["US-IL"].reasons

    assert illinois["retention_face_s"].cited == ("BIPA, 740 ILCS 14/15(a)",)
    assert japan["register_fields"].cited == ("旅館業法", Coded("profile.source.unread"))
    assert japan["doc_copy_allowed"].cited == ("AEPD 17-06-2025", Coded("profile.source.everywhere"))
    assert japan["legal_basis"].cited == (Coded("profile.source.general"),)
    assert written_profiles()["ES"].reasons["legal_basis"].cited == ("GDPR Art. 9(2)(a)",)
    sources = {reason.source for written in written_profiles().values() for reason in written.reasons.values()}
    assert sources >= NO_LAW


@pytest.mark.parametrize("name", written_profiles())
def test_no_profile_is_laxer_than_the_program_itself(name: str) -> None:
    profile = written_profiles()[name].profile

    assert profile.retention_face_s <= 180
    assert profile.retention_receipt_days >= 1096
    assert profile.face_age >= 14
    assert not profile.doc_copy_allowed
    assert profile.sign_required


@pytest.mark.parametrize(
    ("name", "key", "value"),
    [
        ("CN", "dpia_required", True),
        ("CN", "guardian_required_under", 14),
        ("EU", "face_allowed", False),
        ("ES", "face_allowed", True),
        ("ES", "dpia_required", True),
        ("US-IL", "consent_form", ConsentForm.WRITTEN_RELEASE),
        ("US-IL", "public_policy_required", True),
        ("US-OR-PDX", "face_allowed", False),
        ("US-TX", "face_allowed", True),
        ("ID", "withdraw_deadline_h", 72),
        ("ID", "breach_deadline_h", 72),
        ("JP", "guardian_required_under", 16),
        ("IN", "guardian_required_under", 18),
        ("STRICT", "consent_form", ConsentForm.WRITTEN_RELEASE),
        ("STRICT", "dpia_required", True),
    ],
)
def test_a_profile_sets_what_the_law_of_its_place_asks(name: str, key: str, value: object) -> None:
    assert getattr(profile_of((name,)), key) == value


def test_strict_is_as_strict_as_every_place_whose_law_lets_a_face_way_be() -> None:
    strict = profile_of(("STRICT",))
    together = strictest([w.profile for w in written_profiles().values() if w.profile.face_allowed])

    for key in KEYS:
        if key not in {"legal_basis", "notice_languages", "register_fields", "register_retention_days"}:
            assert getattr(strict, key) == getattr(together, key), key
