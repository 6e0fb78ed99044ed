"""A list of arrivals is taken whole, or refused with every fault in it named by line and column."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.bookings.arrivals import Arrivals, ArrivalsError, FileFault, RowFault, parse_arrivals, read_arrivals
from app.bookings.cells import CellFault
from app.domain.booking import Stage
from tests.builders import a_booking

HEADER = "confirmation,surname,given_names,arrival,departure,guests"
ROW = "HTL20261123,Eriksson,Anna Maria,2026-11-23,2026-11-25,1"


def faults_of(text: str | bytes) -> tuple[RowFault, ...]:
    """The faults of a list that is refused."""
    with pytest.raises(ArrivalsError) as caught:
        _ = read_arrivals(text) if isinstance(text, bytes) else parse_arrivals(text)
    return caught.value.faults


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("delimiter", [",", ";"])
def test_a_plain_list_is_read_with_any_line_ends_delimiter_and_byte_order_mark(
    mark: str, end: str, delimiter: str
) -> None:
    raw = (mark + f"{HEADER}{end}{ROW}{end}".replace(",", delimiter)).encode()

    assert read_arrivals(raw) == Arrivals((a_booking(),))


def test_all_columns_are_read_in_any_order_and_others_passed_over() -> None:
    text = (
        "room_ready;Status;document_number;display_name;rate;guests;departure;arrival;given_names;surname;CONFIRMATION\n"
        'no;cancelled;L 898902 C3;"林晓雨; ""Lin""";99,50;2;2026-11-25;2026-11-23;Xiaoyu;Lin;ab-12\n'
    )

    booking = parse_arrivals(text).bookings[0]

    assert (booking.ref, booking.guest_name, booking.surname) == ("AB12", '林晓雨; "Lin"', "Lin")
    assert (booking.document_number, booking.stage, booking.is_room_ready) == ("L898902C3", Stage.CANCELLED, False)
    assert (booking.arrival, booking.departure, booking.guests) == (date(2026, 11, 23), date(2026, 11, 25), 2)


def test_a_header_alone_is_a_day_without_arrivals() -> None:
    assert parse_arrivals(f"{HEADER}\n\n , ,\n") == Arrivals(())


@pytest.mark.parametrize("text", ["", "\n \r\n", "\ufeff", ",,,\n"])
def test_an_empty_file_is_one_fault(text: str) -> None:
    assert faults_of(text) == (RowFault(1, "", FileFault.EMPTY),)


def test_a_file_that_is_not_utf8_is_one_fault_with_its_line() -> None:
    raw = f"{HEADER}\n{ROW}\n".encode() + "AB12,Müller".encode("latin-1")

    assert faults_of(raw) == (RowFault(3, "", FileFault.NOT_UTF8),)


def test_a_nul_is_one_fault_with_its_line() -> None:
    assert faults_of(f"{HEADER}\n{ROW}\n\0") == (RowFault(3, "", FileFault.NUL_CHARACTER),)


def test_missing_and_doubled_columns_are_named() -> None:
    assert faults_of("\nconfirmation,surname,Surname,arrival,departure\n") == (
        RowFault(2, "given_names", FileFault.COLUMN_MISSING),
        RowFault(2, "guests", FileFault.COLUMN_MISSING),
        RowFault(2, "surname", FileFault.COLUMN_TWICE),
    )


@pytest.mark.parametrize("row", ['AB12,"Eriksson', 'AB12,"Eriks"son,Anna', f"AB12,{'x' * 200_000}"])
def test_quotes_that_do_not_close_and_cells_without_end_are_told_with_the_line_they_begin_on(row: str) -> None:
    assert faults_of(f"{HEADER}\n{ROW}\n{row}\n\n\n") == (RowFault(3, "", FileFault.BAD_QUOTES),)


def test_all_faults_are_named_at_once_and_nothing_is_taken() -> None:
    text = f"{HEADER}\n{ROW}\nAB,,Anna,2026-11-23,2026-11-23,0\n\n{ROW}\nCD34,Lin,Xiaoyu,today,2026-11-25,two,extra\n"

    assert faults_of(text) == (
        RowFault(3, "surname", CellFault.MISSING),
        RowFault(3, "confirmation", CellFault.BAD_CODE),
        RowFault(3, "guests", CellFault.BAD_COUNT),
        RowFault(3, "departure", CellFault.NOT_AFTER_ARRIVAL),
        RowFault(5, "confirmation", FileFault.DUPLICATE),
        RowFault(6, "", FileFault.CELLS_TOO_MANY),
        RowFault(6, "arrival", CellFault.BAD_DATE),
        RowFault(6, "guests", CellFault.BAD_COUNT),
    )


def test_faults_before_quotes_that_do_not_close_are_named_too() -> None:
    assert faults_of(f'{HEADER}\n{ROW}\nAB12,Eriksson,Anna,today,2026-11-25,1\nAB13,"Eriksson\n') == (
        RowFault(3, "arrival", CellFault.BAD_DATE),
        RowFault(4, "", FileFault.BAD_QUOTES),
    )


def test_the_same_code_written_in_another_way_is_a_duplicate() -> None:
    text = f"{HEADER}\n{ROW}\n{ROW.lower().replace('htl', 'ht-l ')}\n"

    assert faults_of(text) == (RowFault(3, "confirmation", FileFault.DUPLICATE),)


def test_several_rows_with_one_confirmation_are_the_guests_of_one_booking() -> None:
    berit = ROW.replace("Eriksson,Anna Maria", "Lund,Berit")

    bookings = parse_arrivals(f"{HEADER}\n{ROW}\n{berit}\n").bookings

    assert [(each.ref, each.surname) for each in bookings] == [(bookings[0].ref, "Eriksson"), (bookings[0].ref, "Lund")]


def test_guests_of_one_booking_share_its_stay() -> None:
    berit = ROW.replace("Eriksson,Anna Maria", "Lund,Berit").replace("2026-11-25", "2026-11-26")

    assert faults_of(f"{HEADER}\n{ROW}\n{berit}\n") == (RowFault(3, "confirmation", FileFault.OTHER_STAY),)


def test_lines_are_counted_as_an_editor_counts_them_even_after_a_break_inside_quotes() -> None:
    text = f'{HEADER}\nAB12,"Eriks\nson",Anna,2026-11-23,2026-11-25,1\nCD34,Lin,Xiaoyu,2026-11-23,2026-11-25,x\n'

    assert faults_of(text) == (RowFault(4, "guests", CellFault.BAD_COUNT),)


@pytest.mark.parametrize("name", ["=HYPERLINK(0)", "+1", "-x", "@SUM", "'=1"])
def test_cells_that_look_like_formulas_are_text(name: str) -> None:
    bookings = parse_arrivals(f"{HEADER}\n{ROW.replace('Eriksson', name)}\n").bookings

    assert bookings[0].surname == name


def test_ten_thousand_arrivals_are_read_in_full() -> None:
    rows = "".join(f"BK{number:06d},Eriksson,Anna Maria,2026-11-23,2026-11-25,1\n" for number in range(10_000))

    assert len(parse_arrivals(f"{HEADER}\n{rows}").bookings) == 10_000


def test_an_error_quotes_nothing_of_the_list() -> None:
    with pytest.raises(ArrivalsError) as caught:
        parse_arrivals(f"{HEADER}\n{ROW.replace('2026-11-25', 'Zyxwvutsky')}\n")

    assert "Zyxwvutsky" not in f"{caught.value!r} {caught.value.faults!r}"
    assert caught.value.__context__ is None
    assert "Eriksson" not in repr(parse_arrivals(f"{HEADER}\n{ROW}\n"))


@given(st.text(max_size=300) | st.text(alphabet='a,;"\r\n', max_size=100).map(lambda tail: f"{HEADER}\n{tail}"))
def test_every_text_is_a_list_or_has_faults(text: str) -> None:
    found: Arrivals | tuple[RowFault, ...]
    try:
        found = parse_arrivals(text)
    except ArrivalsError as error:
        found = error.faults

    assert isinstance(found, Arrivals) or len(found) > 0


@given(st.binary(max_size=300))
def test_every_file_is_a_list_or_has_faults(raw: bytes) -> None:
    with pytest.raises(ArrivalsError) as caught:
        read_arrivals(raw)

    assert caught.value.faults
