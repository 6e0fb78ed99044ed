"""Several guests on one booking: each checks in once with an own receipt, and the room is given once."""

import pytest
from sqlite_utils import Database

from app.domain.booking import ByCode, ByDocument, Stage
from app.domain.consent import Receipt, Way
from app.domain.problems import KioskError, Problem
from app.storage.receipt_store import SqliteReceipts
from tests.builders import NOW, TODAY, a_booking, a_draft
from tests.storage.lists import Maker, problem_of, real_bookings

ANNA = a_booking(ref="AB12", guests=3)
BERIT = a_booking(ref="AB12", guests=3, surname="Lund", given_names="Berit", document_number="P7654321")
OF_ANNA = ByDocument("L898902C3", "ERIKSSON", "ANNA MARIA")
OF_BERIT = ByDocument("P7654321", "LUND", "BERIT")


@pytest.fixture
def receipts(database: Database) -> list[Receipt]:
    store = SqliteReceipts(database)
    return [store.save(a_draft()) for _ in range(3)]


def test_each_guest_is_found_by_their_own_document(bookings_with: Maker) -> None:
    bookings = bookings_with(ANNA, BERIT)

    anna, berit = bookings.find(OF_ANNA), bookings.find(OF_BERIT)

    assert (anna.ref, anna.guest, anna.guest_name) == ("AB12", 1, "Anna Maria Eriksson")
    assert (berit.ref, berit.guest, berit.surname, berit.still_to_come) == ("AB12", 2, "Lund", 3)


def test_the_code_leads_to_the_next_guest_who_is_still_to_come(bookings_with: Maker, receipts: list[Receipt]) -> None:
    bookings = bookings_with(ANNA, BERIT)

    numbers = []
    for receipt in receipts:
        guest = bookings.find(ByCode("AB12"))
        numbers.append((guest.guest, guest.surname, guest.still_to_come))
        bookings.check_in(guest, receipt.id, Way.DOCUMENT)

    assert numbers == [(1, "Eriksson", 3), (2, "Lund", 2), (3, "", 1)]
    assert problem_of(bookings, ByCode("AB12")) is Problem.BOOKING_ALREADY_IN


def test_the_booking_is_checked_in_when_its_last_guest_is(bookings_with: Maker, receipts: list[Receipt]) -> None:
    bookings = bookings_with(ANNA, BERIT)

    found = [bookings.check_in(bookings.find(ByCode("AB12")), receipt.id, Way.FACE) for receipt in receipts]

    assert [each.stage for each in found] == [Stage.EXPECTED, Stage.EXPECTED, Stage.CHECKED_IN]
    assert [each.still_to_come for each in found] == [2, 1, 0]


def test_guests_come_in_any_order_and_each_once(bookings_with: Maker, receipts: list[Receipt]) -> None:
    bookings = bookings_with(ANNA, BERIT)
    berit = bookings.find(OF_BERIT)
    bookings.check_in(berit, receipts[0].id, Way.DOCUMENT)

    assert problem_of(bookings, OF_BERIT) is Problem.BOOKING_ALREADY_IN
    with pytest.raises(KioskError) as caught:
        bookings.check_in(berit, receipts[1].id, Way.DOCUMENT)
    assert caught.value.problem is Problem.BOOKING_ALREADY_IN
    assert bookings.find(OF_ANNA).guest == 1
    assert bookings.find(ByCode("AB12")).guest == 1


def test_father_and_son_of_one_name_are_two_guests(bookings_with: Maker, receipts: list[Receipt]) -> None:
    same = a_booking(ref="AB12", guests=2)
    bookings = bookings_with(same, same)

    for receipt in receipts[:2]:
        bookings.check_in(bookings.find(OF_ANNA), receipt.id, Way.DOCUMENT)

    assert problem_of(bookings, OF_ANNA) is Problem.BOOKING_ALREADY_IN


def test_there_is_no_guest_beyond_the_last(bookings_with: Maker, receipts: list[Receipt]) -> None:
    bookings = bookings_with(a_booking(ref="AB12"))

    with pytest.raises(KioskError) as caught:
        bookings.check_in(a_booking(ref="AB12", guest=2), receipts[0].id, Way.DOCUMENT)

    assert caught.value.problem is Problem.CHECK_IN_NOT_SAVED


def test_more_names_than_the_list_counts_are_all_expected(bookings_with: Maker) -> None:
    bookings = bookings_with(a_booking(ref="AB12", guests=1), a_booking(ref="AB12", guests=1, surname="Lund"))

    assert bookings.find(ByCode("AB12")).guests == 2


def test_each_arrival_is_noted_and_the_room_is_given_once(database: Database, receipts: list[Receipt]) -> None:
    bookings = real_bookings(database, ANNA, BERIT)

    for receipt, way in zip(receipts, (Way.FACE, Way.DOCUMENT, Way.DOCUMENT), strict=True):
        bookings.check_in(bookings.find(ByCode("AB12")), receipt.id, way)

    guests = database.execute("SELECT number, receipt, way, arrived_at FROM guests ORDER BY number").fetchall()
    assert guests == [
        (1, receipts[0].id, "face", NOW.isoformat()),
        (2, receipts[1].id, "document", NOW.isoformat()),
        (3, receipts[2].id, "document", NOW.isoformat()),
    ]
    assert database.execute("SELECT booking, receipt FROM checkins").fetchall() == [("AB12", receipts[0].id)]


def test_the_list_of_a_day_has_a_booking_once(database: Database) -> None:
    bookings = real_bookings(database, ANNA, BERIT)

    assert [(each.ref, each.guests, each.arrived) for each in bookings.list_arrivals(TODAY)] == [("AB12", 3, 0)]


def test_a_newer_list_in_another_order_leaves_everybody_their_place(
    database: Database, receipts: list[Receipt]
) -> None:
    bookings = real_bookings(database, ANNA, BERIT)
    bookings.check_in(bookings.find(OF_ANNA), receipts[0].id, Way.DOCUMENT)

    bookings.import_arrivals([BERIT, ANNA])

    assert problem_of(bookings, OF_ANNA) is Problem.BOOKING_ALREADY_IN
    assert bookings.find(OF_BERIT).guest == 2


def test_a_name_put_right_keeps_its_place_even_after_the_arrival(database: Database, receipts: list[Receipt]) -> None:
    bookings = real_bookings(database, a_booking(ref="AB12", surname="Erikson"))
    bookings.check_in(bookings.find(ByCode("AB12")), receipts[0].id, Way.DOCUMENT)

    bookings.import_arrivals([a_booking(ref="AB12")])

    assert problem_of(bookings, OF_ANNA) is Problem.BOOKING_ALREADY_IN
    assert database.table("guests").count == 1


def test_a_party_grows_and_shrinks_but_never_below_who_arrived(database: Database, receipts: list[Receipt]) -> None:
    bookings = real_bookings(database, ANNA, BERIT)
    bookings.check_in(bookings.find(OF_BERIT), receipts[0].id, Way.DOCUMENT)

    bookings.import_arrivals([a_booking(ref="AB12", guests=1)])

    places = database.execute("SELECT number, receipt IS NOT NULL FROM guests ORDER BY number").fetchall()
    assert places == [(1, 0), (2, 1)]
    anna = bookings.find(OF_ANNA)
    assert (anna.guest, anna.guests, anna.still_to_come) == (1, 2, 1)
