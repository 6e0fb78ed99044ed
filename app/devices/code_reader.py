"""Tells a keyboard-wedge reader from a person typing: a reader's keys come in a burst, a person's one by one."""

from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import median_low

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

GAP_MS = 35
"""The median time between two keys of a reader, at most; very fast typists need 45 ms. Source: our measurements."""

IDLE_MS = 90
"""A burst is over after this long without a key."""

LENGTH_MIN = 6
LENGTH_MAX = 4000
"""Characters of one scan: fewer are a person's, more are dropped. A QR code holds 4,296 letters at most."""

REPEAT_MS = 15
"""A key held down repeats no faster than this. X calls a reader's `<<<` a repeat too, but its gaps are shorter."""

SLOW_KEYS = 3
"""So many slow gaps in the majority mean a person, and nothing is held back any longer."""

AFTERMATH_MS = 250
"""A reader's late Enter or Tab after its scan is swallowed for this long, so that it presses no button."""

ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
END_TEXTS = ("\r", "\n", "\t")
"""Some readers and X servers send a line feed under a key of its own."""

END_OF_TEXT = "\x03"


@dataclass(frozen=True)
class _Key:
    """One key held back. `character` is empty for a release; a line's end is a line feed."""

    target: QObject
    kind: QEvent.Type
    key: int
    modifiers: Qt.KeyboardModifier
    text: str = field(repr=False)
    character: str = field(repr=False)


class CodeReader(QObject):
    """An application event filter. A burst goes to `on_scan`, one line a line; a person's keys go where they would.

    Keeps: the keys of one burst, until it is decided 90 ms after the last of them.
    """

    def __init__(self, on_scan: Callable[[str], None]) -> None:
        super().__init__()
        self._on_scan = on_scan
        self._held: list[_Key] = []
        self._gaps_ms: list[int] = []
        self._slow_count = 0
        self._last_ms = 0
        self._is_replaying = False
        self._is_last_look = False
        self._scanned_at_ms: int | None = None
        self._clock = QElapsedTimer()
        self._clock.start()
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.timeout.connect(self._look_again)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hold back keys until it is known who typed them; true when the event goes no further."""
        if self._is_replaying or not isinstance(event, QKeyEvent):
            return False
        if event.type() is QEvent.Type.KeyRelease:
            return self._hold_release(watched, event)
        if event.type() is not QEvent.Type.KeyPress:
            return False
        return self._hold_press(watched, event)

    def _hold_press(self, watched: QObject, event: QKeyEvent) -> bool:
        """Hold a key that a reader may have sent; let any other key pass, after those held before it."""
        at_ms = event.timestamp() or self._clock.elapsed()
        is_end = event.key() in ENDS or event.text() in END_TEXTS
        if event.text() == END_OF_TEXT and self._held:
            self._decide()
            return True
        if is_end and not self._held:
            return self._is_aftermath(at_ms)
        if not event.text() and not is_end:
            return False
        is_held_down = event.isAutoRepeat() and at_ms - self._last_ms >= REPEAT_MS
        if is_held_down or not (event.text().isprintable() or is_end):
            self._release()
            return False
        if not self._held and event.text() == " ":
            return False
        if self._held and not 0 <= at_ms - self._last_ms <= IDLE_MS:
            self._decide()
        self._hold(watched, event, "\n" if is_end else event.text(), at_ms)
        if self._is_person():
            self._release()
        return True

    def _hold_release(self, watched: QObject, event: QKeyEvent) -> bool:
        """Keep a key's release behind its press."""
        if not self._held:
            return False
        if len(self._gaps_ms) < LENGTH_MAX:
            self._held.append(_key(watched, event, ""))
        return True

    def _hold(self, watched: QObject, event: QKeyEvent, character: str, at_ms: int) -> None:
        """Put a key to the others, up to the longest scan there is."""
        if self._held:
            gap_ms = at_ms - self._last_ms
            self._gaps_ms.append(gap_ms)
            self._slow_count += gap_ms > GAP_MS
        if len(self._gaps_ms) < LENGTH_MAX:
            self._held.append(_key(watched, event, character))
        self._last_ms = at_ms
        self._is_last_look = False
        self._idle.start(IDLE_MS)

    def _look_again(self) -> None:
        """Decide only after the keys that wait in the queue: a screen that was busy makes no person of a reader."""
        if self._is_last_look:
            self._decide()
        else:
            self._is_last_look = True
            self._idle.start(0)

    def _decide(self) -> None:
        """Say the scan, or give a person's keys back."""
        text = "".join(key.character for key in self._held).strip("\n")
        if len(text) < LENGTH_MIN or median_low(self._gaps_ms) > GAP_MS:
            self._release()
            return
        self._scanned_at_ms = self._last_ms
        self._forget()
        self._on_scan(text)

    def _release(self) -> None:
        """Send the held keys on, in order, each to where it would have gone."""
        held = self._held
        self._forget()
        self._is_replaying = True
        try:
            for key in held:
                if isValid(key.target):
                    QCoreApplication.sendEvent(key.target, QKeyEvent(key.kind, key.key, key.modifiers, key.text))
        finally:
            self._is_replaying = False

    def _forget(self) -> None:
        """Hold nothing."""
        self._held = []
        self._gaps_ms = []
        self._slow_count = 0
        self._idle.stop()

    def _is_person(self) -> bool:
        """Whether the gaps so far are a person's, so that fast typing is not held back to its end."""
        return self._slow_count >= SLOW_KEYS and self._slow_count > len(self._gaps_ms) - self._slow_count

    def _is_aftermath(self, at_ms: int) -> bool:
        """Whether an Enter or Tab belongs to the scan just taken."""
        return self._scanned_at_ms is not None and 0 <= at_ms - self._scanned_at_ms <= AFTERMATH_MS


def _key(watched: QObject, event: QKeyEvent, character: str) -> _Key:
    """An event as it can be sent again: the widget that has the focus now is the one that will get it."""
    target = watched if isinstance(watched, QWidget) else QApplication.focusWidget() or watched
    return _Key(target, event.type(), event.key(), event.modifiers(), event.text(), character)
