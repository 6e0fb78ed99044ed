"""An evening of guests at one real kiosk, one after another, and how the kiosk stands after each.

The real shell, conductor, worker and stores, and real vision processes. Used by `bench_memory` and `bench_soak`.
"""

import gc
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import psutil
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from app.bookings.arrivals import parse_arrivals
from app.bootstrap import DATABASE, Stores, build_kiosk, open_stores, today_of
from app.config import Config
from app.demo.hotel import prepare_hotel
from app.demo.player import Played, Player, Pocket
from app.demo.script import Act
from app.devices.vision_process import VisionProcess
from app.domain.codes import own_code
from app.ui.kiosk import Kiosk

SAMPLE_MS = 250
PAGE_NUMBER = "L898902C3"
"""The document number in the demo's passport."""

HEADER = "confirmation,surname,given_names,arrival,departure,guests,document_number"
SHARED_MEMORY = Path("/dev/shm")


@dataclass(frozen=True)
class Sample:
    """The kiosk after one visit: memory in megabytes, and how many of what else it holds.

    `processes` are its children, `shared` the blocks of shared memory of the machine, `store_kb` the database and its
    log in kilobytes.
    """

    visit: str
    rss_mb: float
    pss_mb: float
    descriptors: int
    threads: int
    objects: int
    processes: int
    shared: int
    store_kb: float


@dataclass
class Measured:
    """The kiosk after each visit, and the largest memory of each vision process by its number, in megabytes."""

    kiosk: list[Sample] = field(default_factory=list)
    vision_mb: dict[int, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Call:
    """One guest's visit: what kind it is, what the guest does, and what the guest carries.

    Who `shows_page` has the passport that lies before the demo's document camera, and a booking not used before.
    `during` is what happens to the kiosk meanwhile: a screen, and what is tried once it stands there until it is done.
    """

    visit: str
    script: tuple[Act, ...]
    pocket: Pocket
    shows_page: bool = False
    during: "tuple[str, Callable[[Evening], bool]] | None" = None


class Evening(QObject):
    """Plays one visit after another on one kiosk, and measures after each, on the welcome screen."""

    def __init__(
        self, kiosk: Kiosk, vision: VisionProcess, state: Path, calls: Iterable[Call], *, stores: Stores, today: date
    ) -> None:
        super().__init__()
        self._stores = stores
        self._today = today
        self._pages = 0
        self.kiosk = kiosk
        self.vision = vision
        self.measured = Measured()
        self.failed_at = ""
        self.missed = 0
        """How often what was to happen meanwhile did not: the guest was past that screen."""
        self.after_each: Callable[[Call], None] = lambda _call: None
        self._state = state
        self._calls = iter(calls)
        self._player: Player | None = None
        self._sampler = QTimer(self)
        self._sampler.timeout.connect(self._sample_vision)
        self._sampler.start(SAMPLE_MS)
        self._during: tuple[str, Callable[[Evening], bool]] | None = None
        self._watch = QTimer(self)
        self._watch.timeout.connect(self._try_deed)
        self._watch.start(SAMPLE_MS // 5)

    def begin_visit(self) -> None:
        """Let the next guest come, or end the evening."""
        call = next(self._calls, None)
        if call is None:
            self.kiosk.application.exit(0)
            return
        if call.shows_page:
            if self._pages:  # the first has the demo's own
                self._stores.bookings.import_arrivals(parse_arrivals(page_csv(self._pages, self._today)).bookings)
            self._pages += 1
        frames_before = self.vision.frames_shown
        self._player = Player(
            self.kiosk.shell,
            visit=lambda: self.kiosk.conductor.visit,
            has_picture=lambda: self.vision.frames_shown > frames_before,
            pocket=call.pocket,
            out=None,
            pause_s=0.0,
            on_end=lambda played: self._end_visit(call, played),
        )
        self._during = call.during
        self._player.play(call.script)

    def _try_deed(self) -> None:
        """Do what is to happen meanwhile, once its screen stands there."""
        if self._during:
            screen, deed = self._during
            # A screen of the visit before may not be deleted yet.
            found = self.kiosk.shell.findChildren(QWidget, screen)
            if any(each.isVisible() for each in found) and deed(self):
                self._during = None

    def _end_visit(self, call: Call, played: Played) -> None:
        """Forget the player, and measure once Qt has let go of what it deletes later."""
        if self._player:
            self._player.deleteLater()
            self._player = None
        self.missed += self._during is not None
        self._during = None
        if played.failed_at:
            self.failed_at = f"{call.visit}: {played.failed_at}"
            self.kiosk.application.exit(1)
            return
        QTimer.singleShot(0, lambda: self._measure(call))

    def _measure(self, call: Call) -> None:
        """Note how the kiosk stands, and go on."""
        gc.collect()
        self.measured.kiosk.append(sample(call.visit, self._state))
        self.after_each(call)
        self.begin_visit()

    def _sample_vision(self) -> None:
        """Note how large the vision process is, if there is one."""
        pid = self.vision.pid
        if pid is None:
            return
        number = self.vision.processes_started
        largest_mb = max(self.measured.vision_mb.get(number, 0.0), _resident_mb(pid))
        self.measured.vision_mb[number] = largest_mb


def prepare_evening(config: Config, state: Path, guests: Sequence[Pocket], surnames: Callable[[int], str]) -> Stores:
    """A demo hotel with a booking for each of these guests; the answer is a second hand on its stores."""
    arrivals = parse_arrivals(arrivals_csv(guests, today_of(config), surnames))
    prepare_hotel(config, state)
    stores = open_stores(config, state)
    stores.bookings.import_arrivals(arrivals.bookings)
    return stores


def play_evening(
    config: Config, state: Path, calls: Iterable[Call], stores: Stores
) -> tuple[Evening, Callable[[], int]]:
    """A kiosk for these guests; the second answer lets them come, and answers with the exit code."""
    kiosk = build_kiosk(config, state, argv=sys.argv[:1])
    if not isinstance(kiosk.vision, VisionProcess):
        raise TypeError("the kiosk has another vision port")
    evening = Evening(kiosk, kiosk.vision, state, calls, stores=stores, today=today_of(config))

    def play() -> int:
        QTimer.singleShot(0, evening.begin_visit)
        return kiosk.run(is_full_screen=True)

    return evening, play


def pockets(count: int) -> list[Pocket]:
    """What each of so many guests carries: a booking code of their own."""
    return [Pocket(mrz_lines=(), code=own_code(1_000 + 97 * number)) for number in range(count)]


def arrivals_csv(guests: Sequence[Pocket], today: date, surnames: Callable[[int], str]) -> str:
    """The hotel's list with one booking for each guest."""
    days = _days(today)
    rows = [f"{guest.code},{surnames(number)},Anna Maria,{days},1,M{number:08d}" for number, guest in enumerate(guests)]
    return "\n".join([HEADER, *rows, ""])


def page_csv(number: int, today: date) -> str:
    """One more booking of the person whose passport lies before the demo's document camera."""
    return f"{HEADER}\nPAGE{number:05d},Eriksson,Anna Maria,{_days(today)},1,{PAGE_NUMBER}\n"


def _days(today: date) -> str:
    """Two nights from today."""
    return f"{today.isoformat()},{(today + timedelta(days=2)).isoformat()}"


def sample(visit: str, state: Path) -> Sample:
    """How this process stands now."""
    return Sample(
        visit=visit,
        rss_mb=_resident_mb(os.getpid()),
        pss_mb=_proportional_mb(),
        descriptors=_count("fd"),
        threads=_count("task"),
        objects=len(gc.get_objects()),
        processes=len(psutil.Process().children(recursive=True)),
        shared=sum(1 for _ in SHARED_MEMORY.iterdir()),
        store_kb=sum(file.stat().st_size for file in state.glob(f"{DATABASE}*")) / 1000,
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


def columns(samples: Sequence[Sample]) -> dict[str, list[float]]:
    """Each figure of all visits, in their order, by its name and unit."""
    return {
        "resident memory (MB)": [each.rss_mb for each in samples],
        "proportional memory (MB)": [each.pss_mb for each in samples],
        "descriptors": [each.descriptors for each in samples],
        "threads": [each.threads for each in samples],
        "Python objects": [each.objects for each in samples],
        "child processes": [each.processes for each in samples],
        "blocks of shared memory": [each.shared for each in samples],
        "store (kB)": [each.store_kb for each in samples],
    }
