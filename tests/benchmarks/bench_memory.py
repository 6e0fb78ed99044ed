"""Whether memory stays flat from guest to guest. Run: python -m tests.benchmarks.bench_memory

One kiosk process, the real shell, conductor and stores, and a real vision process for each guest on the face way. The
guests come by face, passport and code in turn; each has a booking of their own. Measured on the welcome screen after
each visit: memory, descriptors and threads of the kiosk. Measured of each vision process while it lives, every
quarter of a second: its largest memory. The face model must have been fetched.
"""

import argparse
import gc
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import cycle
from pathlib import Path
from statistics import linear_regression, median

from PySide6.QtCore import QObject, QTimer

from app import paths
from app.bookings.arrivals import parse_arrivals
from app.bootstrap import build_kiosk, open_stores, today_of
from app.config import Config, read_config
from app.demo.hotel import demo_config, prepare_hotel
from app.demo.player import Played, Player, Pocket
from app.demo.script import DemoWay, acts
from app.devices.vision_process import VisionProcess
from app.domain.codes import own_code
from app.domain.mrz import td3_lines
from app.ui.kiosk import Kiosk
from tests.benchmarks.figures import machine

SAMPLE_MS = 250
WARMED_UP = slice(4, 10)
"""Visits 5 to 10: by then every screen and library was used."""

LAST = 5
HEADER = "confirmation,surname,given_names,arrival,departure,guests,document_number"


@dataclass(frozen=True)
class Sample:
    """The kiosk after one visit: memory in megabytes, descriptors, threads, and Python's objects."""

    way: DemoWay
    rss_mb: float
    pss_mb: float
    descriptors: int
    threads: int
    objects: int


@dataclass
class Measured:
    """The kiosk after each visit, and the largest memory of each vision process by its number, in megabytes.

    `kinds` counts Python's objects by kind after the tenth visit and after the last.
    """

    kiosk: list[Sample] = field(default_factory=list)
    vision_mb: dict[int, float] = field(default_factory=dict)
    kinds: list[Counter[str]] = field(default_factory=list)

    def lines(self) -> Iterator[str]:
        """The figures, one a line."""
        figures: dict[str, Sequence[float]] = {
            "kiosk, resident (MB)": [sample.rss_mb for sample in self.kiosk],
            "kiosk, proportional (MB)": [sample.pss_mb for sample in self.kiosk],
            "kiosk, descriptors": [sample.descriptors for sample in self.kiosk],
            "kiosk, threads": [sample.threads for sample in self.kiosk],
            "kiosk, Python objects": [sample.objects for sample in self.kiosk],
        }
        for name, values in figures.items():
            yield _line(name, values)
        peaks = list(self.vision_mb.values())
        if len(peaks) > 1:
            slope = linear_regression(range(len(peaks)), peaks).slope
            yield (
                f"vision processes: {len(peaks)}; largest memory of each (MB): median {median(peaks):.1f}, "
                f"first {peaks[0]:.1f}, last {peaks[-1]:.1f}, {slope:+.3f} from one to the next"
            )


def _line(name: str, values: Sequence[float]) -> str:
    """Visits 5 to 10 against the last five, and the slope from visit 5 on."""
    settled = values[WARMED_UP.start :]
    slope = linear_regression(range(len(settled)), settled).slope
    early, late = median(values[WARMED_UP]), median(values[-LAST:])
    return (
        f"{name:<28} first {values[0]:9.1f}  visits 5-10 {early:9.1f}  last 5 {late:9.1f}  "
        f"{slope:+9.4f} a visit from the 5th on"
    )


def pockets(count: int) -> list[Pocket]:
    """What each of so many guests carries: a passport and a booking code of their own."""
    return [
        Pocket(
            mrz_lines=td3_lines(
                surname="ERIKSSON",
                given_names="ANNA MARIA",
                document_number=f"M{number:08d}",
                birth_date=date(1974, 8, 12),
                sex="F",
                expiry_date=date(2032, 4, 15),
            ),
            code=own_code(1_000 + 97 * number),
        )
        for number in range(count)
    ]


def arrivals_csv(guests: Sequence[Pocket], today: date) -> str:
    """The hotel's list with one booking for each guest."""
    days = f"{today.isoformat()},{(today + timedelta(days=2)).isoformat()}"
    rows = [f"{guest.code},Eriksson,Anna Maria,{days},1,M{number:08d}" for number, guest in enumerate(guests)]
    return "\n".join([HEADER, *rows, ""])


class Evening(QObject):
    """Plays one visit after another on one kiosk, and measures after each."""

    def __init__(self, kiosk: Kiosk, vision: VisionProcess, guests: Sequence[Pocket], language: str) -> None:
        super().__init__()
        self.measured = Measured()
        self.failed_at = ""
        self._kiosk = kiosk
        self._vision = vision
        self._visits = zip(cycle(DemoWay), guests, strict=False)
        self._language = language
        self._player: Player | None = None
        self._sampler = QTimer(self)
        self._sampler.timeout.connect(self._sample_vision)
        self._sampler.start(SAMPLE_MS)

    def begin_visit(self) -> None:
        """Let the next guest come, or end the evening."""
        visit = next(self._visits, None)
        if visit is None:
            self._kiosk.application.exit(0)
            return
        way, pocket = visit
        frames_before = self._vision.frames_shown
        self._player = Player(
            self._kiosk.shell,
            visit=lambda: self._kiosk.conductor.visit,
            has_picture=lambda: self._vision.frames_shown > frames_before,
            pocket=pocket,
            out=None,
            pause_s=0.0,
            on_end=lambda played: self._end_visit(way, played),
        )
        self._player.play(acts(way, self._language))

    def _end_visit(self, way: DemoWay, played: Played) -> None:
        """Forget the player, and measure once Qt has let go of what it deletes later."""
        if self._player:
            self._player.deleteLater()
            self._player = None
        if played.failed_at:
            self.failed_at = f"{way.value}: {played.failed_at}"
            self._kiosk.application.exit(1)
            return
        QTimer.singleShot(0, lambda: self._measure(way))

    def _measure(self, way: DemoWay) -> None:
        """Note how the kiosk stands, and go on."""
        gc.collect()
        self.measured.kiosk.append(sample(way))
        if len(self.measured.kiosk) >= WARMED_UP.stop:
            self.measured.kinds = [*self.measured.kinds[:1], _kinds()]
        self.begin_visit()

    def _sample_vision(self) -> None:
        """Note how large the vision process is, if there is one."""
        pid = self._vision.pid
        if pid is None:
            return
        number = self._vision.processes_started
        largest_mb = max(self.measured.vision_mb.get(number, 0.0), _resident_mb(pid))
        self.measured.vision_mb[number] = largest_mb


def sample(way: DemoWay) -> Sample:
    """How this process stands now."""
    return Sample(
        way=way,
        rss_mb=_resident_mb(os.getpid()),
        pss_mb=_proportional_mb(),
        descriptors=_count("fd"),
        threads=_count("task"),
        objects=len(gc.get_objects()),
    )


def _resident_mb(pid: int) -> float:
    """Resident memory of a process, in megabytes. Source: proc_pid_statm(5)."""
    pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def _proportional_mb() -> float:
    """This process's share of memory, shared pages divided, in megabytes. Source: proc_pid_smaps(5)."""
    rollup = Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines()
    return next(int(row.split()[1]) for row in rollup if row.startswith("Pss:")) * 1024 / 1e6


def _count(what: str) -> int:
    """How many descriptors (`fd`) or threads (`task`) this process has."""
    return sum(1 for _ in Path("/proc/self", what).iterdir())


def _kinds() -> Counter[str]:
    """Python's objects by kind."""
    return Counter(f"{type(each).__module__}.{type(each).__qualname__}" for each in gc.get_objects())


def main() -> int:
    """Build the demo kiosk, let the guests come, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--visits", type=int, default=50, help="at least 12")
    parser.add_argument("--language", default="en")
    parser.add_argument("--each", action="store_true", help="print every visit too, and what grew")
    wanted = parser.parse_args()
    print(machine())
    screen = paths.resources() / "screens" / "portrait.json"
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screen}"
    config = demo_config(read_config(None))
    with tempfile.TemporaryDirectory() as folder:
        evening, code = _evening(config, Path(folder), visits=max(12, wanted.visits), language=wanted.language)
    if code:
        print(f"A visit came to a halt at {evening.failed_at}.", file=sys.stderr)
        return code
    if wanted.each:
        for number, each in enumerate(evening.measured.kiosk, 1):
            print(f"{number:3} {each.way.value:<9} {each.rss_mb:7.1f} MB  {each.descriptors} fd  {each.objects} objs")
        grown = evening.measured.kinds[-1] - evening.measured.kinds[0]
        print(
            "more objects than after visit 10:", *(f"{name} {more}" for name, more in grown.most_common(12)), sep="\n  "
        )
        print("vision processes (MB):", *(f"{size:.1f}" for size in evening.measured.vision_mb.values()))
    print("\n".join(evening.measured.lines()))
    return 0


def _evening(config: Config, state: Path, *, visits: int, language: str) -> tuple[Evening, int]:
    """One evening with so many guests; the number is the exit code."""
    guests = pockets(visits)
    arrivals = parse_arrivals(arrivals_csv(guests, today_of(config)))
    prepare_hotel(config, state)
    open_stores(config, state).bookings.import_arrivals(arrivals.bookings)
    kiosk = build_kiosk(config, state, argv=sys.argv[:1])
    if not isinstance(kiosk.vision, VisionProcess):
        raise TypeError("the kiosk has another vision port")
    evening = Evening(kiosk, kiosk.vision, guests, language)
    QTimer.singleShot(0, evening.begin_visit)
    return evening, kiosk.run(is_full_screen=True)


if __name__ == "__main__":
    raise SystemExit(main())
