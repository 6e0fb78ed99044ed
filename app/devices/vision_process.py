"""Starts, watches and kills the vision program for one guest, and hands on its pictures and reports.

Three steps: OFF (no process), WARM (process up, camera closed), LIVE (camera open). Each call makes it so, from any
step.
"""

import sys
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

from PySide6.QtCore import QTimer

import app
from app.devices.vision_child import VisionChild
from app.domain.picture import Picture
from app.wire.frames import HD, Shape
from app.wire.protocol import (
    WIRE_VERSION,
    CloseCamera,
    Closed,
    Fault,
    Faulted,
    Held,
    OpenCamera,
    Opened,
    Protection,
    Ready,
    Report,
)

MANDATORY = frozenset({Protection.NO_SOCKETS, Protection.NO_PROGRAMS})
"""What a vision program must have on against itself, or it is not used."""


class Step(IntEnum):
    """How far the vision program is, or shall be."""

    OFF = 0
    WARM = 1
    LIVE = 2


@dataclass(frozen=True)
class Patience:
    """How long the desk waits for its vision program, and how often it starts it again."""

    warm_s: float = 30.0
    open_s: float = 10.0
    frame_s: float = 2.0
    watch_s: float = 0.5
    restarts_max: int = 3
    restarts_window_s: float = 3600.0


def vision_command(*, source: str, models: Path, hold_s: float = 1.5, end: str = "loop") -> tuple[str, ...]:
    """The command line of the vision program, without the ring's descriptors; `source` as `app.vision` takes it."""
    program = (sys.executable, "-B", "-m", "app.vision", "--source", source, "--models", str(models))
    return (*program, "--hold-s", str(hold_s), "--end", end)


class VisionProcess:
    """One desk's vision program: at most one process at a time, and a fresh one after every `off`.

    Callbacks run on the Qt thread. `on_picture` may read the picture until it returns. `on_gone` says that the process
    is gone for good (a fault, a breach of the wire, or too many sudden deaths); only `off` and then a new step bring it
    back. A sudden death is otherwise answered by a new process.
    Keeps: the pictures of one guest in the ring until `off`, which zeroes them.
    """

    def __init__(
        self,
        command: tuple[str, ...],
        *,
        on_report: Callable[[Report], None],
        on_picture: Callable[[Picture], None],
        on_gone: Callable[[Fault], None],
        shape: Shape = HD,
        patience: Patience | None = None,
    ) -> None:
        self._command = command
        self._shape = shape
        self._patience = patience or Patience()
        self._on_report = on_report
        self._on_picture = on_picture
        self._on_gone = on_gone
        self._wanted = Step.OFF
        self._child: VisionChild | None = None
        self._is_ready = self._is_asked = self._is_open = False
        self._is_given_up = False
        self._since_s = 0.0
        self._restarts: deque[float] = deque()
        self._watch = QTimer()
        self._watch.setInterval(int(self._patience.watch_s * 1000))
        self._watch.timeout.connect(self._look_after)
        self.processes_started = 0
        self.processes_ended = 0
        self.cameras_opened = 0
        self.frames_examined = 0
        self.frames_shown = 0

    def warm(self) -> None:
        """Have a process with its libraries loaded and the camera closed."""
        self._make_it(Step.WARM)

    def live(self) -> None:
        """Have the camera open; from OFF, as soon as the process is warm."""
        self._make_it(Step.LIVE)

    def off(self) -> None:
        """Have no process: kill it, wait for its end, zero every picture."""
        self._wanted = Step.OFF
        self._is_given_up = False
        self._end()

    @property
    def pid(self) -> int | None:
        """The process id while there is a process."""
        return self._child.pid if self._child is not None else None

    def _make_it(self, step: Step) -> None:
        self._wanted = step
        if self._child is None and not self._is_given_up:
            self._start()
        self._reconcile()

    def _start(self) -> None:
        """Start a process. If the system cannot, that is told from the event loop: nobody expects it within a call."""
        try:
            self._child = VisionChild(
                self._command,
                shape=self._shape,
                cwd=Path(app.__file__).parents[1],
                on_report=self._heard,
                on_picture=self._seen,
                on_end=self._died,
            )
        except OSError:
            self._is_given_up = True
            QTimer.singleShot(0, self._tell_not_started)
            return
        self.processes_started += 1
        self._is_ready = self._is_asked = self._is_open = False
        self._since_s = time.monotonic()
        self._watch.start()

    def _tell_not_started(self) -> None:
        """Say that there is no process, unless nobody wants one any more."""
        if self._is_given_up:
            self._give_up(Fault.UNEXPECTED)

    def _end(self) -> None:
        """Kill and wipe, if there is a process."""
        self._watch.stop()
        child, self._child = self._child, None
        if child is not None:
            child.end()
            self.processes_ended += 1

    def _reconcile(self) -> None:
        """Order what is wanted and not yet ordered, once the process listens."""
        if self._child is None or not self._is_ready:
            return
        wants_open = self._wanted is Step.LIVE
        if wants_open != self._is_asked:
            self._child.order(OpenCamera() if wants_open else CloseCamera())
            self._is_asked = wants_open
            self._is_open = False
            self._since_s = time.monotonic()

    def _heard(self, report: Report | None) -> None:
        """One report, or None for a line that is none."""
        match report:
            case None:
                self._give_up(Fault.UNEXPECTED)
                return
            case Faulted(fault):
                self._give_up(fault)
                return
            case Ready():
                if not self._is_trusted(report):
                    self._give_up(Fault.UNEXPECTED)
                    return
                self._is_ready = True
                self._reconcile()
            case Opened():
                self._is_open = self._is_asked
                self._since_s = time.monotonic()
                self.cameras_opened += 1
            case Held(frames=frames) if self._is_open:
                self.frames_examined += frames
            case _:
                pass
        if self._is_open or isinstance(report, Ready | Closed):
            self._on_report(report)

    def _is_trusted(self, ready: Ready) -> bool:
        """Whether this is our process, speaks our words, and has locked itself in."""
        is_ours = ready.pid == self.pid and ready.wire_version == WIRE_VERSION
        return is_ours and not self._is_ready and set(ready.protections) >= MANDATORY

    def _seen(self, picture: Picture) -> None:
        if self._is_open:
            self.frames_shown += 1
            self._on_picture(picture)

    def _died(self) -> None:
        """The process ended without a word: start another one, unless that happened too often of late."""
        self._end()
        now_s = time.monotonic()
        while self._restarts and now_s - self._restarts[0] > self._patience.restarts_window_s:
            self._restarts.popleft()
        if len(self._restarts) >= self._patience.restarts_max:
            self._give_up(Fault.CAMERA_LOST)
            return
        self._restarts.append(now_s)
        self._start()

    def _give_up(self, fault: Fault) -> None:
        self._end()
        self._is_given_up = True
        self._on_gone(fault)

    def _look_after(self) -> None:
        """The watch: a process that does not warm up, open or show in time is killed."""
        waited_s = time.monotonic() - self._since_s
        if self._child is None:
            return
        if not self._is_ready:
            if waited_s > self._patience.warm_s:
                self._give_up(Fault.UNEXPECTED)
        elif self._is_asked and not self._is_open:
            if waited_s > self._patience.open_s:
                self._give_up(Fault.CAMERA_LOST)
        elif self._is_open and min(waited_s, self._child.frame_age_s()) > self._patience.frame_s:
            self._give_up(Fault.CAMERA_LOST)
