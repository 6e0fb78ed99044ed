"""Cold start: from the start of the process to the painted welcome screen. Run: python -m tests.benchmarks.bench_start

Each start is a process of its own that runs what `evenkey run` runs, on the offscreen platform, with a portrait screen.
It is measured twice: with the program's files out of the system's memory (as far as it lets them go: files that another
process has in use stay), and with them in it.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.figures import line, machine

ROOT = Path(__file__).parents[2]
CHILD = "--child"
STAGES = ("interpreter", "imports", "built", "shown", "painted")
START_S = 60.0


def main() -> None:
    """Start the kiosk over and over, and print how long each stage took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15, help="starts of each kind")
    runs = parser.parse_args().runs
    print(machine())
    for title, is_cold in (("files not in memory", True), ("files in memory", False)):
        with tempfile.TemporaryDirectory() as state:
            started = [_start(Path(state), is_cold=is_cold) for _ in range(runs)]
        print(f"\n{title}: milliseconds from the start of the process")
        for stage in STAGES:
            print(line(f"  {stage}", [each[stage] for each in started], "ms"))


def _start(state: Path, *, is_cold: bool) -> dict[str, float]:
    """One start; milliseconds to each stage."""
    if is_cold:
        for folder in (ROOT, Path(sys.prefix), Path(sys.base_prefix)):
            _let_go(folder)
    screen = ROOT / "resources" / "screens" / "portrait.json"
    environment = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={screen}"}
    command = [sys.executable, "-m", "tests.benchmarks.bench_start", CHILD, str(time.monotonic_ns()), str(state)]
    answer = subprocess.run(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, timeout=START_S, check=True, text=True
    )
    stages: dict[str, float] = json.loads(answer.stdout.splitlines()[-1])
    return stages


def _let_go(folder: Path) -> None:
    """Ask the system to drop a folder's files from its memory."""
    for file in folder.rglob("*"):
        if not file.is_file() or ".git" in file.parts:
            continue
        try:
            descriptor = os.open(file, os.O_RDONLY)
        except OSError:
            continue
        try:
            os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
        finally:
            os.close(descriptor)


def _be_started(began_ns: int, state: str) -> None:
    """Run the kiosk as the command line does, note the stages, and end after the first painted frame."""
    stages = {"interpreter": _since_ms(began_ns)}
    # Imported here: what is measured begins before it.
    from PySide6.QtCore import QEvent, QObject, QTimer  # noqa: PLC0415

    import app.bootstrap  # noqa: PLC0415
    from app.cli.entry import main as run_command  # noqa: PLC0415
    from app.ui.kiosk import Kiosk  # noqa: PLC0415

    stages["imports"] = _since_ms(began_ns)
    build = app.bootstrap.build_kiosk
    kept: list[QObject] = []

    class FirstPaint(QObject):
        """Watches the window for its first frame; the frame is on the glass once the loop turns again."""

        def __init__(self, kiosk: Kiosk) -> None:
            super().__init__()
            self._kiosk = kiosk

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
            if event.type() is QEvent.Type.Show:
                stages.setdefault("shown", _since_ms(began_ns))
            if event.type() is QEvent.Type.Paint:
                watched.removeEventFilter(self)
                QTimer.singleShot(0, self._end)
            return False

        def _end(self) -> None:
            stages["painted"] = _since_ms(began_ns)
            self._kiosk.application.exit(0)

    def build_watched(*args: object, **settings: object) -> Kiosk:
        kiosk = build(*args, **settings)  # type: ignore[arg-type]
        stages["built"] = _since_ms(began_ns)
        kept.append(FirstPaint(kiosk))
        kiosk.shell.installEventFilter(kept[0])
        return kiosk

    app.bootstrap.build_kiosk = build_watched
    sys.argv = ["evenkey", "--state", state, "run"]
    try:
        run_command()
    finally:
        print(json.dumps(stages))


def _since_ms(began_ns: int) -> float:
    """Milliseconds since a moment of the machine's steady clock."""
    return (time.monotonic_ns() - began_ns) / 1e6


if __name__ == "__main__":
    if CHILD in sys.argv:
        _be_started(int(sys.argv[-2]), sys.argv[-1])
    else:
        main()
