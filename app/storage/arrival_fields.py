"""Bookings as a list of arrivals has them, read for the comparison of a list with the register."""

from collections.abc import Collection, Iterable
from datetime import date

from sqlite_utils import Database

from app.domain.booking import Stage

_BOOKING = "SELECT * FROM bookings WHERE ref = ?"
_GUESTS = "SELECT number, surname, given_names, document_number FROM guests WHERE booking = ? ORDER BY number"
_EXPECTED = "SELECT ref FROM bookings WHERE arrival = ? AND stage = ?"


def fields_of(database: Database, refs: Iterable[str], today: date) -> dict[str, dict[str, str]]:
    """The fields of those of the bookings that are there; who has left has no name here, since it is about to go."""
    found = {}
    for ref in refs:
        for row in database.query(_BOOKING, (ref,)):
            is_named = row["departure"] >= today.isoformat()
            fields = {
                "display_name": row["guest_name"] if is_named else "",
                "arrival": row["arrival"],
                "departure": row["departure"],
                "guests": str(row["guests"]),
                "status": row["stage"],
                "room_ready": "yes" if row["is_room_ready"] else "no",
            }
            for guest in database.query(_GUESTS, (ref,)) if is_named else ():
                which = "" if guest["number"] == 1 else f" {guest['number']}"
                fields |= {f"{name}{which}": guest[name] for name in ("surname", "given_names", "document_number")}
            found[ref] = fields
    return found


def missing_from(database: Database, listed: Collection[str], days: Iterable[date]) -> set[str]:
    """The bookings still expected on these days of arrival that a list does not have."""
    known: set[str] = set()
    for day in days:
        rows = database.execute(_EXPECTED, (day.isoformat(), Stage.EXPECTED.value))
        known |= {ref for (ref,) in rows.fetchall()}
    return known - set(listed)
