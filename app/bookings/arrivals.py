"""Read a hotel's list of arrivals (CSV): every fault is named at once by line and column, and nothing is half taken.

Columns in any order: confirmation, surname, given_names, arrival, departure, guests; and, if the hotel has them,
display_name, document_number, status, room_ready. Others are passed over. Dates are YYYY-MM-DD. Several rows with one
confirmation are the guests of one booking, each with a name of their own and all with the same stay.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

from app.bookings.cells import CellFault, booking_of
from app.domain.booking import Booking
from app.domain.ids import BookingRef

REQUIRED = ("confirmation", "surname", "given_names", "arrival", "departure", "guests")
OPTIONAL = ("display_name", "document_number", "status", "room_ready")


class FileFault(Enum):
    """Why a file, or a row as a whole, cannot be read."""

    NOT_UTF8 = "not_utf8"
    NUL_CHARACTER = "nul_character"
    EMPTY = "empty"
    COLUMN_MISSING = "column_missing"
    COLUMN_TWICE = "column_twice"
    BAD_QUOTES = "bad_quotes"
    CELLS_TOO_MANY = "cells_too_many"
    DUPLICATE = "duplicate"
    OTHER_STAY = "other_stay"


@dataclass(frozen=True)
class RowFault:
    """One fault: the line in the file (from 1), the column by its name ("" for all), and why. It quotes nothing."""

    line: int
    column: str
    reason: FileFault | CellFault


@dataclass(frozen=True)
class Arrivals:
    """A list of arrivals in which nothing is wrong.

    Keeps: nothing by itself; the rows go to the register.
    """

    bookings: tuple[Booking, ...] = field(repr=False)


class ArrivalsError(Exception):
    """A list with faults; its message counts them and quotes none."""

    def __init__(self, *faults: RowFault) -> None:
        super().__init__(f"{len(faults)} faults")
        self.faults = faults


def read_arrivals(raw_untrusted: bytes) -> Arrivals:
    """Read a file's bytes (UTF-8, with or without a byte order mark). Raises: ArrivalsError."""
    try:
        text = raw_untrusted.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw_untrusted.count(b"\n", 0, error.start) + 1
        raise ArrivalsError(RowFault(line, "", FileFault.NOT_UTF8)) from None
    return parse_arrivals(text)


def parse_arrivals(text_untrusted: str) -> Arrivals:
    """Read a list with commas or semicolons between its cells. Raises: ArrivalsError with every fault."""
    text = text_untrusted.removeprefix("\ufeff")
    if "\0" in text:
        raise ArrivalsError(RowFault(text.count("\n", 0, text.index("\0")) + 1, "", FileFault.NUL_CHARACTER))
    rows = _rows(text)
    first = next(rows, None)
    if first is None:
        raise ArrivalsError(RowFault(1, "", FileFault.EMPTY))
    names = _header(*first)
    faults: list[RowFault] = []
    parties: dict[BookingRef, list[Booking]] = {}
    bookings: list[Booking] = []
    try:
        for line, cells in rows:
            found = booking_of(dict(zip(names, (*cells, *[""] * len(names)), strict=False)))
            if any(cells[len(names) :]):
                faults.append(RowFault(line, "", FileFault.CELLS_TOO_MANY))
            if not isinstance(found, Booking):
                faults += [RowFault(line, column, reason) for column, reason in found]
            elif fault := _party_fault(found, parties.setdefault(found.ref, [])):
                faults.append(RowFault(line, "confirmation", fault))
            else:
                parties[found.ref].append(found)
                bookings.append(found)
    except ArrivalsError as error:
        faults += error.faults
    if faults:
        raise ArrivalsError(*faults)
    return Arrivals(tuple(bookings))


def _party_fault(guest: Booking, others: list[Booking]) -> FileFault | None:
    """Why a row cannot be one more guest of the booking that rows before it began."""
    if any(_who(guest) == _who(other) for other in others):
        return FileFault.DUPLICATE
    return FileFault.OTHER_STAY if others and _stay(guest) != _stay(others[0]) else None


def _who(guest: Booking) -> tuple[str, str, str]:
    """What tells the guests of one booking apart."""
    return guest.surname.casefold(), guest.given_names.casefold(), guest.document_number


def _stay(guest: Booking) -> tuple[object, ...]:
    """What the guests of one booking share."""
    return guest.arrival, guest.departure, guest.stage, guest.is_room_ready


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that hold anything, each with the line it begins on. Raises: ArrivalsError at quotes left open."""
    head = text.lstrip().partition("\n")[0]
    delimiter = ";" if head.count(";") > head.count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    begin = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield begin, cells
            begin = reader.line_num + 1
    except csv.Error:
        raise ArrivalsError(RowFault(begin, "", FileFault.BAD_QUOTES)) from None


def _header(line: int, cells: list[str]) -> list[str]:
    """The names of the columns. Raises: ArrivalsError with each one that is missing or there twice."""
    names = [cell.strip().lower() for cell in cells]
    missing = [RowFault(line, name, FileFault.COLUMN_MISSING) for name in REQUIRED if name not in names]
    twice = [RowFault(line, name, FileFault.COLUMN_TWICE) for name in REQUIRED + OPTIONAL if names.count(name) > 1]
    if missing or twice:
        raise ArrivalsError(*missing, *twice)
    return names
