"""The acts of staff as they are handed out: each with its record, its signature, and the proof that it is in the log.

It proves each act that it holds, and by their numbers whether one between them is missing. That none was left off at
the ends only the whole log proves.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from app.proof.checking import Verdict, proof_faults, public_keys
from app.proof.entry import Entry
from app.proof.issue import proof_of
from app.proof.keys import PublicKey
from app.proof.note import NoteBroken, opened_note
from app.proof.schema import schema
from app.proof.terms import Body, Kind

TYPE = "ek:Acts"
NO_EXPORT = "This is no export of acts."


def acts_document(
    proved: Sequence[tuple[Entry, Sequence[bytes]]],
    note: str,
    keys: Iterable[PublicKey],
    days: tuple[str | None, str | None] = (None, None),
) -> Body:
    """The whole document: `proved` are the acts, each with its path to the root; `days` are the first and the last."""
    return {
        "@type": TYPE,
        "from": days[0],
        "to": days[1],
        "acts": [proof_of(entry, path) for entry, path in proved],
        "checkpoint": note,
        "keys": [key.plain() for key in keys],
    }


def check_acts(document_untrusted: object) -> Verdict:
    """Check exported acts by their own keys; whose keys they are is for the caller to say."""
    try:
        return _checked(document_untrusted)
    except NoteBroken as error:
        return Verdict((f"The checkpoint does not hold: {error}.",))
    except (KeyError, TypeError, ValueError, AttributeError):
        return Verdict((NO_EXPORT,))


def _checked(document: Any) -> Verdict:
    """Hold the parts of a document against each other. Raises: what a document of another shape makes of it."""
    if document["@type"] != TYPE:
        return Verdict((NO_EXPORT,))
    keys = public_keys(document["keys"])
    checkpoint = opened_note(document["checkpoint"], keys)
    raw = {key.id: key.raw for key in keys}
    acts = document["acts"]
    found = [fault for act in acts for fault in proof_faults(act, raw, checkpoint)]
    found += [f"Record {act['seq']} is no act." for act in acts if not schema().fits(Kind.ACT, act["body"])]
    seqs = [act["seq"] for act in acts]
    if not found:
        found += ["The acts are not in their order."] if seqs != sorted(set(seqs)) else _gaps(acts)
    return Verdict(tuple(found), key=_signer(document["checkpoint"], keys), checkpoint=checkpoint)


def _gaps(acts: Sequence[Mapping[str, Any]]) -> list[str]:
    """Which acts between the first and the last of a log are missing; those whose time was over may be."""
    found = []
    for log in sorted({act["body"]["ek:log"] for act in acts} - {"help_ends"}):
        numbers = {act["body"]["ek:number"] for act in acts if act["body"]["ek:log"] == log}
        lost = max(numbers) - min(numbers) + 1 - len(numbers)
        found += [f"Of the log {log} {lost} acts between the first and the last are missing."] if lost else []
    return found


def _signer(note: str, keys: Sequence[PublicKey]) -> str:
    """The key that signed a note which one of these did."""
    for key in keys:
        try:
            opened_note(note, [key])
        except NoteBroken:
            continue
        return key.id
    return ""
