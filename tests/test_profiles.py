"""Every profile is whole, reasoned, and sets what rights.md section 3 says of its place."""

import pytest

from app.domain.profile import KEYS, ConsentForm, strictest
from app.profiles import FLOOR, profile_of, written_profiles

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
        assert reason.why.endswith(".")
        assert reason.source
    for key, kind in type(written.profile).__annotations__.items():
        wanted = tuple if kind == tuple[str, ...] else kind
        assert type(getattr(written.profile, key)) is wanted, key


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
