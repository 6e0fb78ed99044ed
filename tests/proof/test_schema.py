"""The schema: every kind of record fits, none with a field missing or added, and remembering changes nothing."""

import json
from pathlib import Path
from typing import Any

import pytest

from app import paths
from app.proof.canonical import canonical
from app.proof.happenings import tombstone_body
from app.proof.schema import _PARTS, Schema, schema, varying
from app.proof.terms import CONTEXT, Kind
from tests.builders import NOW
from tests.proof.written import DESK, GIVEN, Written, a_log, an_act, an_expiry

FILE = paths.resources() / "schema" / "receipt.schema.json"
MANDATORY = (
    "dct:conformsTo dct:identifier dpv:hasDataSubject dpv:hasNotice dct:language dpv:hasProcess dpv:hasEntity"
    " dpv:hasConsentStatus dct:created"
)
"""The fields of a record that the guide to the standard demands."""


@pytest.fixture
def log(tmp_path: Path) -> Written:
    made = a_log(tmp_path)
    an_expiry(made)
    an_act(made)
    made.write(
        Kind.ERASED,
        lambda place: tombstone_body([(1, Kind.DECLINED, NOW.isoformat(), bytes(32))], "retention", DESK, place),
    )
    return made


def fits(kind: Kind, body: Any) -> bool:
    return Schema(FILE).is_record(kind, canonical(body), {})


def test_the_file_is_a_schema_and_holds_the_context_that_receipts_carry() -> None:
    told = json.loads(FILE.read_text("utf-8"))

    assert told["$defs"]["context"] == {"const": CONTEXT}
    assert set(_PARTS.values()) <= told["$defs"].keys()
    assert _PARTS.keys() == set(Kind)


def test_every_kind_of_record_fits(log: Written) -> None:
    assert {entry.kind for entry in log.entries} == set(Kind)
    assert [entry.kind for entry in log.entries if not fits(entry.kind, json.loads(entry.body))] == []


def test_an_issued_receipt_fits(log: Written) -> None:
    assert schema().faults(log.issue(GIVEN, 2, 3, 4, 5, 6)) == ()


def test_no_record_may_lack_a_field_or_have_one_more(log: Written) -> None:
    for entry in log.entries:
        body = json.loads(entry.body)
        for name in body.keys() - {"dct:replaces", "ek:entered"}:
            assert not fits(entry.kind, {key: value for key, value in body.items() if key != name}), name
        assert not fits(entry.kind, {**body, "surname": "Eriksson"})


@pytest.mark.parametrize("name", MANDATORY.split())
def test_every_field_that_the_guide_demands_is_demanded(log: Written, name: str) -> None:
    body = json.loads(log.entries[2].body)

    assert name in body
    assert not fits(Kind.GIVEN, {**body, name: None})


def test_every_object_within_is_closed_too(log: Written) -> None:
    body = json.loads(log.entries[2].body)

    def spoiled(place: Any) -> Any:
        if isinstance(place, dict):
            for name, inner in place.items():
                for wrong in spoiled(inner):
                    yield {**place, name: wrong}
            yield {**place, "ek:room": "412"}
        elif isinstance(place, list):
            for number, inner in enumerate(place):
                for wrong in spoiled(inner):
                    yield [*place[:number], wrong, *place[number + 1 :]]

    wrong = list(spoiled(body))
    assert len(wrong) > 12
    assert [one for one in wrong if fits(Kind.GIVEN, one)] == []


def test_a_shape_that_is_known_still_has_its_values_looked_at(log: Written) -> None:
    judge, entry = Schema(FILE), log.entries[2]
    varying = {GIVEN.id: "uuid", GIVEN.code: "code", NOW.isoformat(): "time"}

    assert judge.is_record(Kind.GIVEN, entry.body, varying)
    assert judge.is_record(Kind.GIVEN, entry.body.replace(b'"ek:seq":2', b'"ek:seq":99'), varying)
    for value, part in varying.items():
        wrong = entry.body.replace(value.encode(), b"room 412")
        assert not judge.is_record(Kind.GIVEN, wrong, varying)
        assert not judge.is_record(Kind.GIVEN, wrong, {"room 412": part})
    assert not judge.is_record(Kind.DECLINED, entry.body.replace(b'"given"', b'"lost"'), varying)


def test_a_fault_names_the_place_and_not_the_value(log: Written) -> None:
    document = log.issue(GIVEN, 2)
    document["receipt"]["ek:code"] = "Eriksson"

    (fault,) = schema().faults(document)

    assert fault == "$.receipt['ek:code'] breaks the rule pattern of the schema."


def test_what_varies_in_a_record_is_known_by_its_part_of_the_schema(log: Written) -> None:
    told = json.loads(log.entries[0].body)

    assert varying({**told, "dct:replaces": "urn:uuid:x", "ek:code": "c", "ek:validUntil": None}) == {
        told["dct:identifier"]: "uuid",
        "x": "uuid",
        **({told["ek:receipt"].removeprefix("urn:uuid:"): "uuid"} if "ek:receipt" in told else {}),
        told["dct:created"]: "time",
        "c": "code",
    }
