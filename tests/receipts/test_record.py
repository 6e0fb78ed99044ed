"""A receipt for machines: what it says, and that there is nothing of a person in it."""

import json
from datetime import timedelta

import pytest

from app.domain.consent import Decision, Side
from app.domain.face_life import FaceEnd
from app.domain.mode import Mode
from app.receipts.record import record_of
from tests.builders import NOW, a_draft, a_life, a_notice_ref, a_receipt, some_means


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


def test_a_record_tells_a_face_from_first_to_last_and_by_what_means() -> None:
    means = some_means(mode=Mode.VERIFY_1TO1, protections=("no_programs", "few_calls"))
    record = record_of(a_receipt(face=(a_life(means=means, lasted_s=28, end=FaceEnd.TIMED_OUT),)))

    assert record["kx_face"] == [
        {
            "mode": "verify_1to1",
            "models": [
                {"name": "face_landmarker", "sha256": "64" * 32},
                {"name": "face_recognition_sface", "sha256": "48" * 32},
            ],
            "threshold": 0.363,
            "turns_asked": 2,
            "protections": ["no_programs", "few_calls"],
            "camera_opened": NOW.isoformat(),
            "camera_closed": (NOW + timedelta(seconds=28)).isoformat(),
            "face_erased": (NOW + timedelta(seconds=28)).isoformat(),
            "why": "timed_out",
            "seconds": 28,
        }
    ]


def lives_of(*ends: FaceEnd | None) -> list[dict[str, object]]:
    lives = record_of(a_receipt(face=tuple(a_life(end=end) for end in ends)))["kx_face"]
    assert isinstance(lives, list)
    return lives


def test_where_nothing_was_compared_no_threshold_is_told() -> None:
    assert {"threshold", "turns_asked"} & lives_of(FaceEnd.DONE)[0].keys() == set()


def test_every_opening_is_told_in_its_order() -> None:
    assert [life["why"] for life in lives_of(FaceEnd.CANCELLED, FaceEnd.DONE)] == ["cancelled", "done"]


def test_an_opening_that_lasts_has_no_end() -> None:
    (life,) = lives_of(None)

    assert {life[name] for name in ("camera_closed", "face_erased", "why", "seconds")} == {None}


def test_of_a_crash_no_seconds_are_told() -> None:
    (life,) = lives_of(FaceEnd.CRASHED)

    assert (life["why"], life["seconds"]) == ("crashed", None)
    assert life["face_erased"]


@pytest.mark.parametrize("end", FaceEnd)
def test_a_record_is_plain_json_and_comes_back_unchanged(end: FaceEnd) -> None:
    record = record_of(a_receipt(face=(a_life(end=end),)))

    assert json.loads(json.dumps(record)) == record
