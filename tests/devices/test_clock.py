"""Calls come once, on time, on the UI thread, and not at all when cancelled."""

import gc
import threading
from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer
from pytestqt.qtbot import QtBot

from app.devices.clock import QtClock, QtTimer
from app.ports import Clock

SOON_MS = 2000


def test_a_call_comes_once_on_the_ui_thread(qtbot: QtBot) -> None:
    called_on: list[int] = []
    clock: Clock = QtClock()

    timer = clock.call_after(0.01, lambda: called_on.append(threading.get_ident()))

    qtbot.waitUntil(lambda: bool(called_on), timeout=SOON_MS)
    later: list[bool] = []
    other = clock.call_after(0.05, lambda: later.append(True))
    qtbot.waitUntil(lambda: bool(later), timeout=SOON_MS)
    assert called_on == [threading.get_ident()]
    timer.cancel()
    other.cancel()


def test_no_call_comes_too_soon(qtbot: QtBot) -> None:
    """Qt's usual timers may run out a twentieth too soon, which would end a lawful two minutes after 114 seconds."""
    clock = QtClock()
    watch = QElapsedTimer()
    watch.start()
    asked_ms = [400 + 13 * number for number in range(12)]
    late_ms: dict[int, int] = {}
    began = {delay_ms: watch.elapsed() for delay_ms in asked_ms}

    timers = [clock.call_after(ms / 1000, _noted(late_ms, ms, watch, began)) for ms in asked_ms]

    qtbot.waitUntil(lambda: len(late_ms) == len(asked_ms), timeout=SOON_MS)
    assert {ms for ms, late in late_ms.items() if late < 0} == set()
    assert len(timers) == len(asked_ms)


def _noted(late_ms: dict[int, int], ms: int, watch: QElapsedTimer, began: dict[int, int]) -> Callable[[], None]:
    """A call that notes how late it came."""
    return lambda: late_ms.update({ms: watch.elapsed() - began[ms] - ms})


def test_a_cancelled_call_never_comes_and_may_be_cancelled_twice(qtbot: QtBot) -> None:
    called: list[str] = []
    clock = QtClock()
    timer = clock.call_after(0.01, lambda: called.append("cancelled"))

    timer.cancel()
    timer.cancel()

    after = clock.call_after(0.05, lambda: called.append("after"))
    qtbot.waitUntil(lambda: bool(called), timeout=SOON_MS)
    assert called == ["after"]
    after.cancel()
    timer.cancel()


def test_a_timer_may_be_let_go_by_the_very_call_it_makes(qtbot: QtBot) -> None:
    """As the conductor does when it warns: it puts another timer in the place of the one that calls."""
    clock = QtClock()
    running: list[QtTimer] = []
    left = [5]

    def call() -> None:
        running.clear()
        gc.collect()
        left[0] -= 1
        if left[0]:
            running.append(clock.call_after(0.0, call))

    running.append(clock.call_after(0.0, call))

    qtbot.waitUntil(lambda: left[0] == 0, timeout=SOON_MS)
    assert running == []
