"""The receipt that is handed out: made of the log's records alone, and the same from the same."""

from datetime import timedelta
from pathlib import Path

import pytest

from app.proof.canonical import canonical
from app.proof.terms import CONTEXT
from tests.builders import NOW
from tests.proof.written import DECLINED, GIVEN, WITHDRAWN, a_log


def test_a_receipt_carries_its_context_and_one_record(tmp_path: Path) -> None:
    receipt = a_log(tmp_path).issue(GIVEN, 2)["receipt"]

    assert receipt["@context"] == CONTEXT
    assert (receipt["@type"], receipt["dct:identifier"]) == ("dpv:ConsentReceipt", GIVEN.id)
    assert receipt["dct:conformsTo"].endswith("dpv-27560#receipt")
    assert [record["@type"] for record in receipt["dpv:hasRecordOfActivity"]] == ["dpv:ConsentRecord"]
    assert receipt["dct:created"] == NOW.isoformat()


def test_every_state_and_every_face_stands_in_it(tmp_path: Path) -> None:
    receipt = a_log(tmp_path).issue(GIVEN, 2, 3, 4, 5)["receipt"]
    (record,) = receipt["dpv:hasRecordOfActivity"]

    assert [state["@type"][0] for state in record["dpv:hasConsentStatus"]] == [
        "dpv:ConsentGiven",
        "dpv:ConsentWithdrawn",
    ]
    (life,) = record["ek:face"]
    assert (life["ek:opened"], life["ek:erased"], life["ek:why"]) == (
        (NOW + timedelta(seconds=9)).isoformat(),
        (NOW + timedelta(seconds=28)).isoformat(),
        "done",
    )
    assert receipt["dct:created"] == (NOW + timedelta(hours=2)).isoformat()


def test_a_face_still_seen_has_no_end_yet(tmp_path: Path) -> None:
    (record,) = a_log(tmp_path).issue(GIVEN, 2, 3)["receipt"]["dpv:hasRecordOfActivity"]

    assert (record["ek:face"][0]["ek:erased"], record["ek:face"][0]["ek:why"]) == (None, None)


def test_a_refusal_has_no_word_of_a_face(tmp_path: Path) -> None:
    (record,) = a_log(tmp_path).issue(DECLINED, 1)["receipt"]["dpv:hasRecordOfActivity"]

    assert "ek:face" not in record
    assert record["dpv:hasConsentStatus"][0]["@type"] == ["dpv:ConsentRefused"]


def test_the_receipt_of_a_withdrawal_is_its_own(tmp_path: Path) -> None:
    receipt = a_log(tmp_path).issue(WITHDRAWN, 2, 3, 4, 5)["receipt"]

    assert (receipt["dct:identifier"], receipt["ek:code"]) == (WITHDRAWN.id, WITHDRAWN.code)


def test_the_same_state_gives_the_same_bytes(tmp_path: Path) -> None:
    log = a_log(tmp_path)

    assert canonical(log.issue(GIVEN, 2, 3, 4)) == canonical(log.issue(GIVEN, 2, 3, 4))


def test_a_receipt_without_its_decision_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="is not among the records"):
        a_log(tmp_path).issue(GIVEN, 1, 3)
