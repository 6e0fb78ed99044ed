"""Run by `unshare`: a network of nobody else's, with a printer that says what it is told, and a print server.

Lines over standard input say `unplug`, `plug`, `kill` (the print server, with no word to it) and `start`.
"""

import fcntl
import os
import socket
import struct
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

SET_FLAGS, UP_AND_RUNNING = 0x8914, 0x49
"""Source: netdevice(7), SIOCSIFFLAGS with IFF_UP, IFF_LOOPBACK and IFF_RUNNING."""

AVAHI = Path("/run/avahi-daemon")
START_S = 20.0


def main(folder: Path) -> None:
    """Start everything, say so, and do as told until nobody tells any more."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as loopback:
        fcntl.ioctl(loopback, SET_FLAGS, struct.pack("16sh", b"lo", UP_AND_RUNNING))
    AVAHI.mkdir(exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "tmpfs", str(AVAHI)], check=True)
    bus = folder / "bus"
    os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = f"unix:path={bus}"
    _start(folder, "dbus-daemon", f"--config-file={folder}/dbus.conf", "--nofork", "--nopidfile")
    _wait(bus.exists)
    _start(folder, "avahi-daemon", "-f", f"{folder}/avahi.conf", "--no-drop-root", "--no-chroot", "--no-rlimits")
    _wait((AVAHI / "socket").exists)
    printer, server = _printer(folder), _server(folder)
    _wait((folder / "socket").exists)
    print("ready", flush=True)
    for line in sys.stdin:
        match line.strip():
            case "unplug":
                printer.kill()
                printer.wait()
            case "plug":
                printer = _printer(folder)
                _wait(_is_printer_there)
            case "kill":
                server.kill()
                server.wait()
            case "start":
                (folder / "socket").unlink(missing_ok=True)
                server = _server(folder)
                _wait((folder / "socket").exists)
        print("done", flush=True)


def _printer(folder: Path) -> "subprocess.Popen[bytes]":
    """An IPP printer without paper."""
    words = ("-p", "8642", "-n", "localhost", "-k", "-d", f"{folder}/ipp", "-f", "application/pdf", "-r", "off")
    return _start(folder, "ippeveprinter", *words, "-c", f"{folder}/prints", "Simulated")


def _is_printer_there() -> bool:
    with socket.socket() as call:
        return call.connect_ex(("127.0.0.1", 8642)) == 0


def _server(folder: Path) -> "subprocess.Popen[bytes]":
    """CUPS, private to the test."""
    return _start(folder, "cupsd", "-f", "-c", f"{folder}/cupsd.conf", "-s", f"{folder}/cups-files.conf")


def _start(folder: Path, program: str, *words: str) -> "subprocess.Popen[bytes]":
    with (folder / f"{program}.log").open("ab") as log:
        return subprocess.Popen([program, *words], stdout=log, stderr=log)


def _wait(is_so: Callable[[], bool]) -> None:
    """Wait for a server to come up, which nobody tells of."""
    end = time.monotonic() + START_S
    while not is_so():
        if time.monotonic() > end:
            sys.exit("a server did not come up")
        time.sleep(0.02)  # noqa: TID251 - a server that comes up tells nobody


if __name__ == "__main__":
    main(Path(sys.argv[1]))
