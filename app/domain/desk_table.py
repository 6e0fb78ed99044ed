"""What staff look at when nobody is at the kiosk: tables that are searched, sorted, filtered and read page by page."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum

from app.domain.permissions import Act

PAGE_ROWS = 10
"""Rows on a page: as many as stand on an upright glass beside a keypad."""

COUNT_MAX = 10_000
"""Beyond so many rows nobody counts them: "more than" is enough, and counting a million would take a while."""


class Tab(Enum):
    """What the desk may look at: tables, and pages of another kind."""

    ARRIVALS = "arrivals"
    RECEIPTS = "receipts"
    HELP = "help"
    DEVICES = "devices"
    REPORT = "report"


TAB_ACTS: Mapping[Tab, Act] = {
    Tab.ARRIVALS: Act.SEE_ARRIVALS,
    Tab.RECEIPTS: Act.FIND_RECEIPT,
    Tab.HELP: Act.SEE_HELP_CALLS,
    Tab.DEVICES: Act.SEE_DEVICES,
    Tab.REPORT: Act.WRITE_REPORT,
}
"""What a member of staff must be allowed to do, to see a table."""

COLUMNS: Mapping[Tab, tuple[str, ...]] = {
    Tab.ARRIVALS: ("guest", "ref", "stay", "party", "stage"),
    Tab.RECEIPTS: ("code", "time", "decision", "language"),
    Tab.HELP: ("call", "since", "place"),
    Tab.DEVICES: (),
    Tab.REPORT: (),
}
"""The columns of each table; the first one names a row."""

SORTED_BY: Mapping[Tab, tuple[str, ...]] = {
    Tab.ARRIVALS: ("guest", "ref", "stage"),
    Tab.RECEIPTS: ("time",),
    Tab.HELP: ("since",),
    Tab.DEVICES: (),
    Tab.REPORT: (),
}
"""By which columns a table may be sorted; by the first one at the beginning.

A receipt's code is drawn by chance: nobody looks for one in its order, and a million would have to be put into it.
"""

FILTERS: Mapping[Tab, tuple[str, ...]] = {
    Tab.ARRIVALS: ("expected", "checked_in", "cancelled"),
    Tab.RECEIPTS: ("given", "declined", "withdrawn"),
    Tab.HELP: (),
    Tab.DEVICES: (),
    Tab.REPORT: ("closing",),
}
"""What of a table may be shown alone."""


@dataclass(frozen=True)
class DeskQuery:
    """Which rows are wanted. `page` counts from 0; an empty `only` is everything."""

    tab: Tab
    search: str = field(default="", repr=False)
    sort: str = ""
    is_descending: bool = False
    only: str = ""
    page: int = 0

    @property
    def sorted_by(self) -> str:
        """The column that the rows are sorted by."""
        return self.sort or next(iter(SORTED_BY[self.tab]), "")

    @property
    def is_downwards(self) -> bool:
        """Whether the greatest comes first, as the newest receipts do unless they are turned round."""
        return self.is_descending is not (self.tab is Tab.RECEIPTS)

    def next_filter(self) -> str:
        """The filter after this one; after the last everything is shown again."""
        choices = ("", *FILTERS[self.tab])
        return choices[(choices.index(self.only) + 1) % len(choices)]


@dataclass(frozen=True)
class Coded:
    """A cell that holds a code, for which the screen has a word."""

    key: str


@dataclass(frozen=True)
class Days:
    """A cell that holds the days of a stay."""

    first: date
    last: date


Cell = str | int | datetime | Coded | Days


@dataclass(frozen=True)
class DeskRow:
    """One row: its id, and what stands in its cells."""

    id: str = field(repr=False)
    cells: tuple[Cell, ...] = field(repr=False)


@dataclass(frozen=True)
class DeskTable:
    """One page of a table. `total` is at most COUNT_MAX + 1, which means more than that."""

    query: DeskQuery
    rows: tuple[DeskRow, ...] = ()
    total: int = 0

    @property
    def pages(self) -> int:
        """How many pages there are, as far as they were counted; at least one."""
        return max(1, -(-self.total // PAGE_ROWS))
