"""A booking knows its nights and keeps its guest out of print."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from app.domain.booking import ByCode, ByDocument, ByNumber, NameDoubt, Stage, business_day
from app.domain.likeness import NameReason
from app.domain.problems import Problem
from tests.builders import a_booking


def test_nights_are_counted_from_arrival_to_departure() -> None:
    booking = a_booking(arrival=date(2026, 12, 31), departure=date(2027, 1, 3))

    assert booking.nights == 3


def test_a_booking_prints_no_guest() -> None:
    printed = repr(a_booking(document_number="L898902C3"))

    assert not any(word in printed for word in ("Eriksson", "Anna", "L898902C3"))


def test_queries_print_nothing_a_guest_showed() -> None:
    printed = repr([ByCode("HTL1"), ByDocument("L898902C3", "ERIKSSON", "ANNA")])

    assert printed == "[ByCode(), ByDocument(is_counted=False)]"


@pytest.mark.parametrize(
    ("time", "day"),
    [("2026-11-25T00:30", 24), ("2026-11-25T03:59", 24), ("2026-11-25T04:00", 25), ("2026-11-25T23:59", 25)],
)
def test_a_guest_after_midnight_comes_for_last_night(time: str, day: int) -> None:
    assert business_day(datetime.fromisoformat(time), 4) == date(2026, 11, day)


def test_a_hotel_may_begin_its_day_at_midnight() -> None:
    assert business_day(datetime.fromisoformat("2027-01-01T00:00"), 0) == date(2027, 1, 1)


@pytest.mark.parametrize("time", ["2026-03-29T03:30", "2026-10-25T02:30"])
def test_the_night_the_clocks_change_is_still_last_night(time: str) -> None:
    local = datetime.fromisoformat(time).replace(tzinfo=ZoneInfo("Europe/Vienna"))

    assert business_day(local, 4) == date(2026, local.month, local.day - 1)


def test_guests_still_to_come_are_those_who_have_not_arrived() -> None:
    assert a_booking(guests=3, arrived=1).still_to_come == 2
    assert a_booking(guests=3, stage=Stage.CHECKED_IN).still_to_come == 0


def test_a_doubt_prints_nothing_of_the_guest() -> None:
    doubt = NameDoubt(Problem.NAME_UNSURE, NameReason.SPELLING, a_booking())

    assert (str(doubt), doubt.problem, doubt.reason) == ("name_unsure", Problem.NAME_UNSURE, NameReason.SPELLING)
    assert "Eriksson" not in f"{doubt!r} {doubt.args} {doubt.booking!r} {ByNumber('L898902C3')!r}"
