"""A built kiosk: its window, conductor, worker, vision process and reader, put together by `bootstrap`."""

import os
import signal
import sys
from collections.abc import Callable
from types import TracebackType
from typing import Protocol

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from app import __version__
from app.flow.states import Welcome
from app.logs import LogEvent, log
from app.ports import Clock, Headphones, Supervisor, Timer, Vision
from app.ui.conductor import Conductor
from app.ui.dumps import no_dumps
from app.ui.interrupts import heard
from app.ui.lockdown import Lockdown
from app.ui.shell import Shell
from app.ui.worker import Worker

UPKEEP_S = 3600.0
"""How often the kiosk looks whether a new day began and something is past its time, in seconds."""

LEAVE_LOOK_MS = 200
"""How often a kiosk that is to end when nobody is there looks whether somebody is."""

EXIT_BUG = 70
"""The exit code after a bug that came back while it was being dealt with. Source: sysexits.h, EX_SOFTWARE."""

EXIT_INTERRUPTED = 130
"""The exit code after Ctrl-C. Source: the shell's own convention, 128 and the signal's number."""


class CountedVision(Vision, Protocol):
    """A vision port that also counts, for evidence: processes that may examine faces, face cameras, their frames.

    What is opened and started for pages alone is counted beside them.
    """

    page_processes_started: int
    processes_started: int
    processes_ended: int
    cameras_opened: int
    document_cameras_opened: int
    frames_examined: int
    frames_shown: int


class Kiosk:
    """Runs until the window closes. A bug ends the visit, never the evening.

    Keeps: what the conductor keeps.
    """

    def __init__(  # noqa: PLR0913 - everything a kiosk is put together from
        self,
        application: QApplication,
        *,
        shell: Shell,
        conductor: Conductor,
        worker: Worker,
        vision: CountedVision,
        reader: QObject,
        headphones: Headphones,
        supervisor: Supervisor,
        clock: Clock,
        is_outdated: Callable[[], bool] = lambda: False,
    ) -> None:
        """Take the parts; `is_outdated` says, once an hour, whether guests should read another notice by now."""
        self.application = application
        self.shell = shell
        self.conductor = conductor
        self.worker = worker
        self.vision = vision
        self._reader = reader
        self._headphones = headphones
        self._supervisor = supervisor
        self._clock = clock
        self._is_outdated = is_outdated
        self._upkeep: Timer | None = None
        self._has_bug = False
        self._leave = QTimer(interval=LEAVE_LOOK_MS)
        self._leave.timeout.connect(self._leave_when_idle)
        shell.happened.connect(conductor.take)
        shell.told.connect(conductor.tell)
        worker.answered.connect(conductor.take_answer)
        self.lockdown = Lockdown(shell)
        application.installEventFilter(self.lockdown)  # before the reader, which is therefore asked first
        application.installEventFilter(reader)

    def run(self, *, is_full_screen: bool) -> int:
        """Show the welcome screen and serve guests; the answer is the exit code."""
        with no_dumps():
            return self._serve(is_full_screen=is_full_screen)

    def close(self) -> None:
        """End the vision process, the voice, the reader, the headphones' socket and the worker."""
        self._headphones.close()
        self.application.removeEventFilter(self._reader)
        self.application.removeEventFilter(self.lockdown)
        self._leave.stop()
        self.conductor.stop()
        if self._upkeep:
            self._upkeep.cancel()
        self.worker.close()
        log(LogEvent.STOPPED)

    def take_bug(self, kind: type[BaseException], _error: BaseException, trace: TracebackType | None) -> None:
        """Deal with an exception nobody caught: the visit ends, its class and place are logged, its message is not.

        A second one on the way ends the program at once: raised from here it would be printed, message and all.
        """
        if self._has_bug:
            os._exit(EXIT_BUG)
        self._has_bug = True
        try:
            log(LogEvent.UNEXPECTED, exception=kind.__name__, where=_place_of(trace))
            self.conductor.drop_visit()
            self._has_bug = False
        finally:
            if self._has_bug:
                os._exit(EXIT_BUG)

    def _serve(self, *, is_full_screen: bool) -> int:
        """Run until the window closes or a signal comes, and close."""
        sys.excepthook = self.take_bug
        self.conductor.start()
        if is_full_screen:
            self.shell.showFullScreen()
            self.lockdown.engage()
        else:
            self.shell.show()
        self.worker.prepare()
        self._headphones.listen()
        self._upkeep = self._clock.call_after(UPKEEP_S, self._tend)
        self.conductor.read_gates()
        log(LogEvent.STARTED, version=__version__)
        QTimer.singleShot(0, self._supervisor.ready)
        with heard(self._take_signal):
            code = self.application.exec()
        self.lockdown.let_go()
        self._supervisor.stopping()
        self.close()
        sys.excepthook = sys.__excepthook__
        return code

    def _tend(self) -> None:
        """Have the worker look whether a new day began, now and again in an hour."""
        self._upkeep = self._clock.call_after(UPKEEP_S, self._tend)
        self.worker.tend()
        if self._is_outdated():
            self._leave.start()

    def _take_signal(self, number: int) -> None:
        """Stop serving: the terminal said Ctrl-C, or the system wants the kiosk to end."""
        if number == signal.SIGUSR1:
            self._leave.start()
            return
        self.application.exit(EXIT_INTERRUPTED if number == signal.SIGINT else 0)

    def _leave_when_idle(self) -> None:
        """End, once nobody is in the middle of a visit: another version, or other settings, are to be begun with."""
        if isinstance(self.conductor.visit.state, Welcome):
            self._leave.stop()
            self.application.exit(0)


def _place_of(trace: TracebackType | None) -> str:
    """File and line of the innermost frame of ours."""
    place = "unknown"
    while trace is not None:
        name = str(trace.tb_frame.f_globals.get("__name__", ""))
        if name.startswith("app."):
            place = f"{name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place
