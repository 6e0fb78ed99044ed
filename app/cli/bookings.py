"""The hotel's list of arrivals: import and list."""

# ruff: noqa: PLC0415 - see the door-plate of this room
from pathlib import Path

import click

from app.bookings.arrivals import RowFault
from app.cli.place import Group, Place, as_json, fail, pass_place, say_json
from app.domain.arrival_changes import ArrivalChanges


@click.group(cls=Group)
def bookings() -> None:
    """The hotel's list of arrivals."""


@bookings.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--preview", "is_preview", is_flag=True, help="Say what it would change, and store nothing.")
@as_json
@pass_place
def bookings_import(place: Place, file: Path, is_preview: bool, is_json: bool) -> None:  # noqa: FBT001
    """Import arrivals from a CSV file: all, or nothing and every fault by line and column; forget who has left."""
    from app.bookings.arrivals import ArrivalsError, read_arrivals
    from app.bootstrap import open_stores, today_of

    try:
        arrivals = read_arrivals(file.read_bytes())
    except ArrivalsError as error:
        if is_json:
            say_json({"faults": [_fault(fault) for fault in error.faults]})
            raise SystemExit(1) from None
        faults = "\n".join(_fault_line(fault) for fault in error.faults)
        fail(f"Nothing {'can be' if is_preview else 'was'} imported from {file.name}:\n{faults}")
    config = place.config()
    store = open_stores(config, place.state).bookings
    if is_preview:
        changes = store.preview_arrivals(arrivals.bookings)
    else:
        changes = store.import_arrivals(arrivals.bookings)
        store.forget_guests(today_of(config))
    if is_json:
        say_json({"stored": not is_preview, "faults": [], **_changes(changes)})
        return
    if is_preview:
        _say_changes(changes)
    click.echo(f"{changes.count} arrivals {'read; nothing was stored' if is_preview else 'imported'}: {_sum(changes)}.")


def _say_changes(changes: ArrivalChanges) -> None:
    """What changes, field by field, for whoever sits at the terminal."""
    for ref in changes.new:
        click.echo(f"new      {ref}")
    for change in changes.changed:
        click.echo(f"changed  {change.ref}")
        for each in change.fields:
            click.echo(f"           {each.column}: {each.before or '(empty)'} -> {each.after or '(empty)'}")
    for ref in changes.gone:
        click.echo(f"gone     {ref}  (not in the file; it stays in the register until a file says cancelled)")


def _sum(changes: ArrivalChanges) -> str:
    """The counts in words."""
    counts = (len(changes.new), len(changes.changed), changes.unchanged, len(changes.gone))
    return "{} new, {} changed, {} unchanged, {} gone".format(*counts)


def _changes(changes: ArrivalChanges) -> dict[str, object]:
    """What changes, for a machine: of who a guest is only that it changes, since such output is kept."""
    return {
        "new": changes.new,
        "changed": [
            {
                "ref": change.ref,
                "fields": [
                    {"column": each.column}
                    if each.is_personal
                    else {"column": each.column, "before": each.before, "after": each.after}
                    for each in change.fields
                ],
            }
            for change in changes.changed
        ],
        "gone": changes.gone,
        "unchanged": changes.unchanged,
    }


def _fault(fault: RowFault) -> dict[str, str | int]:
    """A fault for a machine."""
    return {"line": fault.line, "column": fault.column, "reason": fault.reason.value}


def _fault_line(fault: RowFault) -> str:
    """Where a fault stands in the file, and what it is."""
    place = f"line {fault.line}, {fault.column}" if fault.column else f"line {fault.line}"
    return f"{place}: {fault.reason.value.replace('_', ' ')}"


@bookings.command("list")
@click.option("--day", help="YYYY-MM-DD; today if left out.")
@as_json
@pass_place
def bookings_list(place: Place, day: str | None, is_json: bool) -> None:  # noqa: FBT001
    """List the arrivals of a day."""
    from datetime import date

    from app.bootstrap import open_stores, today_of

    config = place.config()
    try:
        wanted = date.fromisoformat(day) if day else today_of(config)
    except ValueError:
        fail(f"{day} is not a date like 2026-11-25.")
    found = open_stores(config, place.state).bookings.list_arrivals(wanted)
    if is_json:
        say_json(
            [
                {
                    "ref": each.ref,
                    "guest": each.guest_name,
                    "arrival": each.arrival.isoformat(),
                    "departure": each.departure.isoformat(),
                    "guests": each.guests,
                    "state": each.stage.value,
                    "room_ready": each.is_room_ready,
                }
                for each in found
            ]
        )
        return
    for each in found:
        click.echo(f"{each.ref:<14} {each.stage.value:<11} {each.nights:>2} nights  {each.guest_name}")
    click.echo(f"{len(found)} arrivals on {wanted.isoformat()}.")
