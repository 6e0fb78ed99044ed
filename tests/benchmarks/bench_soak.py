"""Thousands of guests one after another, with faults in between. Run: python -m tests.benchmarks.bench_soak

One kiosk process, the real shell, conductor, worker and stores; real vision processes for faces and passport pages. The
languages take turns. Of every fifty guests one agrees, stands before the camera, goes on without it (which withdraws)
and comes back to read the receipt; one shows a passport page, sometimes to a vision program that is killed meanwhile;
one finds the store held by another program for a second; one first types a wrong code; one refuses and goes on by code;
one makes the letters large and the glass dark; all others type their code. Every guest who types has a name of their
own, and no words on any screen and no state may hold the name or code of another. `--out FILE.csv` keeps every visit's
figures for a plot.
"""

import argparse
import csv
import os
import signal
import sqlite3
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from statistics import linear_regression, median

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from app import paths
from app.bootstrap import DATABASE
from app.config import read_config
from app.demo.hotel import demo_config
from app.demo.player import Pocket
from app.demo.script import Act, Lay, Look, Touch, TypeCode, Watch
from app.domain.consent import Decision
from app.i18n import LANGUAGES
from app.storage.receipt_store import SqliteReceipts
from tests.benchmarks.evening import Call, Evening, Sample, columns, play_evening, pockets, prepare_evening
from tests.benchmarks.figures import machine

CYCLE = 50
WARM = 5 * CYCLE
"""Visits before the memory is taken as settled: every kind of visit five times, every language twenty times."""

HELD_MS = 1000
KILLED = 2000
"""Of so many guests one has the vision program killed, three of 5,000, who may all come within an hour.

Three times an hour the kiosk starts the program anew; after a fourth the guest would have to type the code.
"""

TOLD = 100
LOOK_MS = 100
SYLLABLES = ("ba", "de", "fi", "go", "ku", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "wo", "xu", "zy")


def surname(number: int) -> str:
    """A name that no other guest has and no other word holds: five syllables, read as a number in base 16."""
    return ("Q" + "".join(SYLLABLES[(number >> shift) & 15] for shift in (16, 12, 8, 4, 0))).capitalize()


class Lookout:
    """Looks at all words on the glass, again and again, for whatever is another guest's."""

    def __init__(self, evening: Evening, guests: Sequence[Pocket]) -> None:
        self.looks = 0
        self.own_seen = 0
        self.strangers: list[str] = []
        self._window = evening.kiosk.shell
        self._visit = evening.kiosk.conductor
        self._number = 0
        self._is_own_seen = False
        self._canaries = [(surname(number), guest.code) for number, guest in enumerate(guests)]
        self._timer = QTimer(evening)
        self._timer.timeout.connect(self.look)
        self._timer.start(LOOK_MS)

    def look(self) -> None:
        """Look once at every word shown or kept by a widget, and at the visit itself."""
        self.looks += 1
        words = self._all_words()
        own = self._canaries[self._number][0]
        self._is_own_seen |= own in words
        near = range(max(0, self._number - CYCLE), min(len(self._canaries), self._number + 2))
        for number in near:
            if number != self._number and any(canary in words for canary in self._canaries[number]):
                self.strangers.append(f"guest {number} in the visit of guest {self._number}")

    def next_guest(self) -> None:
        """The guest is gone: nothing of this one may stand there either."""
        words = self._all_words()
        if any(canary in words for canary in self._canaries[self._number]):
            self.strangers.append(f"guest {self._number} after the visit")
        self.own_seen += self._is_own_seen
        self._is_own_seen = False
        self._number = min(self._number + 1, len(self._canaries) - 1)

    def _all_words(self) -> str:
        """Every word of a widget, and the visit in words."""
        return "\n".join((*_words(self._window), repr(self._visit.visit)))


def _words(window: QWidget) -> Iterator[str]:
    """Every word that a widget shows, hides or says aloud."""
    for kind in (QLabel, QPushButton, QLineEdit):
        for widget in window.findChildren(kind):
            yield widget.text()
            yield widget.accessibleName()


def calls(guests: Iterable[Pocket], register: SqliteReceipts, state: Path) -> Iterator[Call]:
    """What each guest does; the register tells the code of the receipt that somebody took along."""
    tags = list(LANGUAGES)
    for number, pocket in enumerate(guests):
        language = tags[number % len(tags)]
        middle: tuple[Act, ...] = _BY_CODE
        name, during = "code", None
        match number % CYCLE:
            case 5:
                name, middle = "face begun", (*_TO_THE_PAGE, *_TO_THE_CAMERA, Touch("usePassportButton"))
            case 25:
                name, middle = "page", (Touch("choosePassportButton"), *_SHOW_THE_PAGE)
                if number % KILLED == CYCLE // 2:
                    name, during = "vision killed", ("documentScreen", kill_vision)
            case 30:
                name, during = "store held", ("codeScreen", lambda evening: hold_store(evening, state))
            case 35:
                name, middle = "wrong code", (*_BY_CODE[:2], *_WRONG_CODE, *_BY_CODE[2:])
            case 40:
                name, middle = "refused", (Touch("chooseFaceButton"), Touch("consentDeclineButton"), *_BY_CODE[1:])
            case 45:
                name, middle = "large and dark", (Touch("textSizeButton"), Touch("contrastButton"), *_BY_CODE)
            case _:
                pass
        shows_page = name in {"face begun", "page", "vision killed"}
        yield Call(name, (*_begin(language), *middle, *_END), pocket, shows_page=shows_page, during=during)
        if name == "face begun":
            given = next(each for each in register.latest(CYCLE) if each.draft.decision is Decision.GIVEN)
            yield Call("looked again", _look_again(given.code), pocket)


def _begin(language: str) -> tuple[Act, ...]:
    """From the welcome to the choice."""
    return (
        Look("welcomeScreen", ""),
        Touch(f"languageButton_{language}"),
        Touch("startButton"),
        Touch("noticeContinueButton"),
        Look("choiceScreen", ""),
    )


def _look_again(code: str) -> tuple[Act, ...]:
    """The guest comes back, types the receipt's short code and reads that the consent is withdrawn."""
    keys = tuple(Touch(f"key_{character}") for character in code.replace("-", ""))
    return (
        Touch("withdrawButton"),
        *keys,
        Touch("codeSubmitButton"),
        Touch("finishButton"),
        Look("welcomeScreen", ""),
    )


_BY_CODE: tuple[Act, ...] = (
    Touch("choosePassportButton"),
    Touch("typeCodeButton"),
    TypeCode(),
    Touch("codeSubmitButton"),
)
_SHOW_THE_PAGE: tuple[Act, ...] = (Touch("scanPassportButton"), Lay(""))
_TO_THE_PAGE: tuple[Act, ...] = (Touch("chooseFaceButton"), Touch("consentAgreeButton"), *_SHOW_THE_PAGE)
_TO_THE_CAMERA: tuple[Act, ...] = (Look("faceScreen", ""), Watch(0.0, ""))
_WRONG = "NOPE1"
_WRONG_CODE: tuple[Act, ...] = (
    *(Touch(f"key_{character}") for character in _WRONG),
    Touch("codeSubmitButton"),
    Look("troubleScreen", ""),
    Touch("tryAgainButton"),
    *(Touch("key_backspace") for _ in _WRONG),
)
_END: tuple[Act, ...] = (
    Look("confirmScreen", ""),
    Touch("confirmButton"),
    Look("arrivedScreen", ""),
    Touch("showReceiptButton"),
    Touch("finishButton"),
    Look("welcomeScreen", ""),
)


def kill_vision(evening: Evening) -> bool:
    """Kill the vision program, as the system does when memory runs out, once there is one."""
    pid = evening.vision.pid
    if pid is None:
        return False
    os.kill(pid, signal.SIGKILL)
    return True


def hold_store(evening: Evening, state: Path) -> bool:
    """Hold the store for a while, as another program that writes."""
    other = sqlite3.connect(state / DATABASE, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    QTimer.singleShot(HELD_MS, evening, other.close)
    return True


def main() -> int:
    """Let the guests come, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--visits", type=int, default=5000, help=f"guests, at least {2 * WARM}")
    parser.add_argument("--out", type=Path, help="every visit's figures, as CSV")
    wanted = parser.parse_args()
    print(machine())
    screen = paths.resources() / "screens" / "portrait.json"
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screen}"
    guests = pockets(max(2 * WARM, wanted.visits))
    with tempfile.TemporaryDirectory() as folder:
        state = Path(folder)
        config = demo_config(read_config(None))
        stores = prepare_evening(config, state, guests, surname)
        evening, play = play_evening(config, state, calls(guests, stores.receipts, state), stores)
        lookout = Lookout(evening, guests)

        def note(call: Call) -> None:
            if call.visit != "face begun":
                lookout.next_guest()
            if len(evening.measured.kiosk) % TOLD == 0:
                print(f"visit {len(evening.measured.kiosk)}", file=sys.stderr, flush=True)

        evening.after_each = note
        code = play()
    samples = evening.measured.kiosk
    if wanted.out and samples:
        write(wanted.out, samples)
    if len(samples) > WARM:
        print("\n".join(figures(samples)))
    print(f"{evening.missed} faults missed their screen")
    peaks = list(evening.measured.vision_mb.values())
    print(f"{evening.vision.processes_started} vision processes, at most {max(peaks, default=0.0):.1f} MB each")
    print(
        f"words looked at {lookout.looks:,} times: the guest's own name seen in {lookout.own_seen} visits, "
        f"another guest's name or code {len(lookout.strangers)} times"
    )
    print(*lookout.strangers[:10], sep="\n")
    if code:
        print(f"Visit {len(samples) + 1} came to a halt at {evening.failed_at}.", file=sys.stderr)
    return code or bool(lookout.strangers)


def write(file: Path, samples: Sequence[Sample]) -> None:
    """Every visit's figures, one line each."""
    with file.open("w", newline="", encoding="utf-8") as opened:
        rows = csv.DictWriter(opened, list(asdict(samples[0])))
        rows.writeheader()
        rows.writerows(asdict(each) for each in samples)


def figures(samples: Sequence[Sample]) -> Iterator[str]:
    """How many visits of each kind; then each figure warm, at the end, and how it grows."""
    kinds = Counter(each.visit for each in samples)
    yield ", ".join(f"{count} {name}" for name, count in kinds.most_common())
    for name, all_of_it in columns(samples).items():
        settled = all_of_it[WARM:]
        per_thousand = 1000 * linear_regression(range(len(settled)), settled).slope
        early, late = median(settled[:CYCLE]), median(settled[-CYCLE:])
        yield f"{name:<26} warm {early:11.1f}  last {CYCLE} {late:11.1f}  {per_thousand:+11.3f} in 1,000 visits"


if __name__ == "__main__":
    raise SystemExit(main())
