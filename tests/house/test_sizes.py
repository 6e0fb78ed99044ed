"""Files and functions stay small enough to read at one sitting, and every module has its tests."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LINES_MAX = 300
FUNCTION_MAX = 60

TOLD_ELSEWHERE = {
    "app/__main__.py": "tests/test_main.py",
    "app/vision/sight.py": "tests/vision/test_landmarks.py, by what is seen",
    "app/receipts/facts.py": "tests/receipts/test_page_a4.py, on whole pages",
    "app/receipts/head.py": "tests/receipts/test_page_a4.py, on whole pages",
    "app/receipts/look.py": "tests/receipts/test_page_a4.py, on whole pages",
    "app/receipts/pdf.py": "tests/receipts/test_papers.py, on whole files",
    "app/receipts/proofs.py": "tests/receipts/test_page_a4.py, on whole pages",
}
"""Modules whose tests are not where the mirror says, and where they are."""

CATALOGUES = {
    "app/flow/events.py": "one dataclass an event",
    "app/config.py": "one line a setting",
    "app/flow/pages.py": "one dataclass a page",
    "app/flow/states.py": "one dataclass a state",
    "tests/flow/test_machine.py": "one test a promise",
}
"""Files that are lists, and may be as long as what they list."""


def modules(*folders: str) -> Iterator[Path]:
    for folder in folders:
        yield from sorted((ROOT / folder).rglob("*.py"))


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_no_file_is_too_long_to_read() -> None:
    long = {
        name_of(path): count
        for path in modules("app", "packaging", "tests")
        if (count := len(path.read_text(encoding="utf-8").splitlines())) > LINES_MAX and name_of(path) not in CATALOGUES
    }

    assert long == {}


def test_no_file_is_excused_that_needs_no_excuse() -> None:
    excused = {name: len((ROOT / name).read_text(encoding="utf-8").splitlines()) for name in CATALOGUES}

    assert {name: count for name, count in excused.items() if count <= LINES_MAX} == {}


def test_no_function_is_too_long_to_read() -> None:
    long = {
        f"{name_of(path)}:{node.lineno} {node.name}": length
        for path in modules("app", "packaging", "tests")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and (length := (node.end_lineno or 0) - node.lineno + 1) > FUNCTION_MAX
    }

    assert long == {}


def test_every_module_has_its_tests_in_the_same_place() -> None:
    bare = [
        name_of(path)
        for path in modules("app")
        if path.name != "__init__.py" and not _test_of(path).is_file() and name_of(path) not in TOLD_ELSEWHERE
    ]

    assert bare == []


def _test_of(path: Path) -> Path:
    """Where a module's tests are: `app/a/b.py` has `tests/a/test_b.py`."""
    inside = path.relative_to(ROOT / "app")
    return ROOT / "tests" / inside.with_name(f"test_{inside.stem.strip('_')}.py")


def test_no_module_has_a_name_that_says_nothing() -> None:
    empty = re.compile(r"(utils?|common|helpers?|core|managers?|base|misc)(\.py)?")

    assert [name_of(path) for path in (ROOT / "app").rglob("*") if empty.fullmatch(path.name)] == []


def test_the_style_sheet_is_set_in_one_place() -> None:
    places = [name_of(path) for path in modules("app") if "setStyleSheet(" in path.read_text(encoding="utf-8")]

    assert len(places) == 1, places


def test_nothing_is_caught_that_nobody_expected() -> None:
    places = [
        name_of(path)
        for path in modules("app")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ExceptHandler) and _is_broad(node) and not isinstance(node.body[-1], ast.Raise)
    ]

    assert places == ["app/vision/__main__.py"]


def _is_broad(handler: ast.ExceptHandler) -> bool:
    """Whether a handler takes whatever comes."""
    return handler.type is None or ast.unparse(handler.type) in {"Exception", "BaseException"}


def test_no_work_is_left_in_comments() -> None:
    left = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")

    # This file names the words it looks for.
    assert [
        name_of(path)
        for path in modules("app", "packaging", "tests")
        if left.search(path.read_text(encoding="utf-8")) and path != Path(__file__)
    ] == []
