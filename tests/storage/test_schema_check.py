"""What protects the store is looked at too: each trigger, index and table, by what the migrations make."""

from collections.abc import Iterator

import pytest
from sqlite_utils import Database

from app.storage.migrations import migrations
from app.storage.receipt_store import SqliteReceipts
from app.storage.schema_check import shape_faults
from tests.builders import a_draft
from tests.storage.stores import log_faults


def triggers() -> Iterator[str]:
    """Every trigger that a store has."""
    empty = Database(memory=True)
    migrations().apply(empty)
    yield from (row[0] for row in empty.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall())
    empty.close()


def test_a_store_that_was_used_is_as_the_program_makes_it(database: Database) -> None:
    SqliteReceipts(database).save(a_draft())

    assert shape_faults(database) == []


@pytest.mark.parametrize("trigger", sorted(triggers()))
def test_a_trigger_that_is_gone_is_missed(database: Database, trigger: str) -> None:
    database.execute(f"DROP TRIGGER {trigger}")

    assert shape_faults(database) == [f"The trigger {trigger} is missing from the store."]


def test_a_trigger_that_lets_everything_through_is_seen(database: Database) -> None:
    database.executescript(
        "DROP TRIGGER audit_no_delete; CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT 1; END;"
    )

    assert shape_faults(database) == ["The trigger audit_no_delete is not as this program makes it."]


def test_what_is_added_is_seen(database: Database) -> None:
    database.executescript(
        "CREATE TABLE faces (picture BLOB); CREATE TRIGGER t AFTER INSERT ON audit BEGIN SELECT 1; END;"
    )

    assert shape_faults(database) == [
        "The table faces in the store is none of this program's.",
        "The trigger t in the store is none of this program's.",
    ]


def test_the_whole_look_tells_of_it(database: Database) -> None:
    SqliteReceipts(database).save(a_draft())
    assert log_faults(database) == ()  # type: ignore[arg-type]

    database.execute("DROP TRIGGER receipts_no_update")

    assert log_faults(database) == ("The trigger receipts_no_update is missing from the store.",)  # type: ignore[arg-type]
