"""What the front page says is so: the rooms, the commands, the pictures and the links."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from app.cli.entry import evenkey

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_tree_of_rooms_is_the_one_on_disk() -> None:
    drawn = set(re.findall(r"^[├└]── (\S+)", README, re.MULTILINE))

    there = {f"{path.name}/" for path in (ROOT / "app").iterdir() if (path / "__init__.py").is_file()}
    there |= {path.name for path in (ROOT / "app").glob("*.py") if not path.name.startswith("__")}
    assert drawn == there


def test_every_command_is_told_and_no_other() -> None:
    told = set(re.findall(r"^\| `evenkey ([a-z ]+?)(?: [A-Z][A-Za-z.]*)?`", README, re.MULTILINE))

    assert told == {" ".join(words) for words, _ in commands(evenkey)}


def test_the_mark_for_json_stands_where_json_is_printed() -> None:
    marked = set(re.findall(r"^\| `evenkey ([a-z ]+?)(?: [A-Z][A-Za-z.]*)?` \* \|", README, re.MULTILINE))

    prints_json = {
        " ".join(words) for words, verb in commands(evenkey) if any("--json" in option.opts for option in verb.params)
    }
    assert marked == prints_json


def commands(verb: click.Command, words: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command that does something, with the words that call it."""
    if isinstance(verb, click.Group):
        for name, below in verb.commands.items():
            yield from commands(below, (*words, name))
    else:
        yield words, verb


def test_the_test_command_is_the_one_that_ci_runs() -> None:
    told = [line for line in README.splitlines() if line.startswith("python3 ")]

    assert told == ["python3 packaging/start.py demo", "python3 packaging/start.py test"]
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert script.rstrip().endswith('"$python" packaging/start.py test')


@pytest.mark.parametrize("target", re.findall(r"\]\(([^)]+)\)", README))
def test_every_link_and_picture_leads_to_a_file(target: str) -> None:
    assert (ROOT / target).is_file()


def test_no_path_of_one_machine_is_told() -> None:
    assert re.findall(r"(?<![\w.$])/(?:home|root|work|tmp|opt)\b\S*", README) == []
