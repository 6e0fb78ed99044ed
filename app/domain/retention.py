"""How long the kiosk keeps what, and why somebody's data are erased before that."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from app.domain.ids import ReceiptId

RANGES = {
    "link_days": (0, 1096),
    "record_days": (1096, 36525),
    "audit_days": (1096, 36525),
    "attempts_days": (1, 90),
}
"""The lawful range of each time, in days: the longest of the places that the rights study names, and the shortest.

A decision, and the log of who did what, must be provable for three years; the tie from a decision to a booking need not
outlast that, and serves nobody once the stay is settled. Source: the Measures Art. 9; PIPL Art. 19, 47; rights.md R41.
"""

ASIDE_DAYS = 14
"""How long a store that a restore or an upgrade put aside is kept, in days: it still holds what was erased since."""


class EraseReason(Enum):
    """Why a guest's data are erased on request: a closed list. Source: PIPL Art. 47, GDPR Art. 17(1)."""

    ASKED = "asked"
    CONSENT_WITHDRAWN = "consent_withdrawn"
    NOT_NEEDED = "not_needed"
    UNLAWFUL = "unlawful"


@dataclass(frozen=True)
class Schedule:
    """For how many days what is kept: from departure the tie to a booking, from its making everything else."""

    link_days: int = 30
    record_days: int = 1096
    audit_days: int = 1096
    attempts_days: int = 30


@dataclass(frozen=True)
class Swept:
    """What a run of the schedule erased: stays with their ties, names, decisions, acts, attempts, former stores.

    `is_gone` says whether the store's files hold nothing of it any more; another program that reads keeps them.
    """

    stays: int
    names: int
    records: int
    acts: int
    attempts: int
    former_stores: int
    is_gone: bool

    @property
    def is_nothing(self) -> bool:
        """Whether nothing was past its time."""
        return not (self.stays or self.names or self.records or self.acts or self.attempts or self.former_stores)


@dataclass(frozen=True)
class Erasure:
    """What was erased on request under a decision and those tied to it; `is_gone` as in `Swept`."""

    at: datetime
    receipts: tuple[ReceiptId, ...]
    guests: int
    links: int
    is_gone: bool


@dataclass(frozen=True)
class Due:
    """The days before which things are past their time."""

    departed: date
    stays: date
    records: datetime
    audit: datetime
    attempts: datetime
