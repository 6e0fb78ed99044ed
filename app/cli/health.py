"""The kiosk's health for a fleet's monitoring, and its end when nobody is at it."""

# ruff: noqa: PLC0415 - see the door-plate of this room
import os
import select
import signal
from pathlib import Path

import click

from app.cli.place import Command, Place, as_json, fail, pass_place, say_json


@click.command(cls=Command)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="Write health.prom, health.json, status.html.",
)
@as_json
@pass_place
def health(place: Place, out: Path | None, is_json: bool) -> None:  # noqa: FBT001 - click passes flags by position
    """Say in counts and times how the kiosk is, in Prometheus' text format; no guest is in it."""
    from app.doctor.health import as_dict, as_text, measure, write
    from app.doctor.status import status_page

    config = place.config()
    if not place.state.is_dir():
        fail(f"There is no state folder {place.state}.")
    measures = measure(config, place.state)
    if out is not None:
        write(config, measures, out, status_page(config, place.state, measures))
    if is_json:
        say_json(as_dict(config, measures))
    elif out is None:
        click.echo(as_text(config, measures), nl=False)


@click.command(cls=Command)
@click.option("--seconds", type=click.FloatRange(min=0), default=600.0, show_default=True, help="How long to wait.")
@click.option("--now", "is_now", is_flag=True, help="End the visit as well; the system does so when it shuts down.")
@pass_place
def stop(place: Place, seconds: float, is_now: bool) -> None:  # noqa: FBT001
    """End the running kiosk as soon as nobody is at it; what supervises it starts it anew."""
    from app.lock import is_running, read_mark

    pid = read_mark(place.state).get("pid", "")
    if not is_running(place.state) or not pid.isdigit():
        click.echo("No kiosk runs.")
        return
    try:
        descriptor = os.pidfd_open(int(pid))
    except ProcessLookupError:
        fail("A kiosk runs, but not the one that left its mark; nothing was done.")
    signal.pidfd_send_signal(descriptor, signal.SIGTERM if is_now else signal.SIGUSR1)
    ended, _, _ = select.select([descriptor], [], [], seconds)
    os.close(descriptor)
    if not ended:
        fail("It did not end." if is_now else "Somebody is still at the kiosk; it ends as soon as they have gone.")
    click.echo("The kiosk ended.")
