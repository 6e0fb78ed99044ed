"""Brings Evenkey from a bare Debian machine to work: `python3 packaging/start.py demo|run|test|doctor [more words]`.

Python 3.11's standard library only. It installs system libraries where it may (else it names them), builds `.venv` from
the lock, fetches the models, and then does what was asked. What is ready is left alone: a second run starts at once and
downloads nothing.
"""

import argparse
import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 - this is the one place that an older Python reads
    sys.exit("Evenkey needs Python 3.11 or newer, and this is {}.{}.".format(*sys.version_info[:2]))
sys.dont_write_bytecode = True  # nothing of this script stays beside it

from checks import Bench, all_pass  # noqa: E402
from system import SystemMissing, bring_system  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
OUT = "evenkey-demo"
ROOM_MB = 1500
"""Disk space that the packages need, in megabytes; with what pip keeps for another time."""

LOCKS = {"run": "requirements.lock", "test": "requirements-dev.lock"}
SPOILERS = ("PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_USER", "VIRTUAL_ENV", "__PYVENV_LAUNCHER__")
BEGAN = time.monotonic()

CAUSES = (
    ("no space left", "The disk is full."),
    ("do not match the hashes", "A package is not the one that the lock names; it was not installed."),
    ("permission denied", "A file could not be written for lack of permission."),
    ("resolution", "The package index cannot be reached; is this machine online?"),
    ("connection", "The package index cannot be reached; is this machine online?"),
    ("timed out", "The package index cannot be reached; is this machine online?"),
    ("no matching distribution", "The package index has no fitting file of a package; is this machine online?"),
)
"""What pip says when it fails, and what that means."""


class Stopped(Exception):
    """It cannot go on; the message is one sentence for the person at the terminal."""


def say(sentence: str) -> None:
    """Print one line with the seconds since the start."""
    print(f"[{time.monotonic() - BEGAN:6.1f} s] {sentence}", flush=True)


def environment() -> dict[str, str]:
    """The environment for everything that is run: no Python of the user's leaks into ours."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON") and name not in SPOILERS}
    return {**kept, "PYTHONNOUSERSITE": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1"}


def run(*words: str) -> int:
    """Run one program in the project's folder; the answer is its exit code."""
    return subprocess.run(words, cwd=ROOT, env=environment(), check=False).returncode


# --- the environment ----------------------------------------------------------------------------------------------


def mark_of(group: str) -> Path:
    """The file that says a group of packages is installed; it is written last."""
    return VENV / f"evenkey-{group}.ready"


def wanted_mark(group: str) -> str:
    """What that file must hold: changes with the lock, with Python, and when the folder was moved."""
    lock = hashlib.sha256((ROOT / LOCKS[group]).read_bytes()).hexdigest()
    return f"{lock} {sys.version_info[0]}.{sys.version_info[1]} {sys.base_prefix} {ROOT}\n"


def is_ready(group: str) -> bool:
    """Whether a group of packages is installed as the lock says, by this Python, for this folder."""
    mark = mark_of(group)
    return PYTHON.exists() and mark.is_file() and mark.read_text(encoding="utf-8") == wanted_mark(group)


def bring_packages(group: str) -> None:
    """Make `.venv` hold what the group needs. A half-made or outdated one is made anew. Raises: Stopped."""
    if not is_ready("run"):
        make_venv()
        install("run")
        link_project()
        finish("run")
    if not is_ready(group):
        install(group)
        finish(group)


def make_venv() -> None:
    """Make an empty environment. Raises: Stopped."""
    free_mb = shutil.disk_usage(ROOT).free // 1_000_000
    if free_mb < ROOM_MB:
        raise Stopped(f"{free_mb} MB are free where {ROOT} is, and {ROOM_MB} MB are needed.")
    say("Making the Python environment .venv.")
    shutil.rmtree(VENV, ignore_errors=True)
    done = subprocess.run(
        (sys.executable, "-I", "-m", "venv", str(VENV)), env=environment(), capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise Stopped(f"The environment {VENV} cannot be made: {cause_of(done.stdout + done.stderr)}")


def install(group: str) -> None:
    """Install exactly what the lock names, each file checked by its digest. Raises: Stopped."""
    lock = ROOT / LOCKS[group]
    count = lock.read_text(encoding="utf-8").count("==")
    say(f"Installing {count} packages from {lock.name}; the first time this takes a minute or two.")
    words = (str(PYTHON), "-m", "pip", "install", "--no-deps", "--require-hashes", "--only-binary", ":all:")
    log = VENV / "install.log"
    with log.open("w", encoding="utf-8") as file:
        pip = subprocess.Popen(
            (*words, "--progress-bar", "off", "--requirement", str(lock)),
            cwd=ROOT,
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        follow(pip.stdout or (), count, file.write)
    if pip.wait() != 0:
        raise Stopped(f"The packages were not installed: {cause_of(log.read_text(encoding='utf-8'))}")


def follow(lines: Iterable[str], count: int, keep: Callable[[str], object]) -> None:
    """Say every few seconds how far pip is, and keep all that it says."""
    seen, said_s = 0, time.monotonic()
    for line in lines:
        keep(line)
        seen += line.startswith("Collecting")
        if line.startswith("Installing collected"):
            say("All are here and checked; unpacking them.")
        elif time.monotonic() - said_s > 5 and line.startswith("Collecting"):
            said_s = time.monotonic()
            say(f"{seen} of {count}: {line.split()[1].partition('==')[0]}")


def link_project() -> None:
    """Let the environment find the program where it is, and give it the command `evenkey`. Nothing is built."""
    packages = next((VENV / "lib").glob("python3*/site-packages"))
    (packages / "evenkey.pth").write_text(f"{ROOT}\n", encoding="utf-8")
    command = VENV / "bin" / "evenkey"
    command.write_text(f'#!/bin/sh\nexec "{PYTHON}" -m app "$@"\n', encoding="utf-8")
    command.chmod(0o755)


def finish(group: str) -> None:
    """Write the group's mark in one step, after everything else is on disk."""
    passing = mark_of(group).with_suffix(".passing")
    passing.write_text(wanted_mark(group), encoding="utf-8")
    os.sync()
    passing.replace(mark_of(group))


def cause_of(output: str) -> str:
    """One sentence for what pip or venv said."""
    lower = output.lower()
    for sign, sentence in CAUSES:
        if sign in lower:
            return sentence
    lines = [line for line in output.splitlines() if line.strip()]
    return lines[-1].strip() if lines else "It gave no reason."


# --- what was asked -----------------------------------------------------------------------------------------------


def has_display() -> bool:
    """Whether windows can be shown here."""
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def demo(words: Sequence[str]) -> int:
    """Show the demo; without a display play one visit on each way and say where its evidence is."""
    if words or has_display():
        return run(str(PYTHON), "-m", "app", "demo", *words)
    out = Path.cwd() / OUT
    for way in ("face", "passport"):
        say(f"No display here: playing a guest's visit by {way}, on screens drawn in memory.")
        headless = ("demo", "--headless", "--way", way, "--language", "en", "--out", str(out / way))
        if code := run(str(PYTHON), "-m", "app", *headless):
            say(f"The visit by {way} did not come to its end; {out / way} holds what was seen.")
            return code
    say(f"Both visits came to their end. Screenshots, receipts and summaries are in {out}.")
    return 0


def test(words: Sequence[str]) -> int:
    """Run every check, and all of them even if one fails. With more words, run pytest alone with these."""
    if words:
        return run(str(PYTHON), "-m", "pytest", *words)
    return 0 if all_pass(Bench(ROOT, VENV / "bin", environment(), say)) else 1


def prepare(task: str) -> None:
    """Bring the system, the packages and the models, one start at a time. Raises: Stopped, SystemMissing."""
    with Path(__file__).open("rb") as own_file:
        fcntl.flock(own_file, fcntl.LOCK_EX)
        bring_system(say, has_display=has_display(), is_test=task == "test")
        bring_packages("test" if task == "test" else "run")
        if task != "doctor" and run(str(PYTHON), "-m", "app", "models", "fetch"):
            sentence = "The models for the face way are not there; check-in by passport or code needs none."
            if task != "run":
                raise Stopped(sentence)
            say(sentence)


def main() -> int:
    """Do what was asked; the answer is the exit code."""
    parser = argparse.ArgumentParser(description="Prepares this machine for Evenkey, then does what is asked.")
    parser.add_argument("task", choices=("demo", "run", "test", "doctor"))
    parser.add_argument("words", nargs=argparse.REMAINDER, help="more words for the task")
    asked = parser.parse_args()
    try:
        prepare(asked.task)
    except (Stopped, SystemMissing) as stop:
        say(str(stop))
        return 1
    except KeyboardInterrupt:
        say("Stopped. Start it again: it goes on from here.")
        return 130
    if asked.task == "demo":
        return demo(asked.words)
    if asked.task == "test":
        return test(asked.words)
    return run(str(PYTHON), "-m", "app", asked.task, *asked.words)


if __name__ == "__main__":
    sys.exit(main())
