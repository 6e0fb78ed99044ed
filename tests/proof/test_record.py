"""A decision as a whole consent record: every field that the standard's mapping demands, and nothing of the guest."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from app.domain.consent import Decision, Side
from app.domain.ids import StaffId
from app.domain.mode import Mode
from app.domain.staff import ForGuest, WithdrawalReason
from app.proof.canonical import canonical
from app.proof.record import decision_body
from app.proof.schema import schema
from app.proof.terms import CONTEXT_NAME, Desk, Kind, Place
from tests.builders import NOW, a_draft, a_notice_ref, a_receipt, a_release
from tests.proof.written import DECLINED, DESK, GIVEN, WITHDRAWN, a_log

PLACE = Place("019aaf00-0000-7000-9000-000000000001", 7, NOW)


def a_body(**draft: Any) -> dict[str, Any]:
    return decision_body(a_receipt(draft=a_draft(**draft)), None, DESK, PLACE)


@pytest.mark.parametrize("receipt", [GIVEN, DECLINED])
def test_a_record_can_be_read_alone(receipt: Any) -> None:
    body: Any = decision_body(receipt, None, DESK, PLACE)
    (process,), (entity,), (state,) = body["dpv:hasProcess"], body["dpv:hasEntity"], body["dpv:hasConsentStatus"]

    assert (body["@type"], body["@context"]) == ("dpv:ConsentRecord", CONTEXT_NAME)
    assert body["dct:conformsTo"] == "https://w3id.org/dpv/schema/dpv-27560#record"
    assert body["dct:identifier"] == PLACE.record_id
    assert body["dpv:hasDataSubject"]["@id"] == f"urn:uuid:{receipt.id}#guest"
    assert body["dpv:hasNotice"]["dct:language"] == body["dct:language"] == "en"
    mandatory = (
        "Purpose PersonalData StorageCondition DataController Recipient ConsentControl Jurisdiction LegalBasis Right"
    )
    assert {f"dpv:has{name}" for name in mandatory.split()} <= process.keys()
    assert all(entity[f"dpv:has{name}"] for name in ("Name", "Identifier", "Contact", "Address"))
    assert {"dpv:isIndicatedAtTime", "dpv:hasDuration", "dpv:isIndicatedBy"} <= state.keys()


def test_what_the_guest_was_shown_stands_in_the_record() -> None:
    notice = a_notice_ref(language="zh-CN")
    body: Any = a_body(notice=notice, face_side=Side.RIGHT, comfort=("text_1.5",), mode=Mode.VERIFY_1TO1)

    assert body["dpv:hasNotice"]["ek:sha256"] == notice.sha256
    assert body["dpv:hasNotice"]["dct:hasVersion"] == notice.version
    assert body["ek:cards"] == {"ek:right": "face", "ek:left": "document"}
    assert (body["ek:comfort"], body["ek:mode"]) == (["text_1.5"], "verify_1to1")
    assert (body["ek:software"], body["ek:configuration"]) == ("0.1.0", "ab" * 32)


def test_only_looking_for_a_face_is_not_told_as_comparing() -> None:
    looked: Any = a_body(mode=Mode.DETECTION_ONLY)
    compared: Any = a_body(mode=Mode.VERIFY_1TO1)

    assert "dpv:Match" not in looked["dpv:hasProcess"][0]["dpv:hasProcessing"]
    assert "dpv:Match" in compared["dpv:hasProcess"][0]["dpv:hasProcessing"]


def test_a_consent_says_how_long_it_holds() -> None:
    body: Any = decision_body(GIVEN, None, DESK, PLACE)

    assert body["ek:validUntil"] == (NOW + timedelta(hours=24)).isoformat()
    assert body["dpv:hasConsentStatus"][0]["dpv:hasDuration"]["rdf:value"] == "PT86400S"


def test_a_withdrawal_tells_the_consent_too_under_one_pseudonym() -> None:
    body: Any = decision_body(WITHDRAWN, GIVEN, DESK, PLACE)

    assert [state["@type"][0] for state in body["dpv:hasConsentStatus"]] == ["dpv:ConsentGiven", "dpv:ConsentWithdrawn"]
    assert {state["dpv:isIndicatedBy"] for state in body["dpv:hasConsentStatus"]} == {f"urn:uuid:{GIVEN.id}#guest"}
    assert body["dct:replaces"] == f"urn:uuid:{GIVEN.id}"
    assert Kind(body["ek:kind"]) is Kind.WITHDRAWN


def test_a_signed_release_stands_word_for_word_in_the_record_and_in_the_withdrawal() -> None:
    signed = a_receipt(draft=a_draft(release=a_release()), valid_until=NOW + timedelta(hours=24))
    body: Any = decision_body(signed, None, DESK, PLACE)
    ended: Any = decision_body(WITHDRAWN, signed, DESK, PLACE)

    (state,) = body["dpv:hasConsentStatus"]
    assert state["ek:release"] == {
        "ek:method": "sign_button",
        "ek:sha256": a_release().sha256,
        "dct:language": "en",
        "ek:text": a_release().text,
    }
    assert "electronic signature" in state["dpv:hasIndicationMethod"]
    assert a_release().sha256 in state["dpv:hasIndicationMethod"]
    assert ended["dpv:hasConsentStatus"][0] == state
    assert schema().is_record(Kind.GIVEN, canonical(body), {})
    assert schema().is_record(Kind.WITHDRAWN, canonical(ended), {})


def test_a_guest_who_was_offered_no_face_way_refused_nothing() -> None:
    body: Any = a_body(decision=Decision.DECLINED, is_face_offered=False)

    (state,) = body["dpv:hasConsentStatus"]
    assert state["@type"] == ["dpv:ConsentStatusInvalidForProcessing", "ek:FaceNotOffered"]
    assert "no face way was offered" in state["dpv:hasIndicationMethod"]
    assert schema().is_record(Kind.DECLINED, canonical(body), {})


@pytest.mark.parametrize("reason", WithdrawalReason)
@pytest.mark.parametrize("staff", [StaffId("07"), None])
def test_who_withdraws_for_a_guest_is_said_without_a_name(reason: WithdrawalReason, staff: StaffId | None) -> None:
    body: Any = decision_body(WITHDRAWN, GIVEN, DESK, PLACE, by=ForGuest(staff, reason))

    given, ended = body["dpv:hasConsentStatus"]
    assert given["dpv:hasIndicationMethod"].startswith("at the kiosk: ")
    assert " asked" in ended["dpv:hasIndicationMethod"]
    assert ("member of staff" in ended["dpv:hasIndicationMethod"]) is (staff is not None)
    assert "07" not in ended["dpv:hasIndicationMethod"]
    assert schema().is_record(Kind.WITHDRAWN, canonical(body), {})


def test_a_fact_that_the_hotel_has_not_set_says_so_and_is_there() -> None:
    body: Any = decision_body(GIVEN, None, Desk(), PLACE)

    assert body["dpv:hasEntity"][0]["dpv:hasContact"] == "not set by the hotel"


def test_no_record_holds_a_word_for_who_a_guest_is(tmp_path: Path) -> None:
    text = " ".join(json.dumps(json.loads(entry.body)) for entry in a_log(tmp_path).entries).casefold()

    assert [word for word in ("surname", "given_name", "passport_no", "document_number", "room") if word in text] == []
