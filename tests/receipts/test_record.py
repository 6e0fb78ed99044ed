"""A receipt for machines: what it says, and that there is nothing of a person in it."""

import json

import pytest

from app.domain.consent import Decision, Side
from app.receipts.record import record_of
from tests.builders import NOW, a_draft, a_notice_ref, a_receipt


def test_a_record_says_what_was_decided_when_and_on_which_notice() -> None:
    notice = a_notice_ref(language="zh-CN")
    draft = a_draft(decision=Decision.DECLINED, notice=notice, face_side=Side.RIGHT, comfort=("large_text",))
    receipt = a_receipt(draft=draft)

    assert record_of(receipt) == {
        "receipt_id": receipt.id,
        "short_code": receipt.code,
        "event_state": "declined",
        "event_time": NOW.isoformat(),
        "language": "zh-CN",
        "privacy_notice": {"version": notice.version, "sha256": notice.sha256},
        "processing_method": "detection_only",
        "replaces": None,
        "kx_face_card_side": "right",
        "kx_comfort": ["large_text"],
    }


@pytest.mark.parametrize("decision", list(Decision))
def test_every_decision_has_its_own_word(decision: Decision) -> None:
    assert record_of(a_receipt(decision=decision))["event_state"] == decision.value


def test_a_withdrawal_names_the_receipt_it_replaces() -> None:
    first = a_receipt()
    draft = a_draft(decision=Decision.WITHDRAWN, replaces=first.id)

    assert record_of(a_receipt(draft=draft, number=2))["replaces"] == first.id


def test_the_time_carries_its_zone() -> None:
    assert str(record_of(a_receipt())["event_time"]).endswith("+00:00")


def test_a_record_is_plain_json_and_comes_back_unchanged() -> None:
    record = record_of(a_receipt())

    assert json.loads(json.dumps(record)) == record
