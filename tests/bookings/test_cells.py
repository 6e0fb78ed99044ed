"""Each cell is judged by itself, and each fault in a row is found."""

import pytest

from app.bookings.cells import GUESTS_MAX, NAME_MAX, CellFault, booking_of
from app.domain.booking import Booking, Stage
from tests.builders import a_booking

ROW = {
    "confirmation": "HTL20261123",
    "surname": "Eriksson",
    "given_names": "Anna Maria",
    "arrival": "2026-11-23",
    "departure": "2026-11-25",
    "guests": "1",
}


def read(**cells: str) -> Booking:
    """The booking of a row with these cells, which is right."""
    booking = booking_of({**ROW, **cells})
    assert isinstance(booking, Booking)
    return booking


def test_a_row_without_optional_cells_is_a_booking_expected_with_its_room_ready() -> None:
    assert booking_of(ROW) == a_booking()


def test_every_empty_cell_that_is_needed_is_named() -> None:
    assert booking_of({}) == [
        ("surname", CellFault.MISSING),
        ("confirmation", CellFault.MISSING),
        ("arrival", CellFault.MISSING),
        ("departure", CellFault.MISSING),
        ("guests", CellFault.MISSING),
    ]


@pytest.mark.parametrize(
    ("column", "cell", "fault"),
    [
        ("confirmation", "AB1", CellFault.BAD_CODE),
        ("confirmation", "EK000000001", CellFault.BAD_CODE),
        ("surname", "x" * (NAME_MAX + 1), CellFault.TOO_LONG),
        ("display_name", "a\x07b", CellFault.BAD_TEXT),
        ("given_names", "a\ud800b", CellFault.BAD_TEXT),
        ("arrival", "23.11.2026", CellFault.BAD_DATE),
        ("arrival", "20261123", CellFault.BAD_DATE),
        ("arrival", "2026-02-30", CellFault.BAD_DATE),
        ("arrival", "\u0662026-11-23", CellFault.BAD_DATE),
        ("departure", "2026-11-23", CellFault.NOT_AFTER_ARRIVAL),
        ("departure", "2026-11-22", CellFault.NOT_AFTER_ARRIVAL),
        ("guests", "0", CellFault.BAD_COUNT),
        ("guests", str(GUESTS_MAX + 1), CellFault.BAD_COUNT),
        ("guests", "9" * 5000, CellFault.BAD_COUNT),
        ("guests", "1.5", CellFault.BAD_COUNT),
        ("guests", "\u00b2", CellFault.BAD_COUNT),
        ("document_number", "???", CellFault.BAD_DOCUMENT_NUMBER),
        ("document_number", "1" * 25, CellFault.BAD_DOCUMENT_NUMBER),
        ("status", "late", CellFault.BAD_STATUS),
        ("room_ready", "maybe", CellFault.BAD_FLAG),
    ],
)
def test_a_wrong_cell_is_the_only_fault(column: str, cell: str, fault: CellFault) -> None:
    assert booking_of({**ROW, column: cell}) == [(column, fault)]


def test_marks_that_turn_the_writing_are_dropped_and_joiners_stay() -> None:
    booking = read(display_name="\u202eنرگس\u200c پور\u2066 ", surname="Mu\u0308ller  -\tKnopf")

    assert booking.guest_name == "نرگس\u200c پور"
    assert booking.surname == "Müller - Knopf"


@pytest.mark.parametrize(("given_names", "name"), [("Anna Maria", "Anna Maria Eriksson"), ("", "Eriksson")])
def test_a_guest_is_greeted_by_the_names_booked_if_no_other_is_given(given_names: str, name: str) -> None:
    assert read(given_names=given_names).guest_name == name


@pytest.mark.parametrize(
    ("cell", "stage"), [("", Stage.EXPECTED), ("CANCELLED", Stage.CANCELLED), (" checked_in ", Stage.CHECKED_IN)]
)
def test_a_status_is_read(cell: str, stage: Stage) -> None:
    assert read(status=cell).stage is stage


@pytest.mark.parametrize(
    ("cell", "is_ready"), [("", True), ("Yes", True), ("1", True), ("NO", False), ("false", False)]
)
def test_a_room_is_ready_unless_the_hotel_says_no(cell: str, is_ready: bool) -> None:
    assert read(room_ready=cell).is_room_ready is is_ready


def test_full_width_letters_of_a_document_number_are_understood() -> None:
    assert read(document_number="\uff2c898902\uff23\uff13").document_number == "L898902C3"
