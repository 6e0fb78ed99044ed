"""Ctrl-C and the system's wish to stop are heard while Qt waits for nothing else."""

import os
import signal

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from app.ui.interrupts import HEARD, heard


@pytest.mark.parametrize("number", HEARD)
def test_a_signal_is_heard_by_an_application_that_only_waits(qtbot: QtBot, number: signal.Signals) -> None:
    told: list[int] = []

    with heard(told.append):
        QTimer.singleShot(0, lambda: os.kill(os.getpid(), number))
        qtbot.waitUntil(lambda: bool(told))

    assert told == [number]


def test_afterwards_signals_go_where_they_went_before() -> None:
    before = [signal.getsignal(number) for number in HEARD]

    with heard(lambda number: None):
        between = [signal.getsignal(number) for number in HEARD]

    assert [signal.getsignal(number) for number in HEARD] == before
    assert between != before
    assert signal.set_wakeup_fd(-1) == -1
