"""The table of records takes acts, and keeps its promises; an act may forget a booking only with its salt."""

import pytest
from sqlite_utils import Database

from app.storage.migrations import STEPS, m017_acts
from app.storage.schema_check import shape_faults


def test_a_store_from_before_keeps_its_records_and_gets_salts_for_its_bookings() -> None:
    old = Database(memory=True)
    for step in STEPS[: STEPS.index(m017_acts)]:
        step(old)
    old.execute("INSERT INTO records VALUES (0, 'a', NULL, 'key', 'then', x'00', x'00', x'00', 'k')")
    for booking in ("AB12", None):
        old.execute("INSERT INTO audit (at, act, booking) VALUES ('then', 'override', ?)", (booking,))

    m017_acts(old)

    assert old.execute("SELECT seq, id, kind FROM records").fetchall() == [(0, "a", "key")]
    salts = [row[0] for row in old.execute("SELECT salt FROM audit ORDER BY number").fetchall()]
    assert (len(salts[0]), salts[1]) == (64, None)
    for step in STEPS[STEPS.index(m017_acts) + 1 :]:
        step(old)
    assert shape_faults(old) == []
    old.close()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE audit SET booking = NULL",
        "UPDATE audit SET salt = NULL",
        "UPDATE audit SET salt = 'other'",
        "UPDATE audit SET booking = NULL, salt = NULL, staff = '08'",
    ],
)
def test_a_booking_is_forgotten_whole_or_not_at_all(database: Database, change: str) -> None:
    row = "('then', 'override', '07', 'AB12', 'ff')"
    database.execute(f"INSERT INTO audit (at, act, staff, booking, salt) VALUES {row}")

    with pytest.raises(Exception, match="append only"):
        database.execute(change)
    database.execute("UPDATE audit SET booking = NULL, salt = NULL")
