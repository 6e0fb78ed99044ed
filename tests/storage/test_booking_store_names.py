"""A document against the list: same, unsure and different, and what staff is handed to settle a doubt."""

import pytest
from sqlite_utils import Database

from app.domain.booking import Booking, ByDocument, ByNumber, NameDoubt, OfGuest, Query, Stage
from app.domain.ids import BookingRef
from app.domain.likeness import NameReason
from app.domain.problems import KioskError, Problem
from app.ports import Bookings
from tests.builders import TOMORROW, a_booking
from tests.storage.lists import Maker, real_bookings

ERIKSSON = ByDocument("L898902C3", "ERIKSSON", "ANNA MARIA")
REF = BookingRef("HTL20261123")
NUMBER = "L898902C3"


def doubt_of(bookings: Bookings, query: Query) -> NameDoubt:
    """The doubt that looking for a booking ends in."""
    with pytest.raises(NameDoubt) as caught:
        bookings.find(query)
    return caught.value


@pytest.mark.parametrize("number", ["", "L898902C3"])
@pytest.mark.parametrize("name", [("Eriksson", "Anna"), ("Anna Maria", "Eriksson"), ("Erikson", "Anna Maria")])
def test_a_name_that_is_surely_the_same_is_accepted(bookings_with: Maker, name: tuple[str, str], number: str) -> None:
    booking = a_booking(surname=name[0], given_names=name[1], document_number=number)

    assert bookings_with(booking).find(ERIKSSON) == booking


@pytest.mark.parametrize(
    ("name", "problem", "reason"),
    [
        (("Eriksson", ""), Problem.NAME_UNSURE, NameReason.MISSING_NAME),
        (("อีริคสัน", "แอนนา"), Problem.NAME_UNSURE, NameReason.OTHER_SCRIPT),
        (("Lindqvist", "Anna"), Problem.NAME_DIFFERS, NameReason.OTHER_NAME),
    ],
)
def test_a_known_number_with_a_doubtful_name_is_for_staff_who_may_go_on_with_its_booking(
    bookings_with: Maker, name: tuple[str, str], problem: Problem, reason: NameReason
) -> None:
    booking = a_booking(surname=name[0], given_names=name[1], document_number=NUMBER)

    doubt = doubt_of(bookings_with(booking, a_booking(ref="OTHER1", surname="Lund")), ERIKSSON)

    assert (doubt.problem, doubt.reason, doubt.booking) == (problem, reason, booking)
    assert str(doubt) == problem.value


def test_a_doubtful_name_without_a_number_is_for_staff_too(bookings_with: Maker) -> None:
    booking = a_booking(given_names="Ann")

    doubt = doubt_of(bookings_with(booking), ByDocument("X1", "ERIKSSON", "ANNA"))

    assert (doubt.problem, doubt.reason, doubt.booking) == (Problem.NAME_UNSURE, NameReason.SPELLING, booking)


def test_two_doubtful_names_hand_staff_no_booking(bookings_with: Maker) -> None:
    bookings = bookings_with(a_booking(given_names="Ann"), a_booking(ref="CD34", given_names="Ann"))

    assert doubt_of(bookings, ByDocument("X1", "ERIKSSON", "ANNA")).booking is None


@pytest.mark.parametrize(
    "booking",
    [
        a_booking(surname="Lund", arrival=TOMORROW, document_number=NUMBER),
        a_booking(surname="Lund", stage=Stage.CANCELLED, document_number=NUMBER),
    ],
)
def test_a_doubt_over_a_booking_that_may_not_check_in_tells_no_more(bookings_with: Maker, booking: Booking) -> None:
    doubt = doubt_of(bookings_with(booking), ERIKSSON)

    assert (doubt.problem, doubt.booking) == (Problem.NAME_DIFFERS, None)


def test_a_name_in_another_script_alone_is_no_sign_of_a_booking(bookings_with: Maker) -> None:
    bookings = bookings_with(a_booking(surname="佐藤", given_names="悠太"))

    with pytest.raises(KioskError) as caught:
        bookings.find(ERIKSSON)

    assert caught.value.problem is Problem.BOOKING_NOT_FOUND


def test_a_chinese_name_is_read_by_the_table(database: Database) -> None:
    booking = a_booking(surname="欧阳", given_names="明泽")

    assert real_bookings(database, booking).find(ByDocument("E1", "OUYANG", "MINGZE")) == booking


# --- the document of a guest who came with a code ---


def test_the_document_of_the_guest_confirms_the_booking(bookings_with: Maker) -> None:
    bookings = bookings_with(a_booking(), a_booking(ref="OTHER1"))

    assert bookings.find(OfGuest(REF, ERIKSSON)) == a_booking()


def test_the_document_of_another_guest_of_the_party_is_that_guests(bookings_with: Maker) -> None:
    bookings = bookings_with(a_booking(guests=2), a_booking(guests=2, surname="Lund", given_names="Berit"))

    assert bookings.find(OfGuest(REF, ByDocument("X1", "LUND", "BERIT"))).guest == 2


@pytest.mark.parametrize(
    ("booking", "problem"),
    [
        (a_booking(surname="Lund"), Problem.NAME_DIFFERS),
        (a_booking(given_names=""), Problem.NAME_UNSURE),
        (a_booking(surname="", given_names=""), Problem.NAME_UNSURE),
    ],
)
def test_a_document_that_does_not_fit_the_code_is_for_staff(
    bookings_with: Maker, booking: Booking, problem: Problem
) -> None:
    doubt = doubt_of(bookings_with(booking, a_booking(ref="OTHER1")), OfGuest(REF, ERIKSSON))

    assert (doubt.problem, doubt.booking) == (problem, booking)


def test_a_booking_that_is_gone_meanwhile_is_not_found(bookings_with: Maker) -> None:
    with pytest.raises(KioskError) as caught:
        bookings_with().find(OfGuest(REF, ERIKSSON))

    assert caught.value.problem is Problem.BOOKING_NOT_FOUND


# --- a page whose print leaves letters open ---

WAYS = (("FRIKSSON", "ANNA MARIA"), ("ERLKSSON", "ANNA MARIA"))
OPEN = ByDocument(NUMBER, "ERIKSSON", "ANNA MARIA", other_names=WAYS)


@pytest.mark.parametrize("number", ["", NUMBER])
@pytest.mark.parametrize("surname", ["Eriksson", "Friksson"])
def test_an_open_name_is_the_one_that_is_booked_as_it_can_be_read(
    bookings_with: Maker, surname: str, number: str
) -> None:
    booking = a_booking(surname=surname, document_number=number)

    assert bookings_with(booking, a_booking(ref="OTHER1", surname="Lund")).find(OPEN) == booking


def test_an_open_name_that_two_guests_have_is_for_staff(bookings_with: Maker) -> None:
    bookings = bookings_with(a_booking(surname="Eriksson"), a_booking(ref="OTHER1", surname="Friksson"))

    with pytest.raises(KioskError) as caught:
        bookings.find(OPEN)

    assert caught.value.problem is Problem.BOOKINGS_SEVERAL


def test_in_an_open_name_no_other_spelling_is_forgiven(bookings_with: Maker) -> None:
    bookings = bookings_with(a_booking(surname="Erikson"))

    assert bookings.find(ERIKSSON).surname == "Erikson"
    with pytest.raises(KioskError) as caught:
        bookings.find(OPEN)
    assert caught.value.problem is Problem.BOOKING_NOT_FOUND


# --- by number alone ---


def test_a_resident_identity_number_finds_its_booking_without_a_name(bookings_with: Maker) -> None:
    booking = a_booking(document_number="11010519491231002X")

    assert bookings_with(booking, a_booking(ref="OTHER1")).find(ByNumber("110105 19491231 002x")) == booking


@pytest.mark.parametrize("number", ["", "-", "11010519491231002", "1101051949123100_X", "%", "110105194912310021"])
def test_a_number_must_be_exact(bookings_with: Maker, number: str) -> None:
    bookings = bookings_with(a_booking(document_number="11010519491231002X"), a_booking(ref="OTHER1"))

    with pytest.raises(KioskError) as caught:
        bookings.find(ByNumber(number))

    assert caught.value.problem is Problem.BOOKING_NOT_FOUND
