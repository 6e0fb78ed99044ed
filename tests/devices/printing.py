"""Two printers to be tried alike: the fake one, and a simulated IPP printer behind a real CUPS."""

import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from app.devices.printer import CupsPrinter
from app.domain.printing import PrinterFault, PrintJob
from app.ports import Printer
from tests.devices.print_server import SBIN, lay_out, manage, missing, program
from tests.fakes import FakePrinter

QUEUE, KIOSK = "Desk_1", "kiosk-7"
PROGRAMS = (
    *("cupsd", "lpadmin", "cupsenable", "cupsdisable", "cupsaccept", "cupsreject", "lp", "cancel"),
    *("ippeveprinter", "avahi-daemon", "dbus-daemon", "unshare", "mount"),
)

SAYS = {
    PrinterFault.NO_PAPER: "media-empty-error,media-needed-error",
    PrinterFault.JAM: "media-jam-error",
    PrinterFault.COVER_OPEN: "cover-open-error",
    PrinterFault.NO_INK: "marker-supply-empty-error",
    PrinterFault.ATTENTION: "marker-waste-full-error",
}
"""What the simulated printer says of itself for each fault of its own."""

PRINTS = """#!/bin/sh
# Prints nothing while it is told of a fault; after `fail:` the sheet does not come at all.
cd "{folder}" || exit 1
said=$(cat says)
case "$said" in
  fine) echo "STATE: none" >&2 ;;
  fail:*) echo "STATE: +${{said#fail:}}" >&2; echo "${{said#fail:}}" > has; sleep 0.2; exit 1 ;;
  *)
    echo "STATE: +$said" >&2
    while [ "$(cat says)" = "$said" ]; do sleep 0.05; done
    echo "STATE: -$said" >&2 ;;
esac
cat "$1" > part && mv part paper
"""

DBUS_CONF = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>system</type><listen>unix:path={folder}/bus</listen><auth>EXTERNAL</auth>
<policy context="default"><allow user="*"/><allow own="*"/><allow send_destination="*"/>
<allow receive_sender="*"/></policy></busconfig>
"""

AVAHI_CONF = """[server]
host-name=simulated
use-ipv6=no
allow-interfaces=lo
[publish]
publish-workstation=no
"""


class Place(Protocol):
    """Where a printer is tried: it has a fault or none, and holds or cancels a job when told."""

    printer: Printer

    def has(self, fault: PrinterFault | None) -> None:
        """Have this fault, or none."""

    def hold(self, job: PrintJob) -> None:
        """Hold a job as staff would."""

    def cancel(self, job: PrintJob) -> None:
        """Cancel a job as staff would."""


@dataclass
class FakePlace:
    """Sets the fake printer."""

    printer: FakePrinter = field(default_factory=FakePrinter)

    def has(self, fault: PrinterFault | None) -> None:
        self.printer.fault = fault

    def hold(self, job: PrintJob) -> None:
        assert job.number in self.printer.looks
        self.printer.fault = PrinterFault.HELD

    def cancel(self, job: PrintJob) -> None:
        self.printer.tidy()
        assert job.number in self.printer.ended


class RealPlace:
    """A network of its own with a simulated IPP printer, and a real CUPS whose queue prints there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.printer = CupsPrinter(QUEUE, KIOSK)
        lay_out(folder).symlink_to("/usr/lib/cups/backend")
        (folder / "ipp").mkdir()
        for name, text in (("dbus.conf", DBUS_CONF), ("avahi.conf", AVAHI_CONF), ("prints", PRINTS)):
            (folder / name).write_text(text.format(folder=folder), encoding="utf-8")
        (folder / "prints").chmod(0o755)
        self.says("fine")
        self._gone: set[str] = set()
        self._has_queue = False
        self._held = ""
        namespaces = ("--net", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc")
        room = Path(__file__).with_name("printing_room.py")
        with (folder / "room.log").open("wb") as log:
            self._room = subprocess.Popen(
                [program("unshare"), *namespaces, sys.executable, str(room), str(folder)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                env={**os.environ, "PATH": SBIN},
            )
        self.is_there = self._answer() == b"ready\n"

    def says(self, words: str) -> None:
        """Have the printer say this when it is to print."""
        part = self.folder / "says.part"
        part.write_text(words, encoding="utf-8")
        part.replace(self.folder / "says")

    def tell(self, word: str) -> None:
        """Have the room do something, once."""
        assert self._room.stdin
        self._room.stdin.write(f"{word}\n".encode())
        self._room.stdin.flush()
        assert self._answer() == b"done\n"

    def has(self, fault: PrinterFault | None) -> None:
        match fault:
            case None:
                self._mend()
            case PrinterFault.OFFLINE:
                self._break("unplug", "plug")
            case PrinterFault.NO_SERVICE:
                self._break("kill", "start")
            case PrinterFault.NO_QUEUE:
                assert manage("lpadmin", "-x", QUEUE)
                self._has_queue = False
            case PrinterFault.REFUSING:
                assert manage("cupsreject", QUEUE)
            case PrinterFault.PAUSED:
                assert manage("cupsdisable", QUEUE)
            case _:
                self.says(SAYS[fault])

    def hold(self, job: PrintJob) -> None:
        self._held = f"{QUEUE}-{job.number}"
        assert manage("lp", "-i", self._held, "-H", "hold")

    def cancel(self, job: PrintJob) -> None:
        assert manage("cancel", str(job.number))

    def end(self) -> None:
        assert self._room.stdin
        assert self._room.stdout
        self._room.stdin.close()
        self._room.kill()
        self._room.wait(10)
        self._room.stdout.close()

    def _break(self, word: str, mending: str) -> None:
        self.tell(word)
        self._gone.add(mending)

    def _mend(self) -> None:
        """Have everything work again, whatever was broken."""
        self.says("fine")
        for word in sorted(self._gone):
            self.tell(word)
        self._gone.clear()
        if not self._has_queue:  # a queue that is set up anew prints its job anew
            device = "ipp://localhost:8642/ipp/print"
            assert manage("lpadmin", "-p", QUEUE, "-E", "-v", device, "-m", "raw")
            self._has_queue = True
        assert manage("cupsenable", QUEUE)
        assert manage("cupsaccept", QUEUE)
        if self._held:
            assert manage("lp", "-i", self._held, "-H", "resume")
            self._held = ""

    def _answer(self) -> bytes:
        assert self._room.stdout
        return self._room.stdout.readline()


def why_no_real_place() -> str:
    """Why no real printer can be tried here; empty if it can."""
    if lacking := missing(*PROGRAMS):
        return f"not installed: {', '.join(lacking)}"
    words = [program("unshare"), "--net", "--mount", "--pid", "--fork", "true"]
    may = subprocess.run(words, capture_output=True, check=False).returncode == 0
    return "" if may else "this user may not have a network of its own (unshare)"
