"""Tells systemd that guests are served, and goes on telling it as long as the event loop turns.

A loop that hangs tells nothing, and systemd starts the kiosk anew. Source: sd_notify(3), sd_watchdog_enabled(3).
"""

import os
import socket
from collections.abc import Mapping

from PySide6.QtCore import QTimer

MICROSECONDS_A_MS = 1000


class SystemdSupervisor:
    """Implements `ports.Supervisor` by the socket that the service manager named; without one it is silent.

    The beat is a timer of the thread that draws: it stands still when that thread does.
    """

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._address = _address(environment.get("NOTIFY_SOCKET", ""))
        self._timer = QTimer()
        self._timer.timeout.connect(lambda: self._say("WATCHDOG=1"))
        self._period_ms = _period_ms(environment)

    def ready(self) -> None:
        """Guests are served from now on."""
        self._say("READY=1")
        if self._period_ms:
            self._timer.start(self._period_ms)

    def stopping(self) -> None:
        """The kiosk is closing down; the beat ends."""
        self._timer.stop()
        self._say("STOPPING=1")

    def _say(self, word: str) -> None:
        """Send one word; a manager that has gone is no fault of a guest's visit."""
        if not self._address:
            return
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as sender:
            sender.setblocking(False)
            try:
                sender.sendto(word.encode(), self._address)
            except OSError:
                self._address = ""  # it went, or never was: nobody is listening any more


def _address(named: str) -> str:
    """The socket's address; an abstract one begins with a zero byte instead of the sign that stands for it."""
    return f"\0{named[1:]}" if named.startswith("@") else named


def _period_ms(environment: Mapping[str, str]) -> int:
    """Half the time after which the manager loses patience with this very process; 0 where it never does."""
    if environment.get("WATCHDOG_PID", str(os.getpid())) != str(os.getpid()):
        return 0
    patience_us = environment.get("WATCHDOG_USEC", "")
    return int(patience_us) // (2 * MICROSECONDS_A_MS) if patience_us.isdigit() else 0
