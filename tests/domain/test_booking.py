"""A booking knows its nights and keeps its guest out of print."""

from datetime import date

from app.domain.booking import ByCode, ByDocument
from tests.builders import a_booking


def test_nights_are_counted_from_arrival_to_departure() -> None:
    booking = a_booking(arrival=date(2026, 12, 31), departure=date(2027, 1, 3))

    assert booking.nights == 3


def test_a_booking_prints_no_guest() -> None:
    printed = repr(a_booking(document_number="L898902C3"))

    assert not any(word in printed for word in ("Eriksson", "Anna", "L898902C3"))


def test_queries_print_nothing_a_guest_showed() -> None:
    printed = repr([ByCode("HTL1"), ByDocument("L898902C3", "ERIKSSON", "ANNA")])

    assert printed == "[ByCode(), ByDocument()]"
