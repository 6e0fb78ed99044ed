"""One running vision program: its pipes, its ring of pictures, and its end."""

import contextlib
import os
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QSocketNotifier

from app.domain.picture import Picture
from app.wire.fields import WireError
from app.wire.frames import FrameRing, Shape
from app.wire.protocol import LINE_BYTES_MAX, Order, Report, decode_report, encode_order

END_DEADLINE_S = 2.0
"""How long a killed process may take to be gone; one that is stuck in a camera driver is left to the system."""

_READ_BYTES = 4096
_ENVIRONMENT = ("PATH", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "PYTHONPATH", "LD_LIBRARY_PATH", "TZ")


def child_environment(ours: Mapping[str, str]) -> dict[str, str]:
    """The few variables that the vision program needs; no QT_, no proxy, nothing of the hotel's."""
    return {name: ours[name] for name in _ENVIRONMENT if name in ours}


class VisionChild:
    """Runs one process from construction to `end`. Callbacks run on the Qt thread, and none after `end`.

    `on_report` gets None for a line that is not in the vocabulary; `on_end` is called when the process ended by itself.
    Raises: OSError if the program cannot be started.
    Keeps: the pictures in the ring, until `end`.
    """

    def __init__(
        self,
        command: tuple[str, ...],
        *,
        shape: Shape,
        cwd: Path,
        on_report: Callable[[Report | None], None],
        on_picture: Callable[[Picture], None],
        on_end: Callable[[], None],
    ) -> None:
        self._on_report = on_report
        self._on_picture = on_picture
        self._on_end = on_end
        self._is_over = False
        self._line = b""
        self._ring = FrameRing(shape)
        their_orders_fd, self._orders_fd = os.pipe()
        self._reports_fd, their_reports_fd = os.pipe()
        try:
            self._process = subprocess.Popen(
                (*command, "--ring-fd", str(self._ring.ring_fd), "--event-fd", str(self._ring.event_fd)),
                stdin=their_orders_fd,
                stdout=their_reports_fd,
                stderr=subprocess.DEVNULL,
                pass_fds=(self._ring.ring_fd, self._ring.event_fd),
                cwd=cwd,
                env=child_environment(os.environ),
            )
        except OSError:
            self._give_back()
            raise
        finally:
            os.close(their_orders_fd)
            os.close(their_reports_fd)
        self._notifiers = [
            _notifier(self._reports_fd, self._read_reports),
            _notifier(self._ring.event_fd, self._read_picture),
        ]

    @property
    def pid(self) -> int:
        """The process id."""
        return self._process.pid

    def order(self, order: Order) -> None:
        """Send one order. A process that is gone is noticed at its reports' end, not here."""
        with contextlib.suppress(BrokenPipeError):
            os.write(self._orders_fd, encode_order(order))

    def frame_age_s(self) -> float:
        """How old the newest picture is, in seconds; infinite before the first one."""
        return self._ring.age_s()

    def end(self) -> None:
        """Kill the process, wait until it is gone, zero the pictures and give everything back. Safe to call twice."""
        if self._is_over:
            return
        self._is_over = True
        for notifier in self._notifiers:
            notifier.setEnabled(False)
            notifier.deleteLater()
        self._notifiers.clear()
        self._process.kill()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(END_DEADLINE_S)
        self._give_back()

    def _give_back(self) -> None:
        """Zero the pictures, and close the ring and our ends of the pipes."""
        self._ring.close()
        os.close(self._orders_fd)
        os.close(self._reports_fd)

    def _read_reports(self) -> None:
        if self._is_over:
            return
        read = os.read(self._reports_fd, _READ_BYTES)
        if not read:
            self._on_end()
            return
        *lines, self._line = (self._line + read).split(b"\n")
        for line in lines:
            if self._is_over:
                return
            self._on_report(_report(line))
        if len(self._line) > LINE_BYTES_MAX and not self._is_over:
            self._on_report(None)

    def _read_picture(self) -> None:
        if self._is_over:
            return
        self._ring.drain()
        picture = self._ring.newest()
        if picture is not None:
            self._on_picture(picture)


def _report(line_untrusted: bytes) -> Report | None:
    try:
        return decode_report(line_untrusted)
    except WireError:
        return None


def _notifier(fd: int, run: Callable[[], None]) -> QSocketNotifier:
    notifier = QSocketNotifier(fd, QSocketNotifier.Type.Read)
    notifier.activated.connect(run)
    return notifier
