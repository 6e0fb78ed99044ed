"""Lists of arrivals that several tests of this room make, and what looking for a booking in them ends in."""

from collections.abc import Callable

import pytest
from sqlite_utils import Database

from app.domain.booking import Booking, Query
from app.domain.problems import KioskError, Problem
from app.ports import Bookings
from app.storage.booking_store import SqliteBookings
from tests.builders import NOW, TODAY

Maker = Callable[..., Bookings]
"""Makes a list of arrivals of the bookings that it is given."""


def real_bookings(database: Database, *bookings: Booking) -> SqliteBookings:
    """The real list, with these bookings imported."""
    store = SqliteBookings(database, lambda: TODAY, now=lambda: NOW)
    store.import_arrivals(bookings)
    return store


def problem_of(bookings: Bookings, query: Query) -> Problem:
    """The problem that looking for a booking ends in."""
    with pytest.raises(KioskError) as caught:
        bookings.find(query)
    return caught.value.problem
