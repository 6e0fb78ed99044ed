"""Every value of an issued receipt, changed in turn, is found; so is a receipt signed by a stranger."""

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.proof.canonical import b64, canonical
from app.proof.checking import check_document
from app.proof.keys import KeyRing
from app.proof.schema import schema
from tests.builders import NOW
from tests.proof.written import GIVEN, WITHDRAWN, a_log


def faults(document: object) -> tuple[str, ...]:
    return check_document(document, schema().faults).faults


def values(place: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every value of a document that holds no others."""
    steps = place.items() if isinstance(place, dict) else enumerate(place) if isinstance(place, list) else ()
    for step, inner in steps:
        if isinstance(inner, dict | list) and inner:
            yield from values(inner, (*way, step))
        else:
            yield (*way, step)


def other_than(value: Any) -> Any:
    """A value of the same kind and, for text, of nearly the same shape."""
    if isinstance(value, str):
        last = {"0": "1", "A": "B", "a": "b"}.get(value[-1:], "0" if value[-1:].isdigit() else "A")
        return value[:-1] + last
    if isinstance(value, bool) or value is None:
        return not value
    return value + 1 if isinstance(value, int | float) else ["x"]


@pytest.mark.parametrize(("receipt", "seqs"), [(GIVEN, (2, 3, 4)), (WITHDRAWN, (2, 3, 4, 5))])
def test_a_receipt_as_it_was_issued_stands(tmp_path: Path, receipt: Any, seqs: tuple[int, ...]) -> None:
    log = a_log(tmp_path)

    verdict = check_document(log.issue(receipt, *seqs), schema().faults)

    assert verdict.faults == ()
    assert (verdict.receipt_id, verdict.key, verdict.checkpoint) == (receipt.id, log.ring.signer.id, log.checkpoint)


def test_every_single_value_changed_is_found(tmp_path: Path) -> None:
    document = a_log(tmp_path).issue(GIVEN, 2, 4)
    told_nobody = {("keys", 0, "since"), ("keys", 0, "until")}
    missed = []

    ways = list(values(document))
    for way in ways:
        changed = copy.deepcopy(document)
        holder: Any = changed
        for step in way[:-1]:
            holder = holder[step]
        holder[way[-1]] = other_than(holder[way[-1]])
        if not faults(changed):
            missed.append(way)

    assert len(ways) > 100
    assert set(missed) <= told_nobody


@pytest.mark.parametrize("name", ["receipt", "signature", "proofs", "checkpoint", "keys"])
def test_a_document_without_a_part_is_refused(tmp_path: Path, name: str) -> None:
    document = a_log(tmp_path).issue(GIVEN, 2)
    del document[name]

    assert faults(document)


def test_a_record_left_out_or_put_in_is_found(tmp_path: Path) -> None:
    document = a_log(tmp_path).issue(GIVEN, 2, 3, 4)

    assert faults({**document, "proofs": document["proofs"][:-1]}) == (
        "The receipt tells something else than its records.",
    )
    assert faults({**document, "proofs": document["proofs"][1:]}) == (
        "The receipt tells something else than its records.",
    )


def test_a_receipt_written_anew_needs_the_key(tmp_path: Path) -> None:
    document, stranger = a_log(tmp_path / "a").issue(GIVEN, 2), KeyRing(tmp_path / "b", lambda: NOW)
    receipt = document["receipt"]
    receipt["ek:code"] = "000000000"
    signature = {"alg": "Ed25519", "key": stranger.signer.id, "value": b64(stranger.signer.sign(canonical(receipt)))}

    assert "The receipt is not signed by the key it names." in faults({**document, "signature": signature})


@pytest.mark.parametrize("document", [None, [], {}, "text", 7])
def test_what_is_no_receipt_at_all_is_said_and_not_quoted(document: object) -> None:
    assert all("of the schema" in fault for fault in faults(document))
    assert faults(document)


def test_a_checkpoint_of_other_keys_is_refused(tmp_path: Path) -> None:
    document, other = a_log(tmp_path / "a").issue(GIVEN, 2), a_log(tmp_path / "b").issue(GIVEN, 2)

    (fault,) = faults({**document, "checkpoint": other["checkpoint"]})

    assert "none of the keys signed" in fault
    assert json.dumps(document) not in fault
