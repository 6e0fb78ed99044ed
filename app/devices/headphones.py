"""The machine's own headphone socket: the kernel says when a plug goes in or out, and the voice begins or ends.

Source: Linux, input.h and input-event-codes.h (struct input_event, EV_SW, SW_HEADPHONE_INSERT).
"""

import errno
import os
import struct
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QSocketNotifier

SYSTEM, DEVICES = Path("/sys/class/input"), Path("/dev/input")
EVENT = struct.Struct("@llHHi")
"""One event: seconds, microseconds, type, code, value."""

SWITCH, HEADPHONES = 5, 2
READ_MOST = 64 * EVENT.size
"""So many bytes are read at once; a plug says two events."""


def sockets(system: Path = SYSTEM, devices: Path = DEVICES) -> list[Path]:
    """The devices of which the kernel says that they have a switch for headphones; no other is opened."""
    found = []
    for told in sorted(system.glob("event*/device/capabilities/sw")):
        lowest = told.read_text(encoding="ascii").split()[-1:]
        if lowest and int(lowest[0], 16) >> HEADPHONES & 1:
            found.append(devices / told.relative_to(system).parts[0])
    return found


def changes(read: bytes) -> Iterator[bool]:
    """Whether headphones are in, for each time that is told; other events, and half an event, say nothing."""
    whole = len(read) - len(read) % EVENT.size
    for _, _, kind, code, value in EVENT.iter_unpack(read[:whole]):
        if (kind, code) == (SWITCH, HEADPHONES):
            yield bool(value)


class Headphones:
    """Listens to the sockets from `listen` to `close`, on the UI thread. What was plugged in before says nothing."""

    def __init__(self, on_change: Callable[[bool], None], find: Callable[[], list[Path]] = sockets) -> None:
        self._on_change = on_change
        self._find = find
        self._open: dict[int, QSocketNotifier] = {}

    @property
    def is_listening(self) -> bool:
        """Whether any socket is open."""
        return bool(self._open)

    def listen(self) -> None:
        """Open each socket that this user may read; a machine without one has no headphones, which is no fault."""
        for path in self._find():
            try:
                number = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
            except OSError:
                continue
            notifier = QSocketNotifier(number, QSocketNotifier.Type.Read)
            notifier.activated.connect(lambda *_, number=number: self._read(number))
            self._open[number] = notifier

    def close(self) -> None:
        """Listen no more."""
        for number in list(self._open):
            self._drop(number)

    def _read(self, number: int) -> None:
        """Take what is told; a socket that has gone is dropped."""
        try:
            read = os.read(number, READ_MOST)
        except OSError as error:
            if error.errno not in {errno.EAGAIN, errno.EINTR}:
                self._drop(number)
            return
        if not read:
            self._drop(number)
        for is_in in changes(read):
            self._on_change(is_in)

    def _drop(self, number: int) -> None:
        """Close one socket."""
        notifier = self._open.pop(number, None)
        if notifier:
            notifier.setEnabled(False)
            os.close(number)
