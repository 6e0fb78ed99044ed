"""A receipt goes to the one queue over a pipe; whatever keeps it from going is one problem, told in time."""

import grp
import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.devices import printer as printer_module
from app.devices.printer import CupsPrinter, queue_fault
from app.domain.problems import KioskError, Problem
from app.ports import Printer

QUEUE = "Desk_1"
PDF = b"%PDF-1.7\n\x00\xff" + bytes(range(256)) * 400
SERVER_MS = 10_000
SBIN = f"{os.environ['PATH']}{os.pathsep}/usr/sbin{os.pathsep}/sbin"

TAKES = """#!/bin/sh
printf '%s\\n' "$@" > "{out}/arguments"
cat > "{out}/paper"
"""
REFUSES = "#!/bin/sh\ncat > /dev/null\necho 'lp: Anna Maria Eriksson' >&2\nexit 1\n"
READS_NOTHING = "#!/bin/sh\nexit 1\n"
HANGS = "#!/bin/sh\nexec sleep 60\n"
NO_SHELL = "#!/there/is/no/such/shell\n"


@dataclass(frozen=True)
class Programs:
    """A folder that is all of PATH, or first on it."""

    folder: Path
    monkeypatch: pytest.MonkeyPatch

    def are_missing(self) -> None:
        self.monkeypatch.setenv("PATH", str(self.folder))

    def has(self, name: str, script: str) -> None:
        program = self.folder / name
        program.write_text(script.replace("{out}", str(self.folder)), encoding="utf-8")
        program.chmod(0o755)
        self.monkeypatch.setenv("PATH", f"{self.folder}{os.pathsep}{os.environ['PATH']}")


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Programs:
    return Programs(tmp_path, monkeypatch)


# --- sending, with a program in the place of lp -------------------------------------------------------------------


def test_a_pdf_reaches_the_queue_byte_for_byte_under_a_neutral_title(programs: Programs) -> None:
    programs.has("lp", TAKES)
    printer: Printer = CupsPrinter(QUEUE)

    printer.send(PDF)

    assert (programs.folder / "paper").read_bytes() == PDF
    arguments = (programs.folder / "arguments").read_text(encoding="utf-8").splitlines()
    assert arguments == ["-d", QUEUE, "-t", "Evenkey receipt", "-"]


@pytest.mark.parametrize("script", [REFUSES, READS_NOTHING, NO_SHELL], ids=["refuses", "reads nothing", "no shell"])
def test_a_queue_that_does_not_take_the_paper_is_a_problem_that_quotes_nobody(programs: Programs, script: str) -> None:
    programs.has("lp", script)

    with pytest.raises(KioskError) as raised:
        CupsPrinter(QUEUE).send(PDF)

    assert raised.value.problem is Problem.PRINTER_FAILED
    assert str(raised.value) == "printer_failed"
    assert raised.value.__suppress_context__


def test_a_queue_that_is_too_slow_is_given_up(programs: Programs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printer_module, "SEND_S", 0.2)
    programs.has("lp", HANGS)

    with pytest.raises(KioskError, match="printer_failed"):
        CupsPrinter(QUEUE).send(PDF)


def test_a_machine_without_lp_cannot_print(programs: Programs) -> None:
    programs.are_missing()

    with pytest.raises(KioskError, match="printer_failed"):
        CupsPrinter(QUEUE).send(PDF)


def test_without_a_queue_nothing_is_sent(programs: Programs) -> None:
    programs.has("lp", TAKES)

    with pytest.raises(KioskError, match="printer_failed"):
        CupsPrinter("").send(PDF)

    assert not (programs.folder / "paper").exists()


# --- asking after a queue, with a program in the place of lpstat --------------------------------------------------


def test_a_queue_that_answers_has_no_fault(programs: Programs) -> None:
    programs.has("lpstat", '#!/bin/sh\n[ "$1" = -p ] && [ "$2" = Desk_1 ]\n')

    assert queue_fault(QUEUE) is None


@pytest.mark.parametrize("script", [READS_NOTHING, NO_SHELL])
def test_a_queue_that_does_not_answer_is_none(programs: Programs, script: str) -> None:
    programs.has("lpstat", script)

    assert queue_fault(QUEUE) == "no_queue"


def test_a_queue_that_answers_too_slowly_is_none(programs: Programs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printer_module, "SEND_S", 0.2)
    programs.has("lpstat", HANGS)

    assert queue_fault(QUEUE) == "no_queue"


def test_a_machine_without_lpstat_says_so(programs: Programs) -> None:
    programs.are_missing()

    assert queue_fault(QUEUE) == "no_program"


# --- a real CUPS, private to the test -----------------------------------------------------------------------------

MISSING = [name for name in ("cupsd", "lpadmin", "lp", "lpstat") if shutil.which(name, path=SBIN) is None]
needs_cups = pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}")

CUPSD_CONF = """
Listen {folder}/socket
Browsing No
DefaultAuthType None
PreserveJobHistory No
PreserveJobFiles No
WebInterface No
<Location />
  Allow all
</Location>
<Policy default>
  <Limit All>
    Allow all
  </Limit>
</Policy>
"""

CUPS_FILES_CONF = """
ServerBin {folder}/bin
ServerRoot {folder}/root
CacheDir {folder}/cache
StateDir {folder}/state
RequestRoot {folder}/spool
TempDir {folder}/tmp
AccessLog {folder}/access.log
ErrorLog {folder}/error.log
PageLog {folder}/page.log
Printcap {folder}/printcap
SystemGroup {group}
"""

BACKEND = """#!/bin/sh
[ $# -eq 0 ] && exit 0
folder="${DEVICE_URI#keep:}"
printf '%s' "$3" > "$folder/title"
cat "$6" > "$folder/part"
mv "$folder/part" "$folder/paper"
"""
"""A printer that keeps what it is given."""


class Cups:
    """A print server of its own, with one queue whose printer is a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in ("bin/backend", "root", "cache", "state", "spool", "tmp", "paper"):
            (folder / name).mkdir(parents=True)
        for name in ("filter", "daemon"):
            (folder / "bin" / name).symlink_to(Path("/usr/lib/cups") / name)
        backend = folder / "bin/backend/keep"
        backend.write_text(BACKEND, encoding="utf-8")
        backend.chmod(0o700)
        group = grp.getgrgid(os.getgid()).gr_name
        for name, text in (("cupsd.conf", CUPSD_CONF), ("cups-files.conf", CUPS_FILES_CONF)):
            (folder / name).write_text(text.format(folder=folder, group=group), encoding="utf-8")
        self.process = subprocess.Popen(
            [_program("cupsd"), "-f", "-c", str(folder / "cupsd.conf"), "-s", str(folder / "cups-files.conf")],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def adds_queue(self) -> bool:
        """Add the queue; false while the server is not up yet."""
        device = f"keep:{self.folder / 'paper'}"
        command = [_program("lpadmin"), "-p", QUEUE, "-E", "-v", device, "-m", "raw"]
        return subprocess.run(command, capture_output=True, timeout=10, check=False).returncode == 0

    def end(self) -> None:
        self.process.terminate()
        self.process.wait(10)


def _program(name: str) -> str:
    return shutil.which(name, path=SBIN) or name


@pytest.fixture
def cups(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Cups]:
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "socket"))
    server = Cups(tmp_path)
    try:
        qtbot.waitUntil(server.adds_queue, timeout=SERVER_MS)
        yield server
    finally:
        server.end()


@needs_cups
def test_a_real_queue_prints_the_pdf_and_keeps_nothing_of_it(qtbot: QtBot, cups: Cups) -> None:
    assert queue_fault(QUEUE) is None

    CupsPrinter(QUEUE).send(PDF)

    paper = cups.folder / "paper" / "paper"
    qtbot.waitUntil(paper.exists, timeout=SERVER_MS)
    assert paper.read_bytes() == PDF
    assert (cups.folder / "paper" / "title").read_text(encoding="utf-8") == "Evenkey receipt"
    qtbot.waitUntil(lambda: [file for file in (cups.folder / "spool").iterdir() if file.is_file()] == [])


@needs_cups
def test_a_real_server_refuses_a_queue_it_does_not_have(cups: Cups) -> None:
    assert queue_fault("Desk_2") == "no_queue"
    with pytest.raises(KioskError, match="printer_failed"):
        CupsPrinter("Desk_2").send(PDF)


@needs_cups
def test_a_server_that_is_gone_is_a_problem_and_no_wait(cups: Cups) -> None:
    cups.end()

    assert queue_fault(QUEUE) == "no_queue"
    with pytest.raises(KioskError, match="printer_failed"):
        CupsPrinter(QUEUE).send(PDF)
