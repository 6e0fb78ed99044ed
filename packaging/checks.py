"""Everything a change must pass, and how it is run: all of it, even where some of it fails. Standard library only."""

import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

Check = tuple[str, tuple[str, ...]]
"""A name, and a program of the environment with its arguments."""

FIRST: tuple[Check, ...] = (
    ("lint", ("ruff", "check", ".")),
    ("format", ("ruff", "format", "--check", ".")),
    ("types", ("mypy",)),
    ("rooms", ("lint-imports",)),
    ("clean slate", ("coverage", "erase")),
)
LAST: tuple[Check, ...] = (
    ("all coverage", ("coverage", "combine", "--quiet")),
    ("coverage", ("coverage", "report")),
)
"""What comes before the tests, and what after them."""

SEEN = frozenset({"ui", "parity", "demo", "journeys"})
"""The rooms of tests that show screens; they take about as long as all others together."""

NO_TESTS = frozenset({"benchmarks", "__pycache__"})


@dataclass(frozen=True)
class Bench:
    """Where checks are run: the project, the environment's programs, the variables they get, and who is told."""

    root: Path
    programs: Path
    environment: Mapping[str, str]
    say: Callable[[str], None]


def all_pass(bench: Bench) -> bool:
    """Run everything and say how it went.

    A shell that starts this in the background has it ignore Ctrl-C, and all its children too; the tests of Ctrl-C need
    it heard, and what is heard here is as new in each child.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)
    tests = halves(bench.root)
    failed = [*in_turn(bench, FIRST), *side_by_side(bench, tests), *in_turn(bench, LAST)]
    count = len(FIRST) + len(tests) + len(LAST)
    if failed:
        bench.say(f"{len(failed)} of {count} checks failed: {', '.join(failed)}.")
    else:
        bench.say(f"All {count} checks passed.")
    return not failed


def halves(root: Path) -> tuple[Check, ...]:
    """All tests in two halves, which run side by side: two are the cores of the least kiosk."""
    rooms = sorted(path for path in (root / "tests").iterdir() if path.is_dir() and path.name not in NO_TESTS)
    loose = [str(path.relative_to(root)) for path in sorted((root / "tests").glob("test_*.py"))]
    shown = [str(path.relative_to(root)) for path in rooms if path.name in SEEN]
    others = [str(path.relative_to(root)) for path in rooms if path.name not in SEEN]
    pytest = ("coverage", "run", "--parallel-mode", "-m", "pytest")
    return ("tests of what is shown", (*pytest, *shown)), ("all other tests", (*pytest, *others, *loose))


def in_turn(bench: Bench, checks: Iterable[Check]) -> list[str]:
    """Run checks one after another; the answer is the names of those that failed."""
    failed = []
    for name, command in checks:
        bench.say(f"{name}: {' '.join(command)}")
        if subprocess.run(_words(bench, command), cwd=bench.root, env=bench.environment, check=False).returncode:
            failed.append(name)
    return failed


def side_by_side(bench: Bench, checks: Iterable[Check]) -> list[str]:
    """Run checks at once, and print what each has said once it ends; the answer is the names of those that failed."""
    running = []
    for name, command in checks:
        bench.say(f"{name}: {' '.join(command)}")
        said = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115 - closed once its process has ended
        process = subprocess.Popen(
            _words(bench, command),
            cwd=bench.root,
            env={**bench.environment, "PYTHONUNBUFFERED": "1"},  # one that hangs has said how far it came
            stdout=said,
            stderr=subprocess.STDOUT,
        )
        running.append((name, process, said))
    failed = []
    for name, process, said in running:
        code = process.wait()
        bench.say(f"{name}: {'passed' if code == 0 else 'failed'}")
        with said:
            said.seek(0)
            shutil.copyfileobj(said, sys.stdout)
        if code:
            failed.append(name)
    return failed


def _words(bench: Bench, command: tuple[str, ...]) -> tuple[str, ...]:
    """A command with the environment's program in its place."""
    return (str(bench.programs / command[0]), *command[1:])
