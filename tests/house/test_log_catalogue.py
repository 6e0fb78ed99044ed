"""The list of what may be logged, as it is shipped, is the program's own; every event and field in it is used."""

import ast
import re
from pathlib import Path

import pytest

from app.logs import CATALOGUE, FIELDS, LogEvent
from tests.scripts import script

ROOT = Path(__file__).resolve().parents[2]
GUESTLY = re.compile("name|passport|document|number|guest|booking|receipt|mail|phone|room|birth|typed|text|face")
"""What a field that could tell of a guest would be called."""


@pytest.fixture
def written() -> str:
    """The catalogue as the command writes it."""
    text = script("log_catalogue").catalogue()
    assert isinstance(text, str)
    return text


def calls() -> dict[str, set[str]]:
    """Which fields each event is logged with, anywhere in the program."""
    found: dict[str, set[str]] = {}
    for path in sorted((ROOT / "app").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "log":
                (event,) = node.args
                assert isinstance(event, ast.Attribute)
                found.setdefault(event.attr, set()).update(each.arg or "" for each in node.keywords)
    return found


def test_the_document_is_fresh(written: str) -> None:
    assert (ROOT / "packaging" / "LOGS.md").read_text(encoding="utf-8") == written


def test_it_tells_every_event_with_its_fields_and_their_units(written: str) -> None:
    for event, line in CATALOGUE.items():
        assert f"| `{event.value}` | {line.when} |" in written
        for name, (holds, what) in line.fields.items():
            assert f" `{name}` | {holds.value} | {what} |" in written
    assert "(packaging/LOGS.md)" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_event_and_every_field_is_logged_somewhere() -> None:
    assert {LogEvent[name]: frozenset(fields) for name, fields in calls().items()} == FIELDS


def test_no_field_could_name_a_guest() -> None:
    assert [name for fields in FIELDS.values() for name in fields if GUESTLY.search(name)] == []
