"""Tables are read page by page, by an index each, and stay quick with ten thousand arrivals and many receipts."""

import time
from dataclasses import replace
from datetime import date

import pytest
from sqlite_utils import Database

from app.domain.booking import Stage
from app.domain.consent import Decision
from app.domain.desk_table import COUNT_MAX, PAGE_ROWS, SORTED_BY, Coded, Days, DeskQuery, Tab
from app.storage.audit_log import SqliteAudit
from app.storage.booking_store import SqliteBookings
from app.storage.desk_tables import SqliteDeskTables
from app.storage.receipt_store import SqliteReceipts
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
    assert refs(tables, replace(RECEIPTS, sort="code")) == sorted(receipt.code for receipt in saved)
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
    numbers = "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
    database.conn.execute(
        f"{numbers} INSERT INTO bookings SELECT printf('R%06d', i), 'Guest ' || i, 'Guest ' || (i * 7919 % 10007), 'A',"
        " '', '2026-11-23', '2026-11-25', 1, 'expected', 1 FROM n",
        (MANY,),
    )
    columns = ", ".join(column.name for column in database.table("receipts").columns if column.name in KEPT)
    database.conn.execute(
        f"{numbers} INSERT INTO receipts ({columns}) SELECT {', '.join(KEPT[c] for c in columns.split(', '))} FROM n",
        (3 * MANY,),
    )
    database.conn.commit()
    tab = Tab.ARRIVALS if sort in SORTED_BY[Tab.ARRIVALS] else Tab.RECEIPTS
    query = DeskQuery(tab, sort=sort, page=(MANY // PAGE_ROWS) - 1)

    began = time.perf_counter()
    table = tables.table(query)
    took_s = time.perf_counter() - began

    assert len(table.rows) == PAGE_ROWS
    assert table.total == COUNT_MAX + 1
    assert took_s < 1.0
    if tab is Tab.RECEIPTS:
        plan = database.execute(
            f"EXPLAIN QUERY PLAN SELECT code FROM receipts r ORDER BY {'id' if sort == 'time' else sort}"
        )
        assert "USE TEMP B-TREE" not in str(plan.fetchall())


KEPT = {
    "id": "printf('019aaf00-0000-7000-8000-%012x', i)",
    "code": "printf('%09d', i)",
    "created_at": "'2026-11-23T14:05:31+00:00'",
    "decision": "'declined'",
    "notice_version": "'1'",
    "notice_language": "'en'",
    "notice_sha256": "'00'",
    "face_side": "'left'",
    "mode": "'detection_only'",
    "comfort": "'[]'",
}
"""What a receipt's row must have."""
