"""Somebody tries everything to get out of the kiosk: on the real window, at a welcome and in the middle of a visit."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import psutil
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QContextMenuEvent,
    QDropEvent,
    QFileOpenEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app import paths
from app.domain.notice import Notice
from app.flow import events as ev
from app.flow.states import State
from app.i18n import Words
from app.ui.kiosk import Kiosk
from app.ui.lockdown import USED, Lockdown, is_used
from tests.ui.kiosks import CountedFakeVision, a_kiosk

COMMANDS = [
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.MetaModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
]
OTHER_KEYS = sorted(
    (key for key in Qt.Key if key.value >= Qt.Key.Key_Escape.value and key not in USED), key=lambda key: key.value
)
CLIPPED = "not a guest's"
Attempt = Callable[[QWidget], None]


@dataclass(frozen=True)
class Room:
    """A kiosk on the whole glass, and what must not change."""

    kiosk: Kiosk
    visit: int
    state: State
    top_levels: int


@pytest.fixture
def kiosk(qapp: QApplication, qtbot: QtBot, words: Words, notice_for: Callable[[str], Notice]) -> Iterator[Kiosk]:
    """A kiosk that was told to serve on the whole glass, stopped in the moment before it waits for events."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # windows of tests before go now, not midway
    made = a_kiosk(qapp, words, notice_for, CountedFakeVision())
    made.conductor.start()
    made.shell.showFullScreen()
    made.lockdown.engage()
    qtbot.waitExposed(made.shell)
    yield made
    made.lockdown.let_go()
    made.close()
    made.shell.close()
    made.shell.deleteLater()


def a_command(key: Qt.Key, modifiers: Qt.KeyboardModifier) -> Attempt:
    """A key with something that makes it a command, pressed as if no other filter saw it first."""

    def press(target: QWidget) -> None:
        for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, key, modifiers))

    return press


def a_click(button: Qt.MouseButton, x: float, y: float) -> Attempt:
    """A press with another button than the finger's, anywhere."""

    def click(target: QWidget) -> None:
        at = QPoint(round(x * target.width()), round(y * target.height()))
        for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick):
            place = QPointF(target.mapToGlobal(at))
            QApplication.sendEvent(
                target, QMouseEvent(kind, QPointF(at), place, button, button, Qt.KeyboardModifier.NoModifier)
            )
        QApplication.sendEvent(target, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, target.mapToGlobal(at)))

    return click


def drop_a_link(target: QWidget) -> None:
    """A link dropped from elsewhere."""
    carried = QMimeData()
    carried.setUrls([QUrl("https://example.org"), QUrl.fromLocalFile("/etc/passwd")])
    carried.setText("A1B2C3")
    moment = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        carried,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(target, moment)


def open_a_link(target: QWidget) -> None:
    """A link handed to the program by the system."""
    QApplication.sendEvent(QGuiApplication.instance(), QFileOpenEvent(QUrl("https://example.org")))


def compose(target: QWidget) -> None:
    """Text from another program's window for letters."""
    event = QInputMethodEvent("x", [])
    event.setCommitString("漢字 $(reboot)")
    QApplication.sendEvent(target, event)


def close(target: QWidget) -> None:
    """The close button of a window manager, or its Alt+F4."""
    target.window().close()


def quit_program(target: QWidget) -> None:
    """The wish of a desktop's session that the program end."""
    QApplication.sendEvent(QGuiApplication.instance(), QEvent(QEvent.Type.Quit))


def make_small(target: QWidget) -> None:
    """The window minimised, as by a gesture of the compositor's."""
    target.window().showMinimized()


def take_down(target: QWidget) -> None:
    """The window made an ordinary one."""
    target.window().showNormal()


def hide(target: QWidget) -> None:
    """The window put away."""
    target.window().hide()


def ask_what(target: QWidget) -> None:
    """Help that Qt itself brings."""
    for kind in (QEvent.Type.EnterWhatsThisMode, QEvent.Type.WhatsThis, QEvent.Type.HelpRequest, QEvent.Type.ToolTip):
        QApplication.sendEvent(target, QEvent(kind))


ATTEMPTS = st.one_of(
    st.builds(a_command, st.sampled_from(list(Qt.Key)), st.sampled_from(COMMANDS)),
    st.builds(a_command, st.sampled_from(OTHER_KEYS), st.just(Qt.KeyboardModifier.NoModifier)),
    st.builds(
        a_click,
        st.sampled_from([Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton, Qt.MouseButton.BackButton]),
        st.floats(0, 0.99),
        st.floats(0, 0.99),
    ),
    st.sampled_from([drop_a_link, open_a_link, compose, close, quit_program, make_small, take_down, hide, ask_what]),
)


def targets(kiosk: Kiosk) -> list[QWidget]:
    """What a hand can reach: the window, and whatever is shown in it."""
    return [kiosk.shell, *(each for each in kiosk.shell.findChildren(QWidget) if each.isVisible())]


def look_around(kiosk: Kiosk) -> Room:
    """What there is now."""
    tops = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    return Room(kiosk, kiosk.conductor.visit.number, kiosk.conductor.visit.state, len(tops))


def assert_shut(before: Room, qtbot: QtBot) -> None:
    """Nothing else is on the glass, the visit is the same, and nothing was started, copied or written."""
    shell = before.kiosk.shell
    qtbot.waitUntil(lambda: shell.isVisible() and shell.isFullScreen(), timeout=2000)
    now = look_around(before.kiosk)
    assert now.top_levels <= before.top_levels
    assert replace(now, top_levels=0) == replace(before, top_levels=0)
    assert QApplication.activePopupWidget() is None
    assert QApplication.activeModalWidget() is None
    assert QGuiApplication.clipboard().text() == CLIPPED
    assert psutil.Process().children() == []
    assert [field.text() for field in shell.findChildren(QLineEdit) if field.text()] == []


@pytest.mark.parametrize("touched", [(), (ev.Started(), ev.NoticeRead()), (ev.StaffCalled(),)])
def test_nobody_gets_out(qtbot: QtBot, kiosk: Kiosk, touched: tuple[ev.Event, ...]) -> None:
    for event in touched:
        kiosk.conductor.take(event)
    QGuiApplication.clipboard().setText(CLIPPED)
    before = look_around(kiosk)

    @settings(max_examples=40, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    @given(tried=st.lists(st.tuples(ATTEMPTS, st.integers(0, 10_000)), min_size=1, max_size=8))
    def try_out(tried: list[tuple[Attempt, int]]) -> None:
        for attempt, number in tried:
            reachable = targets(kiosk)
            attempt(reachable[number % len(reachable)])
        assert_shut(before, qtbot)

    try_out()


class Listener(QWidget):
    """A part of the window that notes what reaches it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.heard: list[QEvent.Type] = []
        self.resize(10, 10)
        self.show()

    def event(self, event: QEvent) -> bool:
        if event.type() not in (QEvent.Type.Polish, QEvent.Type.Show, QEvent.Type.Paint, QEvent.Type.Move):
            self.heard.append(event.type())
        return super().event(event)


@pytest.mark.parametrize(
    "attempt",
    [
        a_command(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier),
        a_command(Qt.Key.Key_Insert, Qt.KeyboardModifier.ShiftModifier),
        a_command(Qt.Key.Key_F4, Qt.KeyboardModifier.AltModifier),
        a_command(Qt.Key.Key_Print, Qt.KeyboardModifier.NoModifier),
        a_command(Qt.Key.Key_Super_L, Qt.KeyboardModifier.NoModifier),
        a_click(Qt.MouseButton.MiddleButton, 0.5, 0.5),
        a_click(Qt.MouseButton.RightButton, 0.5, 0.5),
        compose,
        ask_what,
    ],
    ids=["paste", "shift_insert", "alt_f4", "print", "super", "middle", "right", "compose", "help"],
)
def test_nothing_of_it_reaches_the_window_and_all_of_it_would(
    qapp: QApplication, kiosk: Kiosk, attempt: Attempt
) -> None:
    listener = Listener(kiosk.shell)
    qapp.sendPostedEvents()
    listener.heard.clear()

    attempt(listener)
    assert listener.heard == []
    kiosk.lockdown.let_go()
    attempt(listener)

    assert listener.heard
    kiosk.lockdown.engage()
    listener.hide()


def test_a_drop_is_refused_from_its_first_moment(kiosk: Kiosk) -> None:
    assert kiosk.lockdown.eventFilter(kiosk.shell, QEvent(QEvent.Type.DragEnter))
    assert kiosk.lockdown.eventFilter(kiosk.shell, QEvent(QEvent.Type.Drop))


def test_what_guests_use_still_works(qtbot: QtBot, kiosk: Kiosk) -> None:
    start = kiosk.shell.findChild(QWidget, "startButton")
    assert start is not None

    QTest.keyClick(kiosk.shell, Qt.Key.Key_Tab)
    QTest.mouseClick(start, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: type(kiosk.conductor.visit.state).__name__ == "Notice", timeout=2000)


@pytest.mark.parametrize("text", [*"09AZaz< "])
def test_letters_and_signs_are_used(text: str) -> None:
    assert is_used(QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, text))
    assert not is_used(QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.ControlModifier, text))


def test_in_a_window_it_refuses_nothing(qapp: QApplication, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    lockdown = Lockdown(window)

    assert not lockdown.eventFilter(QObject(), QKeyEvent(QEvent.Type.KeyPress, 0, COMMANDS[0], "q"))
    window.show()
    assert window.close()


@pytest.mark.parametrize(
    "way_out",
    [*("QDesktopServices", "openUrl", "setOpenExternalLinks", "TextBrowserInteraction", "QPrintDialog", "QFileDialog")],
)
def test_the_program_itself_knows_no_way_out(way_out: str) -> None:
    sources = [path for path in paths.APP.rglob("*.py") if way_out in path.read_text(encoding="utf-8")]

    assert sources == []
