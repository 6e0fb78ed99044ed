"""The report that opens or closes a shift: what was, what stands open, and how the kiosk is. It names no guest."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, tzinfo
from enum import Enum
from statistics import median

from app.domain.device import DeviceState
from app.domain.gates import Lock
from app.domain.help import OpenCall
from app.domain.ids import StaffId


class ReportKind(Enum):
    """Which shift a report is for: the one that begins, or the one that ends."""

    OPENING = "opening"
    CLOSING = "closing"


class Trouble(Enum):
    """What the log counts that staff should know of."""

    PAPER = "paper"
    CAMERA = "camera"
    ERRAND = "errand"
    BUG = "bug"
    START = "start"


@dataclass(frozen=True)
class Span:
    """From one moment to another, the first within it."""

    begins: datetime
    ends: datetime


@dataclass(frozen=True)
class Arrivals:
    """The bookings that arrive on the day of the report, and their guests."""

    checked_in: int = 0
    expected: int = 0
    cancelled: int = 0
    missing: int = 0
    """Bookings of the day before that are expected still."""
    by_face: int = 0
    by_document: int = 0

    @property
    def bookings(self) -> int:
        """All bookings of the day that stand."""
        return self.checked_in + self.expected


@dataclass(frozen=True)
class Choices:
    """First decisions within the span, by way and by the side on which the card of the face stood."""

    face_left: int = 0
    face_right: int = 0
    other_left: int = 0
    other_right: int = 0


@dataclass(frozen=True)
class Calls:
    """Calls for help: those open now, and how those that ended within the span had waited, in seconds."""

    open: tuple[OpenCall, ...] = ()
    waits_s: tuple[int, ...] = ()
    left: int = 0
    """Calls that ended without an answer, since the guest had gone."""

    @property
    def median_s(self) -> int | None:
        """How long a guest waited for an answer, in the middle; None where nobody was answered."""
        return round(median(self.waits_s)) if self.waits_s else None

    @property
    def longest_s(self) -> int | None:
        """How long the one waited who waited longest."""
        return max(self.waits_s, default=None)


@dataclass(frozen=True)
class Figures:
    """What the store tells of a day."""

    arrivals: Arrivals = field(default_factory=Arrivals)
    choices: Choices = field(default_factory=Choices)
    calls: Calls = field(default_factory=Calls)
    withdrawn: int = 0
    expired: int = 0
    erased: int = 0
    cut_short: int = 0
    """Face steps that a lost camera or a crash ended."""
    receipts: int = 0
    records: int = 0
    head: str = ""
    """The first digits of the root over all records."""


@dataclass(frozen=True)
class DayReport:
    """One report; `day` is the hotel's business day, and `staff` whoever asked for it, empty on a screen."""

    kind: ReportKind
    day: date
    span: Span
    made_at: datetime
    figures: Figures
    troubles: Mapping[Trouble, int] = field(hash=False)
    locks: tuple[Lock, ...] = ()
    devices: tuple[DeviceState, ...] = ()
    staff: StaffId | None = None


def span_of(kind: ReportKind, day: date, zone: tzinfo, begins_hour: int, now: datetime) -> Span:
    """What a report tells of: closing, the day so far; opening, the whole day before."""
    today = _begin(day, zone, begins_hour)
    if kind is ReportKind.OPENING:
        return Span(_begin(day - timedelta(days=1), zone, begins_hour), today)
    return Span(today, max(today, min(now, _begin(day + timedelta(days=1), zone, begins_hour))))


def _begin(day: date, zone: tzinfo, hour: int) -> datetime:
    """When a business day begins."""
    return datetime.combine(day, time(hour), zone)
