"""One kiosk at a time for one state folder, and whether the one before came to its end."""

import contextlib
import errno
import fcntl
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

SERVING = "kiosk.serving"
"""There while a kiosk serves guests, and left behind by one that was cut short."""


class LockedError(Exception):
    """Another kiosk runs with this state folder."""


@contextmanager
def one_at_a_time(state: Path) -> Iterator[None]:
    """Hold the folder's lock while the block runs; the kernel lets go of it even after a kill. Raises: LockedError."""
    state.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = _opened(state / "kiosk.lock")
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        raise LockedError from None
    try:
        yield
    finally:
        os.close(handle)


def _opened(file: Path) -> int:
    """The lock's file; on a disk that became read-only the one that is there, since reading it locks as well."""
    try:
        return os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        if error.errno != errno.EROFS or not file.is_file():
            raise
        return os.open(file, os.O_RDONLY | os.O_CLOEXEC)


def was_cut_short(state: Path) -> bool:
    """Whether the kiosk before ended without closing down: killed, crashed, or without power."""
    return (state / SERVING).exists()


def is_running(state: Path) -> bool:
    """Whether a kiosk holds the folder's lock now."""
    try:
        handle = os.open(state / "kiosk.lock", os.O_RDONLY | os.O_CLOEXEC)
    except (FileNotFoundError, NotADirectoryError):
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    else:
        return False
    finally:
        os.close(handle)


def read_mark(state: Path) -> Mapping[str, str]:
    """What the kiosk that runs, or was cut short, told of itself; nothing where its mark is torn or not there."""
    try:
        told = json.loads((state / SERVING).read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return {}
    return {str(name): str(value) for name, value in told.items()} if isinstance(told, dict) else {}


@contextmanager
def serving(state: Path, told: Mapping[str, str] | None = None) -> Iterator[None]:
    """Leave a mark while the block runs, with what is told of it, and take it away when it ends as it should.

    A disk that takes no mark stops nobody from being served; only the next start then cannot tell.
    """
    with contextlib.suppress(OSError):
        (state / SERVING).touch(mode=0o600)
        (state / SERVING).write_text(json.dumps(dict(told or {})), encoding="utf-8")
    yield
    with contextlib.suppress(OSError):
        (state / SERVING).unlink(missing_ok=True)
