"""Open the store so that nothing acknowledged is lost, or refuse: settings are read back at every open.

Source: the SQLite documentation on WAL, `synchronous` and `secure_delete`; measured under simulated power cuts.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlite_utils import Database, Migrations

from app.domain.problems import KioskError, Problem
from app.storage.migrations import NAMES, migrations

if TYPE_CHECKING:
    import sqlite3
else:
    from sqlite_utils.utils import sqlite3  # the library in use: pysqlite3's newer one, where it is installed

OLDEST_SQLITE = (3, 51, 3)
"""Older libraries may lose commits when a WAL is reset. Source: SQLite release notes 3.51.3."""

BUSY_MS = 5000
"""How long a write waits for another process, in milliseconds."""

SETTINGS: dict[str, str | int] = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "secure_delete": 1,
    "recursive_triggers": 1,
    "trusted_schema": 0,
    "busy_timeout": BUSY_MS,
}
"""What every connection must answer when asked; 2 is FULL. Without recursive triggers REPLACE would slip past them."""


class Store(Database):
    """A database that knows which file it opened."""

    def __init__(self, path: Path) -> None:
        super().__init__(sqlite3.connect(str(path)), recursive_triggers=True)
        self._path = path
        self._file = path.stat()

    @property
    def path(self) -> Path:
        """The file."""
        return self._path

    def is_in_place(self) -> bool:
        """Whether the path still leads to this file; what is written after it was replaced or deleted is lost."""
        try:
            return os.path.samestat(self._file, self._path.stat())
        except FileNotFoundError:
            return False


def open_database(path: Path, *, migrates: bool = True) -> Store:
    """Open the store, made and migrated if need be, or left as it is. The connection belongs to the calling thread.

    Raises: STORE_UNAVAILABLE if the library is too old, the file is damaged, foreign, newer than this program, locked
    or not writable, or a setting does not hold.
    """
    with reading(Problem.STORE_UNAVAILABLE):
        try:
            _make_private(path)
            with alone(path):
                return _opened(path, migrates=migrates)
        except OSError:
            raise KioskError(Problem.STORE_UNAVAILABLE) from None


def utc_now() -> datetime:
    """The time, with its zone (UTC), to the second."""
    return datetime.now(UTC).replace(microsecond=0)  # noqa: TID251 - storage stamps what it stores


@contextmanager
def reading(problem: Problem) -> Iterator[None]:
    """Turn a failure of the store (full disk, lock, damage, refusal) within the block into a problem; a bug stays."""
    try:
        yield
    except sqlite3.ProgrammingError:
        raise
    except sqlite3.DatabaseError:
        raise KioskError(problem) from None


@contextmanager
def snapshot(database: Database, problem: Problem) -> Iterator[None]:
    """Let the block read one state of the store, whatever others write meanwhile."""
    with reading(problem):
        database.execute("BEGIN")
        try:
            yield
        finally:
            database.rollback()


@contextmanager
def writing(database: Database, problem: Problem) -> Iterator[None]:
    """Make the block one transaction, on disk when it ends. Any failure undoes all of it and is the given problem."""
    if isinstance(database, Store) and not database.is_in_place():
        raise KioskError(problem)
    with reading(problem):
        database.execute("BEGIN IMMEDIATE")
        try:
            yield
            database.commit()
        finally:
            database.rollback()


def forget_deleted(database: Database) -> bool:
    """Empty the WAL, so that what was erased stands nowhere in the files; False while another reading holds it."""
    with reading(Problem.STORE_UNAVAILABLE):
        answer = database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return tuple(answer) == (0, 0, 0)


def _make_private(path: Path) -> None:
    """Make a new folder for its owner only, and the file readable by nobody else."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        os.fchmod(descriptor, 0o600)
    finally:
        os.close(descriptor)


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Let one process at a time open, migrate or replace; SQLite's own lock would make the others fail."""
    descriptor = os.open(path.with_name(f"{path.name}.lock"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _opened(path: Path, *, migrates: bool) -> Store:
    """Connect, check and migrate; closed again if anything is wrong."""
    _require(holds=sqlite3.sqlite_version_info >= OLDEST_SQLITE)
    database = Store(path)
    try:
        steps = migrations()
        _check(database, steps)
        if migrates:
            steps.apply(database)
        database.execute("BEGIN IMMEDIATE")
        database.rollback()
    except BaseException:
        database.close()
        raise
    return database


def _check(database: Database, steps: Migrations) -> None:
    """Set what must hold, read it back, look for damage, and for steps of a newer program."""
    for name, value in SETTINGS.items():
        database.execute(f"PRAGMA {name} = {value}").fetchall()
    _require(holds=all(_answer(database, name) == value for name, value in SETTINGS.items()))
    _require(holds=_answer(database, "quick_check") == "ok")
    _require(holds={step.name for step in steps.applied(database)} <= NAMES)


def _answer(database: Database, pragma: str) -> object:
    """What the library says of one setting."""
    return database.execute(f"PRAGMA {pragma}").fetchone()[0]


def _require(*, holds: bool) -> None:
    """Refuse to run. Raises: STORE_UNAVAILABLE."""
    if not holds:
        raise KioskError(Problem.STORE_UNAVAILABLE)
