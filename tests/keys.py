"""A guest who touches nothing: only keys, sent to the window as a keyboard or a keypad sends them."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.guest import Desk, Guest

KEYS_MOST = 120
"""More keys than lead anywhere; more means that a control is out of reach."""


class KeysOnly(Guest):
    """Goes to each control by the same keys, and presses it. `with_switches` knows two keys alone: next and choose."""

    def __init__(self, qtbot: QtBot, desk: Desk, *, with_switches: bool = False) -> None:
        super().__init__(qtbot, desk)
        self._window = desk.shell
        self._with_switches = with_switches
        self.sent = 0

    def touches(self, *names: str) -> "Guest":
        """Go to controls one after another by keys, and press each."""
        for name in names:
            self.waits_until(lambda name=name: self._usable(name) is not None, f"{name} can be used")  # type: ignore[misc]
            if name == "stayButton":  # any key says that somebody is there
                self.sends(Qt.Key.Key_Right)
                continue
            if name == "slowButton":  # a key of its own, since any other answers the question it stands beside
                self.sends(Qt.Key.Key_F8)
                continue
            self._go_to(name)
            self.sends(Qt.Key.Key_Return)
        return self

    def sends(self, key: Qt.Key) -> None:
        """Send one key to the window, wherever the focus is."""
        handle = self._window.windowHandle()
        assert handle is not None
        self.sent += 1
        QTest.keyClick(handle, key)

    @property
    def focused(self) -> QWidget | None:
        """The control that has the focus; the window itself is none."""
        widget = self._window.focusWidget()
        return None if widget is self._window else widget

    def _go_to(self, name: str) -> None:
        """Send keys until the control has the focus."""
        for key in self._way():
            if self.focused is not None and self.focused.objectName() == name:
                return
            self.sends(key)
        msg = f"no key leads to {name}"
        raise AssertionError(msg)

    def _way(self) -> Iterator[Qt.Key]:
        """Which keys to send, one after another."""
        for _ in range(KEYS_MOST):
            yield Qt.Key.Key_Tab if self._with_switches else Qt.Key.Key_Right
