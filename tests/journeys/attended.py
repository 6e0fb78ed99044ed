"""A real kiosk, started as the command line starts it, that is watched and touched from outside.

Run: python -m tests.journeys.attended STATE CLOCK CAMERA QUEUE. It says in one line of JSON each what stands on the
glass, once it is painted, and touches what it is told to, one name a line. CLOCK is a file of seconds that the clock is
wrong by; CAMERA a source, and QUEUE a printer's queue.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta, tzinfo
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QRegularExpression, QSocketNotifier, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

import app.bootstrap
import app.storage.database
from app.cli.entry import main as run_command
from app.config import Camera, Config, Printer
from app.demo.hotel import demo_config
from app.ui.kiosk import Kiosk
from app.ui.speech import words_on

LOOK_MS = 15


class Onlooker(QObject):
    """Says what is on the glass whenever it changed, and touches what it is told to.

    Signals: none.
    """

    def __init__(self, kiosk: Kiosk) -> None:
        super().__init__(kiosk.shell)
        self._kiosk = kiosk
        self._painted: set[str] = set()
        self._told: dict[str, object] = {}
        self._read = b""
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        self._orders = QSocketNotifier(0, QSocketNotifier.Type.Read, self)
        self._orders.activated.connect(self._take_orders)
        kiosk.application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Note what is painted."""
        if event.type() == QEvent.Type.Paint:
            self._painted.add(watched.objectName())
        return super().eventFilter(watched, event)

    def _look(self) -> None:
        """Tell what is shown, if it is something else than was told."""
        shown = self._shown()
        if shown is None or shown.objectName() not in self._painted:
            return
        buttons = [each for each in self._kiosk.shell.findChildren(QAbstractButton) if each.isVisible()]
        told: dict[str, object] = {
            "screen": shown.objectName(),
            "usable": sorted({each.objectName() for each in buttons if each.isEnabled() and each.objectName()}),
            "words": words_on(shown),
        }
        if told != self._told:
            self._told = told
            print(json.dumps({**told, "at_s": time.monotonic()}), flush=True)

    def _shown(self) -> QWidget | None:
        """The screen on the glass."""
        screens = self._kiosk.shell.findChildren(QWidget, QRegularExpression("Screen$"))
        return next((screen for screen in screens if screen.isVisible()), None)

    def _take_orders(self) -> None:
        """Touch what is named; what is gone by then is not touched."""
        read = os.read(0, 4096)
        if not read:
            self._orders.setEnabled(False)
        *names, self._read = (self._read + read).split(b"\n")
        for name in names:
            found = self._kiosk.shell.findChildren(QWidget, name.decode())
            for widget in [each for each in found if each.isVisible() and each.isEnabled()][:1]:
                QTest.mouseClick(
                    widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, widget.rect().center()
                )


def wrong_by(file: Path) -> Callable[..., datetime]:
    """A clock that is wrong by what stands in a file."""

    def now(zone: tzinfo | None = None) -> datetime:
        return datetime.now(zone) + timedelta(seconds=float(file.read_text(encoding="utf-8")))  # noqa: TID251 - a clock

    return now


def main(state: str, clock: str, camera: str, queue: str) -> int:
    """Run `evenkey run` on the settings of the demo's hotel, with somebody to watch it."""
    build = app.bootstrap.build_kiosk
    onlookers: list[Onlooker] = []
    demo = replace(demo_config(Config()), camera=Camera(camera), printer=Printer(queue))

    def watched(_config: Config, folder: Path, *, argv: list[str], is_after_crash: bool) -> Kiosk:
        kiosk = build(demo, folder, argv=argv, is_after_crash=is_after_crash)
        onlookers.append(Onlooker(kiosk))
        return kiosk

    now = wrong_by(Path(clock))
    app.bootstrap.build_kiosk = watched  # type: ignore[assignment]
    app.bootstrap.today_of.__defaults__ = (now,)
    app.storage.database.datetime = type("Clock", (), {"now": staticmethod(now)})  # type: ignore[misc, assignment]
    return run_command(["--state", state, "run"])


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
