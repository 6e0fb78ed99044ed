"""A wait is counted down once, whatever page is shown again meanwhile."""

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.ui.widgets.countdown import Countdown


def test_nothing_is_left_before_anything_is_waited_for(qapp: object) -> None:
    del qapp

    assert Countdown(QObject()).left_s == 0


def test_a_wait_runs_down_and_the_same_page_again_does_not_begin_it_anew(qtbot: QtBot) -> None:
    parent = QObject()
    countdown = Countdown(parent)
    countdown.begin("page", 1)
    assert countdown.left_s == 1

    with qtbot.waitSignal(countdown.ticked, timeout=3000):
        pass
    countdown.begin("page", 1)
    qtbot.waitUntil(lambda: countdown.left_s == 0, timeout=3000)

    countdown.begin("another", 5)
    assert countdown.left_s == 5
    countdown.rest()


def test_a_wait_that_is_over_stays_over_at_rest_and_is_forgotten_when_it_is_left(qtbot: QtBot) -> None:
    parent = QObject()
    countdown = Countdown(parent)
    countdown.begin("page", 1)
    qtbot.waitUntil(lambda: countdown.left_s == 0, timeout=3000)

    countdown.rest()
    countdown.begin("page", 1)
    assert countdown.left_s == 0

    countdown.leave()
    countdown.begin("page", 1)
    assert countdown.left_s == 1
    countdown.leave()
    countdown.begin("page", 1)
    assert countdown.left_s == 1
    countdown.rest()
