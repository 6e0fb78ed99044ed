"""The hotel's list of arrivals: import and list."""

# ruff: noqa: PLC0415 - see the door-plate of this room
from pathlib import Path

import click

from app.bookings.arrivals import RowFault
from app.cli.place import Group, Place, as_json, fail, pass_place, say_json


@click.group(cls=Group)
def bookings() -> None:
    """The hotel's list of arrivals."""


@bookings.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@pass_place
def bookings_import(place: Place, file: Path) -> None:
    """Import arrivals from a CSV file: all, or nothing and every fault by line and column; forget who has left."""
    from app.bookings.arrivals import ArrivalsError, read_arrivals
    from app.bootstrap import open_stores, today_of

    try:
        arrivals = read_arrivals(file.read_bytes())
    except ArrivalsError as error:
        faults = "\n".join(_fault_line(fault) for fault in error.faults)
        fail(f"Nothing was imported from {file.name}:\n{faults}")
    config = place.config()
    store = open_stores(config, place.state).bookings
    count = store.import_arrivals(arrivals.bookings)
    store.forget_guests(today_of(config))
    click.echo(f"{count} arrivals imported.")


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
