"""A decision as JSON-LD: a `dpv:ConsentRecord` in the fields of ISO/IEC TS 27560 that can be read alone.

Nothing in it is a name, a number of a document, a room or a face, and the schema in `resources/schema` allows no place
for one. Source: W3C DPV 2.3; the DPV guide on consent records and receipts as per ISO/IEC TS 27560:2023, whose field
names these are. The standard's own text was not read: records are aligned with it, and nothing more is claimed.
"""

from functools import cache

from app.domain.consent import Decision, Receipt, Side
from app.domain.mode import Mode
from app.domain.release import Release, SigningMethod
from app.domain.staff import ForGuest, WithdrawalReason
from app.proof.terms import SCHEMA, Body, Desk, Kind, Place, guest_of, head, urn

_STATUS = {
    Decision.GIVEN: ("dpv:ConsentGiven", "touch on the button that agrees, after the notice"),
    Decision.DECLINED: ("dpv:ConsentRefused", "touch on the way by passport or code, or on the button that declines"),
    Decision.WITHDRAWN: ("dpv:ConsentWithdrawn", "touch on the button that withdraws, or on passport or code instead"),
}
_NOT_OFFERED = (
    "dpv:ConsentStatusInvalidForProcessing",
    "no face way was offered; touch on the way by passport or code",
)
"""What is told of a guest who declined nothing, since nothing was asked."""

_SIGNED = {
    SigningMethod.SIGN_BUTTON: (
        "electronic signature, by pressing the button that signs, under the written release whose SHA-256 is {digest}"
    ),
}

_ASKED = {
    WithdrawalReason.ASKED_HERE: "the guest asked at the front desk",
    WithdrawalReason.ASKED_FROM_AFAR: "the guest asked by telephone or in writing",
    WithdrawalReason.GUARDIAN_ASKED: "a guardian of the guest asked",
}
"""How a guest asked where another hand withdrew."""

_PROCESSING = {
    Mode.DETECTION_ONLY: ("pd:Picture", ["dpv:Collect", "dpv:Observe", "dpv:Erase"]),
    Mode.VERIFY_1TO1: ("pd:FacialPrint", ["dpv:Collect", "dpv:Derive", "dpv:Match", "dpv:Erase"]),
}
_RIGHTS = ("withdraw consent", "know what is held", "have it erased", "complain to the authority in the notice")
_NOT_SET = "not set by the hotel"


def decision_body(
    receipt: Receipt, consent: Receipt | None, desk: Desk, place: Place, by: ForGuest | None = None
) -> Body:
    """A decision as a whole consent record; `consent` is the receipt whose consent a withdrawal ends.

    `by` is who withdrew for the guest, if it was not the guest's own hand; the record says so and names nobody.
    """
    draft = receipt.draft
    kind = Kind(draft.decision.value)
    guest = guest_of(consent.id if consent else receipt.id)
    return {
        **head(kind, desk, place, receipt.id),
        "@type": "dpv:ConsentRecord",
        "dct:conformsTo": SCHEMA + "record",
        "dct:language": draft.language,
        **({"dct:replaces": urn(draft.replaces)} if draft.replaces else {}),
        "dpv:hasDataSubject": {"@id": guest, "@type": "dpv:Customer"},
        "dpv:hasNotice": {
            "@id": f"urn:evenkey:notice:{draft.notice.version}:{draft.language}",
            "@type": "dpv:ConsentNotice",
            "dct:hasVersion": draft.notice.version,
            "dct:language": draft.language,
            "ek:sha256": draft.notice.sha256,
        },
        "dpv:hasProcess": [_process(draft.mode, desk)],
        "dpv:hasEntity": [_controller(desk)],
        "dpv:hasConsentStatus": [
            *([_status(consent, guest, desk)] if consent else []),
            _status(receipt, guest, desk, by),
        ],
        "ek:code": receipt.code,
        "ek:cards": _cards(draft.face_side),
        "ek:comfort": list(draft.comfort),
        "ek:mode": draft.mode.value,
        "ek:validUntil": receipt.valid_until.isoformat() if receipt.valid_until else None,
        "ek:software": desk.software,
        "ek:configuration": desk.configuration,
        "ek:parity": desk.parity,
        "ek:profile": desk.profile,
    }


def _cards(face_side: Side) -> Body:
    """Which way stood on which side, as the guest saw it."""
    other = {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}[face_side]
    return {f"ek:{face_side.value}": "face", f"ek:{other.value}": "document"}


def _status(receipt: Receipt, guest: str, desk: Desk, by: ForGuest | None = None) -> Body:
    """One event of a consent's life, told by the receipt of it."""
    decision = receipt.draft.decision
    release = receipt.draft.release
    state, how = _STATUS[decision] if receipt.draft.is_face_offered else _NOT_OFFERED
    how = _SIGNED[release.method].format(digest=release.sha256) if release else how
    valid = receipt.valid_until - receipt.created_at if receipt.valid_until else desk.valid_for
    lasting: dict[Decision, Body] = {
        Decision.GIVEN: {"@type": "dpv:TemporalDuration", "rdf:value": f"PT{round(valid.total_seconds())}S"},
        Decision.DECLINED: {"@type": "dpv:UntilEventDuration", "rdf:value": "end of the visit"},
        Decision.WITHDRAWN: {"@type": "dpv:EndlessDuration"},
    }
    more = ["dpv:ExplicitlyExpressedConsent"] if decision is Decision.GIVEN else []
    more += [] if receipt.draft.is_face_offered else ["ek:FaceNotOffered"]
    return {
        "@type": [state, *more],
        "dpv:isIndicatedBy": guest,
        "dpv:hasIndicationMethod": _for_guest(by) if by else f"at the kiosk: {how}",
        "dpv:isIndicatedAtTime": receipt.created_at.isoformat(),
        "dpv:hasDuration": lasting[decision],
        **({"ek:release": release_body(release)} if release else {}),
    }


def release_body(release: Release) -> Body:
    """A signed release: the whole text, and how it was signed; when, the event tells that it stands in."""
    return {
        "ek:method": release.method.value,
        "ek:sha256": release.sha256,
        "dct:language": release.language,
        "ek:text": release.text,
    }


def _for_guest(by: ForGuest) -> str:
    """How it was done where another hand did it: on whose wish, and in which place."""
    who = "a member of staff withdrew" if by.staff else "it was withdrawn at the machine's command line"
    return f"{_ASKED[by.reason]}; {who}"


@cache
def _process(mode: Mode, desk: Desk) -> Body:
    """What would be done with a face, why, where, for how long, and how to end it."""
    data, processing = _PROCESSING[mode]
    return {
        "@type": "dpv:Process",
        "dpv:hasPurpose": "dpv:IdentityVerification",
        "dpv:hasService": "hotel check-in",
        "dpv:hasLegalBasis": "dpv:ExplicitlyExpressedConsent",
        "dpv:hasPersonalData": [
            {
                "@type": [data, "dpv:SensitivePersonalData", "dpv:SpecialCategoryPersonalData"],
                "dct:identifier": mode.value,
                "dpv:hasNecessity": "dpv:Optional",
                "dpv:hasDataSource": "dpv:DataSubjectDataSource",
            }
        ],
        "dpv:hasProcessing": processing,
        "dpv:hasDataController": _hotel(desk),
        "dpv:hasRecipient": _hotel(desk),
        "ek:hasThirdParty": False,
        "dpv:hasJurisdiction": f"loc:{desk.country}",
        "dpv:hasStorageCondition": [
            {"@type": "dpv:StorageLocation", "dpv:hasLocation": "dpv:WithinDevice"},
            {
                "@type": "dpv:StorageDuration",
                "dpv:hasDuration": {"@type": "dpv:TemporalDuration", "rdf:value": f"PT{desk.face_s}S"},
            },
            {
                "@type": "dpv:StorageDeletion",
                "dpv:hasDuration": {"@type": "dpv:UntilEventDuration", "rdf:value": "end of the face step"},
            },
        ],
        "ek:recordKept": f"P{desk.retention_days}D",
        "dpv:hasConsentControl": {
            "@type": "dpv:WithdrawConsent",
            "dpv:isExercisedAt": "this kiosk with the receipt's code, or the front desk, at any time",
        },
        "dpv:hasRight": {
            "@type": "dpv:DataSubjectRight",
            "dct:title": list(_RIGHTS),
            "dpv:isExercisedAt": desk.contact or _NOT_SET,
        },
    }


@cache
def _controller(desk: Desk) -> Body:
    """Who is responsible; a fact that the hotel has not set says so, since the field must be there."""
    return {
        "@id": _hotel(desk),
        "@type": ["dpv:DataController", "dpv:Organisation"],
        "dpv:hasIdentifier": _hotel(desk),
        "dpv:hasName": desk.controller or _NOT_SET,
        "dpv:hasContact": desk.contact or _NOT_SET,
        "dpv:hasAddress": desk.address or _NOT_SET,
    }


def _hotel(desk: Desk) -> str:
    """The controller's IRI within this log."""
    return f"urn:evenkey:controller:{desk.kiosk_id}"
