"""A backup as one file: a tar of a manifest and the database, in which every byte is counted and summed.

No key that signs and no secret of the machine is ever in it: who finds a backup can read it, not speak for the kiosk.
"""

import hashlib
import io
import json
import os
import tarfile
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from enum import Enum
from pathlib import Path
from typing import IO, Any

FORMAT = 1
MANIFEST = "manifest.json"
DATABASE = "evenkey.db"
MANIFEST_BYTES = 4_000_000
"""The longest manifest that is read."""

CHUNK_BYTES = 1 << 20


class BackupFault(Enum):
    """Why a backup was not made, or is not restored."""

    NO_STORE = "no_store"
    EXISTS = "exists"
    NOT_WHOLE = "not_whole"
    NOT_A_BACKUP = "not_a_backup"
    TORN = "torn"
    NEWER = "newer"
    IN_USE = "in_use"
    LOG_BROKEN = "log_broken"
    LOSES = "loses"


class BackupError(Exception):
    """A backup or a restore that did not happen; the fault says why, and everything is as it was."""

    def __init__(self, fault: BackupFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


@dataclass(frozen=True)
class Manifest:
    """What a backup says of itself: of which kiosk and moment, which steps made its tables, how many rows they have."""

    program: str
    kiosk: str
    made_at: str
    steps: tuple[str, ...]
    rows: Mapping[str, int]
    keys: tuple[Mapping[str, Any], ...]
    checkpoint: str
    database_bytes: int
    database_sha256: str


def write_archive(file: Path, manifest: Manifest, database: Path) -> None:
    """Write a backup into an existing file, and read it back: what the disk gives again must be what was written.

    Raises: BackupError if it is not, OSError.
    """
    told = {"format": FORMAT, **asdict(manifest)}
    body = json.dumps({**told, "sum": _sum(told)}, ensure_ascii=False, indent=1).encode()
    with tarfile.open(file, "w", format=tarfile.PAX_FORMAT) as tar, database.open("rb") as copy:
        tar.addfile(_member(MANIFEST, len(body)), io.BytesIO(body))
        tar.addfile(_member(DATABASE, manifest.database_bytes), copy)
    with file.open("rb") as written:
        os.fsync(written.fileno())
        os.posix_fadvise(written.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        if _read(written, None) != manifest:
            raise BackupError(BackupFault.NOT_WHOLE)


def read_archive(file: Path, database: Path | None = None) -> Manifest:
    """Check every byte of a backup, and write its database to an existing file if one is named.

    Raises: BackupError if it is no backup, torn, or of a later form; OSError.
    """
    with file.open("rb") as source:
        return _read(source, database)


def digest_of(file: Path) -> str:
    """The SHA-256 of a file, in hexadecimal digits."""
    with file.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


def _read(source: IO[bytes], database: Path | None) -> Manifest:
    """Read manifest and database in their order. Raises: as `read_archive`."""
    try:
        with tarfile.open(fileobj=source, mode="r:") as tar:
            head, copy = tar.next(), tar.next()
            if head is None or copy is None or (head.name, copy.name) != (MANIFEST, DATABASE):
                raise BackupError(BackupFault.TORN if head and head.name == MANIFEST else BackupFault.NOT_A_BACKUP)
            manifest = _manifest(_content(tar, head).read(MANIFEST_BYTES))
            summed = _copied(_content(tar, copy), database)
    except tarfile.TarError:
        raise BackupError(BackupFault.NOT_A_BACKUP) from None
    if summed != (manifest.database_bytes, manifest.database_sha256):
        raise BackupError(BackupFault.TORN)
    return manifest


def _content(tar: tarfile.TarFile, member: tarfile.TarInfo) -> IO[bytes]:
    """What a plain file of the backup holds; anything else in its place is no backup."""
    content = tar.extractfile(member) if member.isreg() else None
    if content is None:
        raise BackupError(BackupFault.NOT_A_BACKUP)
    return content


def _copied(content: IO[bytes], database: Path | None) -> tuple[int, str]:
    """Read the database to its end, and write it where it shall lie; says its length and SHA-256."""
    digest, count = hashlib.sha256(), 0
    with ExitStack() as stack:
        sink = stack.enter_context(database.open("wb")) if database else None
        while chunk := content.read(CHUNK_BYTES):
            digest.update(chunk)
            count += len(chunk)
            if sink:
                sink.write(chunk)
    return count, digest.hexdigest()


def _manifest(body_untrusted: bytes) -> Manifest:
    """The manifest in its own words. Raises: BackupError."""
    try:
        told = json.loads(body_untrusted)
        summed = told.pop("sum")
        if summed != _sum(told):
            raise BackupError(BackupFault.TORN)
        form = told.pop("format")
        if form != FORMAT:
            raise BackupError(BackupFault.NEWER)
        return Manifest(**{**told, "steps": tuple(told["steps"]), "keys": tuple(told["keys"])})
    except (ValueError, TypeError, KeyError, AttributeError):
        raise BackupError(BackupFault.NOT_A_BACKUP) from None


def _sum(told: Mapping[str, Any]) -> str:
    """The SHA-256 of what a manifest says, in hexadecimal digits."""
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def _member(name: str, size: int) -> tarfile.TarInfo:
    """One file of the archive."""
    member = tarfile.TarInfo(name)
    member.size, member.mode = size, 0o600
    return member
