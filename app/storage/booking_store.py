"""The hotel's list of arrivals, and who checked in. Names and document numbers stand here and nowhere else."""

import hmac
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import assert_never

from sqlite_utils import Database

from app.domain.arrival_changes import ArrivalChanges, compared
from app.domain.booking import Booking, ByCode, ByDocument, ByNumber, NameDoubt, OfGuest, Query, Stage
from app.domain.codes import canonical_code
from app.domain.consent import Way
from app.domain.ids import ReceiptId
from app.domain.likeness import NameReason
from app.domain.mrz import plain_document_number
from app.domain.names import NameMatch, NameVerdict, compare_open_name
from app.domain.permissions import Act
from app.domain.problems import KioskError, Problem
from app.domain.staff import Signed
from app.storage import party
from app.storage.arrival_fields import fields_of, missing_from
from app.storage.attempts import CodeAttempts
from app.storage.audit_log import NOBODY, SqliteAudit
from app.storage.database import forget_deleted, reading, snapshot, utc_now, writing
from app.storage.pinyin import readings

_UPSERT = """
INSERT INTO bookings VALUES (:ref, :guest_name, :surname, :given_names, :document_number, :arrival, :departure,
    :guests, :stage, :is_room_ready)
ON CONFLICT (ref) DO UPDATE SET
    guest_name = excluded.guest_name, surname = excluded.surname, given_names = excluded.given_names,
    document_number = excluded.document_number, arrival = excluded.arrival, departure = excluded.departure,
    guests = excluded.guests, is_room_ready = excluded.is_room_ready,
    stage = CASE stage WHEN 'checked_in' THEN stage ELSE excluded.stage END
"""
_BY_REF = party.SELECT + "WHERE g.booking = ? ORDER BY g.number"
_BY_NUMBER = party.SELECT + "WHERE g.document_number = ? ORDER BY b.ref, g.number"
_BY_DOCUMENT = party.SELECT + (
    "WHERE g.document_number IN (?, '') AND g.surname || g.given_names <> '' AND b.departure >= ?"
    " ORDER BY b.ref, g.number"
)
_BY_ARRIVAL = party.SELECT + "WHERE b.arrival = ? AND g.number = 1 ORDER BY b.surname, b.given_names, b.ref"
_CODES = "SELECT ref FROM bookings WHERE departure >= ?"
_NUMBERS = "SELECT g.document_number FROM guests g JOIN bookings b ON b.ref = g.booking WHERE b.departure >= ?"
_ENTER = "UPDATE bookings SET stage = 'checked_in' WHERE ref = ?"
_GIVE_ROOM = """
INSERT INTO checkins (booking, receipt, way, at) SELECT ?1, ?2, ?3, ?4
WHERE NOT EXISTS (SELECT 1 FROM checkins WHERE booking = ?1)
"""
_FORGET = """
UPDATE bookings SET guest_name = '', surname = '', given_names = '', document_number = ''
WHERE departure < ? AND (guest_name <> '' OR surname <> '' OR given_names <> '' OR document_number <> '')
"""
_FORGET_PARTY = """
UPDATE guests SET surname = '', given_names = '', document_number = ''
WHERE booking IN (SELECT ref FROM bookings WHERE departure < ?)
    AND (surname <> '' OR given_names <> '' OR document_number <> '')
"""

_NOTHING = "?"
"""What no code and no number can be: looked for where nothing is known, so that every answer takes the same steps."""

_WORST_FIRST = (Problem.BOOKING_ALREADY_IN, Problem.BOOKING_OTHER_DAY, Problem.BOOKING_CANCELLED)

Row = Mapping[str, str]
Clock = Callable[[], datetime]


class SqliteBookings:
    """Implements `ports.Bookings`. `today` is the hotel's own business day, which may begin later than midnight.

    Keeps: guests' names and document numbers until `forget_guests` is called for their day of departure.
    """

    def __init__(
        self, database: Database, today: Callable[[], date], *, now: Clock = utc_now, audit: SqliteAudit | None = None
    ) -> None:
        self._database = database
        self._today = today
        self._now = now
        self._attempts = CodeAttempts(database, now=now)
        self._audit = audit

    def find(self, query: Query) -> Booking:
        """Find the one booking that fits and may check in today, in the name of the guest who is next to do so.

        By code: what keeps a booking from checking in is named, since the guest who holds it must know; wrong codes are
        counted. By number alone, a wrong one, one of another day and one in use are answered alike. By document: number
        and name must agree, or the name alone where the hotel has no number; some count as codes do.
        Raises: BOOKING_NOT_FOUND, BOOKINGS_SEVERAL, BOOKING_OTHER_DAY, BOOKING_CANCELLED, BOOKING_ALREADY_IN,
        NAME_DIFFERS and NAME_UNSURE (as `NameDoubt`), CODE_WAIT and CODE_LOCKED (as `MustWait`), STORE_UNAVAILABLE.
        """
        match query:
            case ByCode(code=code):
                return self._by_secret(code, _CODES, _BY_REF, is_told=True)
            case ByNumber(number=number):
                return self._by_secret(plain_document_number(number), _NUMBERS, _BY_NUMBER, is_told=False)
            case ByDocument(number=number):
                number = plain_document_number(number)
                rows = self._rows(_BY_DOCUMENT, (number, self._today().isoformat()))
                numbered = [row for row in rows if row["document_number"]]
                return self._by_zone(query, rows, suspects=numbered)
            case OfGuest(ref=ref, document=document):
                rows = self._rows(_BY_REF, (ref,))
                return self._by_zone(document, rows, suspects=rows)
            case _:
                assert_never(query)

    def check_in(self, booking: Booking, receipt_id: ReceiptId, way: Way) -> Booking:
        """Check the booking's guest in, once, atomically, and note way, receipt and time.

        With the first guest the room is given, once; the booking is checked in when its last guest is.
        Raises: BOOKING_ALREADY_IN, CHECK_IN_NOT_SAVED (also if the booking was cancelled meanwhile).
        """
        now = self._now()
        with writing(self._database, Problem.CHECK_IN_NOT_SAVED):
            rows = [row for row in self._database.query(_BY_REF, (booking.ref,)) if row["number"] == booking.guest]
            if rows and party.is_in(rows[0]):
                raise KioskError(Problem.BOOKING_ALREADY_IN)
            if not rows or rows[0]["stage"] == Stage.CANCELLED.value:
                raise KioskError(Problem.CHECK_IN_NOT_SAVED)
            known = party.booking_of(rows[0])
            self._database.execute(_GIVE_ROOM, (booking.ref, receipt_id, way.value, now.isoformat()))
            is_all_in = party.note_arrival(self._database, known, receipt_id, way, now)
            if is_all_in:
                self._database.execute(_ENTER, (booking.ref,))
        return replace(known, stage=Stage.CHECKED_IN if is_all_in else known.stage, arrived=known.arrived + 1)

    def import_arrivals(self, bookings: Iterable[Booking], signed: Signed | None = None) -> ArrivalChanges:
        """Take over a list of arrivals, all or nothing; who checked in stays so. Returns what changed.

        Several entries with one confirmation number are the guests of one booking. Raises: STORE_UNAVAILABLE.
        """
        with writing(self._database, Problem.STORE_UNAVAILABLE):
            changes = self._take_over(bookings)
            if self._audit:
                who, reason = (signed.first, signed.reason) if signed else (NOBODY, "")
                self._audit.note_act(Act.IMPORT_ARRIVALS, who, subject=f"{changes.count} arrivals", reason=reason)
        return changes

    def preview_arrivals(self, bookings: Iterable[Booking]) -> ArrivalChanges:
        """What `import_arrivals` would change, found by doing it and undoing it. Raises: STORE_UNAVAILABLE."""
        with snapshot(self._database, Problem.STORE_UNAVAILABLE):
            changes = self._take_over(bookings)
        forget_deleted(self._database)
        return changes

    def list_arrivals(self, day: date) -> list[Booking]:
        """The bookings that arrive on a day, by surname. Raises: STORE_UNAVAILABLE."""
        return [party.booking_of(row) for row in self._rows(_BY_ARRIVAL, (day.isoformat(),))]

    def forget_guests(self, before: date) -> bool:
        """Erase names and document numbers of all who left before a day; the stay itself remains as a number.

        Returns False while another reader keeps the old pages: not erased yet, ask again. Raises: STORE_UNAVAILABLE.
        """
        with writing(self._database, Problem.STORE_UNAVAILABLE):
            forget_names(self._database, before)
        return forget_deleted(self._database)

    def _take_over(self, bookings: Iterable[Booking]) -> ArrivalChanges:
        """Write a list of arrivals within a transaction, and compare what was with what is."""
        parties: dict[str, list[Booking]] = {}
        for booking in bookings:
            parties.setdefault(canonical_code(booking.ref), []).append(booking)
        today = self._today()
        before = fields_of(self._database, parties, today)
        for ref, entries in parties.items():
            arrived = party.last_arrived(self._database, ref)
            places = max(len(entries), arrived, *(entry.guests for entry in entries))
            self._database.execute(_UPSERT, {**_row(replace(entries[0], guests=places)), **self._erased(ref)})
            party.write_guests(self._database, ref, [party.identity(entry) for entry in entries], places)
        days = {entry.arrival for entries in parties.values() for entry in entries}
        gone = missing_from(self._database, parties.keys(), days)
        return compared(before, fields_of(self._database, parties, today), gone)

    def _erased(self, ref: str) -> dict[str, str]:
        """The empty names of a booking whose guest wanted them erased: no list brings them back."""
        names = ("guest_name", "surname", "given_names", "document_number")
        return dict.fromkeys(names, "") if party.is_erased(self._database, ref) else {}

    def _by_secret(self, secret: str, listing: str, sql: str, *, is_told: bool) -> Booking:
        """Find by something only the guest has; counted before it is looked at, and compared with every one there is.

        What keeps the booking from checking in `is_told`, or is the same as if there were none. Raises: as `find`.
        """
        self._attempts.count()
        known = self._compared(secret, listing)
        rows = self._rows(sql, (known or _NOTHING,))
        try:
            found = self._only(rows, Problem.BOOKING_NOT_FOUND)
        except KioskError as error:
            if known and error.problem is Problem.BOOKINGS_SEVERAL:
                self._attempts.clear()
            is_same_for_all = not is_told and error.problem in _WORST_FIRST
            raise KioskError(Problem.BOOKING_NOT_FOUND if is_same_for_all else error.problem) from None
        self._attempts.clear()
        return found

    def _compared(self, secret: str, listing: str) -> str:
        """The one of the list that a secret is, else empty; it takes as long for any. Raises: STORE_UNAVAILABLE."""
        with reading(Problem.STORE_UNAVAILABLE):
            rows = self._database.execute(listing, (self._today().isoformat(),)).fetchall()
        wanted = secret.encode("utf-8", "surrogatepass")
        hits = [each for (each,) in rows if hmac.compare_digest(wanted, each.encode())]
        return hits[0] if hits else ""

    def _by_zone(self, document: ByDocument, rows: Sequence[Row], *, suspects: Sequence[Row]) -> Booking:
        """Find by a document; some are counted first, as a code is. Raises: as `find`."""
        if not document.is_counted:
            return self._by_name(document, rows, suspects=suspects)
        self._attempts.count()
        found = self._by_name(document, rows, suspects=suspects)
        self._attempts.clear()
        return found

    def _by_name(self, document: ByDocument, rows: Sequence[Row], *, suspects: Sequence[Row]) -> Booking:
        """The guest among the rows whose name the document shows. Raises: as `find`.

        The `suspects` are there for more than their name, so that any doubt is worth telling staff of. Of the others a
        name in another script is no sign at all.
        """
        judged = [(row, _verdict(document, row)) for row in rows]
        same = [row for row, verdict in judged if verdict.match is NameMatch.SAME]
        if same:
            return self._only(same, Problem.BOOKING_NOT_FOUND)
        if suspects:
            judged = [(row, verdict) for row, verdict in judged if row in suspects]
        unsure = [(row, verdict) for row, verdict in judged if _is_doubt(verdict, row, is_suspect=bool(suspects))]
        doubted = unsure or (judged if suspects else [])
        if not doubted:
            raise KioskError(Problem.BOOKING_NOT_FOUND)
        problem = Problem.NAME_UNSURE if unsure else Problem.NAME_DIFFERS
        raise NameDoubt(problem, doubted[0][1].reason, self._free_one([row for row, _ in doubted]))

    def _only(self, found: Sequence[Row], absent: Problem) -> Booking:
        """The one of them that may check in today; stays under way come before others. Raises: as `find`."""
        today = self._today().isoformat()
        judged = [row for row in found if row["arrival"] <= today <= row["departure"]] or found
        obstacles = [self._obstacle(row) for row in judged]
        free = [row for row, obstacle in zip(judged, obstacles, strict=True) if obstacle is None]
        if len({row["ref"] for row in free}) > 1:
            raise KioskError(Problem.BOOKINGS_SEVERAL)
        if not free:
            raise KioskError(next((problem for problem in _WORST_FIRST if problem in obstacles), absent))
        return party.booking_of(free[0])

    def _free_one(self, found: Sequence[Row]) -> Booking | None:
        """The one that may check in today, if there is one alone."""
        free = [row for row in found if self._obstacle(row) is None]
        return party.booking_of(free[0]) if len(free) == 1 else None

    def _obstacle(self, row: Row) -> Problem | None:
        """What keeps a guest from checking in today; guests may come late, on any day before their departure."""
        if row["stage"] == Stage.CANCELLED.value:
            return Problem.BOOKING_CANCELLED
        if party.is_in(row):
            return Problem.BOOKING_ALREADY_IN
        is_now = row["arrival"] <= self._today().isoformat() < row["departure"]
        return None if is_now else Problem.BOOKING_OTHER_DAY

    def _rows(self, sql: str, values: tuple[str, ...]) -> list[dict[str, str]]:
        """What a query answers. Raises: STORE_UNAVAILABLE."""
        with reading(Problem.STORE_UNAVAILABLE):
            return list(self._database.query(sql, values))


def forget_names(database: Database, before: date) -> int:
    """Erase, within a transaction, names and numbers of all who left before a day; says in how many places."""
    return sum(database.execute(sql, (before.isoformat(),)).rowcount for sql in (_FORGET, _FORGET_PARTY))


def _verdict(document: ByDocument, row: Row) -> NameVerdict:
    """Whether a document shows the name of a guest."""
    return compare_open_name(document.names, row["surname"], row["given_names"], readings)


def _is_doubt(verdict: NameVerdict, row: Row, *, is_suspect: bool) -> bool:
    """Whether a person should look at a pair of names; a guest whose name the hotel does not know is always a doubt."""
    if is_suspect and not (row["surname"] or row["given_names"]):
        return True
    return verdict.match is NameMatch.UNSURE and (is_suspect or verdict.reason is not NameReason.OTHER_SCRIPT)


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
