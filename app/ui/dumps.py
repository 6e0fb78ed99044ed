"""No core dumps: the kiosk's memory holds a guest's name and, in the face step, the preview's last picture.

The limit alone is not enough, since a system that pipes dumps to a program ignores it. Source: core(5), prctl(2).
"""

import ctypes
import resource
from collections.abc import Iterator
from contextlib import contextmanager

_PR_GET_DUMPABLE, _PR_SET_DUMPABLE = 3, 4


@contextmanager
def no_dumps() -> Iterator[None]:
    """Leave no core file and let no other program read this one's memory while the block runs."""
    libc = ctypes.CDLL(None)
    soft, hard = resource.getrlimit(resource.RLIMIT_CORE)
    was_dumpable = int(libc.prctl(_PR_GET_DUMPABLE, 0, 0, 0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, hard))
    libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    try:
        yield
    finally:
        libc.prctl(_PR_SET_DUMPABLE, was_dumpable, 0, 0, 0)
        resource.setrlimit(resource.RLIMIT_CORE, (soft, hard))
