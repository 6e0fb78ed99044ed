"""Which system libraries and programs Evenkey needs on Debian, and how they get there. Standard library only."""

import ctypes
import importlib.util
import os
import shutil
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path

ALWAYS = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libGLESv2.so.2": "libgles2",
    "libX11.so.6": "libx11-6",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libbrotlidec.so.1": "libbrotli1",
    "libseccomp.so.2": "libseccomp2",
}
"""Libraries that Qt and MediaPipe load even where no picture is shown, and the one that shuts the vision program in."""

SHOWN = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
"""Libraries for windows, under X11 and Wayland."""

TEST_PROGRAMS = {
    "strace": "strace",
    "pdftotext": "poppler-utils",
    "qpdf": "qpdf",
    "Xvfb": "xvfb",
    "espeak-ng": "espeak-ng",
    "cupsd": "cups-daemon",
    "lp": "cups-client",
    "systemd-analyze": "systemd",
    "ippeveprinter": "cups-ipp-utils",
    "avahi-daemon": "avahi-daemon",
    "dbus-daemon": "dbus-daemon",
    "at-spi-bus-launcher": "at-spi2-core",
    "chromium": "chromium",
}
"""Programs that only the tests run."""

CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")

SEARCHED = os.pathsep.join((os.environ.get("PATH", os.defpath), "/usr/sbin", "/sbin", "/usr/libexec"))
"""Where programs are looked for: servers lie outside an ordinary user's path, and what a session starts too."""

Say = Callable[[str], None]


class SystemMissing(Exception):
    """Something of the system is missing and cannot be installed from here; the message says what to do."""


def bring_system(say: Say, *, has_display: bool, is_test: bool) -> None:
    """Install what the system lacks, where this user may; else name it in one command.

    Raises: SystemMissing with that command.
    """
    missing = missing_packages(has_display=has_display, is_test=is_test)
    if not missing:
        return
    apt = apt_command()
    if apt is None:
        raise SystemMissing(f"Install what is missing, then start again: {command_for(missing)}")
    say(f"Installing {len(missing)} system packages: {' '.join(missing)}.")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    said = ""
    for words in (("update",), ("install", "--yes", "--no-install-recommends", *missing)):
        done = subprocess.run((*apt, *words), env=quiet, capture_output=True, text=True, check=False)
        said = (done.stderr or done.stdout).strip()
    if still := missing_packages(has_display=has_display, is_test=is_test):
        last = said.splitlines()[-1] if said else "apt-get gave no reason"
        raise SystemMissing(f"Still missing: {' '.join(still)} ({last}). Install by hand: {command_for(still)}")


def missing_packages(*, has_display: bool, is_test: bool) -> list[str]:
    """Debian's names of what is not here, each once, in a fixed order."""
    libraries = {**ALWAYS, **(SHOWN if has_display or is_test else {})}
    missing = [package for name, package in libraries.items() if not is_library_there(name)]
    if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
        missing.append("python3-venv")
    if not CERTIFICATES.exists():
        missing.append("ca-certificates")
    if is_test:
        missing += [name for program, name in TEST_PROGRAMS.items() if shutil.which(program, path=SEARCHED) is None]
    return missing


def is_library_there(name: str) -> bool:
    """Whether the system's loader finds a library."""
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def apt_command() -> tuple[str, ...] | None:
    """The words before `install`, where this user may install; None where not."""
    apt = shutil.which("apt-get")
    if apt is None:
        return None
    if os.geteuid() == 0:
        return (apt,)
    sudo = shutil.which("sudo")
    if sudo is None:
        return None
    may = subprocess.run((sudo, "-n", apt, "--version"), capture_output=True, check=False).returncode == 0
    return (sudo, "-n", "DEBIAN_FRONTEND=noninteractive", apt) if may else None


def command_for(packages: Iterable[str]) -> str:
    """The one command to type."""
    return f"sudo apt-get install --no-install-recommends {' '.join(packages)}"
