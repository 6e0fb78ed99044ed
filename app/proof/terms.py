"""The words of every record: what the prefixes mean, which kinds there are, and what each begins with.

A record in the log names its context by a name that no network knows; a receipt that is handed out carries the context
itself. So nothing is ever fetched, and a million records do not repeat it. Source: JSON-LD 1.1; W3C DPV 2.3.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from app.proof.canonical import Json

Body = dict[str, Json]
"""One record as JSON."""

OWN = "https://evenkey.invalid/ns#"
"""The terms of our own; the address is none on purpose. Source: RFC 2606."""

LINE_MAX = 500
"""How long a line of text in a record may be."""

SCHEMA = "https://w3id.org/dpv/schema/dpv-27560#"

_IRIS = (
    "dct:conformsTo",
    "dct:replaces",
    "dpv:hasDataController",
    "dpv:hasDataSource",
    "dpv:hasJurisdiction",
    "dpv:hasLegalBasis",
    "dpv:hasLocation",
    "dpv:hasNecessity",
    "dpv:hasProcessing",
    "dpv:hasPurpose",
    "dpv:hasRecipient",
    "dpv:isIndicatedBy",
    "ek:receipt",
)
_TIMES = ("dct:created", "dpv:isIndicatedAtTime", "ek:opened", "ek:erased", "ek:entered")

CONTEXT: Body = {
    "dct": "http://purl.org/dc/terms/",
    "dpv": "https://w3id.org/dpv#",
    "ek": OWN,
    "loc": "https://w3id.org/dpv/loc#",
    "pd": "https://w3id.org/dpv/pd#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    **{term: {"@type": "@id"} for term in _IRIS},
    **{term: {"@type": "xsd:dateTime"} for term in _TIMES},
}
"""What the prefixes mean, as every issued receipt carries it."""

CONTEXT_NAME = "urn:evenkey:context:1"
"""What stands for it within a record of the log."""


class Kind(Enum):
    """What a record of the log is about."""

    GIVEN = "given"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    FACE_OPENED = "face_opened"
    FACE_ERASED = "face_erased"
    KEY = "key"
    ERASED = "erased"
    ACT = "act"


DECISIONS = frozenset({Kind.GIVEN, Kind.DECLINED, Kind.WITHDRAWN})
"""The kinds that a guest decided, each with a receipt of its own."""


@dataclass(frozen=True)
class Desk:
    """What every record repeats of the hotel, the machine and its settings; nothing of a guest.

    `profile` names the law it serves under, `configuration` is the SHA-256 of all settings, in hexadecimal,
    `parity` names the report that measured whether the two ways are equal on this kiosk (empty while none did), and
    `valid_for` is how long a consent holds.
    """

    kiosk_id: str = "kiosk-1"
    controller: str = ""
    contact: str = ""
    address: str = ""
    country: str = "CN"
    software: str = ""
    profile: str = ""
    configuration: str = ""
    parity: str = ""
    retention_days: int = 1096
    face_s: int = 60
    valid_for: timedelta = timedelta(hours=24)


@dataclass(frozen=True)
class Place:
    """Where a record stands: its own id (UUIDv7), its index in the log, and when it happened.

    `entered` is when it was put into the log, if that was later than it happened: a decision from before there was one.
    """

    record_id: str
    seq: int
    at: datetime
    entered: datetime | None = None


def guest_of(consent_id: str) -> str:
    """The pseudonym of a guest: known by nothing but the first receipt."""
    return f"{urn(consent_id)}#guest"


def urn(identifier: str) -> str:
    """A UUID as an IRI."""
    return f"urn:uuid:{identifier}"


def head(kind: Kind, desk: Desk, place: Place, receipt_id: str | None) -> Body:
    """What every record begins with."""
    return {
        "@context": CONTEXT_NAME,
        "@id": urn(place.record_id),
        "dct:identifier": place.record_id,
        "dct:created": place.at.isoformat(),
        "ek:kind": kind.value,
        "ek:kiosk": desk.kiosk_id,
        "ek:seq": place.seq,
        **({"ek:receipt": urn(receipt_id)} if receipt_id else {}),
        **({"ek:entered": place.entered.isoformat()} if place.entered else {}),
    }
