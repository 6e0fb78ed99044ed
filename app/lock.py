"""One kiosk at a time for one state folder."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class LockedError(Exception):
    """Another kiosk runs with this state folder."""


@contextmanager
def one_at_a_time(state: Path) -> Iterator[None]:
    """Hold the folder's lock while the block runs; the kernel lets go of it even after a kill. Raises: LockedError."""
    state.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = os.open(state / "kiosk.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        raise LockedError from None
    try:
        yield
    finally:
        os.close(handle)
