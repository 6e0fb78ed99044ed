"""What a restore must know of the time before it: the keys, the log's head kept outside, and who was erased since.

Keeps: beside the database, ids of decisions whose guests were erased, and heads of logs that were given up.
"""

import json
import os
from collections.abc import Iterable, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.proof import merkle
from app.proof.canonical import canonical
from app.proof.keys import PUBLIC, key_of_file
from app.proof.note import Checkpoint, NoteBroken, opened_note
from app.proof.terms import Body
from app.storage.files import settle_new, staged, sync_folder
from app.storage.ledger import CHECKPOINT

if TYPE_CHECKING:
    import sqlite3
else:
    from sqlite_utils.utils import sqlite3

ERASED = "erased"
"""The file beside the database with the ids of decisions whose guests were erased, one a line."""

CONTINUED = "continued-"
"""How the name of a file begins that says from where a log went on after a restore, and which head was given up."""

_ID = "id"
_PERSONS = "SELECT DISTINCT receipt FROM erasures WHERE what = 'person'"


@dataclass(frozen=True)
class Fork:
    """A log that went on from a backup: when, from how many records, and how many the head that was given up counts."""

    at: str
    went_on_from: int
    given_up: int

    @property
    def sentence(self) -> str:
        """For the operator."""
        return (
            f"On {self.at} the log went on from a backup of {self.went_on_from} records; the head given up then counts"
            f" {self.given_up}, and receipts issued in between do not fit this log."
        )


def told_keys(folder: Path) -> tuple[dict[str, Any], ...]:
    """Every public key in a folder of keys, as its file tells it."""
    return tuple(json.loads(file.read_bytes()) for file in sorted((folder / PUBLIC).glob("*.json")))


def take_keys(folder: Path, told_untrusted: Iterable[Mapping[str, Any]]) -> int:
    """Put public keys that are not there yet into a folder of keys; says how many. Raises: KeysBroken, OSError."""
    (folder / PUBLIC).mkdir(mode=0o700, parents=True, exist_ok=True)
    count = 0
    for told in told_untrusted:
        content = canonical(dict(told))
        file = folder / PUBLIC / f"{key_of_file(f'{told.get(_ID)}.json', content).id}.json"
        if not file.exists():
            with staged(file) as draft:
                draft.write_bytes(content)
                settle_new(draft, file)
            count += 1
    return count


@dataclass(frozen=True)
class Head:
    """A head of a log, and the signed note that it stands in."""

    note: str
    checkpoint: Checkpoint


def newest_head(folder: Path, *notes: str) -> Head | None:
    """The one of some notes that counts most records; None if none is, or none that a key in the folder signed."""
    keys = [key_of_file(file.name, file.read_bytes()) for file in (folder / PUBLIC).glob("*.json")]
    found = []
    for note in notes:
        with suppress(NoteBroken):
            found.append(Head(note, opened_note(note, keys)))
    return max(found, key=lambda head: head.checkpoint.size, default=None)


def is_continued(copy: Path, head: Checkpoint) -> tuple[bool, int]:
    """Whether the log of a copy that nobody writes begins with what a head says; and how many records it has."""
    with closing(sqlite3.connect(f"{copy.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as database:
        if not database.execute("SELECT 1 FROM sqlite_schema WHERE name = 'log_head'").fetchall():
            return False, 0

        def node(level: int, place: int) -> bytes:
            sql = "SELECT hash FROM log_nodes WHERE level = ? AND place = ?"
            return bytes(database.execute(sql, (level, place)).fetchone()[0])

        size = int(database.execute("SELECT count(*) FROM records").fetchone()[0])
        return head.size <= size and merkle.root(node, head.size) == head.root, size


def give_up_head(folder: Path, head: Head, *, at: str, went_on_from: int) -> None:
    """Let the log go on: a file says for good from where, and which head was given up; none is kept outside then."""
    told: Body = {"at": at, "went_on_from": went_on_from, "given_up": head.checkpoint.size, "head": head.note}
    file = folder / f"{CONTINUED}{at.replace(':', '')}.json"
    with staged(file) as draft:
        draft.write_bytes(canonical(told))
        settle_new(draft, file)
    (folder / CHECKPOINT).unlink(missing_ok=True)
    sync_folder(folder)


def forks(folder: Path) -> list[Fork]:
    """Where the log of this kiosk went on from a backup, oldest first."""
    told = [json.loads(file.read_bytes()) for file in sorted(folder.glob(f"{CONTINUED}*.json"))]
    return [Fork(one["at"], one["went_on_from"], one["given_up"]) for one in told]


def remember_erased(folder: Path, receipt_ids: Iterable[str]) -> None:
    """Write down outside the database whose guests were erased, so that no backup brings them back."""
    descriptor = os.open(folder / ERASED, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600)
    try:
        os.write(descriptor, "".join(f"{receipt_id}\n" for receipt_id in receipt_ids).encode())
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def remembered_erased(folder: Path) -> frozenset[str]:
    """The decisions whose guests were erased, as the file outside the database tells; a damaged line names nobody."""
    file = folder / ERASED
    return frozenset(file.read_text(encoding="ascii", errors="replace").split() if file.exists() else ())


def erased_before(path: Path, *, is_store_whole: bool) -> frozenset[str]:
    """The decisions whose guests were erased, as the file beside a store tells, and the store itself if it is whole."""
    found = remembered_erased(path.parent)
    if not is_store_whole:
        return found
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as database:
        has_table = database.execute("SELECT 1 FROM sqlite_schema WHERE name = 'erasures'").fetchall()
        return found | {row[0] for row in database.execute(_PERSONS)} if has_table else found
