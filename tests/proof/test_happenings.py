"""What happened beside the decisions, each told once and under the right receipt."""

import json
from pathlib import Path

from app.domain.face_life import FaceEnd
from app.domain.mode import Mode
from app.proof.canonical import unb64
from app.proof.happenings import erased_body, expired_body, key_body, opened_body, tombstone_body
from app.proof.keys import KeyRing
from app.proof.terms import Kind, Place
from tests.builders import NOW, some_means
from tests.proof.written import DESK, GIVEN

PLACE = Place("019aaf00-0000-7000-9000-000000000001", 7, NOW)
URN = f"urn:uuid:{GIVEN.id}"


def test_an_opening_tells_its_means() -> None:
    means = some_means(mode=Mode.VERIFY_1TO1)
    body = opened_body(GIVEN.id, 3, means, DESK, PLACE)

    assert (body["ek:receipt"], body["ek:opening"], body["ek:opened"]) == (URN, 3, NOW.isoformat())
    assert body["ek:models"] == [{"ek:name": model.name, "ek:sha256": model.sha256} for model in means.models]
    assert (body["ek:threshold"], body["ek:turns"]) == (means.threshold, means.turns)


def test_an_ending_tells_why() -> None:
    body = erased_body(GIVEN.id, 3, FaceEnd.TIMED_OUT, DESK, PLACE)

    assert (body["ek:receipt"], body["ek:opening"], body["ek:why"]) == (URN, 3, "timed_out")


def test_an_expiry_is_said_by_the_kiosk_and_not_by_the_guest() -> None:
    (state,) = json.loads(json.dumps(expired_body(GIVEN, DESK, PLACE)))["dpv:hasConsentStatus"]

    assert state["dpv:isIndicatedBy"] == "urn:evenkey:kiosk:kiosk-1"
    assert state["dpv:isIndicatedAtTime"] == NOW.isoformat()


def test_a_key_is_told_with_who_vouches_for_it(tmp_path: Path) -> None:
    ring = KeyRing(tmp_path, lambda: NOW)
    made = ring.rotate()
    body = key_body(made, DESK, PLACE)

    assert body["ek:by"] == ring.keys[0].id
    assert ring.keys[0].verify(made.claim(), unb64(str(body["ek:vouch"])))


def test_a_tombstone_names_what_was_erased_by_its_leaf_and_tells_nothing_of_it() -> None:
    body = tombstone_body([(4, Kind.GIVEN, NOW.isoformat(), bytes(32))], "retention", DESK, PLACE)

    assert body["ek:records"] == [
        {"ek:seq": 4, "ek:kind": "given", "dct:created": NOW.isoformat(), "ek:leaf": "A" * 43},
    ]
    assert "ek:receipt" not in body
