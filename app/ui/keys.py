"""The kiosk without touch: five keys, or two switches, go everywhere and press everything.

Right and left step through the controls in reading order, down and up from row to row, Enter presses, Escape goes back.
Two switches send Tab (next) and Enter (choose). Function keys F1 to F11 do what a keypad beside the glass has keys for.
Source: EN 301 549 8.4.1; Section 508 402; VVSG 2.0 7.2 (one mode of use without touch and without sight).
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QScrollArea, QWidget
from shiboken6 import isValid

from app.flow import events as ev

FUNCTIONS: dict[int, ev.Touched] = {
    Qt.Key.Key_F1: ev.HelpAsked(),
    Qt.Key.Key_F2: ev.VoiceTouched(),
    Qt.Key.Key_F3: ev.VoiceRepeated(),
    Qt.Key.Key_F4: ev.VoicePaused(),
    Qt.Key.Key_F5: ev.VoiceSlowed(),
    Qt.Key.Key_F6: ev.VoiceRaised(),
    Qt.Key.Key_F7: ev.DarkTouched(),
    Qt.Key.Key_F8: ev.SlowTouched(),
    Qt.Key.Key_F9: ev.VoiceStarted(),
    Qt.Key.Key_F10: ev.VoiceStopped(),
}
"""F9 and F10 are for the headphone socket of an accessible keypad, which reports the plug as keys."""

STAFF = Qt.Key.Key_F11
"""Held as the hotel's mark is held, it has staff sign in."""

STAFF_PRESS_MS = 3000
"""How long staff hold the mark or the key: nobody does so by chance."""

BACK = (Qt.Key.Key_Escape, Qt.Key.Key_Back, Qt.Key.Key_Cancel)
PRESS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Select)
STEPS = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
ROWS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
TAKEN = frozenset({*FUNCTIONS, STAFF, *BACK, *PRESS, *STEPS, *ROWS})
"""Every key that is taken before a widget sees it."""


class Keys(QObject):
    """Takes the keys of one window before its widgets do; letters, digits and the rows of a list it leaves to them.

    Signals: happened(event) for what a key means, at least that somebody is there; moved(control) when a key moved the
    focus there, and pressed(control) when it pressed that one; back_asked() for the key that goes back.
    """

    happened = Signal(object)
    moved = Signal(object)
    pressed = Signal(object)
    back_asked = Signal()

    def __init__(self, window: QWidget, stops: Callable[[], Sequence[QWidget]]) -> None:
        super().__init__(window)
        self._window = window
        self._stops = stops
        self._hold = QTimer(self, interval=STAFF_PRESS_MS, singleShot=True)
        self._hold.timeout.connect(lambda: self.happened.emit(ev.StaffCalled()))

    def watch(self) -> None:
        """Take keys before any widget does; to be called once the window is shown, and as often as one likes."""
        handle = self._window.windowHandle()
        if handle is not None:
            handle.removeEventFilter(self)
            handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that mean something here; true when the event goes no further."""
        del watched
        if not isinstance(event, QKeyEvent):
            return False
        if event.key() == STAFF:
            return self._held(event)
        if event.type() is not QEvent.Type.KeyPress:
            return False
        focused = self._window.focusWidget()
        return self._take(event, None if focused is self._window else focused)

    def _held(self, event: QKeyEvent) -> bool:
        """Count how long the key of staff is held; a keyboard that repeats it says nothing new."""
        if event.type() is QEvent.Type.KeyPress and not event.isAutoRepeat():
            self._hold.start()
        elif event.type() is QEvent.Type.KeyRelease and not event.isAutoRepeat():
            self._hold.stop()
        return True

    def _take(self, event: QKeyEvent, focused: QWidget | None) -> bool:
        """Do what a key means; false where it means nothing here."""
        key = event.key()
        if key in FUNCTIONS:
            if not event.isAutoRepeat():
                self.happened.emit(FUNCTIONS[key])
        elif key in BACK:
            self.happened.emit(ev.Stayed())
            self.back_asked.emit()
        elif key in STEPS:
            is_mirrored = key in {Qt.Key.Key_Left, Qt.Key.Key_Right} and self._is_rtl()
            self._move(self._next(focused, -STEPS[Qt.Key(key)] if is_mirrored else STEPS[Qt.Key(key)]))
        elif key in ROWS and not isinstance(focused, QAbstractItemView):
            if not _scrolled(focused, ROWS[Qt.Key(key)]):
                self._move(self._in_row(focused, ROWS[Qt.Key(key)]))
        elif key in PRESS and isinstance(focused, QAbstractButton):
            if not event.isAutoRepeat():
                focused.click()
                self.pressed.emit(focused)
        else:
            if focused is None:
                self.happened.emit(ev.Stayed())
            return False
        return True

    def _is_rtl(self) -> bool:
        """Whether the page is read to the left; by the whole page, so that no part of it turns a way back."""
        return self._window.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def _move(self, control: QWidget | None) -> None:
        """Give a control the focus, and say that somebody is there."""
        self.happened.emit(ev.Stayed())
        if control is not None and isValid(control) and control.isVisible() and control.isEnabled():
            control.setFocus(Qt.FocusReason.TabFocusReason)
            self.moved.emit(control)

    def _next(self, focused: QWidget | None, way: int) -> QWidget | None:
        """The next control in reading order, or the one before; from none, the first or the last. It goes round."""
        stops = list(self._stops())
        if not stops:
            return None
        if focused not in stops:
            return stops[0 if way > 0 else -1]
        return stops[(stops.index(focused) + way) % len(stops)]

    def _in_row(self, focused: QWidget | None, way: int) -> QWidget | None:
        """The control of the next row that stands nearest below, or above; past the last row, the first."""
        stops = list(self._stops())
        if focused not in stops:
            return self._next(None, way)
        here = self._middle(focused)
        below = [stop for stop in stops if way * (self._edge(stop, way) - here.y()) > 0 and stop is not focused]
        if not below:
            return stops[0 if way > 0 else -1]
        row_y = min(self._middle(stop).y() * way for stop in below) * way
        nearest = min(below, key=lambda stop: abs(self._middle(stop).y() - row_y))
        row = [stop for stop in below if abs(self._middle(stop).y() - row_y) <= nearest.height() // 2]
        return min(row, key=lambda stop: abs(self._middle(stop).x() - here.x()))

    def _middle(self, control: QWidget) -> QPoint:
        """Where a control's middle is, in the window."""
        return control.mapTo(self._window, control.rect().center())

    def _edge(self, control: QWidget, way: int) -> int:
        """The edge of a control that is nearest to what stands above it (1) or below it (-1)."""
        corner = control.mapTo(self._window, control.rect().topLeft() if way > 0 else control.rect().bottomLeft())
        return corner.y()


def _scrolled(focused: QWidget | None, way: int) -> bool:
    """Move a text that has more in that direction; false where there is none."""
    if not isinstance(focused, QScrollArea):
        return False
    bar = focused.verticalScrollBar()
    before = bar.value()
    bar.setValue(before + way * focused.viewport().height() * 3 // 4)
    return bar.value() != before
