"""A booking, as much of it as a kiosk may know."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import Enum

from app.domain.ids import BookingRef
from app.domain.likeness import NameReason
from app.domain.problems import KioskError, Problem


class Stage(Enum):
    """How far a booking has come."""

    EXPECTED = "expected"
    CHECKED_IN = "checked_in"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class Booking:
    """One stay. Prints itself by its ref only.

    Keeps: nothing by itself; the register keeps the row until the hotel's retention date.
    """

    ref: BookingRef
    guest_name: str = field(repr=False)
    arrival: date
    departure: date
    guests: int
    stage: Stage
    is_room_ready: bool
    surname: str = field(default="", repr=False)
    given_names: str = field(default="", repr=False)
    document_number: str = field(default="", repr=False)
    guest: int = 1
    """Which guest of the booking these names are of, from 1 to `guests`; the names are empty where they are unknown."""
    arrived: int = 0
    """How many of its guests are in; all of them once it is checked in."""

    @property
    def still_to_come(self) -> int:
        """How many of its guests have not checked in yet."""
        return self.guests - self.arrived

    @property
    def nights(self) -> int:
        """How many nights the stay lasts; at least 1 for a valid booking."""
        return (self.departure - self.arrival).days


@dataclass(frozen=True)
class ByCode:
    """Look a booking up by its exact code, in the canonical form of `codes.canonical_code`."""

    code: str = field(repr=False)


@dataclass(frozen=True)
class ByDocument:
    """Look a booking up by the machine-readable zone of the document just shown.

    `is_counted` when a wrong one counts as a wrong code does: what a reader or a QR code sends may come from a list of
    guesses, unlike a page that the kiosk's own camera saw.
    """

    number: str = field(repr=False)
    surname: str = field(repr=False)
    given_names: str = field(repr=False)
    is_counted: bool = False
    other_names: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    """Other ways to read surname and given names on a page whose print leaves letters open; mostly none."""

    @property
    def names(self) -> tuple[tuple[str, str], ...]:
        """Every way to read surname and given names, the likeliest first."""
        return ((self.surname, self.given_names), *self.other_names)


@dataclass(frozen=True)
class OfGuest:
    """Ask whether the document just shown is of the guest who has this booking, found before by its code."""

    ref: BookingRef
    document: ByDocument


@dataclass(frozen=True)
class ByNumber:
    """Look a booking up by the exact number of a document, without a name: a resident identity number, as a rule."""

    number: str = field(repr=False)


Query = ByCode | ByDocument | OfGuest | ByNumber


def is_open(query: Query) -> bool:
    """Whether it asks for a document whose name can be read in several ways."""
    document = query.document if isinstance(query, OfGuest) else query
    return isinstance(document, ByDocument) and bool(document.other_names)


class NameDoubt(KioskError):
    """The document may be, or is not, of the guest who is expected: for staff to settle, who may go on with `booking`.

    `booking` is None where more than one could be meant, or the one may not check in today. Nothing of it may be shown
    before staff has accepted it.
    """

    def __init__(self, problem: Problem, reason: NameReason, booking: Booking | None) -> None:
        super().__init__(problem)
        self.reason = reason
        self.booking = booking


def business_day(now: datetime, begins_hour: int) -> date:
    """The hotel's day at a time of its own wall clock: a guest who comes after midnight comes for last night."""
    return now.date() - timedelta(days=now.hour < begins_hour)
