"""The receipt as it is handed out: a `dpv:ConsentReceipt`, signed, with the records it tells of and proof of each.

Same records, same text: it is made from the bodies of the log alone, and its time is that of the last of them.
Source: the DPV guide on records and receipts as per ISO/IEC TS 27560, section 9.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from app.proof.canonical import b64, canonical
from app.proof.entry import Entry
from app.proof.keys import PublicKey, Signer
from app.proof.terms import CONTEXT, DECISIONS, SCHEMA, Body, Kind, urn

_OF_THE_LOG = frozenset({"@context", "ek:seq", "ek:entered", "ek:kind", "ek:receipt"})
"""What a record says of its place in the log, and the receipt does not repeat."""

_MEANS = ("ek:mode", "ek:models", "ek:protections", "ek:threshold", "ek:turns", "ek:opened")


def issued(
    receipt_id: str,
    proved: Sequence[tuple[Entry, Sequence[bytes]]],
    note: str,
    signer: Signer,
    keys: Iterable[PublicKey],
) -> Body:
    """The whole document: `proved` are the entries it tells of, oldest first, each with its path to the note's root."""
    receipt = receipt_of(receipt_id, [json.loads(entry.body) for entry, _ in proved])
    return {
        "receipt": receipt,
        "signature": {"alg": "Ed25519", "key": signer.id, "value": b64(signer.sign(canonical(receipt)))},
        "proofs": [proof_of(entry, path) for entry, path in proved],
        "checkpoint": note,
        "keys": [key.plain() for key in keys],
    }


def receipt_of(receipt_id: str, bodies: Sequence[Mapping[str, Any]]) -> Body:
    """The receipt that these records, oldest first, come to. Raises: ValueError if its own decision is not there."""
    own = [body for body in bodies if Kind(body["ek:kind"]) in DECISIONS and body["ek:receipt"] == urn(receipt_id)]
    if len(own) != 1:
        raise ValueError("the decision of this receipt is not among the records")
    record = {name: value for name, value in own[0].items() if name not in _OF_THE_LOG}
    lives = _lives(bodies)
    return {
        "@context": CONTEXT,
        "@id": f"{urn(receipt_id)}#receipt",
        "@type": "dpv:ConsentReceipt",
        "dct:conformsTo": SCHEMA + "receipt",
        "dct:identifier": receipt_id,
        "dct:created": max(body["dct:created"] for body in bodies),
        "dct:language": own[0]["dct:language"],
        "ek:code": own[0]["ek:code"],
        "dpv:hasRecordOfActivity": [
            {**record, "dpv:hasConsentStatus": _states(bodies), **({"ek:face": lives} if lives else {})}
        ],
    }


def _states(bodies: Sequence[Mapping[str, Any]]) -> list[Any]:
    """Every event of the consent's life once, in the order of the log; a withdrawal repeats what it ends."""
    states: list[Any] = []
    for body in bodies:
        states += [state for state in body.get("dpv:hasConsentStatus", []) if state not in states]
    return states


def _lives(bodies: Sequence[Mapping[str, Any]]) -> list[Body]:
    """Each opening of the face camera with its end; what has not happened yet is null."""
    ends = {body["ek:opening"]: body for body in bodies if body["ek:kind"] == Kind.FACE_ERASED.value}
    lives: list[Body] = []
    for body in bodies:
        if body["ek:kind"] == Kind.FACE_OPENED.value:
            end = ends.get(body["ek:opening"], {})
            life: Body = {name: body[name] for name in _MEANS}
            lives.append({**life, "ek:erased": end.get("ek:erased"), "ek:why": end.get("ek:why")})
    return lives


def proof_of(entry: Entry, path: Sequence[bytes]) -> Body:
    """One record, and what leads from it to the root."""
    return {
        "seq": entry.seq,
        "kind": entry.kind.value,
        "body": json.loads(entry.body),
        "salt": b64(entry.salt),
        "key": entry.key,
        "signature": b64(entry.signature),
        "path": [b64(step) for step in path],
    }
