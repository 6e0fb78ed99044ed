"""The kiosk as a whole: it runs and ends tidily, and a bug costs one visit, tells nothing, and cannot loop."""

import json
import logging
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app import paths
from app.domain.notice import Notice
from app.domain.problems import Problem
from app.flow import events as ev
from app.flow.states import Trouble, Welcome
from app.i18n import Words
from app.logs import FILE, close_log, open_log
from app.ui.conductor import Conductor
from app.ui.kiosk import EXIT_BUG, EXIT_INTERRUPTED, UPKEEP_S, Kiosk
from tests.fakes import FakeClock, FakeSupervisor, FakeUpkeep
from tests.ui.kiosks import CountedFakeVision, FakeHeadphones, a_kiosk
from tests.ui.test_dumps import is_dumpable

NEEDLE = "Eriksson L898902C3"


@pytest.fixture
def vision() -> CountedFakeVision:
    return CountedFakeVision()


@pytest.fixture
def upkeep() -> FakeUpkeep:
    """What is due once a day."""
    return FakeUpkeep()


@pytest.fixture
def hours() -> FakeClock:
    """The clock by which the kiosk looks after its store."""
    return FakeClock()


@pytest.fixture
def kiosk(
    qapp: QApplication,
    words: Words,
    notice_for: Callable[[str], Notice],
    vision: CountedFakeVision,
    upkeep: FakeUpkeep,
    hours: FakeClock,
) -> Iterator[Kiosk]:
    """A kiosk of real parts, with fakes beyond them."""
    made = a_kiosk(qapp, words, notice_for, vision, upkeep=upkeep, hours=hours)
    yield made
    made.close()
    made.shell.close()
    made.shell.deleteLater()


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Callable[[], list[dict[str, object]]]]:
    """What stands in the log so far, line by line."""
    assert open_log(tmp_path)
    yield lambda: [json.loads(line) for line in (tmp_path / FILE).read_text(encoding="utf-8").splitlines()]
    close_log()
    logging.getLogger("evenkey").propagate = True


def run(kiosk: Kiosk, *deeds: Callable[[], object]) -> int:
    """Run the kiosk, do something at it, and close its window."""

    def act() -> None:
        for deed in deeds:
            deed()
        kiosk.application.exit(3)

    QTimer.singleShot(0, act)
    return kiosk.run(is_full_screen=False)


def is_shown(kiosk: Kiosk, name: str) -> bool:
    """Whether a screen is on the glass."""
    screen = kiosk.shell.findChild(QWidget, name)
    return screen is not None and screen.isVisible()


def bug_of(message: str) -> ZeroDivisionError:
    """A bug that happened somewhere in the conductor, with a guest in its message."""
    try:
        Conductor.take(None, ZeroDivisionError(message))  # type: ignore[arg-type]
    except AttributeError as error:
        return ZeroDivisionError(message).with_traceback(error.__traceback__)
    raise AssertionError("there was no bug")


# --- run and close ------------------------------------------------------------------------------------------------


def test_a_run_shows_the_welcome_screen_and_answers_with_the_exit_code(kiosk: Kiosk) -> None:
    seen: list[bool] = []

    code = run(kiosk, lambda: seen.append(is_shown(kiosk, "welcomeScreen")))

    assert code == 3
    assert seen == [True]


def test_a_run_ends_with_the_camera_off_and_the_log_says_so(
    kiosk: Kiosk, vision: CountedFakeVision, log: Callable[[], list[dict[str, object]]]
) -> None:
    run(kiosk, vision.live)

    assert vision.level == "off"
    told = [line["event"] for line in log() if line.get("command") != "ReadGates"]
    assert told == ["started", "stopped"]


def test_while_a_run_lasts_the_process_leaves_no_dump(kiosk: Kiosk) -> None:
    seen: list[bool] = []

    run(kiosk, lambda: seen.append(is_dumpable()))

    assert seen == [False]
    assert is_dumpable()


def test_a_run_gives_back_what_deals_with_bugs(kiosk: Kiosk) -> None:
    hooks: list[object] = []

    run(kiosk, lambda: hooks.append(sys.excepthook))

    assert hooks == [kiosk.take_bug]
    assert sys.excepthook is sys.__excepthook__


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, EXIT_INTERRUPTED), (signal.SIGTERM, 0)])
def test_a_signal_ends_a_run_tidily(kiosk: Kiosk, vision: CountedFakeVision, number: signal.Signals, code: int) -> None:
    QTimer.singleShot(0, lambda: os.kill(os.getpid(), number))

    assert kiosk.run(is_full_screen=False) == code
    assert vision.level == "off"


# --- bugs ---------------------------------------------------------------------------------------------------------


def test_a_bug_ends_the_visit_with_the_camera_off_and_a_plain_page(
    qtbot: QtBot, kiosk: Kiosk, vision: CountedFakeVision
) -> None:
    kiosk.conductor.start()
    kiosk.shell.show()
    qtbot.waitExposed(kiosk.shell)
    kiosk.conductor.take(ev.Started())
    before = kiosk.conductor.visit.number
    vision.live()

    bug = bug_of(NEEDLE)
    kiosk.take_bug(type(bug), bug, bug.__traceback__)

    assert vision.level == "off"
    assert kiosk.conductor.visit.number > before
    assert kiosk.conductor.visit.state == Trouble(Problem.UNEXPECTED, again=Welcome())
    assert is_shown(kiosk, "troubleScreen")
    assert NEEDLE not in kiosk.shell.spoken()


def test_the_log_names_a_bugs_class_and_place_and_never_its_message(
    kiosk: Kiosk, log: Callable[[], list[dict[str, object]]], capfd: pytest.CaptureFixture[str]
) -> None:
    bug = bug_of(NEEDLE)

    kiosk.take_bug(type(bug), bug, bug.__traceback__)

    (line,) = [line for line in log() if line["event"] == "unexpected"]
    assert line["exception"] == "ZeroDivisionError"
    assert str(line["where"]).startswith("app.ui.conductor:")
    assert "Eriksson" not in json.dumps(log())
    assert "Eriksson" not in "".join(capfd.readouterr())


def test_a_bug_in_nobodys_code_has_an_unknown_place(kiosk: Kiosk, log: Callable[[], list[dict[str, object]]]) -> None:
    kiosk.take_bug(KeyError, KeyError(NEEDLE), None)

    (line,) = [line for line in log() if line["event"] == "unexpected"]
    assert line["where"] == "unknown"


def test_one_bug_after_another_each_ends_a_visit(kiosk: Kiosk) -> None:
    kiosk.conductor.start()
    numbers = [kiosk.conductor.visit.number]

    for _ in range(3):
        kiosk.take_bug(KeyError, KeyError(NEEDLE), None)
        numbers.append(kiosk.conductor.visit.number)

    assert numbers == sorted(set(numbers))


BROKEN = f"""
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from app.bootstrap import build_kiosk
from app.config import Config
from app.flow import events as ev
kiosk = build_kiosk(Config(), Path(sys.argv[1]), argv=["evenkey"])
def break_down(*_):
    raise ZeroDivisionError("{NEEDLE}")
def begin():
    if sys.argv[2] == "again":
        kiosk.shell.show_page = break_down
        kiosk.shell.happened.emit(ev.Started())
    elif sys.argv[2] == "in a slot":
        kiosk.conductor.drop_visit = lambda: kiosk.shell.happened.emit(ev.NoticeRead())
        kiosk.shell.show_page = break_down
        kiosk.shell.happened.emit(ev.Started())
    else:
        QTimer.singleShot(0, lambda: kiosk.application.exit(0))
        break_down()
QTimer.singleShot(0, begin)
raise SystemExit(kiosk.run(is_full_screen=False))
"""


@pytest.mark.parametrize(("how", "code"), [("once", 0), ("again", EXIT_BUG), ("in a slot", EXIT_BUG)])
def test_a_bug_that_comes_back_while_it_is_dealt_with_ends_the_program(how: str, code: int, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", BROKEN, str(tmp_path), how],
        cwd=paths.APP.parent,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )

    assert done.returncode == code
    assert NEEDLE not in done.stdout + done.stderr


class Listener(QObject):
    """A reader that counts what passes it."""

    def __init__(self) -> None:
        super().__init__()
        self.heard = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        self.heard += 1
        return super().eventFilter(watched, event)


def test_a_closed_kiosk_reads_no_keys_any_more(qtbot: QtBot, qapp: QApplication, kiosk: Kiosk) -> None:
    listener = Listener()
    other = Kiosk(
        qapp,
        shell=kiosk.shell,
        conductor=kiosk.conductor,
        worker=kiosk.worker,
        vision=kiosk.vision,
        reader=listener,
        headphones=FakeHeadphones(),
        supervisor=FakeSupervisor(),
        clock=FakeClock(),
    )
    window = QWidget()
    qtbot.addWidget(window)
    qtbot.keyClick(window, "a")
    before = listener.heard

    other.close()
    qtbot.keyClick(window, "a")

    assert listener.heard == before > 0


def test_a_kiosk_that_runs_for_days_looks_after_its_store(
    qtbot: QtBot, kiosk: Kiosk, upkeep: FakeUpkeep, hours: FakeClock
) -> None:
    run(kiosk, lambda: hours.advance(3 * UPKEEP_S), lambda: qtbot.waitUntil(lambda: upkeep.tended == 3))

    assert upkeep.tended == 3
    assert hours.running == []


def test_a_kiosk_with_another_notice_by_now_ends_when_nobody_is_at_it(
    qapp: QApplication, words: Words, notice_for: Callable[[str], Notice], vision: CountedFakeVision, hours: FakeClock
) -> None:
    answers = iter([False, True])
    kiosk = a_kiosk(qapp, words, notice_for, vision, hours=hours, is_outdated=lambda: next(answers))
    QTimer.singleShot(0, lambda: hours.advance(2 * UPKEEP_S))

    assert kiosk.run(is_full_screen=False) == 0
    kiosk.shell.deleteLater()
