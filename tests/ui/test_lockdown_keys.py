"""What a keypad's keys are for they do on the whole glass too, where every other key is refused."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.flow import events as ev
from app.ui.keys import FUNCTIONS, STAFF, STAFF_PRESS_MS
from app.ui.kiosk import Kiosk
from tests.ui.test_lockdown import kiosk as kiosk  # noqa: PLC0414 - the same kiosk on the whole glass


@pytest.mark.parametrize(("key", "event"), FUNCTIONS.items())
def test_the_keys_of_a_keypad_do_on_the_whole_glass_what_they_do_in_a_window(
    kiosk: Kiosk, key: Qt.Key, event: ev.Touched
) -> None:
    happened = list[ev.Touched]()
    kiosk.shell.happened.connect(happened.append)

    QTest.keyClick(kiosk.shell.windowHandle(), key)
    QTest.keyClick(kiosk.shell.windowHandle(), key, Qt.KeyboardModifier.ShiftModifier)

    assert [each for each in happened if each != ev.Stayed()] == [event]  # Shift alone says that somebody is there


def test_staff_call_their_sign_in_on_the_whole_glass_by_a_key_that_is_held(kiosk: Kiosk, qtbot: QtBot) -> None:
    happened = list[ev.Touched]()
    kiosk.shell.happened.connect(happened.append)
    handle = kiosk.shell.windowHandle()

    QTest.keyClick(handle, STAFF)
    assert happened == []
    QTest.keyPress(handle, STAFF)
    qtbot.waitUntil(lambda: happened == [ev.StaffCalled()], timeout=STAFF_PRESS_MS + 2000)
    QTest.keyRelease(handle, STAFF)
