"""The worker asks after a printer again and again, and the log tells once how it ended."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.domain.printing import PrinterFault, PrintJob, PrintStage, PrintState
from app.domain.problems import Problem
from app.flow import commands as cmd
from app.flow import events as ev
from app.logs import LogEvent
from app.ui import worker as worker_module
from app.ui.worker import Worker
from tests.fakes import (
    fake_ports,
)

ANSWER_MS = 5000
HELP = cmd.RecordHelpCall("Choice")


@pytest.fixture
def worker(qtbot: QtBot) -> Iterator[Worker]:
    assert qtbot
    its_worker = Worker(fake_ports)
    yield its_worker
    its_worker.close()


def answer_of(qtbot: QtBot, worker: Worker, command: cmd.Command) -> ev.Answer:
    """Ask for an errand, and wait for its answer."""
    with qtbot.waitSignal(worker.answered, timeout=ANSWER_MS) as answered:
        worker.submit(1, command)
    assert answered.args is not None
    return answered.args[1]  # type: ignore[no-any-return]


@pytest.fixture
def logged(monkeypatch: pytest.MonkeyPatch) -> list[tuple[LogEvent, dict[str, object]]]:
    """What the worker has logged."""
    found: list[tuple[LogEvent, dict[str, object]]] = []
    monkeypatch.setattr(worker_module, "log", lambda event, **fields: found.append((event, fields)))
    return found


def test_a_printer_is_asked_again_and_again_and_only_the_end_is_logged(
    qtbot: QtBot, worker: Worker, logged: list[tuple[LogEvent, dict[str, object]]]
) -> None:
    job = PrintJob(1)

    answer_of(qtbot, worker, cmd.AskPrinter())
    told = answer_of(qtbot, worker, cmd.WatchPrint(job))

    assert told == ev.PrintTold(job, PrintState(PrintStage.UNKNOWN, is_over=True))
    assert logged == [(LogEvent.PAPER, {"state": "unknown", "code": "none"})]


@pytest.mark.parametrize("fault", [None, PrinterFault.NO_QUEUE])
def test_a_receipt_that_the_queue_did_not_take_is_logged_with_the_reason(
    qtbot: QtBot,
    worker: Worker,
    logged: list[tuple[LogEvent, dict[str, object]]],
    monkeypatch: pytest.MonkeyPatch,
    fault: PrinterFault | None,
) -> None:
    failed = ev.PrintFailed(Problem.PRINTER_FAILED, fault)
    monkeypatch.setattr(worker_module, "perform", lambda *_asked: failed)

    answer_of(qtbot, worker, HELP)

    assert logged[0] == (LogEvent.PAPER, {"state": "not_taken", "code": fault.value if fault else "none"})
    assert logged[1][0] is LogEvent.ERRAND_FAILED
