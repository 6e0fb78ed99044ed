"""The checks that the test command runs: all of them, each test once, and a failure of any is a failure."""

from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.scripts import script

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def checks() -> ModuleType:
    """The module beside the start script."""
    return script("checks")


@pytest.fixture
def told() -> list[str]:
    """What was said of the checks."""
    return []


@pytest.fixture
def bench(checks: ModuleType, tmp_path: Path, told: list[str]) -> Any:
    """A bench with programs that do as their name says."""
    for name, code in (("well", 0), ("badly", 3)):
        program = tmp_path / name
        program.write_text(f'#!/bin/sh\necho "{name} said $1"\nexit {code}\n')
        program.chmod(0o755)
    return checks.Bench(ROOT, tmp_path, {}, told.append)


def paths_of(command: Sequence[str]) -> list[Path]:
    """What of the tests a command runs."""
    return [ROOT / word for word in command if word.startswith("tests/")]


def test_every_test_is_in_one_half_and_in_one_alone(checks: ModuleType) -> None:
    (_, shown), (_, others) = checks.halves(ROOT)
    given = [*paths_of(shown), *paths_of(others)]

    run = [file for path in given for file in ([path] if path.is_file() else path.rglob("test_*.py"))]

    assert sorted(run) == sorted((ROOT / "tests").rglob("test_*.py"))
    assert {path.name for path in paths_of(shown)} == checks.SEEN


def test_what_runs_side_by_side_is_told_whole_and_in_order(
    checks: ModuleType, bench: Any, capfd: pytest.CaptureFixture[str]
) -> None:
    failed = checks.side_by_side(bench, [("one", ("well", "a")), ("two", ("badly", "b")), ("three", ("well", "c"))])

    assert failed == ["two"]
    assert capfd.readouterr().out.splitlines() == ["well said a", "badly said b", "well said c"]


def test_what_runs_in_turn_goes_on_after_a_failure(
    checks: ModuleType, bench: Any, capfd: pytest.CaptureFixture[str]
) -> None:
    assert checks.in_turn(bench, [("one", ("badly", "a")), ("two", ("well", "b"))]) == ["one"]
    assert capfd.readouterr().out.splitlines() == ["badly said a", "well said b"]


@pytest.mark.parametrize(
    ("program", "last"), [("well", "All 4 checks passed."), ("badly", "1 of 4 checks failed: half.")]
)
def test_one_failure_fails_all(
    checks: ModuleType, monkeypatch: pytest.MonkeyPatch, bench: Any, told: list[str], program: str, last: str
) -> None:
    monkeypatch.setattr(checks, "FIRST", (("first", ("well", "a")),))
    monkeypatch.setattr(checks, "halves", lambda _root: (("half", (program, "b")), ("other half", ("well", "c"))))
    monkeypatch.setattr(checks, "LAST", (("last", ("well", "d")),))

    assert checks.all_pass(bench) is (program == "well")
    assert told[-1] == last
