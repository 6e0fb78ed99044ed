"""The tables hold what they promise, whoever writes to them."""

import pytest
from sqlite_utils import Database

from app.domain.consent import Way
from app.storage.audit_log import SqliteAudit
from app.storage.booking_store import SqliteBookings
from app.storage.migrations import NAMES, STEPS, migrations
from app.storage.receipt_store import SqliteReceipts
from tests.builders import TODAY, a_booking, a_draft


def test_steps_are_numbered_in_their_order() -> None:
    numbers = [int(step.__name__[1:4]) for step in STEPS]

    assert numbers == list(range(1, len(STEPS) + 1))
    assert len(NAMES) == len(STEPS)


def test_migrating_twice_changes_nothing(database: Database) -> None:
    before = database.schema

    migrations().apply(database)

    assert database.schema == before


def test_all_tables_are_strict(database: Database) -> None:
    own = {name for name in database.table_names() if not name.startswith(("_", "sqlite_"))}

    assert own == {"receipts", "bookings", "checkins", "staff", "failures", "audit"}
    assert all(database.table(name).strict for name in own)


@pytest.mark.parametrize("table", ["receipts", "checkins", "audit"])
@pytest.mark.parametrize(
    "change", ["UPDATE {0} SET {1} = {1}", "DELETE FROM {0}", "REPLACE INTO {0} SELECT * FROM {0}"]
)
def test_nothing_written_once_can_be_changed_deleted_or_replaced(database: Database, table: str, change: str) -> None:
    receipt = SqliteReceipts(database).save(a_draft())
    bookings = SqliteBookings(database, lambda: TODAY)
    bookings.import_arrivals([a_booking()])
    bookings.check_in(a_booking(), receipt.id, Way.DOCUMENT)
    SqliteAudit(database).record_help_call("Notice")
    before = database.execute(f"SELECT * FROM {table}").fetchall()

    with pytest.raises(Exception, match=f"{table} is append only"):
        database.execute(change.format(table, "number" if table == "audit" else "rowid"))

    assert database.execute(f"SELECT * FROM {table}").fetchall() == before


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO receipts VALUES ('a', 'b', 'c', 'agreed', 'v', 'en', 's', 'left', 'm', '[]', NULL)",
        "INSERT INTO receipts VALUES ('a', 'b', 'c', 'withdrawn', 'v', 'en', 's', 'left', 'm', '[]', NULL)",
        "INSERT INTO receipts VALUES ('a', 'b', 'c', 'given', 'v', 'en', 's', 'left', 'm', '[]', 'nobody')",
        "INSERT INTO receipts VALUES ('a', 'b', 'c', 'given', 'v', 'en', 's', 'left', 'm', 'text', NULL)",
        "INSERT INTO bookings VALUES ('A', '', '', '', '', '2026-11-23', '2026-11-23', 1, 'expected', 1)",
        "INSERT INTO checkins VALUES ('nobody', 'nothing', 'face', 'now')",
        "INSERT INTO staff VALUES ('7', 'Lin', 'desk', 'hash', 1)",
        "INSERT INTO audit (at, act) VALUES ('now', 'consent')",
    ],
)
def test_what_is_unlawful_cannot_be_written(database: Database, sql: str) -> None:
    with pytest.raises(Exception, match="constraint failed"):
        database.execute(sql)


def test_only_bookings_have_columns_for_who_a_guest_is(database: Database) -> None:
    personal = {"guest_name", "surname", "given_names", "document_number"}

    holders = {name for name in database.table_names() if personal & set(database.table(name).columns_dict)}

    assert holders == {"bookings"}
