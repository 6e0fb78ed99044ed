"""Tables are read page by page, by an index each, and stay quick with ten thousand arrivals and many receipts."""

import time
from dataclasses import replace
from datetime import date

import pytest
from sqlite_utils import Database

from app.domain.booking import ByCode, Stage
from app.domain.consent import Decision, Way
from app.domain.desk_table import COUNT_MAX, FILTERS, PAGE_ROWS, SORTED_BY, Coded, Days, DeskQuery, Tab
from app.storage import desk_tables
from app.storage.audit_log import SqliteAudit
from app.storage.booking_store import SqliteBookings
from app.storage.desk_tables import SqliteDeskTables
from app.storage.receipt_store import SqliteReceipts
from tests.benchmarks.many import fill
from tests.builders import NOW, TODAY, TOMORROW, a_booking, a_draft

ARRIVALS, RECEIPTS = DeskQuery(Tab.ARRIVALS), DeskQuery(Tab.RECEIPTS)
MANY = 10_000


@pytest.fixture
def tables(database: Database) -> SqliteDeskTables:
    """The tables of an empty store."""
    return SqliteDeskTables(database, today=lambda: TODAY, now=lambda: NOW)


@pytest.fixture
def bookings(database: Database) -> SqliteBookings:
    """Three arrivals of today, and one of tomorrow."""
    made = SqliteBookings(database, lambda: TODAY)
    people = (("AA1", "Silva", Stage.EXPECTED), ("AA2", "Eriksson", Stage.CANCELLED), ("BB3", "Okafor", Stage.EXPECTED))
    arrivals = [a_booking(ref=ref, surname=name, guest_name=name, stage=stage, guests=2) for ref, name, stage in people]
    made.import_arrivals([*arrivals, a_booking(ref="CC4", arrival=TOMORROW)])
    return made


def refs(tables: SqliteDeskTables, query: DeskQuery) -> list[str]:
    """The rows found, by id."""
    return [row.id for row in tables.table(query).rows]


def test_receipts_are_found_by_the_guests_surname_and_by_the_booking(
    tables: SqliteDeskTables, bookings: SqliteBookings, database: Database
) -> None:
    register = SqliteReceipts(database)
    saved = {ref: register.save(a_draft()) for ref in ("AA1", "BB3")}
    for ref, receipt in saved.items():
        bookings.check_in(bookings.find(ByCode(ref)), receipt.id, Way.FACE)

    assert refs(tables, replace(RECEIPTS, search="sil")) == [saved["AA1"].code]
    assert refs(tables, replace(RECEIPTS, search="BB3")) == [saved["BB3"].code]
    assert refs(tables, replace(RECEIPTS, search="BB")) == []
    assert refs(tables, replace(RECEIPTS, search="Erik")) == []


@pytest.mark.usefixtures("bookings")
def test_todays_arrivals_are_sorted_searched_and_filtered(tables: SqliteDeskTables) -> None:
    assert refs(tables, ARRIVALS) == ["AA2", "BB3", "AA1"]
    assert refs(tables, replace(ARRIVALS, is_descending=True)) == ["AA1", "BB3", "AA2"]
    assert refs(tables, replace(ARRIVALS, sort="ref", is_descending=True)) == ["BB3", "AA2", "AA1"]
    assert refs(tables, replace(ARRIVALS, search="aa")) == ["AA2", "AA1"]
    assert refs(tables, replace(ARRIVALS, search="OKA")) == ["BB3"]
    assert refs(tables, replace(ARRIVALS, search="%")) == []
    assert refs(tables, replace(ARRIVALS, only="expected")) == ["BB3", "AA1"]
    row = tables.table(replace(ARRIVALS, search="OKA")).rows[0]
    assert row.cells == ("Okafor", "BB3", Days(TODAY, date(2026, 11, 25)), "0/2", Coded("stage.expected"))
    assert "Okafor" not in repr(row)


def test_receipts_come_newest_first_and_by_the_beginning_of_their_code(
    tables: SqliteDeskTables, database: Database
) -> None:
    register = SqliteReceipts(database)
    saved = [register.save(a_draft(decision=each)) for each in (Decision.GIVEN, Decision.DECLINED, Decision.GIVEN)]

    assert refs(tables, RECEIPTS) == [receipt.code for receipt in reversed(saved)]
    assert refs(tables, replace(RECEIPTS, is_descending=True)) == [receipt.code for receipt in saved]
    assert refs(tables, replace(RECEIPTS, only="declined")) == [saved[1].code]
    assert refs(tables, replace(RECEIPTS, search=saved[0].code[:5].lower())) == [saved[0].code]


def test_calls_for_help_stand_in_the_order_of_waiting(tables: SqliteDeskTables, database: Database) -> None:
    audit = SqliteAudit(database, now=lambda: NOW)
    first, second = audit.record_help_call("Choice"), audit.record_help_call("Code")

    rows = tables.table(DeskQuery(Tab.HELP)).rows
    assert [row.cells for row in rows] == [
        (first.number, NOW, Coded("place.choice")),
        (second.number, NOW, Coded("place.code")),
    ]
    assert refs(tables, DeskQuery(Tab.HELP, is_descending=True)) == [str(second.number), str(first.number)]


@pytest.mark.parametrize("sort", [*SORTED_BY[Tab.ARRIVALS], *SORTED_BY[Tab.RECEIPTS]])
def test_many_rows_are_counted_no_further_than_needed_and_no_page_is_a_pause(
    tables: SqliteDeskTables, database: Database, sort: str
) -> None:
    fill(database, arrivals=MANY + 1, receipts=3 * MANY)
    tab = Tab.ARRIVALS if sort in SORTED_BY[Tab.ARRIVALS] else Tab.RECEIPTS
    query = DeskQuery(tab, sort=sort, page=(MANY // PAGE_ROWS) - 1)

    began = time.perf_counter()
    table = tables.table(query)
    took_s = time.perf_counter() - began

    assert len(table.rows) == PAGE_ROWS
    assert table.total == COUNT_MAX + 1
    assert took_s < 1.0


def plans(tables: SqliteDeskTables, database: Database, query: DeskQuery) -> list[str]:
    """How SQLite finds what a table asks for, step by step, without its figures."""
    asked: list[tuple[str, list[str]]] = []
    with database.tracer(lambda sql, values: asked.append((sql, list(values or [])))):
        tables.table(query)
    return [
        str(step[3])
        for sql, values in asked
        for step in database.conn.execute(f"EXPLAIN QUERY PLAN {sql}", values).fetchall()
    ]


EVERY = [
    replace(query, sort=sort, is_descending=is_down, only=only)
    for query in (ARRIVALS, replace(ARRIVALS, search="Gu"), RECEIPTS, replace(RECEIPTS, search="00"))
    for sort in SORTED_BY[query.tab]
    for is_down in (False, True)
    for only in ("", FILTERS[query.tab][0])
]


@pytest.mark.parametrize("query", EVERY)
def test_no_table_is_read_from_end_to_end_and_no_more_receipts_are_sorted_than_begin_as_was_typed(
    tables: SqliteDeskTables, database: Database, query: DeskQuery
) -> None:
    steps = plans(tables, database, query)

    assert steps
    assert [step for step in steps if step.startswith("SCAN") and "INDEX" not in step and "subquery" not in step] == []
    if query.tab is Tab.RECEIPTS and not query.search:
        assert [step for step in steps if "TEMP B-TREE" in step] == []


def test_what_begins_as_many_do_is_looked_for_in_the_order_of_time(
    tables: SqliteDeskTables, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(database, arrivals=0, receipts=3000)
    query = replace(RECEIPTS, search="0")
    few = tables.table(query)
    monkeypatch.setattr(desk_tables, "SORTED_MAX", 10)

    many = tables.table(query)

    assert many == few
    assert few.total > 10
    assert [step for step in plans(tables, database, query) if "TEMP B-TREE" in step] == []
    assert tables.table(replace(RECEIPTS, search="ZZ")).rows == ()
