"""The conductor's clock, on Qt's event loop."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer


class QtTimer:
    """One single-shot timer, exact to the millisecond: Qt's usual one may end a twentieth too soon or too late."""

    def __init__(self, delay_s: float, call: Callable[[], None]) -> None:
        self._timer = QTimer()
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(call)
        self._timer.start(round(delay_s * 1000))

    def cancel(self) -> None:
        """Stop it; harmless if it has run out."""
        self._timer.stop()


class QtClock:
    """Calls back on the UI thread; not affected by the wall clock being set."""

    def call_after(self, delay_s: float, call: Callable[[], None]) -> QtTimer:
        """Call once after `delay_s` seconds."""
        return QtTimer(delay_s, call)
