"""Of several profiles the strictest value of each key holds, in whatever order they are named."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.profile import ALL_OF, KEYS, SHORTEST, ConsentForm, Profile, strictest

WORDS = st.lists(st.sampled_from("abcd"), unique=True, max_size=3).map(tuple)
PROFILES = st.builds(
    Profile,
    names=WORDS,
    face_allowed=st.booleans(),
    legal_basis=WORDS,
    consent_form=st.sampled_from(ConsentForm),
    min_age_self=st.integers(13, 21),
    guardian_required_under=st.integers(13, 21),
    retention_face_s=st.integers(20, 180),
    retention_receipt_days=st.integers(1, 4000),
    doc_copy_allowed=st.booleans(),
    notice_languages=WORDS,
    withdraw_deadline_h=st.integers(1, 72),
    breach_deadline_h=st.integers(1, 72),
    breach_tell=WORDS,
    sign_required=st.booleans(),
    dpia_required=st.booleans(),
    public_policy_required=st.booleans(),
    register_fields=WORDS,
    register_retention_days=st.integers(0, 4000),
)
DUTIES = ("sign_required", "dpia_required", "public_policy_required")
TOLD = ("legal_basis", "breach_tell", "notice_languages", "register_fields")


@given(st.lists(PROFILES, min_size=1, max_size=4))
def test_the_strictest_is_laxer_than_none_in_no_key(profiles: list[Profile]) -> None:
    together = strictest(profiles)

    for each in profiles:
        for key in ALL_OF:
            assert getattr(together, key) <= getattr(each, key)
        for key in DUTIES:
            assert getattr(together, key) >= getattr(each, key)
        for key in TOLD:
            assert set(getattr(each, key)) <= set(getattr(together, key))
        for key in SHORTEST:
            assert getattr(together, key) <= getattr(each, key)
        for key in ("min_age_self", "guardian_required_under", "retention_receipt_days", "register_retention_days"):
            assert getattr(together, key) >= getattr(each, key)
        assert together.consent_form in {each.consent_form, ConsentForm.WRITTEN_RELEASE}
        assert together.face_age >= each.face_age


@given(PROFILES, PROFILES)
def test_the_order_of_places_changes_nothing_but_the_order_of_words(one: Profile, other: Profile) -> None:
    first, second = strictest([one, other]), strictest([other, one])

    for key in KEYS:
        left, right = getattr(first, key), getattr(second, key)
        assert (set(left) == set(right)) if isinstance(left, tuple) else (left == right)


@given(PROFILES)
def test_one_place_alone_and_twice_the_same_is_itself(one: Profile) -> None:
    assert strictest([one]) == strictest([one, one]) == one


@pytest.mark.parametrize("key", KEYS)
def test_every_key_is_of_one_of_the_kinds_that_have_a_stricter_value(key: str) -> None:
    kind = Profile.__annotations__[key]

    assert kind in {bool, int, tuple[str, ...], ConsentForm}
    assert (key in ALL_OF) <= (kind is bool)
    assert (key in SHORTEST) <= (kind is int)


def test_the_age_for_the_face_way_is_the_higher_of_the_two() -> None:
    one = Profile(
        names=("X",),
        face_allowed=True,
        legal_basis=(),
        consent_form=ConsentForm.EXPLICIT,
        min_age_self=14,
        guardian_required_under=16,
        retention_face_s=60,
        retention_receipt_days=1,
        doc_copy_allowed=False,
        notice_languages=(),
        withdraw_deadline_h=1,
        breach_deadline_h=1,
        breach_tell=("authority",),
        sign_required=True,
        dpia_required=True,
        public_policy_required=False,
        register_fields=(),
        register_retention_days=0,
    )

    assert one.face_age == 16
    assert replace(one, min_age_self=18).face_age == 18
