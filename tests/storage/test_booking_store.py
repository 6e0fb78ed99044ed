"""The list of arrivals: the same expectations of the fake and of the real one, and one check-in for one booking."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlite_utils import Database

from app.domain.booking import Booking, ByCode, ByDocument, ByNumber, Query, Stage
from app.domain.codes import own_code
from app.domain.consent import Receipt, Way
from app.domain.ids import ReceiptId
from app.domain.problems import KioskError, Problem
from app.storage.receipt_store import SqliteReceipts
from tests.builders import NOW, TODAY, TOMORROW, a_booking, a_draft, a_receipt
from tests.storage import children
from tests.storage.lists import Maker, problem_of, real_bookings

YESTERDAY = TODAY - timedelta(days=1)
OWN = own_code(20261123)
ERIKSSON = ByDocument("L898902C3", "ERIKSSON", "ANNA MARIA")


@pytest.fixture
def receipt(database: Database) -> Receipt:
    """A stored decision."""
    return SqliteReceipts(database).save(a_draft())


def test_a_booking_is_found_by_its_code(bookings_with: Maker) -> None:
    bookings = bookings_with(a_booking(ref="AB12"), a_booking(ref="AB123"))

    assert bookings.find(ByCode("AB12")) == a_booking(ref="AB12")


@pytest.mark.parametrize("code", ["AB1", "AB1%", "", "' OR 1=1 --"])
def test_a_code_must_be_exact(bookings_with: Maker, code: str) -> None:
    assert problem_of(bookings_with(a_booking(ref="AB12")), ByCode(code)) is Problem.BOOKING_NOT_FOUND


OBSTACLES = [
    (a_booking(ref=OWN, stage=Stage.CANCELLED), Problem.BOOKING_CANCELLED),
    (a_booking(ref=OWN, stage=Stage.CHECKED_IN), Problem.BOOKING_ALREADY_IN),
    (a_booking(ref=OWN, arrival=TOMORROW), Problem.BOOKING_OTHER_DAY),
    (a_booking(ref=OWN, arrival=YESTERDAY, departure=TODAY), Problem.BOOKING_OTHER_DAY),
]


@pytest.mark.parametrize(("booking", "problem"), OBSTACLES)
@pytest.mark.parametrize("query", [ByCode(OWN), ERIKSSON])
def test_what_keeps_a_booking_from_checking_in_is_named(
    bookings_with: Maker, booking: Booking, problem: Problem, query: Query
) -> None:
    assert problem_of(bookings_with(booking), query) is problem


@pytest.mark.parametrize("booking", [booking for booking, _ in OBSTACLES])
def test_a_number_alone_tells_nothing_of_a_booking_that_cannot_check_in(bookings_with: Maker, booking: Booking) -> None:
    numbered = replace(booking, document_number="110105194912310021")

    assert problem_of(bookings_with(numbered), ByNumber("110105194912310021")) is Problem.BOOKING_NOT_FOUND


def test_a_guest_may_come_a_day_late(bookings_with: Maker) -> None:
    late = a_booking(arrival=YESTERDAY)

    assert bookings_with(late).find(ByCode(late.ref)) == late


def test_a_room_that_is_not_ready_does_not_keep_a_guest_from_checking_in(bookings_with: Maker) -> None:
    booking = a_booking(is_room_ready=False)

    assert bookings_with(booking).find(ERIKSSON) == booking


@pytest.mark.parametrize("number", ["", "L898902C3"])
def test_a_passport_finds_its_booking_by_number_and_name_or_by_name(bookings_with: Maker, number: str) -> None:
    wanted = a_booking(document_number=number)
    bookings = bookings_with(a_booking(ref="OTHER1", given_names="Berit"), wanted)

    assert bookings.find(ERIKSSON) == wanted


@pytest.mark.parametrize(
    "other",
    [
        a_booking(document_number="X1234567"),
        a_booking(surname="Lindqvist"),
        a_booking(given_names="Berit"),
        a_booking(surname="อีริคสัน", given_names="แอนนา"),
        a_booking(arrival=date(2026, 1, 1), departure=date(2026, 1, 2)),
    ],
)
def test_another_number_another_name_or_a_stay_long_past_is_not_found(bookings_with: Maker, other: Booking) -> None:
    assert problem_of(bookings_with(other), ERIKSSON) is Problem.BOOKING_NOT_FOUND


def test_a_known_number_with_another_name_is_told_as_such(bookings_with: Maker) -> None:
    bookings = bookings_with(a_booking(document_number="L898902C3", surname="Lindqvist"))

    assert problem_of(bookings, ERIKSSON) is Problem.NAME_DIFFERS


def test_a_passport_without_a_number_finds_no_booking_that_has_one(bookings_with: Maker) -> None:
    bookings = bookings_with(a_booking(document_number="L898902C3"))

    assert problem_of(bookings, ByDocument("", "ERIKSSON", "ANNA MARIA")) is Problem.BOOKING_NOT_FOUND


def test_two_bookings_for_one_name_need_the_code(bookings_with: Maker) -> None:
    bookings = bookings_with(a_booking(ref="AB12"), a_booking(ref="CD34"))

    assert problem_of(bookings, ERIKSSON) is Problem.BOOKINGS_SEVERAL


@pytest.mark.parametrize(
    "other",
    [
        a_booking(ref="CD34", arrival=TOMORROW),
        a_booking(ref="CD34", stage=Stage.CHECKED_IN),
        a_booking(ref="CD34", stage=Stage.CANCELLED),
    ],
)
def test_the_one_that_may_check_in_is_taken(bookings_with: Maker, other: Booking) -> None:
    wanted = a_booking(ref="AB12")

    assert bookings_with(other, wanted).find(ERIKSSON) == wanted


def test_a_stay_under_way_is_named_before_a_later_one(bookings_with: Maker) -> None:
    bookings = bookings_with(a_booking(ref="CD34", arrival=TOMORROW), a_booking(ref="AB12", stage=Stage.CHECKED_IN))

    assert problem_of(bookings, ERIKSSON) is Problem.BOOKING_ALREADY_IN


@pytest.mark.parametrize("way", Way)
def test_a_booking_is_checked_in_once(bookings_with: Maker, receipt: Receipt, way: Way) -> None:
    bookings = bookings_with(a_booking())

    changed = bookings.check_in(a_booking(), receipt.id, way)

    assert changed == a_booking(stage=Stage.CHECKED_IN)
    with pytest.raises(KioskError) as caught:
        bookings.check_in(a_booking(), receipt.id, way)
    assert caught.value.problem is Problem.BOOKING_ALREADY_IN
    assert problem_of(bookings, ERIKSSON) is Problem.BOOKING_ALREADY_IN


@pytest.mark.parametrize("known", [(), (a_booking(stage=Stage.CANCELLED),)])
def test_a_booking_that_is_gone_or_cancelled_meanwhile_is_not_checked_in(
    bookings_with: Maker, receipt: Receipt, known: tuple[Booking, ...]
) -> None:
    with pytest.raises(KioskError) as caught:
        bookings_with(*known).check_in(a_booking(), receipt.id, Way.FACE)

    assert caught.value.problem is Problem.CHECK_IN_NOT_SAVED


def test_way_receipt_and_time_are_noted(database: Database, receipt: Receipt) -> None:
    real_bookings(database, a_booking()).check_in(a_booking(), receipt.id, Way.FACE)

    rows = database.execute("SELECT booking, receipt, way, at FROM checkins").fetchall()

    assert rows == [("HTL20261123", receipt.id, "face", NOW.isoformat())]


def test_a_check_in_without_a_stored_receipt_changes_nothing(database: Database) -> None:
    bookings = real_bookings(database, a_booking())

    with pytest.raises(KioskError) as caught:
        bookings.check_in(a_booking(), ReceiptId(a_receipt().id), Way.FACE)

    assert caught.value.problem is Problem.CHECK_IN_NOT_SAVED
    assert bookings.find(ERIKSSON) == a_booking()


def test_a_store_that_cannot_be_read_or_written_says_so(database: Database, receipt: Receipt) -> None:
    bookings = real_bookings(database, a_booking())
    database.execute("ALTER TABLE bookings RENAME TO elsewhere")

    assert problem_of(bookings, ERIKSSON) is Problem.STORE_UNAVAILABLE
    with pytest.raises(KioskError) as caught:
        bookings.check_in(a_booking(), receipt.id, Way.FACE)
    assert caught.value.problem is Problem.CHECK_IN_NOT_SAVED


def test_two_kiosks_check_the_same_booking_in_once(database: Database, store_path: Path) -> None:
    real_bookings(database, a_booking())
    kiosks = [children.start(children.ONE_CHECK_IN, store_path) for _ in range(2)]
    for kiosk in kiosks:
        assert kiosk.stdout
        assert kiosk.stdout.readline() == "ready\n"

    for kiosk in kiosks:
        assert kiosk.stdin
        kiosk.stdin.write("go\n")
        kiosk.stdin.flush()
    answers = [kiosk.communicate(timeout=60)[0] for kiosk in kiosks]

    assert sorted(answers) == ["booking_already_in\n", "in\n"]
    assert database.table("checkins").count == 1


def test_a_newer_list_changes_what_the_hotel_changed(database: Database) -> None:
    bookings = real_bookings(database, a_booking())
    changed = a_booking(guest_name="Dr. Eriksson", guests=3, is_room_ready=False, departure=date(2026, 12, 1))

    assert bookings.import_arrivals([changed]).count == 1

    assert bookings.find(ERIKSSON) == changed


@pytest.mark.parametrize("stage", [Stage.EXPECTED, Stage.CANCELLED])
def test_a_newer_list_never_undoes_a_check_in(database: Database, receipt: Receipt, stage: Stage) -> None:
    bookings = real_bookings(database, a_booking())
    bookings.check_in(a_booking(), receipt.id, Way.DOCUMENT)

    bookings.import_arrivals([a_booking(stage=stage, guests=2)])

    assert bookings.list_arrivals(TODAY) == [a_booking(stage=Stage.CHECKED_IN, guests=2)]


def test_a_list_with_an_impossible_booking_is_not_taken_in_part(database: Database) -> None:
    bookings = real_bookings(database)

    with pytest.raises(KioskError) as caught:
        bookings.import_arrivals([a_booking(), a_booking(ref="CD34", departure=TODAY)])

    assert caught.value.problem is Problem.STORE_UNAVAILABLE
    assert bookings.list_arrivals(TODAY) == []


def test_codes_and_numbers_are_stored_in_canonical_form(database: Database) -> None:
    bookings = real_bookings(database, a_booking(ref="ab-12", document_number="l 898902-c3"))

    assert bookings.find(ERIKSSON) == a_booking(ref="AB12", document_number="L898902C3")


def test_arrivals_of_a_day_stand_by_surname(database: Database) -> None:
    first, second = a_booking(ref="ZZ99", surname="Abel"), a_booking(ref="AA11", surname="Bravo")
    bookings = real_bookings(database, second, first, a_booking(ref="CC33", arrival=TOMORROW))

    assert bookings.list_arrivals(TODAY) == [first, second]
