"""A store spoiled as the owner of its file could, and looked through afterwards."""

from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlite_utils.utils import sqlite3

from app.proof.keys import KeyRing
from app.storage.database import open_database
from app.storage.ledger_check import Found, check_store
from tests.builders import NOW


def checked(state: Path) -> Found:
    with closing(open_database(state / "evenkey.db")) as database:
        return check_store(database, KeyRing(state / "keys", lambda: NOW))


def spoil(state: Path, *statements: tuple[str, tuple[object, ...]]) -> None:
    """Write as the owner of the file may: past every trigger, rule and reference; the triggers are put back."""
    with closing(sqlite3.connect(str(state / "evenkey.db"))) as database, unprotected(database):
        for sql, values in statements:
            database.execute(sql, values)


@contextmanager
def unprotected(database: sqlite3.Connection) -> Iterator[None]:
    """No trigger and no rule within the block."""
    database.execute("PRAGMA ignore_check_constraints = ON")
    triggers = database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        database.execute(f"DROP TRIGGER {name}")
    yield
    for _, sql in triggers:
        database.execute(sql)
    database.commit()


def columns(origin: Path, tables: Iterable[str]) -> Iterator[tuple[str, str]]:
    with closing(sqlite3.connect(str(origin / "evenkey.db"))) as database:
        for table in tables:
            for row in database.execute(f"PRAGMA table_info({table})").fetchall():
                yield table, row[1]


def other_than(value: Any) -> Any:
    """A value of the same kind, as like it as can be."""
    if isinstance(value, bytes):
        return value[:-1] + bytes([value[-1] ^ 1])
    if isinstance(value, str):
        return value[:-1] + chr(ord(value[-1]) ^ 1) if value else "a"
    return "a" if value is None else value + 1000
