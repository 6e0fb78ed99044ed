"""Whatever a guest types, scans or is called: nothing crashes, and nobody gets another guest's booking.

The attack by dashes is that on a hotel kiosk of 2024, whose search took "------" and listed everybody's rooms.
"""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from app.bookings.arrivals import ArrivalsError, parse_arrivals
from app.domain.booking import Booking, ByCode, ByDocument, ByNumber, OfGuest, Query
from app.domain.codes import BookingScan, MrzScan, NumberScan, ReceiptScan, code_fault, parse_scan, suggested_code
from app.domain.ids import BookingRef
from app.domain.problems import KioskError, Problem
from app.storage.booking_store import SqliteBookings
from app.storage.receipt_store import SqliteReceipts
from tests.builders import NOW, TODAY, a_booking
from tests.hostile import HOSTILE

anything = st.sampled_from(HOSTILE) | st.text(max_size=60) | st.text(alphabet="HTL0126-%_'*\x00\u202e", max_size=14)

LISTED = [
    a_booking(document_number="L898902C3"),
    a_booking(ref="ZX9001", surname="O'Dwyer", given_names="Fiadh"),
    a_booking(ref="ZX9002", surname="%", given_names="_"),
]


@pytest.fixture
def bookings(database: Database) -> SqliteBookings:
    store = SqliteBookings(database, lambda: TODAY, now=lambda: NOW)
    store.import_arrivals(LISTED)
    return store


def told(bookings: SqliteBookings, database: Database, query: Query) -> Problem | None:
    """The problem a query ends in, and None if it found a booking; attempts are forgotten first."""
    database.execute("DELETE FROM code_attempts")
    database.conn.commit()
    try:
        bookings.find(query)
    except KioskError as error:
        return error.problem
    return None


def test_no_text_finds_or_lists_a_booking(bookings: SqliteBookings, database: Database) -> None:
    for text in HOSTILE:
        named = ByDocument(text, text, text)
        queries: list[Query] = [ByCode(text), ByNumber(text), named, ByDocument("", text, "")]

        found = [told(bookings, database, query) for query in queries]

        assert found == [Problem.BOOKING_NOT_FOUND] * 4, text[:20]
        assert told(bookings, database, OfGuest(BookingRef("HTL20261123"), named)) is Problem.NAME_DIFFERS, text[:20]
    assert database.table("guests").count == len(LISTED)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(text=anything)
def test_a_code_finds_its_own_booking_or_none(bookings: SqliteBookings, database: Database, text: str) -> None:
    known = {booking.ref for booking in LISTED}

    assert told(bookings, database, ByCode(text)) is (None if text in known else Problem.BOOKING_NOT_FOUND)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(name=anything, given_names=anything)
def test_no_name_opens_the_booking_of_another(
    bookings: SqliteBookings, database: Database, name: str, given_names: str
) -> None:
    query = ByDocument("X0000000", name, given_names)

    assert told(bookings, database, query) in (Problem.BOOKING_NOT_FOUND, Problem.NAME_UNSURE)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
@given(text=anything)
def test_a_receipt_is_found_by_its_exact_code_or_not_at_all(database: Database, text: str) -> None:
    with pytest.raises(KioskError) as caught:
        SqliteReceipts(database).find(text)

    assert caught.value.problem is Problem.RECEIPT_NOT_FOUND


def test_hostile_names_are_kept_as_text_and_harm_nobody(bookings: SqliteBookings) -> None:
    names = [text.encode("utf-8", "replace").decode() for text in HOSTILE]
    evil = [
        a_booking(ref=f"EVIL{number:02}", surname=name, given_names=name, guest_name=name)
        for number, name in enumerate(names)
    ]

    bookings.import_arrivals(evil)

    assert bookings.find(ByDocument("L898902C3", "ERIKSSON", "ANNA MARIA")).ref == "HTL20261123"
    assert sorted(each.surname for each in bookings.list_arrivals(TODAY)) == sorted(
        [*names, *(each.surname for each in LISTED)]
    )


@given(anything)
def test_every_entry_of_the_domain_answers_any_text(text: str) -> None:
    scan = parse_scan(text, date(2026, 11, 23))

    assert code_fault(text) is None or suggested_code(text) != text
    assert not isinstance(scan, MrzScan | NumberScan | ReceiptScan)
    assert not isinstance(scan, BookingScan) or scan.code.isalnum()


@given(st.lists(anything, max_size=6))
def test_a_list_of_arrivals_of_any_text_is_read_or_refused(cells: list[str]) -> None:
    header = "confirmation,surname,given_names,arrival,departure,guests\n"

    refused: ArrivalsError | None = None
    bookings: tuple[Booking, ...] = ()
    try:
        bookings = parse_arrivals(header + ",".join(cells)).bookings
    except ArrivalsError as error:
        refused = error

    assert bool(refused) or len(bookings) <= 1
    assert not any(cell in str(refused) for cell in cells if len(cell) > len("None "))
