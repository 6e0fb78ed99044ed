"""Gathers what a Windows kiosk would be made of: `python3 packaging/windows.py --out DIR`. Runs on any system with pip.

It is not a build that works: Evenkey does not start on Windows yet. The script takes every package of the lock as a
wheel for 64-bit Windows, each by its digest, lays it beside the program as Python's embeddable distribution wants it,
and names every module that asks for something which Windows does not have. Those are what is left to write.
"""

import argparse
import ast
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = "requirements.lock"
SHIPPED = ("app", "assets", "resources")
PYTHON, PLATFORM = "3.11", "win_amd64"

ABSENT_MODULES = frozenset({"fcntl", "pwd", "resource", "termios"})
ABSENT_NAMES = {
    "os": frozenset(
        {"memfd_create", "eventfd", "eventfd_read", "eventfd_write", "pidfd_open", "O_CLOEXEC", "getuid", "geteuid"}
    ),
    "signal": frozenset({"SIGUSR1", "pidfd_send_signal"}),
    "socket": frozenset({"AF_UNIX"}),
}
"""What the standard library has on Linux and not on Windows, as far as the program uses it. Source: docs.python.org."""

PATHS = """python311.zip
.
Lib\\site-packages
..
import site
"""
"""What the embeddable distribution's `python311._pth` must say, beside `python.exe` in the folder `python`."""

START = """@echo off
set EVENKEY_MODELS=%~dp0models
"%~dp0python\\python.exe" -P -m app %*
"""


class GatherStopped(Exception):
    """It cannot be gathered; the message is one sentence."""


def download_command(folder: Path) -> tuple[str, ...]:
    """How every wheel is taken: for Windows, by its digest, and nothing that would have to be built."""
    asked = ("--platform", PLATFORM, "--python-version", PYTHON, "--implementation", "cp", "--only-binary", ":all:")
    pip = (sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes")
    return (*pip, *asked, "--dest", str(folder), "--requirement", str(ROOT / LOCK))


def asks_too_much(tree: ast.AST) -> Iterator[str]:
    """What a module uses that Windows does not have."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from (each.name for each in names if each.name in ABSENT_MODULES)
            case ast.Attribute(value=ast.Name(id=module), attr=name) if name in ABSENT_NAMES.get(module, ()):
                yield f"{module}.{name}"


def linux_only(app: Path = ROOT / "app") -> dict[str, tuple[str, ...]]:
    """Every module that asks for something which Windows does not have, and what it is."""
    found = {
        file.relative_to(app.parent).as_posix(): tuple(
            sorted(set(asks_too_much(ast.parse(file.read_text(encoding="utf-8")))))
        )
        for file in sorted(app.rglob("*.py"))
    }
    return {name: asked for name, asked in found.items() if asked}


def gather(out: Path) -> int:
    """Lay everything out in an empty folder; says how many wheels. Raises: GatherStopped."""
    site = out / "python" / "Lib" / "site-packages"
    site.mkdir(parents=True)
    with tempfile.TemporaryDirectory(dir=out) as folder:
        done = subprocess.run(download_command(Path(folder)), capture_output=True, text=True, check=False)
        if done.returncode:
            raise GatherStopped((done.stderr.strip().splitlines() or ["pip gave no reason"])[-1])
        wheels = sorted(Path(folder).glob("*.whl"))
        for wheel in wheels:
            with zipfile.ZipFile(wheel) as archive:
                archive.extractall(site)
    for name in SHIPPED:
        shutil.copytree(ROOT / name, out / name, ignore=shutil.ignore_patterns("__pycache__", "pictures"))
    (out / "python" / "python311._pth").write_text(PATHS, encoding="ascii")
    (out / "evenkey.cmd").write_text(START, encoding="ascii", newline="\r\n")
    return len(wheels)


def main() -> int:
    """Gather, and say what is missing; the answer is the exit code."""
    parser = argparse.ArgumentParser(description="Gathers what a Windows kiosk would be made of.")
    parser.add_argument("--out", type=Path, required=True, help="a new folder")
    out = parser.parse_args().out.resolve()
    try:
        out.mkdir(parents=True)
        count = gather(out)
    except (GatherStopped, FileExistsError) as stop:
        print(stop, file=sys.stderr)
        return 1
    print(f"{out}: {count} wheels for {PLATFORM}, each by its digest.")
    print("It does not start on Windows yet. To be written for it:")
    for name, asked in linux_only().items():
        print(f"  {name}: {', '.join(asked)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
