"""What locks the face way, and that every change of what was assessed locks it again."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.face_life import ModelUsed
from app.domain.gates import (
    PART_CHARACTERS_MIN,
    PRIVATE,
    Assessment,
    Location,
    Lock,
    Part,
    assessment_locks,
    parts_of,
    place_locks,
    scope_of,
)
from app.domain.mode import Mode
from app.domain.profile import ConsentForm
from app.profiles import profile_of
from tests.builders import TODAY, some_means

MEANS = some_means(mode=Mode.VERIFY_1TO1)
SCOPE = scope_of(MEANS, face_s=60, receipt_days=1096)
APPROVED = Assessment("PIA-1", TODAY, TODAY + timedelta(days=30), "11", "ab" * 32, frozenset(Part), SCOPE)
CN = profile_of(("CN",))
TEXT = "This is what we found, and it is long enough to say something about the matter at hand, we think."


def test_an_assessment_that_covers_what_is_done_today_locks_nothing() -> None:
    assert assessment_locks(APPROVED, SCOPE, TODAY) == ()
    assert assessment_locks(APPROVED, SCOPE, APPROVED.valid_until) == ()


@pytest.mark.parametrize(
    ("assessment", "day", "lock"),
    [
        (None, TODAY, Lock.ASSESSMENT_MISSING),
        (replace(APPROVED, parts=frozenset({Part.RISK})), TODAY, Lock.ASSESSMENT_INCOMPLETE),
        (APPROVED, APPROVED.valid_until + timedelta(days=1), Lock.ASSESSMENT_EXPIRED),
        (APPROVED, TODAY - timedelta(days=1), Lock.ASSESSMENT_EXPIRED),
    ],
)
def test_without_a_valid_whole_assessment_the_face_way_is_locked(
    assessment: Assessment | None, day: date, lock: Lock
) -> None:
    assert assessment_locks(assessment, SCOPE, day) == (lock,)


@pytest.mark.parametrize(
    ("means", "face_s", "days", "locks"),
    [
        (replace(MEANS, turns=1), 60.0, 1096, {Lock.METHOD_CHANGED}),
        (replace(MEANS, threshold=0.3), 60.0, 1096, {Lock.METHOD_CHANGED}),
        (replace(MEANS, models=(ModelUsed("other", "00" * 32),)), 60.0, 1096, {Lock.MODELS_CHANGED}),
        (MEANS, 61.0, 1096, {Lock.RETENTION_CHANGED}),
        (MEANS, 60.0, 1097, {Lock.RETENTION_CHANGED}),
        (
            some_means(mode=Mode.DETECTION_ONLY),
            60.0,
            1096,
            {Lock.PURPOSE_CHANGED, Lock.METHOD_CHANGED, Lock.MODELS_CHANGED},
        ),
    ],
)
def test_any_change_of_purpose_method_models_or_retention_makes_it_stale(
    means: object, face_s: float, days: int, locks: set[Lock]
) -> None:
    changed = scope_of(means, face_s=face_s, receipt_days=days)  # type: ignore[arg-type]

    assert set(assessment_locks(APPROVED, changed, TODAY)) == locks
    assert changed.digest != SCOPE.digest


def test_the_protections_that_a_system_gives_are_no_change_of_method() -> None:
    assert scope_of(replace(MEANS, protections=("other",)), face_s=60, receipt_days=1096) == SCOPE


def test_signing_a_release_first_is_another_method() -> None:
    signing = scope_of(MEANS, face_s=60, receipt_days=1096, is_signed=True)

    assert assessment_locks(APPROVED, signing, TODAY) == (Lock.METHOD_CHANGED,)


def test_a_place_that_asks_for_a_policy_is_told_where_it_is() -> None:
    public = replace(CN, public_policy_required=True, consent_form=ConsentForm.WRITTEN_RELEASE)

    assert place_locks(public, ("zh-CN",), Location.LOBBY) == (Lock.POLICY_MISSING,)
    assert place_locks(public, ("zh-CN",), Location.LOBBY, policy="at the front desk") == ()


def test_all_four_parts_must_say_something_of_their_own() -> None:
    whole = "# Title\n" + "\n".join(f"## {number} Heading\n\n> a hint\n\n{TEXT}\n" for number in range(1, 5))
    assert parts_of(whole) == frozenset(Part)
    assert len(TEXT) >= PART_CHARACTERS_MIN

    hint_alone = whole.replace(f"## 3 Heading\n\n> a hint\n\n{TEXT}", f"## 3 Heading\n\n> {TEXT}")
    assert parts_of(hint_alone) == frozenset(Part) - {Part.RISK}
    assert parts_of("") == frozenset()


def test_a_lawful_room_in_a_place_that_allows_it_locks_nothing() -> None:
    assert place_locks(CN, ("en", "zh-CN"), Location.LOBBY) == ()


@pytest.mark.parametrize("location", PRIVATE)
def test_in_a_private_room_nobody_may_look_at_faces(location: Location) -> None:
    assert place_locks(CN, ("zh-CN",), location) == (Lock.LOCATION_FORBIDDEN,)


def test_every_fault_of_the_place_is_named() -> None:
    strict = replace(CN, face_allowed=False, public_policy_required=True)

    assert set(place_locks(strict, ("en",), Location.UNKNOWN)) == {
        Lock.NOT_ALLOWED_HERE,
        Lock.POLICY_MISSING,
        Lock.NOTICE_LANGUAGE,
        Lock.LOCATION_UNKNOWN,
    }
