"""The tables of the log hold what they promise, whoever writes to them."""

import pytest
from sqlite_utils import Database

from app.storage.receipt_store import SqliteReceipts
from tests.builders import NOW, a_draft

TABLES = ("records", "log_nodes", "log_head", "expiries")


def everything(database: Database) -> list[object]:
    return [database.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall() for table in TABLES]


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE records SET body = x'00' WHERE seq = 1",
        "UPDATE records SET created_at = '', receipt = NULL, body = NULL, salt = NULL, signature = NULL, key = NULL",
        "UPDATE records SET body = NULL, salt = NULL, signature = NULL, key = NULL, receipt = NULL WHERE kind = 'key'",
        "UPDATE records SET body = NULL, receipt = NULL WHERE seq = 1",
        "DELETE FROM records",
        "UPDATE log_head SET size = 1",
        "UPDATE log_head SET note = ''",
        "DELETE FROM log_head",
        "INSERT INTO log_head VALUES (2, 9, '')",
        "INSERT INTO log_nodes VALUES (0, 9, x'00')",
        "UPDATE log_nodes SET hash = zeroblob(32)",
        "INSERT INTO records VALUES (9, 'a', NULL, 'told', 'now', x'00', x'00', x'00', 'k')",
        "INSERT INTO expiries VALUES ('nobody', 'now')",
    ],
)
def test_what_is_unlawful_cannot_be_written(database: Database, sql: str) -> None:
    SqliteReceipts(database, now=lambda: NOW).save(a_draft())
    before = everything(database)

    with pytest.raises(Exception, match=r"append only|only grows|constraint failed"):
        database.execute(sql)

    assert everything(database) == before
