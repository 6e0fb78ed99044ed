"""How long a wait still lasts, counted down to the second from what a page said."""

from collections.abc import Hashable

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

TICK_MS = 250


class Countdown(QObject):
    """Counts one wait down. A page shown again does not begin it anew, nor does a look at another screen meanwhile.

    Signals: ticked() several times a second while seconds are left, and once when none is.
    """

    ticked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._wait: Hashable = None
        self._wait_s = 0
        self._since = QElapsedTimer()
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self._take_tick)

    @property
    def left_s(self) -> int:
        """The seconds left, rounded up; 0 when the wait is over."""
        if self._wait is None:
            return 0
        return max(0, -((self._since.elapsed() - 1000 * self._wait_s) // 1000))

    def begin(self, wait: Hashable, wait_s: int) -> None:
        """Count `wait_s` seconds down from now; `wait` says which wait it is, and the one under way goes on."""
        if wait != self._wait:
            self._wait, self._wait_s = wait, wait_s
            self._since.start()
        if self.left_s and not self._tick.isActive():
            self._tick.start()

    def rest(self) -> None:
        """Tick no more while nobody sees it. The wait goes on, and one that is over stays over."""
        self._tick.stop()

    def leave(self) -> None:
        """Tick no more, and forget a wait that is over: the next is another one, though it has the same name."""
        self._tick.stop()
        if not self.left_s:
            self._wait = None

    def _take_tick(self) -> None:
        """Stop with the last second, and say that time went by."""
        if not self.left_s:
            self._tick.stop()
        self.ticked.emit()
