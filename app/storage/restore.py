"""Put a backup in the store's place: at every moment there is the former store or the new one, whole.

Nobody may use the store meanwhile; the caller holds the kiosk's lock, and SQLite says whether another program reads.
"""

from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from app.domain.problems import KioskError
from app.proof.keys import KeyRing, KeysBroken
from app.storage.archive import BackupError, BackupFault, Manifest, read_archive
from app.storage.backup import COUNTED, Examined, examined
from app.storage.database import alone, open_database, utc_now
from app.storage.files import settle, staged, sync_folder
from app.storage.former import erased_before, give_up_head, newest_head, take_keys, told_keys
from app.storage.former import is_continued as continued
from app.storage.ledger import KEYS, kept_note
from app.storage.ledger_check import check_store

if TYPE_CHECKING:
    import sqlite3
else:
    from sqlite_utils.utils import sqlite3

ASIDE = "before-restore-"
"""How the folder's name begins in which the former store is kept."""

BESIDE = ("-wal", "-shm")
"""What may lie beside a store that was not closed well."""

HEADER = b"SQLite format 3\0"
"""How a store begins; SQLite, asked to open anything else, would delete the log beside it."""

BUSY_S = 1.0
"""How long to wait for another program that uses the store."""

_IDS = "SELECT id FROM receipts"
_WITHDRAWALS = """
SELECT w.id, w.code, c.id, c.code FROM receipts w JOIN receipts c ON c.id = w.replaces
WHERE w.decision = 'withdrawn' ORDER BY w.id
"""


@dataclass(frozen=True)
class Withdrawal:
    """A withdrawal that a backup does not know: its code, and that of the consent that stands again without it."""

    code: str
    consent: str


@dataclass(frozen=True)
class Restored:
    """What a restore did: the backup's own words, where the former store is kept, and what it had more.

    `lost` are receipts, of which `withdrawals` end consents that the backup knows; `given_up` is how many records the
    head outside the database counts, if the log does not begin with them. `erased` are the decisions whose guests were
    erased before, and may be back; `keys_taken` is how many public keys the backup brought that were not here.
    """

    manifest: Manifest
    aside: Path | None
    lost: int
    withdrawals: tuple[Withdrawal, ...]
    given_up: int
    erased: frozenset[str]
    keys_taken: int


class LosesError(BackupError):
    """Receipts or records since the backup would be missing, and nobody has agreed to that.

    `lost` receipts are in the store, of which `withdrawals` end consents that the backup knows; `given_up` is how many
    records the head outside counts, if the log of the backup, which has `went_on_from`, does not begin with them.
    """

    def __init__(self, lost: int, withdrawals: tuple[Withdrawal, ...], given_up: int, went_on_from: int) -> None:
        super().__init__(BackupFault.LOSES)
        self.lost = lost
        self.withdrawals = withdrawals
        self.given_up = given_up
        self.went_on_from = went_on_from


def restore(path: Path, file: Path, *, accepts_loss: bool = False) -> Restored:
    """Check a backup and its log, put it in the place of the store at `path`, and check it again there.

    The former store is kept. Raises: BackupError (LosesError if something would be missing and that was not accepted),
    STORE_UNAVAILABLE, OSError; the former store is then in its place.
    """
    keys = path.parent / KEYS
    with staged(path) as draft:
        manifest = read_archive(file, draft)
        found = examined(draft)
        if (found.steps, _said(found.rows, manifest)) != (manifest.steps, dict(manifest.rows)):
            raise BackupError(BackupFault.TORN)
        _check_log(draft, keys, manifest, found)
        with alone(path):
            former = _closed(path)
            known = _ids(draft)
            lost = len(former.receipts - known) if former else 0
            withdrawals = former.not_in(known) if former else ()
            head = newest_head(keys, kept_note(keys), former.note if former else "")
            is_continued, size = continued(draft, head.checkpoint) if head else (True, 0)
            given_up = head.checkpoint.size if head and not is_continued else 0
            if (lost or given_up) and not accepts_loss:
                raise LosesError(lost, withdrawals, given_up, size)
            erased = erased_before(path, is_store_whole=former is not None)
            aside = _kept_aside(path)
            keys_taken = take_keys(keys, manifest.keys)
            settle(draft, path)
    _check_in_place(path, manifest, aside)
    if head and given_up:
        give_up_head(keys, head, at=utc_now().isoformat(), went_on_from=size)
    return Restored(manifest, aside, lost, withdrawals, given_up, erased, keys_taken)


def _check_log(draft: Path, keys: Path, manifest: Manifest, found: Examined) -> None:
    """Look the whole log of a copy through, by this kiosk's keys and those that the backup tells, which are not taken.

    Raises: BackupError, STORE_UNAVAILABLE.
    """
    try:
        with TemporaryDirectory(dir=draft.parent, prefix=".keys-") as folder:
            known = told_keys(keys) if keys.is_dir() else ()
            take_keys(Path(folder), (*known, *manifest.keys))
            if "records" not in found.rows:
                return
            with closing(open_database(draft)) as store:
                faults = check_store(store, KeyRing(Path(folder), utc_now), is_kept_asked=False).faults
    except KeysBroken:
        raise BackupError(BackupFault.LOG_BROKEN) from None
    finally:
        draft.with_name(f"{draft.name}.lock").unlink(missing_ok=True)
    if faults:
        raise BackupError(BackupFault.LOG_BROKEN)


@dataclass(frozen=True)
class _Former:
    """What the present store holds: the ids of its receipts, and the head of its log.

    Its withdrawals are told by their own ids and those of their consents.
    """

    receipts: set[str]
    withdrawals: dict[tuple[str, str], Withdrawal]
    note: str

    def not_in(self, known: set[str]) -> tuple[Withdrawal, ...]:
        """The withdrawals that are not among these receipts, of consents that are."""
        return tuple(each for (own, consent), each in self.withdrawals.items() if own not in known and consent in known)


def _closed(path: Path) -> _Former | None:
    """Make the present store one closed file that nobody uses, and tell what it holds; None if damaged or absent.

    Raises: BackupError if another program uses it.
    """
    if not path.exists() or _begins(path) != HEADER:
        return None
    try:
        with closing(sqlite3.connect(str(path), timeout=BUSY_S)) as database:
            database.execute("PRAGMA journal_mode = DELETE").fetchall()  # the last log is written back, or it is busy
            receipts = {row[0] for row in database.execute(_IDS)}
            ended = {(own, of): Withdrawal(code, theirs) for own, code, of, theirs in database.execute(_WITHDRAWALS)}
            has_log = database.execute("SELECT 1 FROM sqlite_schema WHERE name = 'log_head'").fetchall()
            notes = database.execute("SELECT note FROM log_head").fetchall() if has_log else []
            return _Former(receipts, ended, notes[0][0] if notes else "")
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY:
            raise BackupError(BackupFault.IN_USE) from None
        return None


def _begins(path: Path) -> bytes:
    """The first bytes of a file."""
    with path.open("rb") as file:
        return file.read(len(HEADER))


def _ids(copy: Path) -> set[str]:
    """The receipts of a copy that nobody writes."""
    with closing(sqlite3.connect(f"{copy.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as database:
        return {row[0] for row in database.execute(_IDS)}


def _kept_aside(path: Path) -> Path | None:
    """Give the former store a second name in a folder of its own, on disk; its first name stays till it is replaced."""
    if not path.exists():
        return None
    aside = _new_folder(path.parent, f"{ASIDE}{utc_now():%Y%m%dT%H%M%SZ}")
    for name in (path.name, *(f"{path.name}{end}" for end in BESIDE)):
        if path.with_name(name).exists():
            (aside / name).hardlink_to(path.with_name(name))
    sync_folder(aside)
    for end in BESIDE:  # only a damaged store has them still; a log must not lie beside another store
        path.with_name(f"{path.name}{end}").unlink(missing_ok=True)
    sync_folder(path.parent)
    return aside


def _new_folder(parent: Path, name: str) -> Path:
    """A new private folder of this name; one with a number behind it where that name is taken."""
    for folder in (parent / name, *(parent / f"{name}-{number}" for number in range(2, 100))):
        with suppress(FileExistsError):
            folder.mkdir(mode=0o700)
            return folder
    raise BackupError(BackupFault.IN_USE)


def _check_in_place(path: Path, manifest: Manifest, aside: Path | None) -> None:
    """Open the store as the kiosk will, and count; if it is not what the backup said, the former one comes back.

    Raises: BackupError.
    """
    try:
        with closing(open_database(path)) as store:
            rows = {table: store[table].count for table in COUNTED}
    except KioskError:
        rows = {}
    if _said(rows, manifest) == dict(manifest.rows):
        return
    _put_back(path, aside)
    raise BackupError(BackupFault.NOT_WHOLE)


def _said(rows: Mapping[str, int], manifest: Manifest) -> dict[str, int]:
    """The counts of those tables that a manifest counts."""
    return {table: count for table, count in rows.items() if table in manifest.rows}


def _put_back(path: Path, aside: Path | None) -> None:
    """Put the former store in its place again, in one step; without one, there is none again."""
    for end in BESIDE:
        path.with_name(f"{path.name}{end}").unlink(missing_ok=True)
    if aside is None:
        path.unlink()
    else:
        for end in BESIDE:
            if (aside / f"{path.name}{end}").exists():
                path.with_name(f"{path.name}{end}").hardlink_to(aside / f"{path.name}{end}")
        with staged(path) as draft:
            draft.unlink()
            draft.hardlink_to(aside / path.name)
            settle(draft, path)
    sync_folder(path.parent)
