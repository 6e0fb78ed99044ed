"""The live preview, as smooth and as soon as a guest sees it. Run: python -m tests.benchmarks.bench_preview

The real shell, conductor, stores and vision process (1280x720, the virtual guest), offscreen on a portrait screen. The
guest comes as a still at 30 pictures a second, as a camera would send them, or as the clip of the demo at its own 25.
Measured: from the tap on "agree" to the first painted picture, with the vision process warm and a guest
whose passport is read at once; then, over a long preview, the rate of painted pictures and how long the UI thread was
ever held up. The face model must have been fetched.
"""

import argparse
import logging
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app import paths
from app.bootstrap import build_kiosk
from app.config import read_config
from app.demo.hotel import demo_config, demo_pocket, prepare_hotel
from app.domain.consent import Way
from app.domain.mode import Mode
from app.flow import events as ev
from app.flow.states import Consent, Document, Face
from app.logs import open_log
from app.ui.kiosk import Kiosk
from tests.benchmarks.figures import line, machine

BEAT_MS = 5
STEP_S = 60.0
HOLD_S = 3600.0
"""No face is held so long: the preview goes on until it was watched long enough."""


@dataclass
class Measured:
    """What was measured, in milliseconds."""

    tap_to_picture: list[float] = field(default_factory=list)
    face_to_picture: list[float] = field(default_factory=list)
    between_pictures: list[float] = field(default_factory=list)
    stalls: list[float] = field(default_factory=list)
    seconds: float = 0.0

    def lines(self) -> Iterator[str]:
        """The figures, one a line."""
        yield line("tap on agree to first painted picture", self.tap_to_picture, "ms")
        yield line("face screen entered to first painted picture", self.face_to_picture, "ms")
        yield line("between two painted pictures", self.between_pictures, "ms")
        yield line("UI thread late for a beat of 5 ms", self.stalls, "ms")
        yield f"painted pictures: {len(self.between_pictures) / self.seconds:.1f} a second, over {self.seconds:.0f} s"


class VisionLog(logging.Handler):
    """Hears that the vision process is warm."""

    def __init__(self) -> None:
        super().__init__()
        self.codes: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the codes of the vision process."""
        if record.message == "vision":
            self.codes.append(vars(record)["code"])

    def handle(self, record: logging.LogRecord) -> bool:
        """Make the message, which no formatter makes here."""
        record.message = record.getMessage()
        return super().handle(record)


class Watcher(QObject):
    """Plays guests on a beat of 5 ms, and sees when pictures are painted and when a beat is late."""

    def __init__(self, kiosk: Kiosk, log: VisionLog, *, rounds: int, seconds: float) -> None:
        super().__init__()
        self.measured = Measured()
        self._kiosk = kiosk
        self._log = log
        self._rounds = rounds
        self._seconds = seconds
        self._painted_ns: list[int] = []
        self._shown = 0
        self._last_beat_ns = 0
        self._began_ns = time.monotonic_ns()
        self._play = self._playing()
        self._beat = QTimer(self)
        self._beat.setTimerType(Qt.TimerType.PreciseTimer)
        self._beat.timeout.connect(self._take_beat)
        self._beat.start(BEAT_MS)
        kiosk.application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Note each painting of the preview that shows a new picture."""
        if event.type() is QEvent.Type.Paint and watched.objectName() == "previewCanvas":
            shown = self._kiosk.vision.frames_shown
            if shown != self._shown:
                self._shown = shown
                self._painted_ns.append(time.monotonic_ns())
        return False

    def _take_beat(self) -> None:
        """Note how late the beat is, and go on with the play."""
        now_ns = time.monotonic_ns()
        if self._last_beat_ns and isinstance(self._kiosk.conductor.visit.state, Face):
            self.measured.stalls.append(max(0.0, (now_ns - self._last_beat_ns) / 1e6 - BEAT_MS))
        self._last_beat_ns = now_ns
        if next(self._play, StopIteration) is StopIteration:
            self._beat.stop()
            self._kiosk.application.exit(0)
        elif (now_ns - self._began_ns) / 1e9 > STEP_S + self._seconds:
            self._kiosk.application.exit(1)

    def _playing(self) -> Iterator[None]:
        """Several guests up to their first picture; then one who stays before the camera."""
        for _ in range(self._rounds):
            yield from self._comes_to_picture()
            self._kiosk.conductor.take(ev.TimeRanOut())
        yield from self._comes_to_picture()
        self.measured.stalls.clear()
        self._painted_ns.clear()
        began_ns = time.monotonic_ns()
        yield from self._wait(lambda: time.monotonic_ns() - began_ns > self._seconds * 1e9)
        self.measured.seconds = (time.monotonic_ns() - began_ns) / 1e9
        self.measured.between_pictures = [(later - earlier) / 1e6 for earlier, later in pairwise(self._painted_ns)]
        self._kiosk.conductor.take(ev.TimeRanOut())

    def _comes_to_picture(self) -> Iterator[None]:
        """One guest from the welcome screen to the first painted picture, the vision process being warm at consent."""
        take = self._kiosk.conductor.take
        self._began_ns = time.monotonic_ns()
        self._log.codes.clear()
        for event in (ev.Started(), ev.NoticeRead(), ev.WayChosen(Way.FACE)):
            take(event)
        yield from self._wait(lambda: "ready" in self._log.codes and self._is_at(Consent))
        self._painted_ns.clear()
        agree = self._kiosk.shell.findChild(QWidget, "consentAgreeButton")
        assert agree
        tapped_ns = time.monotonic_ns()
        QTest.mouseClick(agree, Qt.MouseButton.LeftButton)
        yield from self._wait(lambda: self._is_at(Document))
        take(ev.TextScanned("\n".join(demo_pocket().mrz_lines)))
        yield from self._wait(lambda: self._is_at(Face))
        face_ns = self._last_beat_ns
        yield from self._wait(lambda: bool(self._painted_ns))
        self.measured.tap_to_picture.append((self._painted_ns[0] - tapped_ns) / 1e6)
        self.measured.face_to_picture.append((self._painted_ns[0] - face_ns) / 1e6)

    def _is_at(self, state: type[Consent | Document | Face]) -> bool:
        """Whether the guest has come to a state."""
        return isinstance(self._kiosk.conductor.visit.state, state)

    def _wait(self, is_so: Callable[[], bool]) -> Iterator[None]:
        """Wait until something is so, beat by beat."""
        while not is_so():
            yield


def main() -> int:
    """Build the demo kiosk, watch it, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=10, help="guests up to their first picture")
    parser.add_argument("--seconds", type=float, default=20.0, help="how long the last one is watched; under 60")
    parser.add_argument("--clip", action="store_true", help="the clip of the demo instead of the still")
    wanted = parser.parse_args()
    print(machine())
    screen = paths.resources() / "screens" / "portrait.json"
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screen}"
    config = demo_config(read_config(None))
    # The preview alone is measured: nobody is asked to turn, and nothing is compared.
    config = replace(config, face=replace(config.face, mode=Mode.DETECTION_ONLY, hold_s=HOLD_S))
    with tempfile.TemporaryDirectory() as state_folder, tempfile.TemporaryDirectory() as stills:
        if not wanted.clip:
            shutil.copy(paths.assets() / "virtual_guest.jpg", stills)
            config = replace(config, camera=replace(config.camera, source=f"images:{stills}"))
        state = Path(state_folder)
        log = VisionLog()
        open_log(state / "logs")
        logging.getLogger("evenkey").addHandler(log)
        prepare_hotel(config, state)
        kiosk = build_kiosk(config, state, argv=sys.argv[:1])
        watcher = Watcher(kiosk, log, rounds=wanted.rounds, seconds=wanted.seconds)
        code = kiosk.run(is_full_screen=True)
    if code:
        print(f"It came to a halt: the vision process said {log.codes}.", file=sys.stderr)
        return code
    print("\n".join(watcher.measured.lines()))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
