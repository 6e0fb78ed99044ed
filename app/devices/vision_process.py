"""Starts, watches and kills the vision program for one guest, and hands on its pictures and reports.

Four steps: OFF (no process), WARM (process up, cameras closed), PAGE (document camera open), LIVE (face camera open).
Each call makes it so, from any step. A process either may examine faces or is for pages alone; it never becomes the
other kind.
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
    CameraKind,
    CloseCamera,
    Closed,
    Fault,
    Faulted,
    Held,
    Judged,
    Opened,
    OpenFace,
    OpenPage,
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
    PAGE = 2
    LIVE = 3


_STEP_OF = {CameraKind.FACE: Step.LIVE, CameraKind.DOCUMENT: Step.PAGE}


@dataclass(frozen=True)
class Patience:
    """How long the desk waits for its vision program, and how often it starts it again."""

    warm_s: float = 30.0
    open_s: float = 10.0
    frame_s: float = 2.0
    watch_s: float = 0.5
    restarts_max: int = 3
    restarts_window_s: float = 3600.0


@dataclass(frozen=True)
class VisionCommand:
    """How the vision program is started: its command line up to the kind of process, without the ring's descriptors."""

    words: tuple[str, ...]

    def of_kind(self, *, has_face_models: bool) -> tuple[str, ...]:
        """The command line of a process that examines faces as the hotel has set, or of one for pages alone."""
        return self.words if has_face_models else (*self.words, "--pages-only")


def vision_command(  # noqa: PLR0913 - one argument a setting
    *,
    source: str,
    models: Path,
    document_source: str = "",
    is_shared: bool = False,
    is_comparing: bool = False,
    turns: int = 0,
    hold_s: float = 1.5,
    end: str = "loop",
) -> VisionCommand:
    """The command line of the vision program; the sources as `app.vision` takes them, no document source for none."""
    program = [sys.executable, "-B", "-m", "app.vision", "--source", source, "--models", str(models)]
    program += ["--hold-s", str(hold_s), "--end", end]
    program += ["--document-source", document_source] if document_source else []
    program += ["--shared"] if is_shared else []
    program += ["--compare", "--turns", str(turns)] if is_comparing else []
    return VisionCommand(tuple(program))


class VisionProcess:
    """One desk's vision program: at most one process at a time, and a fresh one after every `off`.

    Callbacks run on the Qt thread. `on_picture` may read the picture until it returns. `on_gone` says that the process
    is gone for good (a fault, a breach of the wire, or too many sudden deaths); only `off` and then a new step bring it
    back. A sudden death is otherwise answered by a new process.
    Keeps: the pictures of one guest in the ring until `off`, which zeroes them.
    """

    def __init__(
        self,
        command: VisionCommand,
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
        self._has_face_models = False
        self._asked = Step.WARM
        self._is_ready = self._is_open = False
        self._is_given_up = False
        self._since_s = 0.0
        self._restarts: deque[float] = deque()
        self._watch = QTimer()
        self._watch.setInterval(int(self._patience.watch_s * 1000))
        self._watch.timeout.connect(self._look_after)
        self.processes_started = 0
        self.processes_ended = 0
        self.cameras_opened = 0
        self.document_cameras_opened = 0
        self.page_processes_started = 0
        self.frames_examined = 0
        self.frames_shown = 0

    def warm(self, *, has_face_models: bool) -> None:
        """Have a process with its libraries loaded and both cameras closed."""
        self._make_it(Step.WARM, has_face_models=has_face_models)

    def page(self, *, has_face_models: bool) -> None:
        """Have the document camera open; from OFF, as soon as the process is warm."""
        self._make_it(Step.PAGE, has_face_models=has_face_models)

    def live(self) -> None:
        """Have the face camera open; from OFF, as soon as the process is warm."""
        self._make_it(Step.LIVE, has_face_models=True)

    def off(self) -> None:
        """Have no process: kill it, wait for its end, zero every picture."""
        self._wanted = Step.OFF
        self._is_given_up = False
        self._end()

    @property
    def pid(self) -> int | None:
        """The process id while there is a process."""
        return self._child.pid if self._child is not None else None

    def _make_it(self, step: Step, *, has_face_models: bool) -> None:
        if has_face_models is not self._has_face_models:
            self.off()
        self._has_face_models = has_face_models
        self._wanted = step
        if self._child is None and not self._is_given_up:
            self._start()
        self._reconcile()

    def _start(self) -> None:
        """Start a process. If the system cannot, that is told from the event loop: nobody expects it within a call."""
        try:
            self._child = VisionChild(
                self._command.of_kind(has_face_models=self._has_face_models),
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
        if self._has_face_models:
            self.processes_started += 1
        else:
            self.page_processes_started += 1
        self._is_ready = self._is_open = False
        self._asked = Step.WARM
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
            self.processes_ended += self._has_face_models

    def _reconcile(self) -> None:
        """Order what is wanted and not yet ordered, once the process listens."""
        if self._child is None or not self._is_ready:
            return
        if self._wanted is self._asked:
            return
        if self._asked is not Step.WARM:
            self._child.order(CloseCamera())
        if self._wanted is not Step.WARM:
            self._child.order(OpenFace() if self._wanted is Step.LIVE else OpenPage())
        self._asked = self._wanted
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
            case Opened(camera=camera):
                self._is_open = self._asked is _STEP_OF[camera]
                self._since_s = time.monotonic()
                if camera is CameraKind.FACE:
                    self.cameras_opened += 1
                else:
                    self.document_cameras_opened += 1
            case Held(frames=frames) | Judged(frames=frames) if self._is_open:
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
            self.frames_shown += self._asked is Step.LIVE
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
        elif self._asked is not Step.WARM and not self._is_open:
            if waited_s > self._patience.open_s:
                self._give_up(Fault.CAMERA_LOST)
        elif self._is_open and min(waited_s, self._child.frame_age_s()) > self._patience.frame_s:
            self._give_up(Fault.CAMERA_LOST)
