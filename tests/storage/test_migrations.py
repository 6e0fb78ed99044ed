"""The tables hold what they promise, whoever writes to them."""

import pytest
from sqlite_utils import Database

from app.domain.consent import Way
from app.domain.face_life import FaceEnd
from app.domain.ids import StaffId
from app.domain.permissions import Act
from app.storage.audit_log import SqliteAudit
from app.storage.booking_store import SqliteBookings
from app.storage.migrations import NAMES, STEPS, m007_guests, migrations
from app.storage.receipt_store import SqliteReceipts
from tests.builders import TODAY, a_booking, a_draft, some_means

NAMED_ROWS = {"audit": "number", "staff_acts": "number", "face_openings": "number", "face_endings": "opening"}
NAMED_ROWS["erasures"] = "number"
AN_ERASURE = "INSERT INTO erasures VALUES (1, '2026-11-23', 'some receipt', 'link', 1, 'asked', '[]')"
NAMED_ROWS["log_nodes"] = "level"


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

    assert own == (
        {"receipts", "bookings", "guests", "checkins", "staff", "failures", "audit", "face_openings", "face_endings"}
        | {"records", "log_nodes", "log_head", "expiries"}
        | {"code_attempts", "staff_acts", "erasures", "leaving", "assessments", "help_ends"}
        | {"notices", "notice_approvals", "rule_changes", "staff_states"}
    )
    assert all(database.table(name).strict for name in own)


@pytest.mark.parametrize("table", ["receipts", "checkins", "records", *NAMED_ROWS])
@pytest.mark.parametrize(
    "change", ["UPDATE {0} SET {1} = {1}", "DELETE FROM {0}", "REPLACE INTO {0} SELECT * FROM {0}"]
)
def test_nothing_written_once_can_be_changed_deleted_or_replaced(database: Database, table: str, change: str) -> None:
    receipts = SqliteReceipts(database)
    receipt = receipts.save(a_draft())
    receipts.face_opened(receipt.id, some_means())
    receipts.face_erased(receipt.id, FaceEnd.DONE)
    bookings = SqliteBookings(database, lambda: TODAY)
    bookings.import_arrivals([a_booking()])
    bookings.check_in(a_booking(), receipt.id, Way.DOCUMENT)
    SqliteAudit(database).record_help_call("Notice")
    SqliteAudit(database).record_act(Act.PRINT_RECEIPT, StaffId("07"), subject=receipt.code)
    database.execute(AN_ERASURE)
    before = database.execute(f"SELECT * FROM {table}").fetchall()

    with pytest.raises(Exception, match=f"{table} is append only"):
        database.execute(change.format(table, NAMED_ROWS.get(table, "rowid")))

    assert database.execute(f"SELECT * FROM {table}").fetchall() == before


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO receipts VALUES ('a', 'b', 'c', 'agreed', '', '', '', 'left', '', '[]', NULL, NULL, NULL, 1)",
        "INSERT INTO receipts VALUES ('a', 'b', 'c', 'withdrawn', '', '', '', 'left', '', '[]', NULL, NULL, NULL, 1)",
        "INSERT INTO receipts VALUES ('a', 'b', 'c', 'given', '', '', '', 'left', '', '[]', 'nobody', NULL, NULL, 1)",
        "INSERT INTO receipts VALUES ('a', 'b', 'c', 'given', '', '', '', 'left', '', 'text', NULL, NULL, NULL, 1)",
        "INSERT INTO receipts VALUES ('a', 'b', 'c', 'declined', '', '', '', 'left', '', '[]', NULL, '', '{}', 1)",
        "INSERT INTO receipts VALUES ('a', 'b', 'c', 'given', '', '', '', 'left', '', '[]', NULL, '', 'text', 1)",
        "INSERT INTO receipts VALUES ('a', 'b', 'c', 'given', '', '', '', 'left', '', '[]', NULL, NULL, NULL, 0)",
        "INSERT INTO bookings VALUES ('A', '', '', '', '', '2026-11-23', '2026-11-23', 1, 'expected', 1)",
        "INSERT INTO checkins VALUES ('nobody', 'nothing', 'face', 'now')",
        "INSERT INTO staff VALUES ('7', 'Lin', 'desk', 'hash', 1, 0)",
        "INSERT INTO guests VALUES ('nowhere', 1, '', '', '', NULL, NULL, NULL, 0)",
        "INSERT INTO code_attempts VALUES (1, 1.0, 0)",
        "INSERT INTO audit (at, act) VALUES ('now', 'consent')",
        "INSERT INTO face_endings VALUES (7, 'now', 'done')",
    ],
)
def test_what_is_unlawful_cannot_be_written(database: Database, sql: str) -> None:
    with pytest.raises(Exception, match="constraint failed"):
        database.execute(sql)


@pytest.mark.parametrize("why", ["'erased'", "NULL"])
def test_no_face_ends_without_one_of_the_seven_causes(database: Database, why: str) -> None:
    receipts = SqliteReceipts(database)
    receipts.face_opened(receipts.save(a_draft()).id, some_means())

    with pytest.raises(Exception, match="constraint failed"):
        database.execute(f"INSERT INTO face_endings VALUES (1, 'now', {why})")


def test_only_bookings_and_their_guests_have_columns_for_who_a_guest_is(database: Database) -> None:
    personal = {"guest_name", "surname", "given_names", "document_number"}

    holders = {name for name in database.table_names() if personal & set(database.table(name).columns_dict)}

    assert holders == {"bookings", "guests"}


def test_a_store_from_before_there_were_parties_gets_a_place_for_each_guest() -> None:
    database = Database(memory=True)
    for step in STEPS[: STEPS.index(m007_guests)]:
        step(database)
    old = "INSERT INTO bookings VALUES (?, 'Eriksson', 'Eriksson', 'Anna', 'L1', '2026-11-23', '2026-11-25', ?, ?, 1)"
    database.execute(old, ("AB12", 3, "expected"))
    database.execute(old, ("CD34", 1, "checked_in"))
    database.execute("INSERT INTO receipts VALUES ('a', 'c', 'then', 'given', '', '', '', 'left', '', '[]', NULL)")
    database.execute("INSERT INTO checkins VALUES ('CD34', 'a', 'face', 'then')")

    m007_guests(database)

    rows = database.execute(
        "SELECT booking, number, surname, document_number, way FROM guests ORDER BY 1, 2"
    ).fetchall()
    assert rows == [
        ("AB12", 1, "Eriksson", "L1", None),
        ("AB12", 2, "", "", None),
        ("AB12", 3, "", "", None),
        ("CD34", 1, "Eriksson", "L1", "face"),
    ]
    database.close()


def test_a_guest_arrives_once_and_stays_arrived(database: Database) -> None:
    receipt = SqliteReceipts(database).save(a_draft())
    bookings = SqliteBookings(database, lambda: TODAY)
    bookings.import_arrivals([a_booking()])
    bookings.check_in(a_booking(), receipt.id, Way.DOCUMENT)

    with pytest.raises(Exception, match="a guest arrives once"):
        database.execute("UPDATE guests SET way = 'face'")
    with pytest.raises(Exception, match="a guest who arrived stays"):
        database.execute("DELETE FROM guests")
