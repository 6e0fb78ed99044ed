"""The tests mirror the house from their side too: what has a room of tests is a room, and tests outlive no module."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

NO_ROOM_OF_THE_APP = {
    "benchmarks": "measures; nothing runs them by itself",
    "house": "what holds for every file",
    "journeys": "whole visits",
    "packaging": "scripts beside the program",
}
"""Rooms of tests that mirror none of the program's, and what they are for."""

OF_ANOTHER_NAME = {
    "vision/test_main.py": "app/vision/__main__.py",
    "vision/evaluating/test_main.py": "app/vision/evaluating/__main__.py",
    "test_main.py": "app/__main__.py",
}
"""Tests whose module has a name that a test cannot have."""


def test_every_room_of_tests_is_a_room_of_the_program() -> None:
    rooms = {folder.name for folder in (ROOT / "tests").iterdir() if folder.is_dir() and any(folder.glob("test_*.py"))}
    app_rooms = {folder.name for folder in (ROOT / "app").iterdir() if (folder / "__init__.py").is_file()}

    assert rooms - NO_ROOM_OF_THE_APP.keys() <= app_rooms
    assert {room for room in NO_ROOM_OF_THE_APP if room in app_rooms} == set()


def test_no_test_has_outlived_its_module() -> None:
    orphans = [
        inside.as_posix()
        for file in sorted((ROOT / "tests").rglob("test_*.py"))
        if (inside := file.relative_to(ROOT / "tests")).parts[0] not in NO_ROOM_OF_THE_APP
        and inside.as_posix() not in OF_ANOTHER_NAME
        and not _modules_of(inside)
    ]

    assert orphans == []


def _modules_of(inside: Path) -> list[Path]:
    """What `test_b.py`, or one of several such as `test_b_time.py`, tests: in the program, or beside it in tests."""
    name = inside.stem.removeprefix("test_")
    modules = [*(ROOT / "app" / inside.parent).glob("*.py"), *(ROOT / "tests" / inside.parent).glob("[!t]*.py")]
    return [module for module in modules if name == module.stem or name.startswith(f"{module.stem}_")]


def test_the_modules_with_names_of_their_own_are_still_there() -> None:
    for test, module in OF_ANOTHER_NAME.items():
        assert (ROOT / "tests" / test).is_file()
        assert (ROOT / module).is_file()
