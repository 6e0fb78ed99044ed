"""Files that are whole or not there, on disk when they count, and nobody else's to read."""

import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from glob import escape
from pathlib import Path

DRAFT = ".part"
"""How the name of a file ends that is being written."""


@contextmanager
def staged(target: Path) -> Iterator[Path]:
    """An empty private file beside the target, to be filled within the block; gone afterwards unless it was renamed.

    What a killed program left of its own there is removed first: a file without its name is nobody's.
    """
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    sweep(target.parent)
    draft = target.with_name(f".{target.name}.{secrets.token_hex(4)}{DRAFT}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH)
        yield draft
    finally:
        draft.unlink(missing_ok=True)
        os.close(descriptor)


def sweep(folder: Path) -> None:
    """Remove unfinished files that no living program is writing, and before each what a database left beside it."""
    for left in folder.glob(f".*{DRAFT}"):
        with suppress(FileNotFoundError), left.open("rb") as file, suppress(BlockingIOError):
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            for beside in folder.glob(f"{escape(left.name)}?*"):
                beside.unlink()
            left.unlink()


def settle_new(draft: Path, target: Path) -> None:
    """Give a whole file its name, on disk for good. Raises: FileExistsError rather than to replace another."""
    sync_file(draft)
    target.hardlink_to(draft)
    sync_folder(target.parent)


def settle(draft: Path, target: Path) -> None:
    """Put a whole file in another's place in one step, on disk for good."""
    sync_file(draft)
    draft.replace(target)
    sync_folder(target.parent)


def sync_file(path: Path) -> None:
    """Have a file's content on disk."""
    _sync(path, os.O_RDONLY)


def sync_folder(folder: Path) -> None:
    """Have the names in a folder on disk."""
    _sync(folder, os.O_RDONLY | os.O_DIRECTORY)


def _sync(path: Path, flags: int) -> None:
    """Flush what is open under a name."""
    descriptor = os.open(path, flags | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
