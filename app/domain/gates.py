"""What must be in order before the face way opens, and why it is locked while something is not.

Source: rights.md R02, R39, R40, R43, R74, R76, R77; the Measures Art. 4, 9 and 13.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from enum import Enum

from app.domain.face_life import FaceMeans
from app.domain.mode import Mode
from app.domain.notice import Notice
from app.domain.profile import Profile


class Lock(Enum):
    """Why the face way is locked; the value is its code and the last part of the words that staff read."""

    NOT_CHECKED = "not_checked"
    NOT_ALLOWED_HERE = "not_allowed_here"
    NOT_OFFERED = "not_offered"
    POLICY_MISSING = "policy_missing"
    NOTICE_INCOMPLETE = "notice_incomplete"
    NOTICE_LANGUAGE = "notice_language"
    NOTICE_UNAPPROVED = "notice_unapproved"
    NO_DOCUMENT_CAMERA = "no_document_camera"
    NO_ISOLATION = "no_isolation"
    LOCATION_UNKNOWN = "location_unknown"
    LOCATION_FORBIDDEN = "location_forbidden"
    MODELS_DIFFER = "models_differ"
    ASSESSMENT_MISSING = "assessment_missing"
    ASSESSMENT_INCOMPLETE = "assessment_incomplete"
    ASSESSMENT_EXPIRED = "assessment_expired"
    PURPOSE_CHANGED = "purpose_changed"
    METHOD_CHANGED = "method_changed"
    MODELS_CHANGED = "models_changed"
    RETENTION_CHANGED = "retention_changed"
    NOTICE_CHANGED = "notice_changed"


class Location(Enum):
    """Where a kiosk may stand, and where never. Source: the Measures Art. 13."""

    UNKNOWN = ""
    LOBBY = "lobby"
    FRONT_DESK = "front_desk"
    ENTRANCE = "entrance"
    GUEST_ROOM = "guest_room"
    BATH = "bath"
    CHANGING_ROOM = "changing_room"
    TOILET = "toilet"


PRIVATE = frozenset({Location.GUEST_ROOM, Location.BATH, Location.CHANGING_ROOM, Location.TOILET})
"""Places in which nobody may install a device that looks at faces."""


class Part(Enum):
    """The four parts of an impact assessment. Source: the Measures Art. 9."""

    LAWFUL = "lawful"
    IMPACT = "impact"
    RISK = "risk"
    PROTECTION = "protection"


TOLD = frozenset({"N3", "N4", "N6"})
"""The fields of the notice that an assessment is made for."""

PART_CHARACTERS_MIN = 80
"""A part with less of its own text than this says nothing."""


@dataclass(frozen=True)
class Scope:
    """What an assessment was made for. Any change of it makes the assessment stale. Times in seconds and days."""

    purpose: str
    method: str
    models: tuple[str, ...]
    retention: str
    told: tuple[str, ...] = ()
    """What the notice says of purpose, method and retention, each language with its digest; none in older ones."""

    @property
    def digest(self) -> str:
        """One name for all of it."""
        return hashlib.sha256(repr(sorted(asdict(self).items())).encode()).hexdigest()


def told_of(notices: Iterable[Notice]) -> tuple[str, ...]:
    """What notices say of purpose, method and retention (N3, N4, N6), as one digest a language."""
    told = {notice.language: repr([item.text for item in notice.items if item.field in TOLD]) for notice in notices}
    return tuple(f"{language} {hashlib.sha256(text.encode()).hexdigest()}" for language, text in told.items())


def scope_of(
    means: FaceMeans, *, face_s: float, receipt_days: int, told: tuple[str, ...] = (), is_signed: bool = False
) -> Scope:
    """What this kiosk does with a face, from its live settings; `is_signed` where a written release comes before it."""
    purpose = (
        "compare with the document just shown" if means.mode is Mode.VERIFY_1TO1 else "find a face for staff to see"
    )
    signed = ", after a signed release" if is_signed else ""
    return Scope(
        purpose=purpose,
        method=f"{means.mode.value}, {means.turns} turns, threshold {means.threshold:g}{signed}",
        models=tuple(f"{model.name} {model.sha256}" for model in means.models),
        retention=f"face {face_s:g} s, receipt {receipt_days} days",
        told=told,
    )


@dataclass(frozen=True)
class Assessment:
    """One impact assessment as it was approved. `sha256` is of the whole document, `parts` those that say something."""

    id: str
    approved_on: date
    valid_until: date
    approver: str
    sha256: str
    parts: frozenset[Part]
    scope: Scope


def parts_of(text: str) -> frozenset[Part]:
    """The parts of a written assessment that say something: sections headed `## 1` to `## 4`."""
    sections: dict[str, str] = {}
    for section in f"\n{text}".split("\n## ")[1:]:
        head, _, body = section.partition("\n")
        own = " ".join(line for line in body.splitlines() if not line.startswith(">"))
        sections[head.strip()[:1]] = own.strip()
    said = (sections.get(str(number), "") for number in range(1, len(Part) + 1))
    return frozenset(part for part, own in zip(Part, said, strict=True) if len(own) >= PART_CHARACTERS_MIN)


def assessment_locks(assessment: Assessment | None, scope: Scope, today: date) -> tuple[Lock, ...]:
    """What is wrong with the newest assessment; nothing if it covers what this kiosk does today."""
    if assessment is None:
        return (Lock.ASSESSMENT_MISSING,)
    faults: Mapping[Lock, bool] = {
        Lock.ASSESSMENT_INCOMPLETE: assessment.parts != frozenset(Part),
        Lock.ASSESSMENT_EXPIRED: not assessment.approved_on <= today <= assessment.valid_until,
        Lock.PURPOSE_CHANGED: assessment.scope.purpose != scope.purpose,
        Lock.METHOD_CHANGED: assessment.scope.method != scope.method,
        Lock.MODELS_CHANGED: assessment.scope.models != scope.models,
        Lock.RETENTION_CHANGED: assessment.scope.retention != scope.retention,
        Lock.NOTICE_CHANGED: not set(scope.told) <= set(assessment.scope.told),
    }
    return tuple(lock for lock, is_wrong in faults.items() if is_wrong)


def place_locks(
    profile: Profile, languages: Iterable[str], location: Location, *, policy: str = ""
) -> tuple[Lock, ...]:
    """What the law of the place, the hotel's languages and the room say against the face way.

    `policy` is where everybody can read the hotel's written policy.
    """
    missing = set(profile.notice_languages) - set(languages)
    faults: Mapping[Lock, bool] = {
        Lock.NOT_ALLOWED_HERE: not profile.face_allowed,
        Lock.POLICY_MISSING: profile.public_policy_required and not policy,
        Lock.NOTICE_LANGUAGE: bool(missing),
        Lock.LOCATION_UNKNOWN: location is Location.UNKNOWN,
        Lock.LOCATION_FORBIDDEN: location in PRIVATE,
    }
    return tuple(lock for lock, is_wrong in faults.items() if is_wrong)
