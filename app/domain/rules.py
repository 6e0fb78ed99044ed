"""The numbers a hotel may set, with units and lawful ranges."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, tzinfo
from enum import Enum

from app.domain.ages import PROFILE, AgeRules
from app.domain.consent import Receipt
from app.domain.face_life import FaceMeans
from app.domain.gates import Lock
from app.domain.mode import Mode
from app.domain.notice import NoticeRef
from app.domain.release import ReleaseText

RANGES: Mapping[str, tuple[float, float]] = {
    "idle_s": (120.0, 300.0),
    "warning_s": (20.0, 45.0),
    "arrived_s": (30.0, 300.0),
    "staff_s": (15.0, 60.0),
    "face_s": (20.0, 180.0),
    "hold_s": (0.6, 5.0),
}
"""Lawful ranges, in seconds. Idle and warning: VVSG 2.0 and WCAG 2.2 SC 2.2.1 (R87). Face: the Measures Art. 8 (R36,
at most three minutes). Staff: privacy time-out of the desk screen. Hold: stillness, measured in time, not frames."""


class IdentityCheck(Enum):
    """Where this hotel looks at a guest's document; the same for both ways. Source: rights.md R25, R56."""

    DOCUMENT = "document"
    """At the kiosk: a passport or card is read before the check-in, by camera or by reader."""
    STAFF_GLANCE = "staff_glance"
    """At the desk, by a member of staff, when the guest takes the key."""


FACE_ATTEMPTS_MAX = 3
"""How often one guest may try by face in one visit. Source: rights.md section 7, kiosk rules."""


@dataclass(frozen=True)
class HouseRules:
    """What a manager may change while the kiosk runs, for the guests who come next; times in seconds."""

    identity_check: IdentityCheck
    idle_s: float
    arrived_s: float
    staff_s: float


@dataclass(frozen=True)
class Rules:
    """What the flow must know of this hotel: `notices` by language tag, and the `zone` that times are told in.

    `face_means` is what the receipt tells of the face step, but for the protections, which the vision process tells.
    """

    notices: Mapping[str, NoticeRef] = field(repr=False)
    default_language: str = "en"
    is_face_offered: bool = True
    is_face_allowed: bool = True
    """Whether the law of the place lets a face way be; where it does not, no guest is told of one."""
    locks: tuple[Lock, ...] = ()
    """Why the face way is locked now, for staff; no guest reads it."""
    face_means: FaceMeans = field(default_factory=lambda: FaceMeans(Mode.DETECTION_ONLY, (), ()))
    has_document_camera: bool = False
    ages: AgeRules = PROFILE
    identity_check: IdentityCheck = IdentityCheck.STAFF_GLANCE
    has_printer: bool = False
    has_voice: bool = False
    releases: Mapping[str, ReleaseText] = field(default_factory=dict, repr=False)
    """What is signed with a consent, by language tag; empty where the law of the place asks for no written release."""
    zone: tzinfo = UTC
    idle_s: float = 120.0
    warning_s: float = 30.0
    arrived_s: float = 60.0
    staff_s: float = 30.0
    call_again_s: float = 120.0
    """After how long without an answer the bell rings again for a guest who asked for help, in seconds."""
    face_s: float = 60.0
    hold_s: float = 1.5

    @property
    def mode(self) -> Mode:
        """What the face step really does."""
        return self.face_means.mode

    @property
    def is_face_open(self) -> bool:
        """Whether a guest may choose the face way: it is lawful here, offered, and no gate is shut."""
        return self.is_face_allowed and self.is_face_offered and not self.locks

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages (BCP 47) a guest may choose, in the hotel's order."""
        return tuple(self.notices)

    def allows_face(self, receipt: Receipt) -> bool:
        """Whether the camera may open on the strength of this receipt, in this place: signed where that is asked."""
        return receipt.allows_face and (not self.releases or receipt.draft.release is not None)

    def with_house(self, house: HouseRules) -> "Rules":
        """The rules with what a manager changed."""
        return replace(
            self,
            identity_check=house.identity_check,
            idle_s=house.idle_s,
            arrived_s=house.arrived_s,
            staff_s=house.staff_s,
        )

    def faults(self) -> tuple[str, ...]:
        """Name every number that lies outside its lawful range."""
        return tuple(name for name, (low, high) in RANGES.items() if not low <= getattr(self, name) <= high)
