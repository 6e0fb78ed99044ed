"""What is written once leaves by the gate alone, and of a tie nothing changes but that it is cut."""

import pytest
from sqlite_utils import Database

from app.storage.migrations import STEPS, m009_leaving
from tests.storage.stores import a_stay


def test_a_store_with_guests_in_it_keeps_them_when_erasing_comes() -> None:
    database = Database(memory=True)
    for step in STEPS[: STEPS.index(m009_leaving)]:
        step(database)
    database.execute(
        "INSERT INTO receipts VALUES ('one', 'code', 'then', 'given', 'v', 'en', 's', 'left', 'm', '[]', NULL)"
    )
    database.execute(
        "INSERT INTO bookings VALUES ('AB12', 'Anna', 'Eriksson', '', '', '2026-11-23', '2026-11-25', 1, 'expected', 1)"
    )
    database.execute("INSERT INTO guests VALUES ('AB12', 1, 'Eriksson', '', '', 'one', 'face', 'then')")
    database.execute("INSERT INTO checkins VALUES ('AB12', 'one', 'face', 'then')")

    m009_leaving(database)

    guests = database.execute("SELECT surname, receipt, is_erased FROM guests").fetchall()
    assert guests == [("Eriksson", "one", 0)]
    assert database.execute("SELECT booking, receipt FROM checkins").fetchall() == [("AB12", "one")]
    database.close()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE guests SET receipt = NULL, way = NULL, arrived_at = NULL",
        "UPDATE checkins SET receipt = NULL, way = 'document'",
        "UPDATE audit SET booking = NULL, salt = NULL, reason = 'another'",
        "UPDATE audit SET booking = NULL",
        "UPDATE checkins SET receipt = (SELECT max(id) FROM receipts)",
    ],
)
def test_a_tie_can_be_cut_and_nothing_else_of_a_line_changed(database: Database, change: str) -> None:
    a_stay(database)

    with pytest.raises(Exception, match=r"append only|once"):
        database.execute(change)
    for table, column in (("guests", "receipt = NULL"), ("checkins", "receipt = NULL"), ("audit", "booking = NULL")):
        database.execute(f"UPDATE {table} SET {column}" + (", salt = NULL" if table == "audit" else ""))

    with pytest.raises(Exception, match="append only"):
        database.execute("UPDATE audit SET booking = 'another'")


@pytest.mark.parametrize("table", ["checkins", "guests", "face_endings", "audit", "staff_acts"])
def test_a_gate_that_is_open_for_another_lets_nothing_through(database: Database, table: str) -> None:
    a_stay(database)
    for what in ("booking", "receipt", "audit", "staff_acts"):
        database.execute("INSERT INTO leaving VALUES (?, 'another')", (what,))

    with pytest.raises(Exception, match=r"append only|stays"):
        database.execute(f"DELETE FROM {table}")
