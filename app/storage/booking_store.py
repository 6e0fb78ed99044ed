"""The hotel's list of arrivals, and who checked in. Names and document numbers stand here and nowhere else."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import assert_never

from sqlite_utils import Database

from app.domain.booking import Booking, ByCode, ByDocument, Query, Stage
from app.domain.codes import canonical_code
from app.domain.consent import Way
from app.domain.ids import BookingRef, ReceiptId
from app.domain.mrz import plain_document_number
from app.domain.names import same_person
from app.domain.problems import KioskError, Problem
from app.storage.database import forget_deleted, reading, utc_now, writing

_UPSERT = """
INSERT INTO bookings VALUES (:ref, :guest_name, :surname, :given_names, :document_number, :arrival, :departure,
    :guests, :stage, :is_room_ready)
ON CONFLICT (ref) DO UPDATE SET
    guest_name = excluded.guest_name, surname = excluded.surname, given_names = excluded.given_names,
    document_number = excluded.document_number, arrival = excluded.arrival, departure = excluded.departure,
    guests = excluded.guests, is_room_ready = excluded.is_room_ready,
    stage = CASE stage WHEN 'checked_in' THEN stage ELSE excluded.stage END
"""
_BY_REF = "SELECT * FROM bookings WHERE ref = ?"
_BY_DOCUMENT = "SELECT * FROM bookings WHERE document_number IN (?, '') AND departure >= ?"
_BY_ARRIVAL = "SELECT * FROM bookings WHERE arrival = ? ORDER BY surname, given_names, ref"
_ENTER = "UPDATE bookings SET stage = 'checked_in' WHERE ref = ?"
_NOTE = "INSERT INTO checkins (booking, receipt, way, at) VALUES (?, ?, ?, ?)"
_FORGET = """
UPDATE bookings SET guest_name = '', surname = '', given_names = '', document_number = ''
WHERE departure < ? AND (guest_name <> '' OR surname <> '' OR given_names <> '' OR document_number <> '')
"""

_WORST_FIRST = (Problem.BOOKING_ALREADY_IN, Problem.BOOKING_OTHER_DAY, Problem.BOOKING_CANCELLED)


class SqliteBookings:
    """Implements `ports.Bookings`. `today` is the hotel's own business day, which may begin later than midnight.

    Keeps: guests' names and document numbers until `forget_guests` is called for their day of departure.
    """

    def __init__(self, database: Database, today: Callable[[], date], *, now: Callable[[], datetime] = utc_now) -> None:
        self._database = database
        self._today = today
        self._now = now

    def find(self, query: Query) -> Booking:
        """Find the one booking that fits and may check in today: by exact code, or by document number and name.

        A booking without a document number is found by the name alone.
        Raises: BOOKING_NOT_FOUND, BOOKINGS_SEVERAL, BOOKING_OTHER_DAY, BOOKING_CANCELLED, BOOKING_ALREADY_IN,
        NAME_DIFFERS, STORE_UNAVAILABLE.
        """
        match query:
            case ByCode(code=code):
                return self._only(self._rows(_BY_REF, (code,)), Problem.BOOKING_NOT_FOUND)
            case ByDocument():
                return self._by_document(query)
            case _:
                assert_never(query)

    def check_in(self, booking: Booking, receipt_id: ReceiptId, way: Way) -> Booking:
        """Change the booking to checked in, once, atomically, and note way, receipt and time.

        Raises: BOOKING_ALREADY_IN, CHECK_IN_NOT_SAVED (also if the booking was cancelled meanwhile).
        """
        with writing(self._database, Problem.CHECK_IN_NOT_SAVED):
            known = [_booking(row) for row in self._database.query(_BY_REF, (booking.ref,))]
            if known and known[0].stage is Stage.CHECKED_IN:
                raise KioskError(Problem.BOOKING_ALREADY_IN)
            if not known or known[0].stage is Stage.CANCELLED:
                raise KioskError(Problem.CHECK_IN_NOT_SAVED)
            self._database.execute(_ENTER, (booking.ref,))
            self._database.execute(_NOTE, (booking.ref, receipt_id, way.value, self._now().isoformat()))
        return replace(known[0], stage=Stage.CHECKED_IN)

    def import_arrivals(self, bookings: Iterable[Booking]) -> int:
        """Take over a list of arrivals, all or nothing; a booking checked in stays so. Returns how many.

        Raises: STORE_UNAVAILABLE.
        """
        rows = [_row(booking) for booking in bookings]
        with writing(self._database, Problem.STORE_UNAVAILABLE):
            for row in rows:
                self._database.execute(_UPSERT, row)
        return len(rows)

    def list_arrivals(self, day: date) -> list[Booking]:
        """The bookings that arrive on a day, by surname. Raises: STORE_UNAVAILABLE."""
        return self._rows(_BY_ARRIVAL, (day.isoformat(),))

    def forget_guests(self, before: date) -> bool:
        """Erase names and document numbers of all who left before a day; the stay itself remains as a number.

        Returns False while another reader keeps the old pages: not erased yet, ask again. Raises: STORE_UNAVAILABLE.
        """
        with writing(self._database, Problem.STORE_UNAVAILABLE):
            self._database.execute(_FORGET, (before.isoformat(),))
        return forget_deleted(self._database)

    def _by_document(self, query: ByDocument) -> Booking:
        """Find by number and name, or by name where the hotel has no number. Raises: as `find`."""
        number = plain_document_number(query.number)
        current = self._rows(_BY_DOCUMENT, (number, self._today().isoformat()))
        named = [b for b in current if same_person(query.surname, query.given_names, b.surname, b.given_names)]
        is_number_known = any(booking.document_number for booking in current)
        return self._only(named, Problem.NAME_DIFFERS if is_number_known else Problem.BOOKING_NOT_FOUND)

    def _only(self, found: list[Booking], absent: Problem) -> Booking:
        """The one of them that may check in today; stays under way come before others. Raises: as `find`."""
        today = self._today()
        judged = [b for b in found if b.arrival <= today <= b.departure] or found
        obstacles = [_obstacle(booking, today) for booking in judged]
        free = [booking for booking, obstacle in zip(judged, obstacles, strict=True) if obstacle is None]
        if len(free) > 1:
            raise KioskError(Problem.BOOKINGS_SEVERAL)
        if not free:
            raise KioskError(next((problem for problem in _WORST_FIRST if problem in obstacles), absent))
        return free[0]

    def _rows(self, sql: str, values: tuple[str, ...]) -> list[Booking]:
        """What a query answers. Raises: STORE_UNAVAILABLE."""
        with reading(Problem.STORE_UNAVAILABLE):
            return [_booking(row) for row in self._database.query(sql, values)]


def _obstacle(booking: Booking, today: date) -> Problem | None:
    """What keeps a booking from checking in today; guests may come late, on any day before their departure."""
    match booking.stage:
        case Stage.CANCELLED:
            return Problem.BOOKING_CANCELLED
        case Stage.CHECKED_IN:
            return Problem.BOOKING_ALREADY_IN
        case Stage.EXPECTED:
            return None if booking.arrival <= today < booking.departure else Problem.BOOKING_OTHER_DAY
        case _:
            assert_never(booking.stage)


def _row(booking: Booking) -> dict[str, str | int]:
    """A booking as a row."""
    return {
        "ref": canonical_code(booking.ref),
        "guest_name": booking.guest_name,
        "surname": booking.surname,
        "given_names": booking.given_names,
        "document_number": plain_document_number(booking.document_number),
        "arrival": booking.arrival.isoformat(),
        "departure": booking.departure.isoformat(),
        "guests": booking.guests,
        "stage": booking.stage.value,
        "is_room_ready": int(booking.is_room_ready),
    }


def _booking(row: Mapping[str, str]) -> Booking:
    """A row as a booking."""
    return Booking(
        ref=BookingRef(row["ref"]),
        guest_name=row["guest_name"],
        surname=row["surname"],
        given_names=row["given_names"],
        document_number=row["document_number"],
        arrival=date.fromisoformat(row["arrival"]),
        departure=date.fromisoformat(row["departure"]),
        guests=int(row["guests"]),
        stage=Stage(row["stage"]),
        is_room_ready=bool(row["is_room_ready"]),
    )
