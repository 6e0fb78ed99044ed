"""An installer's own pictures through the kiosk's own eyes, in a locked-in process of their own."""

# ruff: noqa: PLC0415 - see the door-plate of this room
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from app import paths
from app.cli.place import Group, fail, say_json

Moved = Callable[[int, int], None]
"""Is told how many are done, of how many."""


@click.group(cls=Group)
def evaluate() -> None:
    """Measure matching, liveness and passport reading on your own pictures."""


@evaluate.command("match")
@click.argument("pairs", type=click.Path(path_type=Path))
def evaluate_match(pairs: Path) -> None:
    """Compare the pairs of a CSV list (columns a, b, same) one to one, and print JSON.

    a is taken as the document's photo, b as the guest; paths count from the list; same is 0 or 1.
    """
    say_json(evaluated("match", [pairs]))


@evaluate.command("liveness")
@click.argument("videos", type=click.Path(path_type=Path))
def evaluate_liveness(videos: Path) -> None:
    """Try every video of a CSV list (columns video, live) against the challenge, and print JSON.

    Paths count from the list; live is 0 or 1.
    """
    say_json(evaluated("liveness", [videos]))


@evaluate.command("mrz")
@click.argument("images", type=click.Path(path_type=Path), nargs=-1, required=True)
@click.option("--json", "is_json", is_flag=True, help="Print everything for a machine.")
def evaluate_mrz(images: tuple[Path, ...], is_json: bool) -> None:  # noqa: FBT001 - click passes flags by position
    """Read the machine-readable zone of pictures of passports and cards."""
    result = evaluated("mrz", images)
    if is_json:
        say_json(result)
        return
    items = result["items"]
    assert isinstance(items, list)
    for item in items:
        click.echo(f"{item['image']}: {' '.join(item['lines']) if item['accepted'] else item['reason']}")
    click.echo(f"{result['accepted']} of {result['images']} were read.")


def evaluated(what: str, files: Iterable[Path]) -> dict[str, object]:
    """The evaluating program's result; its fault, in one sentence, ends the command."""
    from app.devices.vision_child import child_environment

    program = [sys.executable, "-B", "-m", "app.vision.evaluating", what, "--models", str(paths.models()), "--"]
    command = (*program, *(str(file.absolute()) for file in files))
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=paths.APP.parent,
        env=child_environment(os.environ),
    ) as process:
        assert process.stdout is not None
        with progress_bar() as moved:
            said = _last_word(process.stdout, moved)
    if process.returncode != 0 or "result" not in said:
        fail(said.get("fault", "The evaluating program ended without a result; run: evenkey doctor."))
    result: dict[str, object] = said["result"]
    return result


def _last_word(lines: Iterable[bytes], moved: Moved) -> dict[str, Any]:
    """What the program says at last: its result or its fault; empty if it ended without."""
    said: dict[str, Any] = {}
    for line in lines:
        said = json.loads(line) if line.endswith(b"\n") else {}
        if "total" in said:
            moved(said["done"], said["total"])
    return said


@contextmanager
def progress_bar(what: str = "Evaluating") -> Iterator[Moved]:
    """A bar on a terminal; nothing where the errors go elsewhere. It never mixes with the JSON."""
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, TimeRemainingColumn

    console = Console(stderr=True)
    columns = (*Progress.get_default_columns()[:2], MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
