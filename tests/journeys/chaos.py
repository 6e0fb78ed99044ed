"""Something breaks while somebody is at the kiosk: what it shows, how soon, and whether anything stored is lost.

Run: python -m tests.journeys.chaos FOLDER CELL..., each cell a state and a fault such as `consent:killed`. One line of
JSON each is printed. The state folder is a small disk in memory that only this program sees.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import psutil

from app.bookings.demo import DEMO_CODE
from app.bootstrap import DATABASE, open_stores
from app.config import Config
from app.demo.hotel import demo_config, prepare_hotel
from app.storage.database import open_database
from app.storage.ledger_check import check_store
from tests.journeys.disk import is_written, mount, small_disk
from tests.journeys.keeper import ROOT, Keeper, Seen

GOAL_S = 5.0
"""How soon the kiosk must stand there for a guest again, in seconds."""

LATE = "too late"
"""What is told where everything was as promised but the time."""

JUMP_S = 400 * 86400
AGAIN = "This machine had to start again."
"""How the sentence begins that the next guest reads after a crash, in English."""

_CHOICE = ("startButton", "noticeContinueButton")
_FACE = (*_CHOICE, "chooseFaceButton", "consentAgreeButton", "scanPassportButton")
_CODE = (*_CHOICE, "choosePassportButton", "typeCodeButton")
_TYPED = (*_CODE, *(f"key_{character}" for character in DEMO_CODE), "codeSubmitButton")
STATES: dict[str, tuple[tuple[str, ...], str]] = {
    "welcome": ((), "welcomeScreen"),
    "notice": (_CHOICE[:1], "noticeScreen"),
    "choice": (_CHOICE, "choiceScreen"),
    "consent": (_FACE[:3], "consentScreen"),
    "document": (_FACE[:4], "documentScreen"),
    "face": (_FACE, "faceScreen"),
    "code": (_CODE, "codeScreen"),
    "confirm": (_TYPED, "confirmScreen"),
    "arrived": ((*_TYPED, "confirmButton"), "arrivedScreen"),
    "withdraw": (("withdrawButton",), "withdrawScreen"),
}
"""What is touched on the way to each state, and the screen that it shows."""

WAYS_OUT = ("finishButton", "consentDeclineButton", "backButton", "usePassportButton")
"""What is touched to leave, the first that is there."""

DECIDED = frozenset({"document", "face", "code", "confirm", "arrived"})
"""States in which one decision is stored."""


@dataclass(frozen=True)
class Row:
    """What came of one fault in one state; `seconds` until a guest can go on, `told` what was wrong, if anything.

    `start_s` is how long the same kiosk's first start took on the same machine, as busy as it then was.
    """

    state: str
    fault: str
    is_ok: bool
    seconds: float
    told: str
    start_s: float = 0.0


class Wrong(AssertionError):
    """Something was not as it is promised."""


class Trial:
    """One kiosk on a small disk, with somebody at it in a given state."""

    def __init__(self, keeper: Keeper, state: str) -> None:
        self.keeper = keeper
        self.state = state
        self.ballast = keeper.state / "ballast"

    def killed(self) -> float:
        """The kiosk is killed outright."""
        return self._back_after(signal.SIGKILL)

    def hangs(self) -> float:
        """The kiosk stands still, until what supervises it has no patience any more."""
        return self._back_after(signal.SIGSTOP)

    def vision_killed(self) -> float:
        """The vision program is killed; the kiosk itself goes on."""
        for child in self.keeper.children():
            os.kill(child, signal.SIGKILL)
        return self._goes_on()

    def camera_removed(self) -> float:
        """The face camera is taken away."""
        shutil.rmtree(self.keeper.folder / "camera")
        return self._goes_on()

    def printer_gone(self) -> float:
        """The printer's queue answers no more; whoever asks for paper is told, and the receipt is on the glass."""
        if self.state == "arrived":
            self.keeper.touch("printReceiptButton")
        return self._goes_on()

    def clock_forward(self) -> float:
        """The clock jumps forward."""
        return self._jumps(JUMP_S)

    def clock_back(self) -> float:
        """The clock jumps back."""
        return self._jumps(-JUMP_S)

    def disk_full(self) -> float:
        """The disk is full, and then the kiosk is killed on it: it serves, and says nothing that is not stored."""
        with self.ballast.open("wb", buffering=0) as file:
            while is_written(file.write):
                pass
        seconds = self._back_after(signal.SIGKILL)
        self._next_guest()
        self.ballast.unlink()
        return seconds

    def disk_read_only(self) -> float:
        """The kiosk is killed, and finds its disk read-only when it comes back."""
        seconds = self._back_after(signal.SIGKILL, lambda: mount("-o", "remount,ro", str(self.keeper.state)))
        self._next_guest()
        mount("-o", "remount,rw", str(self.keeper.state))
        return seconds

    def _jumps(self, seconds: float) -> float:
        """The clock is wrong from now on, and right again before the store is looked through."""
        self.keeper.clock.write_text(str(seconds), encoding="utf-8")
        took_s = self._goes_on()
        self.keeper.clock.write_text("0", encoding="utf-8")
        return took_s

    def _back_after(self, number: signal.Signals, meanwhile: Callable[[], object] | None = None) -> float:
        """Send a signal and wait for the welcome of a kiosk that started again; the answer is how long that took."""
        before, children = self.keeper.starts, self.keeper.children()
        at_s = self.keeper.signal(number)
        if meanwhile:
            assert self.keeper.kiosk is not None
            self.keeper.kiosk.wait()
            meanwhile()
        seen = self.keeper.see(
            lambda: self.keeper.starts > before and self.keeper.seen.screen == "welcomeScreen", "the welcome screen"
        )
        _require(AGAIN in seen.words, "the next guest is not told that the machine started again")
        _require(not any(_is_alive(child) for child in children), "the vision program outlived the kiosk")
        return seen.at_s - at_s

    def _goes_on(self) -> float:
        """The same kiosk can be used at once, and leads to the end of the visit; how long until it can."""
        pid, before_s = self.keeper.pid, time.monotonic()
        seen = self._leave()
        _require(self.keeper.pid == pid, "the kiosk itself ended")
        return max(0.0, seen.at_s - before_s)

    def _leave(self) -> Seen:
        """End the visit by whatever the glass offers; the answer is the welcome that comes of it."""
        keeper = self.keeper
        for _ in range(8):
            if keeper.seen.screen == "welcomeScreen":
                break
            keeper.see(lambda: bool(keeper.seen.usable & set(WAYS_OUT)) or _is_welcome(keeper.seen), "a way on")
            was = keeper.seen
            if way := next((way for way in WAYS_OUT if way in was.usable), ""):
                keeper.touch(way)
                keeper.see(lambda: keeper.seen.at_s > was.at_s, "an answer")  # noqa: B023 - used at once
        return keeper.see(lambda: _is_welcome(keeper.seen), "the welcome screen")

    def _next_guest(self) -> None:
        """Somebody chooses on a disk that takes nothing: a stop with a way on, or a decision stored after all."""
        keeper = self.keeper
        keeper.touch(*_CHOICE, "choosePassportButton")
        keeper.see(lambda: keeper.seen.screen in {"troubleScreen", "documentScreen"}, "trouble, or a stored decision")
        _require(self.fault_is_told() or keeper.seen.screen == "documentScreen", "nothing leads on")

    def fault_is_told(self) -> bool:
        """Whether the glass says that something is wrong, and leads on."""
        return self.keeper.seen.screen == "troubleScreen" and bool(self.keeper.seen.usable)


FAULTS: dict[str, Callable[[Trial], float]] = {
    "killed": Trial.killed,
    "hangs": Trial.hangs,
    "vision_killed": Trial.vision_killed,
    "camera_removed": Trial.camera_removed,
    "printer_gone": Trial.printer_gone,
    "disk_full": Trial.disk_full,
    "disk_read_only": Trial.disk_read_only,
    "clock_forward": Trial.clock_forward,
    "clock_back": Trial.clock_back,
}


def cells() -> Iterator[str]:
    """Every fault in every state."""
    return (f"{state}:{fault}" for fault in FAULTS for state in STATES)


def suffer(folder: Path, state: str, fault: str) -> Row:
    """Bring somebody to a state, let something break, and look what comes of it."""
    with small_disk(folder) as disk:
        prepare_hotel(demo_config(Config()), disk)
        camera = folder / "camera"
        camera.mkdir()
        shutil.copy(ROOT / "assets" / "virtual_guest.jpg", camera)
        keeper = Keeper(
            folder,
            camera=f"images:{camera}" if fault == "camera_removed" else "virtual",
            queue="gone" if fault == "printer_gone" else "virtual:printer",
        )
        try:
            seconds, start_s = _suffered(keeper, state, fault)
            _require(keeper.stop() == 0, "it does not close down")
            _require(stored(disk) >= (state in DECIDED), "a stored decision is lost")
        except AssertionError as error:
            keeper.close()
            return Row(state, fault, is_ok=False, seconds=0.0, told=str(error))
        told = "" if seconds <= GOAL_S else LATE
        return Row(state, fault, seconds <= GOAL_S, round(seconds, 2), told, round(start_s, 2))


def _suffered(keeper: Keeper, state: str, fault: str) -> tuple[float, float]:
    """Go to the state and let it happen; the answer is how long the kiosk was away, and how long its start took."""
    touches, screen = STATES[state]
    began_s = time.monotonic()
    keeper.start()
    start_s = keeper.see(lambda: _is_welcome(keeper.seen), "the first welcome screen").at_s - began_s
    keeper.touch(*touches)
    keeper.see(lambda: keeper.seen.screen == screen, screen)
    return FAULTS[fault](Trial(keeper, state)), start_s


def stored(disk: Path) -> int:
    """How many receipts are stored. Raises: Wrong if the log of them is not whole."""
    receipts = open_stores(demo_config(Config()), disk).receipts
    database = open_database(disk / DATABASE)
    faults = check_store(database, receipts.ledger.keys).faults
    count = len(receipts.latest(1000))
    database.close()
    _require(not faults, "; ".join(faults))
    return count


def rows(folder: Path, wanted: Sequence[str]) -> Iterator[Row]:
    """Try each of these cells, in a program that may mount disks for itself."""
    command = ["unshare", "--user", "--map-root-user", "--mount", sys.executable, "-m", "tests.journeys.chaos"]
    with subprocess.Popen([*command, str(folder), *wanted], cwd=ROOT, stdout=subprocess.PIPE) as program:
        assert program.stdout is not None
        for line in program.stdout:
            yield Row(**json.loads(line))
    if program.returncode:
        raise Wrong(f"the trial itself ended with {program.returncode}")


def _is_alive(pid: int) -> bool:
    """Whether a program still runs; one that ended and that nobody has asked after is none."""
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def _is_welcome(seen: Seen) -> bool:
    return seen.screen == "welcomeScreen" and "startButton" in seen.usable


def _require(is_so: bool, otherwise: str) -> None:
    """Say what is not as promised. Raises: Wrong."""
    if not is_so:
        raise Wrong(otherwise)


if __name__ == "__main__":
    for number, cell in enumerate(sys.argv[2:]):
        there, happening = cell.split(":")
        print(json.dumps(asdict(suffer(Path(sys.argv[1]) / str(number), there, happening))), flush=True)
