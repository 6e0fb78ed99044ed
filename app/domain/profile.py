"""What the law of a place asks of the kiosk, as values; where several places are named, the strictest value holds.

Source: rights.md section 3. The effective profile follows where the hotel stands, never who the guest is.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from enum import Enum
from functools import reduce


class ConsentForm(Enum):
    """How consent to the face way must be given."""

    EXPLICIT = "explicit"
    """A sentence in the first person, and a touch on it."""
    WRITTEN_RELEASE = "written_release"
    """A written release, signed before anything is captured."""


@dataclass(frozen=True, kw_only=True)
class Profile:
    """One place's law. `names` are the places it is made of; ages in years, times as the names say."""

    names: tuple[str, ...]
    face_allowed: bool
    legal_basis: tuple[str, ...]
    consent_form: ConsentForm
    min_age_self: int
    guardian_required_under: int
    retention_face_s: int
    retention_receipt_days: int
    doc_copy_allowed: bool
    notice_languages: tuple[str, ...]
    withdraw_deadline_h: int
    breach_deadline_h: int
    breach_tell: tuple[str, ...]
    sign_required: bool
    dpia_required: bool
    public_policy_required: bool
    register_fields: tuple[str, ...]
    register_retention_days: int

    @property
    def face_age(self) -> int:
        """Under which age the face way is closed, as long as no guardian can be asked here, in years."""
        return max(self.min_age_self, self.guardian_required_under)

    @property
    def needs_release(self) -> bool:
        """Whether a guest signs a written release before a face is looked at."""
        return self.consent_form is ConsentForm.WRITTEN_RELEASE


KEYS = tuple(field.name for field in fields(Profile) if field.name != "names")
"""The keys of a profile, in the order in which they are told."""

SHORTEST = frozenset({"retention_face_s", "withdraw_deadline_h", "breach_deadline_h"})
"""Numbers of which the smaller one is stricter; of every other number it is the larger one."""

ALL_OF = frozenset({"face_allowed", "doc_copy_allowed"})
"""Permissions: given only where every place gives them. Every other yes or no is a duty, and one place is enough."""


def strictest(profiles: Iterable[Profile]) -> Profile:
    """One profile of several, at least one: for each key the strictest value; what must be told or kept adds up."""
    return reduce(_stricter, profiles)


def _stricter(one: Profile, other: Profile) -> Profile:
    """The stricter of two profiles, key by key."""
    values = {key: _of_two(key, getattr(one, key), getattr(other, key)) for key in KEYS}
    return Profile(names=_added(one.names, other.names), **values)  # type: ignore[arg-type]


def _of_two(key: str, one: object, other: object) -> object:
    """The stricter of two values of one key."""
    match one, other:
        case bool(), bool():
            return (one and other) if key in ALL_OF else (one or other)
        case int(), int():
            return min(one, other) if key in SHORTEST else max(one, other)
        case tuple(), tuple():
            return _added(one, other)
        case _:
            return one if one is ConsentForm.WRITTEN_RELEASE else other


def _added(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """Both, each once, in their order."""
    return tuple(dict.fromkeys((*one, *other)))
