"""What happened beside the decisions, as small records: a camera opened, a face erased, a consent run out, a key made.

Keeps: times, causes, models and keys; nothing of a guest beyond the receipt that it happened under.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.consent import Receipt
from app.domain.face_life import FaceEnd, FaceMeans
from app.domain.ids import ReceiptId
from app.proof.canonical import b64
from app.proof.keys import PublicKey
from app.proof.terms import Body, Desk, Kind, Place, head


def expired_body(consent: Receipt, desk: Desk, place: Place) -> Body:
    """That a consent ran out by itself."""
    return {
        **head(Kind.EXPIRED, desk, place, consent.id),
        "@type": "ek:Expiry",
        "dpv:hasConsentStatus": [expired_status(consent.id, place.at.isoformat(), desk.kiosk_id)],
    }


def opened_body(receipt_id: ReceiptId, number: int, means: FaceMeans, desk: Desk, place: Place) -> Body:
    """That the face camera opened under a consent, by what means and behind which protections."""
    return {
        **head(Kind.FACE_OPENED, desk, place, receipt_id),
        "@type": "ek:FaceOpened",
        "ek:opening": number,
        "ek:opened": place.at.isoformat(),
        "ek:mode": means.mode.value,
        "ek:models": [{"ek:name": model.name, "ek:sha256": model.sha256} for model in means.models],
        "ek:protections": list(means.protections),
        "ek:threshold": means.threshold,
        "ek:turns": means.turns,
    }


def erased_body(receipt_id: ReceiptId, number: int, end: FaceEnd, desk: Desk, place: Place) -> Body:
    """That the camera closed and the face was erased, by one act, and why."""
    return {
        **head(Kind.FACE_ERASED, desk, place, receipt_id),
        "@type": "ek:FaceErased",
        "ek:opening": number,
        "ek:erased": place.at.isoformat(),
        "ek:why": end.value,
    }


def key_body(key: PublicKey, desk: Desk, place: Place) -> Body:
    """That a key signs from here on, and which key vouched for it."""
    return {
        **head(Kind.KEY, desk, place, None),
        "@type": "ek:Key",
        "ek:keyId": key.id,
        "ek:raw": b64(key.raw),
        "ek:since": key.since.isoformat(),
        "ek:by": key.by,
        "ek:vouch": b64(key.vouch),
    }


def act_body(log: str, number: int, row: Mapping[str, str | None], desk: Desk, place: Place) -> Body:
    """What a member of staff did, or how a call for help went: one line of a log of acts, as it was written."""
    return {
        **head(Kind.ACT, desk, place, None),
        "@type": "ek:Act",
        "ek:log": log,
        "ek:number": number,
        "ek:row": {name: row[name] for name in sorted(row)},
    }


def tombstone_body(erased: Sequence[tuple[int, Kind, str, bytes]], why: str, desk: Desk, place: Place) -> Body:
    """That the bodies of these records, given as (seq, kind, when, leaf hash), were erased, and why (a code)."""
    return {
        **head(Kind.ERASED, desk, place, None),
        "@type": "ek:Erasure",
        "ek:why": why,
        "ek:records": [
            {"ek:seq": seq, "ek:kind": kind.value, "dct:created": at, "ek:leaf": b64(leaf)}
            for seq, kind, at, leaf in erased
        ],
    }


@dataclass(frozen=True)
class Forgotten:
    """What was erased beside the log: how many of what (`person`, `link`, `acts`, `tie`), why, and who answers.

    `untied` are the numbers of the acts that forgot of which booking they were.
    """

    counts: Mapping[str, int]
    why: str
    staff: Sequence[str]
    untied: Sequence[int] = ()


def forgotten_body(receipt_id: ReceiptId | None, told: Forgotten, desk: Desk, place: Place) -> Body:
    """That something beside the log was erased.

    It is told under the decision whose guest asked; nobody is named, and nothing tells how it read.
    """
    return {
        **head(Kind.ERASED, desk, place, receipt_id),
        "@type": "ek:Erasure",
        "ek:why": told.why,
        "ek:records": [],
        "ek:counts": dict(told.counts),
        "ek:staff": list(told.staff),
        **({"ek:untied": list(told.untied)} if told.untied else {}),
    }


def expired_status(consent_id: str, at: str, kiosk_id: str) -> Body:
    """The event of a consent that ran out; the kiosk says so, not the guest."""
    return {
        "@type": ["dpv:ConsentExpired"],
        "dpv:isIndicatedBy": f"urn:evenkey:kiosk:{kiosk_id}",
        "dpv:hasIndicationMethod": f"the time for which the consent {consent_id} was given ran out",
        "dpv:isIndicatedAtTime": at,
        "dpv:hasDuration": {"@type": "dpv:EndlessDuration"},
    }
