"""What whoever helps from afar needs to see: how the kiosk does and what it logged, and nothing of any guest."""

# ruff: noqa: PLC0415 - see the door-plate of this room
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path

import click

from app.cli.incident import versions
from app.cli.packing import as_file, sealed
from app.cli.place import Group, Place, fail, pass_place
from app.logs import FIELDS, FILE, LogEvent, is_code

OF_THE_LOG = frozenset({"event", "at"})
"""What every line of the log has beside its own fields."""


@click.group(cls=Group)
def support() -> None:
    """Help from afar."""


@support.command("bundle")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="The new file (ZIP).")
@click.option("--preview", "is_preview", is_flag=True, help="Show every file on the terminal instead, to read first.")
@pass_place
def support_bundle(place: Place, out: Path | None, is_preview: bool) -> None:  # noqa: FBT001 - click passes flags by position
    """Write findings, health, versions, settings and the log into one new file.

    No guest is in it: of the log, only what the list of events allows is taken.
    """
    if (out is None) is not is_preview:
        fail("Name a new file with --out, or look first with --preview.")
    if out and out.exists():
        fail(f"{out} exists already; it was left as it is.")
    files = _files(place)
    if out:
        digest = sealed(out, files, {"kiosk": place.config().kiosk.id})
        click.echo(f"{out}: {len(files)} files, sha256 {digest}")
        return
    for name, content in sorted(files.items()):
        click.echo(f"--- {name}\n{content.decode()}")


def _files(place: Place) -> dict[str, bytes]:
    """Every file of the bundle but its manifest."""
    from app.doctor.checks import examine
    from app.doctor.health import measure

    config = place.config()
    place.state.mkdir(mode=0o700, parents=True, exist_ok=True)
    logs = sorted((place.state / "logs").glob(f"{FILE}*"))
    return {
        "findings.json": as_file([finding.as_dict() for finding in examine(config, place.state)]),
        "health.json": as_file(measure(config, place.state)),
        "versions.json": as_file(versions()),
        "settings.json": as_file(asdict(config)),
        **{f"logs/{file.name}": "".join(_allowed(file)).encode() for file in logs},
    }


def _allowed(file: Path) -> Iterator[str]:
    """The lines of a log as far as they are what the program itself may log; of others, that there were some."""
    others = 0
    for line in file.read_text(encoding="utf-8", errors="replace").splitlines():
        told = _parsed(line)
        if _is_listed(told):
            yield json.dumps(told) + "\n"
        else:
            others += 1
    if others:
        yield json.dumps({"lines_left_out": others}) + "\n"


def _parsed(line_untrusted: str) -> Mapping[str, object]:
    """A line as an event; empty for what is none."""
    try:
        told = json.loads(line_untrusted)
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}


def _is_listed(told: Mapping[str, object]) -> bool:
    """Whether this is an event of the list with fields of its own, and no free text in any."""
    known = {event.value: event for event in LogEvent}
    event = known.get(str(told.get("event")))
    return event is not None and told.keys() - OF_THE_LOG <= FIELDS[event] and all(map(_is_plain, told.values()))


def _is_plain(value: object) -> bool:
    """Whether a value has the shape of one that may be logged."""
    return isinstance(value, int) or (isinstance(value, str) and is_code(value))
