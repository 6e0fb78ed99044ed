"""One row of a list of arrivals: each cell judged by itself, so that all its faults are known at once.

A cell is text and stays text, whatever it begins with: nothing here is ever a formula.
"""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from enum import Enum

from app.domain.booking import Booking, Stage
from app.domain.codes import canonical_code, code_fault
from app.domain.ids import BookingRef
from app.domain.mrz import plain_document_number

NAME_MAX = 100
GUESTS_MAX = 99
DOCUMENT_NUMBER_MAX = 24

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FLAGS = {"": True, "yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}
"""A hotel that does not say counts as one whose rooms are ready."""

_JOINERS = frozenset("\u200c\u200d")
"""Invisible, but part of how names are written in Persian and in Indian scripts."""


class CellFault(Enum):
    """Why a cell cannot be taken."""

    MISSING = "missing"
    BAD_CODE = "bad_code"
    BAD_TEXT = "bad_text"
    TOO_LONG = "too_long"
    BAD_DATE = "bad_date"
    NOT_AFTER_ARRIVAL = "not_after_arrival"
    BAD_COUNT = "bad_count"
    BAD_DOCUMENT_NUMBER = "bad_document_number"
    BAD_STATUS = "bad_status"
    BAD_FLAG = "bad_flag"


ColumnFault = tuple[str, CellFault]


class _Cells:
    """The cells of one row, and the faults found in them so far."""

    def __init__(self, row: Mapping[str, str]) -> None:
        self._row = row
        self.faults: list[ColumnFault] = []

    def fault(self, column: str, reason: CellFault) -> None:
        """Note a fault."""
        self.faults.append((column, reason))

    def text(self, column: str) -> str:
        """A cell without blanks around it."""
        return self._row.get(column, "").strip()

    def code(self) -> str:
        """The confirmation number in canonical form."""
        code = self.text("confirmation")
        if code_fault(code):
            self.fault("confirmation", CellFault.BAD_CODE if code else CellFault.MISSING)
        return canonical_code(code)

    def name(self, column: str, *, is_needed: bool = False) -> str:
        """A name in composed form; marks that turn the direction of writing are dropped."""
        text = unicodedata.normalize("NFC", self.text(column))
        kept = (char for char in text if char in _JOINERS or unicodedata.category(char) != "Cf")
        name = " ".join("".join(kept).split())
        if len(name) > NAME_MAX:
            self.fault(column, CellFault.TOO_LONG)
        if any(unicodedata.category(char) in ("Cc", "Cs") for char in name):
            self.fault(column, CellFault.BAD_TEXT)
        if is_needed and not name:
            self.fault(column, CellFault.MISSING)
        return name

    def day(self, column: str) -> date:
        """A date; the first of all days where it is no date."""
        text = self.text(column)
        try:
            if _DATE.fullmatch(text):
                return date.fromisoformat(text)
        except ValueError:
            pass
        self.fault(column, CellFault.BAD_DATE if text else CellFault.MISSING)
        return date.min

    def guests(self) -> int:
        """How many people come."""
        text = self.text("guests")
        if text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= GUESTS_MAX:
            return int(text)
        self.fault("guests", CellFault.BAD_COUNT if text else CellFault.MISSING)
        return 0

    def document_number(self) -> str:
        """The number of the guest's passport or card, in comparable form."""
        text = self.text("document_number")
        number = plain_document_number(unicodedata.normalize("NFKC", text))
        if (text and not number) or len(number) > DOCUMENT_NUMBER_MAX:
            self.fault("document_number", CellFault.BAD_DOCUMENT_NUMBER)
        return number

    def stage(self) -> Stage:
        """How far the booking has come."""
        text = self.text("status").lower() or Stage.EXPECTED.value
        if text in {stage.value for stage in Stage}:
            return Stage(text)
        self.fault("status", CellFault.BAD_STATUS)
        return Stage.EXPECTED

    def flag(self, column: str) -> bool:
        """Yes or no."""
        text = self.text(column).lower()
        if text not in _FLAGS:
            self.fault(column, CellFault.BAD_FLAG)
        return _FLAGS.get(text, False)


def booking_of(row_untrusted: Mapping[str, str]) -> Booking | list[ColumnFault]:
    """The booking in a row of cells by column name, or every fault in it."""
    cells = _Cells(row_untrusted)
    surname, given_names = cells.name("surname", is_needed=True), cells.name("given_names")
    booking = Booking(
        ref=BookingRef(cells.code()),
        guest_name=cells.name("display_name") or f"{given_names} {surname}".strip(),
        surname=surname,
        given_names=given_names,
        arrival=cells.day("arrival"),
        departure=cells.day("departure"),
        guests=cells.guests(),
        document_number=cells.document_number(),
        stage=cells.stage(),
        is_room_ready=cells.flag("room_ready"),
    )
    if date.min < booking.departure <= booking.arrival:
        cells.fault("departure", CellFault.NOT_AFTER_ARRIVAL)
    return cells.faults or booking
