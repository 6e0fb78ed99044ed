"""The demo hotel's list is a right one on any day, with every case a guest can meet."""

from datetime import date, timedelta

import pytest

from app.bookings.arrivals import parse_arrivals
from app.bookings.demo import DEMO_CODE, DEMO_MRZ_BOOKING, demo_arrivals
from app.domain.booking import Booking, ByCode, ByDocument, Stage
from app.domain.codes import code_fault
from app.domain.mrz import Mrz, parse_mrz
from app.domain.problems import KioskError, Problem
from app.domain.specimen import SPECIMEN_LINES
from app.paths import resources
from tests.builders import TODAY, TOMORROW
from tests.fakes import FakeBookings


def arrivals(today: date = TODAY) -> tuple[Booking, ...]:
    """The demo hotel's bookings on a day."""
    template = (resources() / "demo" / "arrivals.csv").read_text(encoding="utf-8")
    return parse_arrivals(demo_arrivals(template, today)).bookings


def test_tokens_become_dates_and_the_code() -> None:
    filled = demo_arrivals("{today},{today+1},{today-1},{code},{other},{today+1d}", date(2026, 12, 31))

    assert filled == f"2026-12-31,2027-01-01,2026-12-30,{DEMO_CODE},{{other}},{{today+1d}}"


@pytest.mark.parametrize("today", [TODAY, date(2028, 2, 28), date(2030, 12, 31)])
def test_the_list_is_right_on_any_day(today: date) -> None:
    assert len(arrivals(today)) >= 14
    assert {booking.arrival for booking in arrivals(today)} >= {today, today + timedelta(days=1)}


def test_the_demo_guests_find_their_bookings() -> None:
    bookings = FakeBookings(arrivals())
    mrz = parse_mrz(SPECIMEN_LINES)

    assert isinstance(mrz, Mrz)
    found = bookings.find(ByDocument(mrz.document_number, mrz.surname, mrz.given_names))
    assert found.ref == DEMO_MRZ_BOOKING
    assert bookings.find(ByCode(DEMO_CODE)).ref == DEMO_CODE != DEMO_MRZ_BOOKING


def test_the_demo_code_is_one_of_our_own() -> None:
    assert DEMO_CODE.startswith("EK")
    assert code_fault(DEMO_CODE) is None


def test_every_case_a_guest_can_meet_is_there() -> None:
    bookings = arrivals()

    assert any(booking.stage is Stage.CANCELLED for booking in bookings)
    assert any(booking.arrival == TOMORROW for booking in bookings)
    assert any(not booking.is_room_ready for booking in bookings)
    with pytest.raises(KioskError) as caught:
        FakeBookings(bookings).find(ByDocument("", "MARQUES", "SOFIA"))
    assert caught.value.problem is Problem.BOOKINGS_SEVERAL


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("\u4e00", "\u9fff"),
        ("\u3040", "\u30ff"),
        ("\uac00", "\ud7a3"),
        ("\u0600", "\u06ff"),
        ("\u0400", "\u04ff"),
        ("\u0e00", "\u0e7f"),
        ("\u1ea0", "\u1eff"),
        ("\u00c0", "\u024f"),
    ],
)
def test_names_come_in_many_scripts(first: str, last: str) -> None:
    assert any(first <= char <= last for booking in arrivals() for char in booking.guest_name)
