"""Who works here, and what they may record about a visit. Nobody here can consent for a guest."""

from dataclasses import dataclass
from enum import Enum

from app.domain.ids import BookingRef, ReceiptId, StaffId


class Role(Enum):
    """What a member of staff is there for. Source: rights.md R49."""

    DESK = "desk"
    MANAGER = "manager"
    PRIVACY_OFFICER = "privacy_officer"
    INSPECTOR = "inspector"


class OverrideReason(Enum):
    """Why a member of staff stepped in: a closed list, shown to the guest before it happens."""

    GUEST_ASKED_FOR_HELP = "guest_asked_for_help"
    COMPARED_BY_EYE = "compared_by_eye"
    DOCUMENT_SEEN = "document_seen"
    NAME_ACCEPTED = "name_accepted"
    MINOR_ASSISTED = "minor_assisted"
    TYPED_FOR_GUEST = "typed_for_guest"
    BOOKING_CHANGED = "booking_changed"
    GUEST_LEFT = "guest_left"
    KIOSK_STUCK = "kiosk_stuck"
    GUEST_GOES_TO_DESK = "guest_goes_to_desk"


class WithdrawalReason(Enum):
    """Why a member of staff withdraws a consent: always because the guest asked, never of their own accord."""

    ASKED_HERE = "asked_here"
    ASKED_FROM_AFAR = "asked_from_afar"
    GUARDIAN_ASKED = "guardian_asked"


ENDS_VISIT = frozenset({OverrideReason.GUEST_LEFT, OverrideReason.KIOSK_STUCK, OverrideReason.GUEST_GOES_TO_DESK})
"""The reasons that end the visit; the others let the guest go on."""


@dataclass(frozen=True)
class StaffMember:
    """A person who works here, after the PIN was checked."""

    id: StaffId
    name: str
    role: Role
    must_change_pin: bool = False
    """Whether somebody else chose the PIN, so that it must be changed before anything is done with it."""


@dataclass(frozen=True)
class Override:
    """One act of staff in a visit, as the audit log keeps it."""

    staff: StaffId
    reason: OverrideReason
    state: str
    receipt: ReceiptId | None
    booking: BookingRef | None


@dataclass(frozen=True)
class ForGuest:
    """Who withdraws a consent for a guest, and why; without a number it is whoever runs the machine."""

    staff: StaffId | None
    reason: WithdrawalReason


@dataclass(frozen=True)
class Signed:
    """Who does an act, for what reason (a code), and who signed it as well where one person is not enough."""

    first: StaffId
    reason: str = ""
    second: StaffId | None = None
