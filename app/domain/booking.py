"""A booking, as much of it as a kiosk may know."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import Enum

from app.domain.ids import BookingRef


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
    """Look a booking up by the machine-readable zone of the document just shown."""

    number: str = field(repr=False)
    surname: str = field(repr=False)
    given_names: str = field(repr=False)


Query = ByCode | ByDocument


def business_day(now: datetime, begins_hour: int) -> date:
    """The hotel's day at a time of its own wall clock: a guest who comes after midnight comes for last night."""
    return now.date() - timedelta(days=now.hour < begins_hour)
