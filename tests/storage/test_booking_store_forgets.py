"""What the register forgets when guests have left, and what it keeps when the program ends."""

from datetime import date, timedelta
from pathlib import Path

from sqlite_utils import Database

from app.domain.booking import Booking, ByDocument
from app.storage.booking_store import SqliteBookings
from app.storage.database import open_database
from tests.builders import NOW, TODAY, a_booking

ERIKSSON = ByDocument("L898902C3", "ERIKSSON", "ANNA MARIA")


def real_bookings(database: Database, *bookings: Booking) -> SqliteBookings:
    """The real list, with these bookings imported."""
    store = SqliteBookings(database, lambda: TODAY, now=lambda: NOW)
    store.import_arrivals(bookings)
    return store


def test_guests_who_left_are_forgotten_down_to_the_last_byte(database: Database, store_path: Path) -> None:
    gone = a_booking(ref="AB12", surname="Zyxwvutsky", guest_name="Zyxwvutsky", document_number="Q7Q7Q7Q7Q")
    second = a_booking(ref="AB12", surname="Wxzkvutsky", document_number="P8P8P8P8P")
    bookings = real_bookings(database, gone, second, a_booking())
    needles = (b"Zyxwvutsky", b"Q7Q7Q7Q7Q", b"Wxzkvutsky", b"P8P8P8P8P")

    is_forgotten = bookings.forget_guests(gone.departure + timedelta(days=1))

    assert is_forgotten
    assert not any(needle in path.read_bytes() for path in store_path.parent.iterdir() for needle in needles)
    assert bookings.forget_guests(date(2000, 1, 1))


def test_guests_who_have_not_left_are_not_forgotten(database: Database) -> None:
    bookings = real_bookings(database, a_booking())

    bookings.forget_guests(a_booking().departure)

    assert bookings.find(ERIKSSON) == a_booking()


def test_bookings_outlive_the_program(database: Database, store_path: Path) -> None:
    real_bookings(database, a_booking())
    database.close()

    again = open_database(store_path)

    assert SqliteBookings(again, lambda: TODAY).find(ERIKSSON) == a_booking()
    again.close()
