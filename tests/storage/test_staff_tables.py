"""What a store from before gets: nobody who signs in with a PIN of their own has to change it."""

from sqlite_utils import Database

from app.storage.migrations import STEPS, m008_own_pins


def test_whoever_was_there_before_keeps_the_own_pin() -> None:
    database = Database(memory=True)
    for step in STEPS[: STEPS.index(m008_own_pins)]:
        step(database)
    database.execute("INSERT INTO staff VALUES ('07', 'Lin', 'desk', 'hash', 1)")

    m008_own_pins(database)

    assert database.execute("SELECT id, must_change_pin FROM staff").fetchall() == [("07", 0)]
    database.close()
