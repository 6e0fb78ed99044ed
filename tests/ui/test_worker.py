"""Errands run on one thread of their own; answers, and bugs, come back on the UI thread."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field, replace

import pytest
from pytestqt.qtbot import QtBot

from app.domain.booking import ByCode
from app.domain.help import HelpCall
from app.domain.problems import KioskError, Problem
from app.errands import Ports
from app.flow import commands as cmd
from app.flow import events as ev
from app.ui import worker as worker_module
from app.ui.worker import Worker
from tests.builders import a_booking, a_draft
from tests.fakes import (
    FakeAudit,
    FakeBookings,
    FakeUpkeep,
    fake_ports,
)

ANSWER_MS = 5000
HELP = cmd.RecordHelpCall("Choice")


def some_ports(audit: FakeAudit, upkeep: FakeUpkeep) -> Ports:
    """Ports whose log of acts and upkeep are looked at afterwards."""
    return fake_ports(bookings=FakeBookings([a_booking()]), audit=audit, upkeep=upkeep)


@dataclass
class Opening:
    """Opens the ports, as told; remembers on which thread and how often."""

    audit: FakeAudit = field(default_factory=FakeAudit)
    upkeep: FakeUpkeep = field(default_factory=FakeUpkeep)
    fails_with: Problem | None = None
    breaks: bool = False
    threads: list[int] = field(default_factory=list)

    def __call__(self) -> Ports:
        self.threads.append(threading.get_ident())
        if self.breaks:
            raise ZeroDivisionError
        if self.fails_with:
            raise KioskError(self.fails_with)
        return some_ports(self.audit, self.upkeep)


class SlowAudit(FakeAudit):
    """Writes a call for help only once it is let."""

    def __init__(self) -> None:
        super().__init__()
        self.is_writing = threading.Event()
        self.may_go_on = threading.Event()

    def record_help_call(self, state: str) -> HelpCall:
        self.is_writing.set()
        assert self.may_go_on.wait(ANSWER_MS / 1000)
        return super().record_help_call(state)


@pytest.fixture
def opening() -> Opening:
    return Opening()


@pytest.fixture
def worker(qtbot: QtBot, opening: Opening) -> Iterator[Worker]:
    its_worker = Worker(opening)
    yield its_worker
    its_worker.close()


def answer_of(qtbot: QtBot, worker: Worker, command: cmd.Command, *, visit: int = 1) -> ev.Answer:
    """Ask for an errand, and wait for its answer."""
    with qtbot.waitSignal(worker.answered, timeout=ANSWER_MS) as answered:
        worker.submit(visit, command)
    assert answered.args is not None
    number, answer = answered.args
    assert number == visit
    return answer  # type: ignore[no-any-return]


def test_an_errand_is_answered_under_the_number_of_its_visit(qtbot: QtBot, worker: Worker) -> None:
    assert answer_of(qtbot, worker, cmd.FindBooking(ByCode("HTL20261123")), visit=7) == ev.BookingFound(a_booking())


def test_an_expected_failure_is_an_answer(qtbot: QtBot, worker: Worker) -> None:
    answer = answer_of(qtbot, worker, cmd.FindBooking(ByCode("NOBODY")))

    assert answer == ev.ErrandFailed(Problem.BOOKING_NOT_FOUND)


def test_errands_are_done_one_after_another_in_the_order_asked(qtbot: QtBot, worker: Worker, opening: Opening) -> None:
    states = [f"State{number}" for number in range(20)]
    answered: list[int] = []
    worker.answered.connect(lambda visit, _answer: answered.append(visit))

    for number, state in enumerate(states):
        worker.submit(number, cmd.RecordHelpCall(state))

    qtbot.waitUntil(lambda: len(answered) == len(states), timeout=ANSWER_MS)
    assert answered == list(range(20))
    assert opening.audit.help_calls == states


def test_ports_are_opened_once_on_the_workers_thread_and_answers_come_on_the_callers(
    qtbot: QtBot, worker: Worker, opening: Opening
) -> None:
    heard_on: list[int] = []
    worker.answered.connect(lambda _visit, _answer: heard_on.append(threading.get_ident()))

    answer_of(qtbot, worker, HELP)
    answer_of(qtbot, worker, HELP)

    assert len(opening.threads) == 1
    assert opening.threads[0] != threading.get_ident()
    assert heard_on == [threading.get_ident()] * 2


def test_nothing_is_opened_before_it_is_needed(worker: Worker, opening: Opening) -> None:
    assert opening.threads == []


def test_stores_opened_beforehand_serve_the_first_errand(qtbot: QtBot, worker: Worker, opening: Opening) -> None:
    worker.prepare()

    assert answer_of(qtbot, worker, HELP) == ev.HelpRecorded()
    assert len(opening.threads) == 1


@pytest.mark.parametrize("is_prepared", [False, True])
def test_a_store_that_could_not_be_opened_is_opened_again_for_the_next_errand(
    qtbot: QtBot, worker: Worker, opening: Opening, is_prepared: bool
) -> None:
    opening.fails_with = Problem.STORE_UNAVAILABLE
    if is_prepared:
        worker.prepare()
    assert answer_of(qtbot, worker, HELP) == ev.HelpCallFailed(Problem.STORE_UNAVAILABLE)

    opening.fails_with = None

    assert answer_of(qtbot, worker, HELP) == ev.HelpRecorded()
    assert answer_of(qtbot, worker, HELP) == ev.HelpRecorded()
    assert len(opening.threads) == (3 if is_prepared else 2)


def test_an_errand_that_finds_the_store_gone_is_answered_and_the_next_one_is_done(
    qtbot: QtBot, worker: Worker, opening: Opening
) -> None:
    opening.audit.fails_with = Problem.STORE_UNAVAILABLE
    assert answer_of(qtbot, worker, HELP) == ev.HelpCallFailed(Problem.STORE_UNAVAILABLE)

    opening.audit.fails_with = None

    assert answer_of(qtbot, worker, HELP) == ev.HelpRecorded()


def test_a_bug_in_an_errand_is_raised_on_the_ui_thread_and_the_next_errand_is_done(
    qtbot: QtBot, worker: Worker, opening: Opening
) -> None:
    opening.breaks = True
    with qtbot.captureExceptions() as raised:
        worker.submit(1, HELP)
        qtbot.waitUntil(lambda: len(raised) == 1, timeout=ANSWER_MS)
    assert raised[0][0] is ZeroDivisionError

    opening.breaks = False

    assert answer_of(qtbot, worker, HELP) == ev.HelpRecorded()


def test_no_answer_comes_while_the_errand_is_still_being_asked_for(
    qtbot: QtBot, opening: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker_module, "ThreadPoolExecutor", AtOnce)
    quick = Worker(opening)
    answered: list[ev.Answer] = []
    quick.answered.connect(lambda _visit, answer: answered.append(answer))

    quick.submit(1, HELP)

    assert answered == []
    qtbot.waitUntil(lambda: answered == [ev.HelpRecorded()], timeout=ANSWER_MS)


def takes_no_more(worker: Worker) -> bool:
    """Whether the worker was closed; from then on nothing that waits is begun."""
    try:
        worker.submit(4, cmd.RecordHelpCall("State4"))
    except RuntimeError:
        return True
    return False


class AtOnce(Executor):
    """Has done everything before `submit` returns, as a quick thread may."""

    def __init__(self, max_workers: int, thread_name_prefix: str) -> None:
        assert max_workers == 1

    def submit(self, run: Callable[..., object], /, *args: object, **_: object) -> Future[object]:  # type: ignore[override]
        future: Future[object] = Future()
        future.set_result(run(*args))
        return future


def test_closing_ends_the_errand_under_way_and_drops_the_rest(qtbot: QtBot) -> None:
    audit = SlowAudit()
    worker = Worker(Opening(audit))
    answered: list[int] = []
    worker.answered.connect(lambda visit, _answer: answered.append(visit))
    for visit in (1, 2, 3):
        worker.submit(visit, cmd.RecordHelpCall(f"State{visit}"))
    assert audit.is_writing.wait(ANSWER_MS / 1000)
    closing = threading.Thread(target=worker.close)
    closing.start()
    qtbot.waitUntil(lambda: takes_no_more(worker), timeout=ANSWER_MS)

    audit.may_go_on.set()
    closing.join(ANSWER_MS / 1000)

    qtbot.waitUntil(lambda: answered == [1], timeout=ANSWER_MS)
    assert audit.help_calls == ["State1"]


def test_no_thread_is_left_after_closing(qtbot: QtBot, opening: Opening) -> None:
    worker = Worker(opening)
    answer_of(qtbot, worker, HELP)
    assert any(thread.name.startswith("errands") for thread in threading.enumerate())

    worker.close()
    worker.close()

    assert not any(thread.name.startswith("errands") for thread in threading.enumerate())


def test_the_log_names_the_errand_and_its_problem_and_nobody(
    qtbot: QtBot, worker: Worker, caplog: pytest.LogCaptureFixture
) -> None:
    draft = replace(a_draft(), comfort=("voice",))
    with caplog.at_level("INFO", logger="evenkey"):
        answer_of(qtbot, worker, cmd.StoreReceipt(draft))
        answer_of(qtbot, worker, cmd.FindBooking(ByCode("SECRET123")))

    done, failed = (vars(record) for record in caplog.records)
    assert (done["message"], done["command"]) == ("errand_done", "StoreReceipt")
    assert 0 <= done["ms"] < ANSWER_MS
    assert (failed["message"], failed["command"], failed["problem"]) == (
        "errand_failed",
        "FindBooking",
        "booking_not_found",
    )
    assert "SECRET123" not in str((done, failed))


def test_upkeep_is_done_between_errands_and_a_refusal_is_tried_again(
    qtbot: QtBot, worker: Worker, opening: Opening
) -> None:
    opening.upkeep.fails_with = Problem.STORE_UNAVAILABLE
    worker.tend()
    answer_of(qtbot, worker, HELP)
    opening.upkeep.fails_with = None

    worker.tend()
    answer_of(qtbot, worker, HELP)

    assert opening.upkeep.tended == 1


def test_a_bug_in_the_upkeep_is_raised_on_the_ui_thread(
    qtbot: QtBot, worker: Worker, opening: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening.upkeep, "tend", lambda: 1 // 0)

    with qtbot.captureExceptions() as bugs:
        worker.tend()
        qtbot.waitUntil(lambda: bool(bugs), timeout=ANSWER_MS)

    assert [kind for kind, _, _ in bugs] == [ZeroDivisionError]
