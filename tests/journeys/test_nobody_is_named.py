"""Whatever way guests go, and whatever breaks: nothing that leaves the kiosk or is kept beside its store names them.

Guests with names, numbers, codes and addresses that stand nowhere else visit in every way, drawn by a seed. Then every
log line, report, health file, bundle, proof, title, process and temporary file is searched for them.
"""

import hashlib
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest
from pytestqt.qtbot import QtBot

from app.domain.face import Guidance
from app.domain.staff import OverrideReason
from app.flow import events as ev
from app.flow.states import Welcome
from app.i18n import Words
from app.ui.kiosk import Kiosk
from tests.cli.operator import run
from tests.guest import Desk, Guest
from tests.journeys.hotel import DESK, MANAGER, Canary, Hotel
from tests.vision.canary import unpacked

SEEDS = (1, 2)
CHOICE = ("startButton", "noticeContinueButton")
STORE = re.compile(r"evenkey\.db(-wal|-shm)?|backup\.tar")
"""The files that hold guests, as long as their time lasts; nothing else may."""


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary files go."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


@pytest.fixture
def hotel(qtbot: QtBot, words: Words, tmp_path: Path, temporary: Path) -> Iterator[Hotel]:
    """A hotel that expects a guest for each way."""
    assert temporary
    made = Hotel(qtbot, words, tmp_path / "state", [Canary(number) for number in range(len(WAYS))])
    yield made
    made.ended()


class Visit:
    """One guest at the kiosk, and what may happen there."""

    def __init__(self, qtbot: QtBot, hotel: Hotel, desk: Desk, canary: Canary) -> None:
        self.hotel, self.desk, self.canary = hotel, desk, canary
        self.guest = Guest(qtbot, desk)

    def leaves(self) -> None:
        """Walk away, whatever is shown; who asked for help is waited for longer."""

        def is_over() -> bool:
            self.guest.waits(3600)
            return isinstance(self.desk.visit.state, Welcome)

        self.guest.waits_until(is_over, "the visit is over")
        self.guest.sees("welcomeScreen")

    def to_the_face(self) -> Guest:
        guest = self.guest.touches(*CHOICE, "chooseFaceButton", "consentAgreeButton").sees("documentScreen")
        return guest.scans(*self.canary.lines).sees("faceScreen").stands_before_the_camera()

    def to_the_code(self, code: str) -> Guest:
        guest = self.guest.touches(*CHOICE, "choosePassportButton", "typeCodeButton").sees("codeScreen")
        return guest.types(code).touches("codeSubmitButton")

    def arrives(self) -> None:
        self.guest.sees("confirmScreen").touches("confirmButton").sees("arrivedScreen")
        self.guest.touches("finishButton").sees("welcomeScreen")

    def signs_in(self) -> Guest:
        self.desk.conductor.take(ev.StaffCalled())
        return self.guest.sees("staffPinScreen").types(DESK).touches("staffSubmitButton").sees("staffDeskScreen")


def face_found(visit: Visit) -> None:
    visit.to_the_face().holds_still()
    visit.arrives()


def face_denied(visit: Visit) -> None:
    guest = visit.to_the_face()
    visit.desk.conductor.take(ev.GuidanceChanged(Guidance.GOOD, 0.5))
    guest.touches("usePassportButton")
    visit.arrives()


def face_and_the_camera_crashes(visit: Visit) -> None:
    visit.to_the_face().loses_the_camera().sees("troubleScreen")
    visit.leaves()


def passport(visit: Visit) -> None:
    visit.guest.touches(*CHOICE, "choosePassportButton").sees("documentScreen").scans(*visit.canary.lines)
    visit.arrives()


def code(visit: Visit) -> None:
    visit.to_the_code(visit.canary.code)
    visit.arrives()


def wrong_code_and_an_address(visit: Visit) -> None:
    visit.to_the_code("QQ7QQ7Q").sees("codeScreen").scans(f"MAILTO:{visit.canary.mail}")
    visit.guest.scans(f"BEGIN:VCARD\nFN:{visit.canary.surname}\nEMAIL:{visit.canary.mail}\nEND:VCARD")
    visit.leaves()


def withdrawal(visit: Visit) -> None:
    visit.to_the_face().holds_still().sees("confirmScreen")
    visit.leaves()
    newest = visit.hotel.receipts()[0]
    visit.guest.scans(f"EVENKEY:R:{newest}").sees("withdrawScreen").touches("withdrawConfirmButton")
    visit.leaves()


def erasure(visit: Visit) -> None:
    code(visit)
    newest = visit.hotel.receipts()[0]
    done = run(
        visit.hotel.state,
        *("receipts", "erase", newest, "--reason", "asked", "--staff", "07", "--staff", "12"),
        given=f"{DESK[2:]}\n{MANAGER[2:]}\n",
    )
    assert done.exit_code == 0, done.output


def staff_help(visit: Visit) -> None:
    visit.to_the_code(visit.canary.code).sees("confirmScreen")
    visit.desk.conductor.take(ev.StaffCalled())
    visit.guest.sees("staffPinScreen").types("07111111").touches("staffSubmitButton")
    visit.guest.waits_until(lambda: visit.guest.cannot_see("staffDeskScreen"), "a wrong PIN opens nothing")
    visit.guest.touches("staffLeaveButton").sees("confirmScreen")
    visit.signs_in().touches(f"reason_{OverrideReason.GUEST_ASKED_FOR_HELP.value}", "staffConfirmButton")
    visit.arrives()


def asking_for_help(visit: Visit) -> None:
    visit.to_the_code(visit.canary.code).sees("confirmScreen").touches("helpButton")
    visit.leaves()


def fail_with(message: str) -> None:
    raise ValueError(message)


def a_bug_with_the_guest_in_it(visit: Visit) -> None:
    visit.to_the_code(visit.canary.code).sees("confirmScreen")
    kiosk: Any = Kiosk.__new__(Kiosk)
    kiosk._has_bug, kiosk.conductor = False, visit.desk.conductor
    try:
        fail_with(f"{visit.canary.surname} {visit.canary.document} {visit.canary.mail}")
    except ValueError as error:
        Kiosk.take_bug(kiosk, type(error), error, error.__traceback__)
    visit.leaves()


def the_store_refuses(visit: Visit) -> None:
    visit.guest.touches(*CHOICE).sees("choiceScreen")
    store = visit.hotel.state / "evenkey.db"
    gone = store.rename(store.with_name("evenkey.db-gone"))
    visit.guest.touches("choosePassportButton").sees("troubleScreen")
    gone.rename(store)
    visit.leaves()


def a_restart_meanwhile(visit: Visit) -> None:
    visit.to_the_code(visit.canary.code).sees("confirmScreen")
    visit.hotel.started()


WAYS: tuple[Callable[[Visit], None], ...] = (
    face_found,
    face_denied,
    face_and_the_camera_crashes,
    passport,
    code,
    wrong_code_and_an_address,
    withdrawal,
    erasure,
    staff_help,
    asking_for_help,
    a_bug_with_the_guest_in_it,
    the_store_refuses,
    a_restart_meanwhile,
)


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_names_a_guest(
    qtbot: QtBot, hotel: Hotel, tmp_path: Path, temporary: Path, capfd: pytest.CaptureFixture[str], seed: int
) -> None:
    order = sorted(enumerate(WAYS), key=lambda one: hashlib.sha256(f"{seed} {one[0]}".encode()).digest())
    titles: list[str] = []
    hotel.started()
    for number, way in order:
        desk = hotel.desks[-1]
        way(Visit(qtbot, hotel, desk, Canary(number)))
        titles += [desk.shell.windowTitle(), *psutil.Process().cmdline(), Path("/proc/self/comm").read_text("utf-8")]
        assert isinstance(hotel.desks[-1].visit.state, Welcome), way.__name__

    told = tmp_path / "told"
    told.mkdir()
    outputs = [*reports(hotel.state, told), *titles, *capfd.readouterr()]
    hotel.ended()

    needles = [needle for number, _ in order for needle in Canary(number).needles]
    assert is_in(needles, (hotel.state / "evenkey.db").read_bytes() + wal(hotel.state)), "the store knew the guests"
    found = {f"output {at}" for at, text in enumerate(outputs) if is_in(needles, text.encode())}
    files = [path for folder in (hotel.state, told, temporary) for path in folder.rglob("*") if path.is_file()]
    found |= {path.name for path in files if not STORE.fullmatch(path.name) and is_named_in(path, needles)}
    assert found == set()
    assert len((hotel.state / "logs" / "evenkey.jsonl").read_text("utf-8").splitlines()) > 3 * len(WAYS)


def test_a_guest_in_a_file_would_be_found(tmp_path: Path) -> None:
    (tmp_path / "log").write_text(f"x{Canary(3).document.lower()}x", "utf-8")
    with zipfile.ZipFile(tmp_path / "pack.zip", "w", zipfile.ZIP_DEFLATED) as pack:
        pack.writestr("a.json", f'"{Canary(3).surname}"')

    assert is_named_in(tmp_path / "log", Canary(3).needles)
    assert is_named_in(tmp_path / "pack.zip", Canary(3).needles)
    assert not is_named_in(tmp_path / "pack.zip", Canary(4).needles)


def reports(state: Path, told: Path) -> Iterator[str]:
    """Everything that the command line says or writes for others than the guest."""
    newest = run(state, "receipts", "list", "--json").output
    code_of_newest = re.findall(r'"short_code": "([^"]+)"', newest)[0]
    commands = (
        ("doctor", "--json"),
        ("doctor",),
        ("health", "--out", str(told)),
        ("receipts", "list"),
        ("receipts", "show", code_of_newest),
        ("receipts", "pdf", code_of_newest, "--out", str(told / "receipt.pdf")),
        ("log", "acts", "--out", str(told / "acts.json")),
        ("log", "acts"),
        ("log", "verify"),
        ("retention", "show"),
        ("support", "bundle", "--out", str(told / "support.zip")),
        ("support", "bundle", "--preview"),
        ("keys", "page", "--out", str(told / "page.html")),
    )
    for command in commands:
        done = run(state, *command)
        assert done.exit_code == 0 or command[0] == "doctor", done.output
        yield done.output
    signed = (("audit", "pack", "--out", str(told / "audit.zip")),)
    signed += (("incident", "bundle", "--out", str(told / "incident.zip"), "--noticed", "2026-01-28T22:30"),)
    for command in signed:
        done = run(state, *command, given=f"{MANAGER}\n")
        assert done.exit_code == 0, done.output
        yield done.output
    crashed = subprocess.run(
        [sys.executable, "-m", "app", "--state", str(state), "receipts", "show", "nothing"],
        env=os.environ,
        capture_output=True,
        text=True,
        check=False,
    )
    yield crashed.stdout + crashed.stderr


def wal(state: Path) -> bytes:
    """What stands in the store's log of writes."""
    file = state / "evenkey.db-wal"
    return file.read_bytes() if file.exists() else b""


def is_named_in(path: Path, needles: tuple[str, ...] | list[str]) -> bool:
    """Whether a file, or what is packed in it, names one of them."""
    content = path.read_bytes()
    parts = list(unpacked(content))
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as pack:
            parts += [pack.read(name) for name in pack.namelist()]
    return any(is_in(needles, part) for part in parts) or is_in(needles, path.name.encode())


def is_in(needles: tuple[str, ...] | list[str], content: bytes) -> bool:
    """Whether one of them stands there, whatever its case and in either of the two ways that text is kept."""
    lower = content.lower()
    forms = (form for needle in needles for form in (needle.lower().encode(), needle.lower().encode("utf-16-be")))
    return any(form in lower for form in forms)
