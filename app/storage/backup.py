"""Copy the store while the kiosk runs. The copy is whole or not there, and is checked before it counts."""

import re
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.storage.archive import BackupError, BackupFault, Manifest, digest_of, write_archive
from app.storage.database import open_database, utc_now
from app.storage.files import settle_new, staged
from app.storage.former import told_keys
from app.storage.ledger import KEYS
from app.storage.migrations import NAMES

if TYPE_CHECKING:
    import sqlite3
else:
    from sqlite_utils.utils import sqlite3

COUNTED = (
    "receipts",
    "face_openings",
    "face_endings",
    "expiries",
    "records",
    "erasures",
    "bookings",
    "guests",
    "checkins",
    "staff",
    "audit",
    "staff_acts",
)
"""The tables whose rows a backup counts."""


@dataclass(frozen=True)
class Origin:
    """Of which program and kiosk a backup is."""

    program: str
    kiosk: str


def back_up(path: Path, target: Path, origin: Origin) -> tuple[Path, Manifest]:
    """Write a backup of the store at `path`: the file `target`, or a new file in it if it is a folder.

    Raises: BackupError, STORE_UNAVAILABLE, OSError (no room, or not writable); what was written by then is removed.
    """
    if not path.is_file():
        raise BackupError(BackupFault.NO_STORE)
    made_at = utc_now()
    file = target / f"{_beginning(origin)}{made_at:%Y%m%dT%H%M%SZ}.tar" if target.is_dir() else target
    if file.exists():
        raise BackupError(BackupFault.EXISTS)
    with staged(file) as copy, staged(file) as draft:
        _copy(path, copy)
        found = examined(copy)
        manifest = Manifest(
            program=origin.program,
            kiosk=origin.kiosk,
            made_at=made_at.isoformat(),
            steps=found.steps,
            rows=found.rows,
            keys=told_keys(path.parent / KEYS),
            checkpoint=found.note,
            database_bytes=copy.stat().st_size,
            database_sha256=digest_of(copy),
        )
        write_archive(draft, manifest, copy)
        try:
            settle_new(draft, file)
        except FileExistsError:
            raise BackupError(BackupFault.EXISTS) from None
    return file, manifest


def drop_oldest(folder: Path, origin: Origin, keep: int, *, made: Path) -> list[Path]:
    """Delete all but `keep` backups of a kiosk in a folder, as `back_up` named them; says which.

    The one just made stays whatever its name says, since a clock may have been set back; of the others the newest.
    """
    own = re.compile(re.escape(_beginning(origin)) + r"[0-9]{8}T[0-9]{6}Z\.tar")
    found = sorted(file for file in folder.iterdir() if own.fullmatch(file.name) and file != made)
    dropped = found[: max(0, len(found) - (keep - 1))]
    for file in dropped:
        file.unlink()
    return dropped


def _beginning(origin: Origin) -> str:
    """How the name of a backup in a folder begins."""
    return f"evenkey-{origin.kiosk}-"


@dataclass(frozen=True)
class Examined:
    """What a copy holds: the steps that made its tables, how many rows those have, and the head of its log."""

    steps: tuple[str, ...]
    rows: dict[str, int]
    note: str


def examined(copy: Path) -> Examined:
    """Look through a copy that nobody writes.

    Raises: BackupError if it is damaged, or of a newer program.
    """
    try:
        with closing(sqlite3.connect(f"{copy.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as database:
            _require_whole(database)
            steps = tuple(row[0] for row in database.execute("SELECT name FROM _sqlite_migrations ORDER BY id"))
            if not set(steps) <= NAMES:
                raise BackupError(BackupFault.NEWER)
            tables = {row[0] for row in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
            rows = {name: _count(database, name) for name in COUNTED if name in tables}
            notes = database.execute("SELECT note FROM log_head").fetchall() if "log_head" in tables else []
    except sqlite3.DatabaseError:
        raise BackupError(BackupFault.NOT_WHOLE) from None
    return Examined(steps, rows, notes[0][0] if notes else "")


def _copy(path: Path, copy: Path) -> None:
    """Have the library write the whole store, as it is at one moment, into an empty file; without what was deleted.

    What an older program left is copied as it was left, so that there is a way back to that program.
    Raises: STORE_UNAVAILABLE, OSError if there is no room.
    """
    with closing(open_database(path, migrates=False)) as store:
        try:
            store.execute("VACUUM INTO ?", (str(copy),))
        except sqlite3.OperationalError as error:
            raise OSError(0, str(error), str(copy.parent)) from None


def _require_whole(database: "sqlite3.Connection") -> None:
    """Refuse a copy with a damaged page or a row that points nowhere. Raises: BackupError."""
    answers: Sequence[Any] = database.execute("PRAGMA integrity_check").fetchall()
    if answers != [("ok",)] or database.execute("PRAGMA foreign_key_check").fetchall():
        raise BackupError(BackupFault.NOT_WHOLE)


def _count(database: "sqlite3.Connection", table: str) -> int:
    """How many rows a table has."""
    return int(database.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608 - a name of ours
