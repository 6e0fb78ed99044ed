"""Is an issued receipt what it says? Everything in the document is held against everything else in it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.proof import merkle
from app.proof.canonical import canonical, unb64
from app.proof.entry import leaf_of
from app.proof.issue import receipt_of
from app.proof.keys import PublicKey, is_signed, key_id
from app.proof.note import Checkpoint, NoteBroken, opened_note


@dataclass(frozen=True)
class Verdict:
    """What came of looking at a document: what is wrong, and what it stands on if nothing is."""

    faults: tuple[str, ...]
    receipt_id: str = ""
    key: str = ""
    checkpoint: Checkpoint | None = None


def check_document(document_untrusted: object, faults_of: Callable[[object], Sequence[str]]) -> Verdict:
    """Check an issued receipt by its own keys; whose keys they are is for the caller to say.

    `faults_of` holds it against the schema; what does not fit is not looked at further.
    """
    if faults := tuple(faults_of(document_untrusted)):
        return Verdict(faults)
    assert isinstance(document_untrusted, Mapping)
    try:
        return _checked(document_untrusted)
    except ValueError:
        return Verdict(("Bytes or a time in it are not written as they should be.",))


def _checked(document: Mapping[str, Any]) -> Verdict:
    """Hold the parts of a document of the right shape against each other. Raises: ValueError."""
    receipt, signature = document["receipt"], document["signature"]
    keys = {key["id"]: unb64(key["raw"]) for key in document["keys"]}
    found = [f"The key {name} has another name." for name, raw in keys.items() if key_id(raw) != name]
    if not is_signed(keys.get(signature["key"], b""), canonical(receipt), unb64(signature["value"])):
        found.append("The receipt is not signed by the key it names.")
    try:
        checkpoint = opened_note(document["checkpoint"], public_keys(document["keys"]))
    except NoteBroken as error:
        return Verdict((*found, f"The checkpoint does not hold: {error}."))
    for proof in document["proofs"]:
        found += proof_faults(proof, keys, checkpoint)
    if not found and not _is_told(receipt, document["proofs"]):
        found.append("The receipt tells something else than its records.")
    return Verdict(tuple(found), receipt["dct:identifier"], signature["key"], checkpoint)


def public_keys(keys: Sequence[Mapping[str, str]]) -> list[PublicKey]:
    """The document's keys, to open its checkpoint with; nobody vouches for them here."""
    return [
        PublicKey(key["id"], unb64(key["raw"]), datetime.fromisoformat(key["since"]), None, key["id"], b"")
        for key in keys
    ]


def proof_faults(proof: Mapping[str, Any], keys: Mapping[str, bytes], checkpoint: Checkpoint) -> list[str]:
    """What is wrong with one record and its proof."""
    seq, body = proof["seq"], canonical(proof["body"])
    path = [unb64(step) for step in proof["path"]]
    faults = []
    if not is_signed(keys.get(proof["key"], b""), body, unb64(proof["signature"])):
        faults.append(f"Record {seq} is not signed by the key it names.")
    if not merkle.is_included(leaf_of(unb64(proof["salt"]), body), seq, checkpoint.size, path, checkpoint.root):
        faults.append(f"Record {seq} is not in the log of the checkpoint.")
    if (proof["body"]["ek:seq"], proof["body"]["ek:kind"]) != (seq, proof["kind"]):
        faults.append(f"Record {seq} was written for another place.")
    return faults


def _is_told(receipt: Mapping[str, Any], proofs: Sequence[Mapping[str, Any]]) -> bool:
    """Whether the receipt is exactly what its records come to."""
    bodies = [proof["body"] for proof in sorted(proofs, key=lambda proof: int(proof["seq"]))]
    try:
        return canonical(receipt_of(receipt["dct:identifier"], bodies)) == canonical(dict(receipt))
    except ValueError:
        return False
