"""Only consent that was given opens the camera."""

from dataclasses import FrozenInstanceError, fields

import pytest

from app.domain.consent import Decision, Receipt, ReceiptDraft
from tests.builders import a_draft, a_notice_ref, a_receipt


@pytest.mark.parametrize(
    ("decision", "allows"), [(Decision.GIVEN, True), (Decision.DECLINED, False), (Decision.WITHDRAWN, False)]
)
def test_only_consent_given_allows_the_face_way(decision: Decision, allows: bool) -> None:
    assert a_receipt(decision=decision).allows_face is allows


def test_the_language_of_a_decision_is_that_of_the_notice_read() -> None:
    assert a_draft(notice=a_notice_ref(language="zh-CN")).language == "zh-CN"


def test_a_receipt_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        a_receipt().code = "0000-0003-S"  # type: ignore[misc]


def test_a_decision_has_no_place_for_a_person_or_a_booking() -> None:
    names = {field.name for kind in (ReceiptDraft, Receipt) for field in fields(kind)}

    assert names == {
        "decision",
        "notice",
        "face_side",
        "mode",
        "comfort",
        "replaces",
        "release",  # what was signed, which names the hotel alone
        "is_face_offered",
        "id",
        "code",
        "created_at",
        "draft",
        "face",
        "valid_until",
        "expired_at",
    }
