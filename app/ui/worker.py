"""One background thread for errands, so that SQLite has one owner and the screen never waits for a disk."""

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.domain.problems import KioskError
from app.errands import Ports, failure_of, perform
from app.flow.commands import AskPrinter, CheckConsent, Command, WatchPrint
from app.flow.events import Answer, Failed, PrintFailed, PrintTold
from app.logs import LogEvent, log


@dataclass(frozen=True)
class Errand:
    """One errand under way: for which visit, what, and its outcome."""

    visit_number: int
    command: Command
    future: "Future[Answer]"


class Worker(QObject):
    """Runs errands one after another and hands each answer back on the UI thread.

    `make_ports` is called on the worker's own thread, on the first errand and again after it failed: the first paint
    does not wait for the database, and a disk that comes back is used again.

    Signals: answered(visit_number, answer) on the UI thread, never before `submit` has returned. A bug in an errand is
    raised there too, in the slot.
    """

    answered = Signal(int, object)
    _ended = Signal(object)
    _tended = Signal(object)

    def __init__(self, make_ports: Callable[[], Ports]) -> None:
        super().__init__()
        self._make_ports = make_ports
        self._ports: Ports | None = None
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="errands")
        self._ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._tended.connect(self._raise_bug, Qt.ConnectionType.QueuedConnection)

    def submit(self, visit_number: int, command: Command) -> None:
        """Ask for one errand on behalf of a visit; returns at once."""
        future = self._pool.submit(self._run, command)
        errand = Errand(visit_number, command, future)
        future.add_done_callback(lambda _future: self._ended.emit(errand))

    def prepare(self) -> None:
        """Open the stores now, in the background, so that the first guest does not wait for it."""
        self._pool.submit(self._open)

    def tend(self) -> None:
        """Do what is due once a day, in the background, between errands."""
        future = self._pool.submit(self._tend)
        future.add_done_callback(self._tended.emit)

    def close(self) -> None:
        """Let the errand under way end, drop the rest, and end the thread."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _open(self) -> Ports:
        """The ports, opened once on this thread. Raises: STORE_UNAVAILABLE."""
        if self._ports is None:
            self._ports = self._make_ports()
        return self._ports

    def _tend(self) -> None:
        """Do what is due; what the store refuses is done the next time."""
        try:
            ports = self._open()
            ports.receipts.expire_due()
            ports.upkeep.tend()
        except KioskError as error:
            log(LogEvent.ERRAND_FAILED, command="Upkeep", problem=error.problem.value)

    def _run(self, command: Command) -> Answer:
        """Do one errand on the worker thread."""
        began = time.monotonic()
        try:
            answer = perform(command, self._open())
        except KioskError as error:
            answer = failure_of(command, error.problem)
        _note_paper(answer)
        if isinstance(command, WatchPrint | AskPrinter | CheckConsent) and not isinstance(answer, Failed):
            return answer  # asked again and again; what came of it is noted elsewhere, once
        name = type(command).__name__
        if isinstance(answer, Failed):
            log(LogEvent.ERRAND_FAILED, command=name, problem=answer.problem.value)
        else:
            log(LogEvent.ERRAND_DONE, command=name, ms=round((time.monotonic() - began) * 1000))
        return answer

    @Slot(object)
    def _deliver(self, errand: Errand) -> None:
        """Hand an answer over on the UI thread; `result()` raises there what was a bug."""
        if not errand.future.cancelled():
            self.answered.emit(errand.visit_number, errand.future.result())

    @Slot(object)
    def _raise_bug(self, future: "Future[None]") -> None:
        """Raise on the UI thread what was a bug in the upkeep."""
        if not future.cancelled():
            future.result()


def _note_paper(answer: Answer) -> None:
    """Log how a receipt on paper ended, and what kept it."""
    match answer:
        case PrintTold(said=said) if said.is_over:
            log(LogEvent.PAPER, state=said.stage.value, code=said.fault.value if said.fault else "none")
        case PrintFailed(fault=fault):
            log(LogEvent.PAPER, state="not_taken", code=fault.value if fault else "none")
        case _:
            return
