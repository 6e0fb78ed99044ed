"""Ctrl-C and the system's wish to stop, heard while Qt waits: Python by itself hears them only at the next touch."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from PySide6.QtCore import QSocketNotifier

HEARD = (signal.SIGINT, signal.SIGTERM, signal.SIGUSR1)


@contextmanager
def heard(on_signal: Callable[[int], None]) -> Iterator[None]:
    """Call `on_signal` on the UI thread with the number of each such signal, while the block runs."""

    def run(number: int, _frame: FrameType | None) -> None:
        on_signal(number)

    read_fd, write_fd = os.pipe()
    os.set_blocking(read_fd, False)
    os.set_blocking(write_fd, False)
    # Waking up is all that is needed: Python calls `run` as soon as this slot lets it run at all.
    notifier = QSocketNotifier(read_fd, QSocketNotifier.Type.Read)
    notifier.activated.connect(lambda: os.read(read_fd, 64))
    before = [(number, signal.signal(number, run)) for number in HEARD]
    woken_before = signal.set_wakeup_fd(write_fd, warn_on_full_buffer=False)
    try:
        yield
    finally:
        signal.set_wakeup_fd(woken_before)
        for number, handler in before:
            signal.signal(number, handler)
        notifier.setEnabled(False)
        os.close(read_fd)
        os.close(write_fd)
