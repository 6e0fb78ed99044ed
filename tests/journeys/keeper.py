"""What systemd does for the kiosk by the shipped unit: starts it, hears it, and starts it anew.

Restart, pause and watchdog are read out of `packaging/debian/evenkey.service`.
"""

import contextlib
import json
import os
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from configparser import ConfigParser
from dataclasses import dataclass, field
from pathlib import Path

import psutil

ROOT = Path(__file__).parents[2]
UNIT = ROOT / "packaging" / "debian" / "evenkey.service"
PATIENCE_S = 60.0
_UNITS = {"ms": 0.001, "s": 1.0}


class GaveUp(AssertionError):
    """What was waited for did not come to pass."""


@dataclass(frozen=True)
class Seen:
    """What stood on the glass, and since when by the system's own clock that never jumps."""

    screen: str = ""
    usable: frozenset[str] = frozenset()
    words: str = ""
    at_s: float = 0.0


@dataclass
class Keeper:
    """Keeps one kiosk running, and is the guest's hand and eye on it; it keeps as long as something is waited for."""

    folder: Path
    camera: str = "virtual"
    queue: str = "virtual:printer"
    starts: int = 0
    seen: Seen = Seen()
    kiosk: "subprocess.Popen[bytes] | None" = None
    _line: bytes = b""
    _beat_s: float = 0.0
    _due_s: float = 0.0
    _manager: socket.socket = field(default_factory=lambda: socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM))

    def __post_init__(self) -> None:
        """Listen, and read what the unit says."""
        told = _service()
        self.pause_s, self.watchdog_s = _seconds(told["RestartSec"]), _seconds(told["WatchdogSec"])
        assert told["Restart"] == "always"
        self.folder.mkdir(parents=True, exist_ok=True)
        self.clock.write_text("0", encoding="utf-8")
        self._manager.bind(str(self.folder / "notify"))

    @property
    def state(self) -> Path:
        """The kiosk's state folder."""
        return self.folder / "disk"

    @property
    def clock(self) -> Path:
        """The file of the seconds by which the kiosk's clock is wrong."""
        return self.folder / "clock"

    @property
    def pid(self) -> int:
        """The kiosk now running."""
        assert self.kiosk is not None
        return self.kiosk.pid

    def start(self) -> None:
        """Start the kiosk."""
        screen = ROOT / "resources" / "screens" / "portrait.json"
        environment = {
            **os.environ,
            "QT_QPA_PLATFORM": f"offscreen:configfile={screen}",
            "NOTIFY_SOCKET": str(self.folder / "notify"),
            "WATCHDOG_USEC": str(round(self.watchdog_s * 1_000_000)),
        }
        command = [sys.executable, "-m", "tests.journeys.attended"]
        command += [str(self.state), str(self.clock), self.camera, self.queue]
        self.kiosk = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0
        )
        self.starts += 1
        self._line, self._beat_s, self._due_s, self.seen = b"", 0.0, 0.0, Seen()

    def touch(self, *names: str) -> None:
        """Touch controls one after another, each once it can be."""
        for name in names:
            self.see(lambda name=name: name in self.seen.usable, f"{name} can be touched")  # type: ignore[misc]
            assert self.kiosk is not None
            assert self.kiosk.stdin is not None
            self.seen = Seen(self.seen.screen, self.seen.usable - {name}, self.seen.words, self.seen.at_s)
            self.kiosk.stdin.write(f"{name}\n".encode())

    def see(self, is_so: Callable[[], bool], what: str, patience_s: float = PATIENCE_S) -> Seen:
        """Wait until something is so on the glass, keeping the kiosk meanwhile. Raises: GaveUp."""
        end_s = time.monotonic() + patience_s
        while not is_so():
            if time.monotonic() > end_s:
                raise GaveUp(f"{what}: on the glass is {self.seen.screen} with {sorted(self.seen.usable)}")
            self._keep()
        return self.seen

    def children(self) -> list[int]:
        """The programs that the kiosk started: the vision program, if it runs."""
        with contextlib.suppress(psutil.NoSuchProcess):
            return [child.pid for child in psutil.Process(self.pid).children()]
        return []

    def signal(self, number: signal.Signals) -> float:
        """Send the kiosk a signal; says when, by the clock that never jumps."""
        now_s = time.monotonic()
        os.kill(self.pid, number)
        return now_s

    def stop(self) -> int:
        """End the kiosk as the system does, and wait; the answer is its exit code."""
        assert self.kiosk is not None
        self.kiosk.send_signal(signal.SIGTERM)
        try:
            return self.kiosk.wait(PATIENCE_S)
        finally:
            self.close()

    def close(self) -> None:
        """Kill whatever still runs and give everything back."""
        if self.kiosk is not None:
            self.kiosk.kill()
            self.kiosk.wait()
            self._let_go()
        self._manager.close()

    def _keep(self) -> None:
        """Hear what comes within a moment; start anew what ended, kill what is silent."""
        now_s = time.monotonic()
        if self._due_s:
            select.select([], [], [], 0.01)
            if now_s >= self._due_s:
                self.start()
            return
        assert self.kiosk is not None
        assert self.kiosk.stdout is not None
        heard, _, _ = select.select([self.kiosk.stdout, self._manager], [], [], 0.01)
        if self._manager in heard:
            self._manager.recv(100)
            self._beat_s = now_s
        if self.kiosk.stdout in heard:
            self._read(os.read(self.kiosk.stdout.fileno(), 65536))
        if self.kiosk.poll() is not None:
            self._due_s = now_s + self.pause_s
            self._let_go()
        elif self._beat_s and now_s - self._beat_s > self.watchdog_s:
            self._beat_s = 0.0
            self.kiosk.kill()

    def _let_go(self) -> None:
        """Close the pipes of a kiosk that ended; what it showed is seen no more."""
        assert self.kiosk is not None
        self.seen = Seen()
        for pipe in (self.kiosk.stdin, self.kiosk.stdout):
            assert pipe is not None
            pipe.close()

    def _read(self, read: bytes) -> None:
        """Take in what the kiosk said of its glass."""
        *lines, self._line = (self._line + read).split(b"\n")
        for told in [json.loads(line) for line in lines if line.startswith(b"{")]:
            self.seen = Seen(told["screen"], frozenset(told["usable"]), told["words"], told["at_s"])


def _service() -> dict[str, str]:
    """What the unit says of the service."""
    unit = ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str  # type: ignore[assignment, method-assign]
    unit.read(UNIT, encoding="utf-8")
    return dict(unit["Service"])


def _seconds(span: str) -> float:
    """A time span of systemd's, as seconds."""
    number = span.rstrip("ms")
    return float(number) * _UNITS[span[len(number) :] or "s"]
