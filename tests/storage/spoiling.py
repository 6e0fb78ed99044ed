"""A store spoiled as the owner of its file could, and looked through afterwards."""

from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlite_utils.utils import sqlite3

from app.proof.keys import KeyRing
from app.storage.database import Store, open_database
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


def missed(state: Path, tables: Iterable[str]) -> tuple[list[tuple[str, str, object]], int]:
    """Alter every column of every row of these tables in turn, and empty it where it may be.

    Says which of that is not found (table, column, what it was altered to), and how many alterations there were.
    """
    keys, unseen, count = KeyRing(state / "keys", lambda: NOW), list[tuple[str, str, object]](), 0
    with (
        closing(sqlite3.connect(str(state / "evenkey.db"))) as raw,
        closing(Store(state / "evenkey.db")) as database,
        unprotected(raw),
    ):
        raw.execute("PRAGMA synchronous = OFF")
        raw.commit()
        unaltered = check_store(database, keys).faults  # of the triggers alone
        for table, column, is_key in columns(raw, tables):
            name, change = named(table), f"UPDATE {table} SET {column} = ? WHERE "
            for row, value in raw.execute(f"SELECT {name}, {column} FROM {table}").fetchall():
                for wrong in (other_than(value), *([None] if value is not None else [])):
                    try:
                        raw.execute(change + f"{name} = ?", (wrong, row))
                    except sqlite3.IntegrityError:  # it can never be empty
                        raw.rollback()
                        continue
                    raw.commit()
                    count += 1
                    if check_store(database, keys).faults == unaltered:
                        unseen.append((table, column, wrong))
                    back = (f"{column} = ?", wrong) if is_key else (f"{name} = ?", row)
                    raw.execute(change + back[0], (value, back[1]))
                    raw.commit()
        assert check_store(database, keys).faults == unaltered
    return unseen, count


def named(table: str) -> str:
    """How a row of a table is told from the others."""
    return "level * 1000 + place" if table == "log_nodes" else "rowid"


def columns(database: sqlite3.Connection, tables: Iterable[str]) -> list[tuple[str, str, bool]]:
    """Every column of these tables, and whether it names the row."""
    found = [(table, row) for table in tables for row in database.execute(f"PRAGMA table_info({table})").fetchall()]
    return [(table, row[1], bool(row[5])) for table, row in found]


def other_than(value: Any) -> Any:
    """A value of the same kind, as like it as can be."""
    if isinstance(value, bytes):
        return value[:-1] + bytes([value[-1] ^ 1])
    if isinstance(value, str):
        return value[:-1] + chr(ord(value[-1]) ^ 1) if value else "a"
    return "a" if value is None else value + 1000
