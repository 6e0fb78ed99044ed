"""The guests of a booking as rows: one for each, named or not; who arrived, and who is still to come."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from sqlite_utils import Database

from app.domain.booking import Booking, Stage
from app.domain.consent import Way
from app.domain.ids import BookingRef, ReceiptId
from app.domain.mrz import plain_document_number

SELECT = """
SELECT b.ref, b.guest_name, b.arrival, b.departure, b.guests, b.stage, b.is_room_ready,
    g.number, g.surname, g.given_names, g.document_number, g.arrived_at,
    (SELECT count(arrived_at) FROM guests WHERE booking = b.ref) AS arrived
FROM guests g JOIN bookings b ON b.ref = g.booking
"""
"""A row for each guest of each booking; a condition follows."""

_KNOWN = """
SELECT number, surname, given_names, document_number, arrived_at, is_erased
FROM guests WHERE booking = ? ORDER BY number
"""
_NAME = """
INSERT INTO guests (booking, number, surname, given_names, document_number) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (booking, number) DO UPDATE SET
    surname = excluded.surname, given_names = excluded.given_names, document_number = excluded.document_number
"""
_ARRIVE = "UPDATE guests SET receipt = ?, way = ?, arrived_at = ? WHERE booking = ? AND number = ?"
_TOO_MANY = "DELETE FROM guests WHERE booking = ? AND number > ? AND arrived_at IS NULL"
_NOBODY = ("", "", "")

Identity = tuple[str, str, str]
"""Surname, given names, plain document number."""


def booking_of(row: Mapping[str, str]) -> Booking:
    """A row of `SELECT` as the booking, in the name of that guest."""
    number, guests = int(row["number"]), int(row["guests"])
    is_checked_in = row["stage"] == Stage.CHECKED_IN.value
    own_name = f"{row['given_names']} {row['surname']}".strip()
    return Booking(
        ref=BookingRef(row["ref"]),
        guest_name=row["guest_name"] if number == 1 else own_name or row["guest_name"],
        surname=row["surname"],
        given_names=row["given_names"],
        document_number=row["document_number"],
        arrival=date.fromisoformat(row["arrival"]),
        departure=date.fromisoformat(row["departure"]),
        guests=guests,
        stage=Stage(row["stage"]),
        is_room_ready=bool(row["is_room_ready"]),
        guest=number,
        arrived=guests if is_checked_in else int(row["arrived"]),
    )


def is_in(row: Mapping[str, str | None]) -> bool:
    """Whether the guest of a row has arrived."""
    return row["arrived_at"] is not None or row["stage"] == Stage.CHECKED_IN.value


def identity(booking: Booking) -> Identity:
    """Who a guest is, as far as the hotel's list says."""
    return booking.surname, booking.given_names, plain_document_number(booking.document_number)


def write_guests(database: Database, ref: str, listed: Sequence[Identity], places: int) -> None:
    """Give a booking this many guests, and these names; who is known keeps the place, and who arrived stays arrived.

    Once a guest's names were erased, no list brings new ones to that booking: they could be the same.
    """
    rows = {row["number"]: row for row in database.query(_KNOWN, (ref,))}
    erased = {number for number, row in rows.items() if row["is_erased"]}
    known = {number: _who(row) for number, row in rows.items() if number not in erased}
    if erased:
        named = [was for was in known.values() if was != _NOBODY]
        listed = [who for who in listed if any(_is_same(was, who) for was in named)]
    placed = _placed(listed, known, places)
    named_places = {number: who for number, who in placed.items() if number not in erased}
    for number in range(1, places + 1):
        has_arrived = number in rows and rows[number]["arrived_at"] is not None
        if number in named_places or not has_arrived:
            database.execute(_NAME, (ref, number, *named_places.get(number, _NOBODY)))
    database.execute(_TOO_MANY, (ref, places))


def is_erased(database: Database, ref: str) -> bool:
    """Whether the names of the first guest of a booking, which are the booking's own, were erased."""
    rows = database.execute("SELECT is_erased FROM guests WHERE booking = ? AND number = 1", (ref,)).fetchall()
    return bool(rows and rows[0][0])


def last_arrived(database: Database, ref: str) -> int:
    """The highest place of a guest of a booking who arrived; 0 if none did."""
    rows = database.execute("SELECT max(number) FROM guests WHERE booking = ? AND arrived_at IS NOT NULL", (ref,))
    return rows.fetchone()[0] or 0


def note_arrival(database: Database, booking: Booking, receipt_id: ReceiptId, way: Way, at: datetime) -> bool:
    """Write that the guest of a booking arrived; says whether all its guests are in now."""
    database.execute(_ARRIVE, (receipt_id, way.value, at.isoformat(), booking.ref, booking.guest))
    left = database.execute("SELECT count(*) FROM guests WHERE booking = ? AND arrived_at IS NULL", (booking.ref,))
    return not left.fetchone()[0]


def _who(row: Mapping[str, str]) -> Identity:
    """Who the guest of a row is."""
    return row["surname"], row["given_names"], row["document_number"]


def _placed(listed: Iterable[Identity], known: Mapping[int, Identity], places: int) -> dict[int, Identity]:
    """Which place each listed guest has: the one they had, by document or by name; else the first that is free."""
    placed: dict[int, Identity] = {}
    new: list[Identity] = []
    for who in listed:
        own = (number for number, was in known.items() if number not in placed and _is_same(was, who))
        number = next(own, None)
        if number is None:
            new.append(who)
        else:
            placed[number] = who
    free = (number for number in range(1, places + 1) if number not in placed)
    return placed | dict(zip(free, new, strict=False))


def _is_same(was: Identity, who: Identity) -> bool:
    """Whether two lists mean one guest."""
    return (bool(who[2]) and was[2] == who[2]) or was[:2] == who[:2]
