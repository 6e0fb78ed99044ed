"""The tables of the desk: every query goes by an index and reads one page, so that a million receipts cost no pause."""

from collections.abc import Callable
from datetime import date, datetime

from sqlite_utils import Database

from app.domain.desk_table import COUNT_MAX, PAGE_ROWS, Cell, Coded, Days, DeskQuery, DeskRow, DeskTable, Tab
from app.domain.problems import Problem
from app.storage.database import reading, utc_now
from app.storage.help_queue import HelpQueue

_ARRIVALS = {"guest": "b.surname COLLATE NOCASE, b.given_names, b.ref", "ref": "b.ref", "stage": "b.stage, b.ref"}
_RECEIPTS = {"time": "r.id"}
SORTED_MAX = 1000
"""So many receipts are put into their order in a moment; of more, those in order are looked through for what fits."""

_ARRIVED = "(SELECT count(*) FROM guests g WHERE g.booking = b.ref AND g.arrived_at IS NOT NULL)"


_OF_GUEST = """
r.id IN (SELECT receipt FROM guests WHERE surname >= ? COLLATE NOCASE AND surname < ? COLLATE NOCASE)
OR r.id IN (SELECT receipt FROM guests WHERE booking = ?)
"""
END = "\uffff"
"""Comes after all letters."""


class SqliteDeskTables:
    """Implements `ports.Desk`. Keeps: nothing."""

    def __init__(self, database: Database, *, today: Callable[[], date], now: Callable[[], datetime] = utc_now) -> None:
        self._database = database
        self._today = today
        self._queue = HelpQueue(database, now=now)

    def table(self, query: DeskQuery) -> DeskTable:
        """One page of a table. Raises: STORE_UNAVAILABLE."""
        with reading(Problem.STORE_UNAVAILABLE):
            match query.tab:
                case Tab.ARRIVALS:
                    return self._arrivals(query)
                case Tab.RECEIPTS:
                    return self._receipts(query)
                case Tab.HELP:
                    return self._help(query)
                case Tab.DEVICES | Tab.REPORT:
                    return DeskTable(query)  # what the store knows nothing of

    def _arrivals(self, query: DeskQuery) -> DeskTable:
        """Today's arrivals, searched by the beginning of the surname or of the booking code."""
        where, values = ["b.arrival = ?"], [self._today().isoformat()]
        if query.only:
            where.append("b.stage = ?")
            values.append(query.only)
        if query.search:
            where.append("(b.surname LIKE ? ESCAPE '\\' OR b.ref LIKE ? ESCAPE '\\')")
            values += [_beginning(query.search)] * 2
        sql = f"FROM bookings b WHERE {' AND '.join(where)}"
        columns = f"b.ref, b.guest_name, b.arrival, b.departure, {_ARRIVED}, b.guests, b.stage"
        rows = self._page(f"SELECT {columns} {sql} {_ordered(_ARRIVALS, query)}", values, query)
        found = []
        for ref, name, *days, arrived, guests, stage in rows:
            stay = Days(*map(date.fromisoformat, days))
            found.append(DeskRow(ref, (name, ref, stay, f"{arrived}/{guests}", Coded(f"stage.{stage}"))))
        return DeskTable(query, tuple(found), self._count(sql, values))

    def _receipts(self, query: DeskQuery) -> DeskTable:
        """Every receipt, searched by the beginning of its code or of its guest's surname, or by the booking."""
        where, values = ["1"], []
        if query.only:
            where.append("r.decision = ?")
            values.append(query.only)
        if query.search:
            where.append(f"(r.code >= ? AND r.code < ? OR {_OF_GUEST})")
            begins = query.search.upper()
            values += [begins, begins + END, begins, begins + END, begins]
        sql = f"FROM receipts r WHERE {' AND '.join(where)}"
        total = self._count(sql, values)
        if total > SORTED_MAX:  # found by their order in time, since as many found by their code had to be put into it
            sql = sql.replace("r.code", "+r.code")
        columns = "r.code, r.created_at, r.decision, r.notice_language"
        rows = self._page(f"SELECT {columns} {sql} {_ordered(_RECEIPTS, query)}", values, query)
        found = tuple(
            DeskRow(code, (code, datetime.fromisoformat(at), Coded(f"decision.{decision}"), language))
            for code, at, decision, language in rows
        )
        return DeskTable(query, found, total)

    def _help(self, query: DeskQuery) -> DeskTable:
        """The open calls for help, the longest waiting first unless asked otherwise."""
        calls = self._queue.open_calls()
        calls = calls[::-1] if query.is_descending else calls
        first = query.page * PAGE_ROWS
        cells: list[tuple[str, tuple[Cell, ...]]] = [
            (str(call.number), (call.number, call.at, Coded(f"place.{call.state.lower()}")))
            for call in calls[first : first + PAGE_ROWS]
        ]
        return DeskTable(query, tuple(DeskRow(number, row) for number, row in cells), len(calls))

    def _page(self, sql: str, values: list[str], query: DeskQuery) -> list[tuple[str, ...]]:
        """One page of rows."""
        rows = self._database.execute(f"{sql} LIMIT ? OFFSET ?", [*values, PAGE_ROWS, query.page * PAGE_ROWS])
        return list(rows.fetchall())

    def _count(self, sql: str, values: list[str]) -> int:
        """How many rows there are, counted no further than anybody wants to know."""
        counting = f"SELECT count(*) FROM (SELECT 1 {sql} LIMIT ?)"  # noqa: S608 - every part stands in this file
        counted = self._database.execute(counting, [*values, COUNT_MAX + 1])
        return int(counted.fetchone()[0])


def _beginning(search: str) -> str:
    """A pattern for what begins so; what would be a wildcard is a letter."""
    return search.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"


def _ordered(orders: dict[str, str], query: DeskQuery) -> str:
    """The order of rows."""
    columns = orders[query.sorted_by].split(", ")
    return "ORDER BY " + ", ".join(f"{column} {'DESC' if query.is_downwards else 'ASC'}" for column in columns)
