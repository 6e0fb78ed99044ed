"""Calls for help, as they are seen and answered from the desk."""

# ruff: noqa: PLC0415 - see the door-plate of this room
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime, timedelta
from threading import Event

import click

from app.cli.place import Group, Place, as_json, fail, pass_place, say_json
from app.cli.signing_in import signatures
from app.domain.help import CallBoard, HelpEnd, News, OpenCall
from app.domain.permissions import Act


@click.group(cls=Group)
def calls() -> None:
    """Guests at the kiosk who asked for help."""


@calls.command("list")
@as_json
@pass_place
def calls_list(place: Place, is_json: bool) -> None:  # noqa: FBT001
    """List the calls that nobody has answered, the longest waiting first."""
    from app.bootstrap import open_stores

    waiting = open_stores(place.config(), place.state).audit.open_help_calls()
    if is_json:
        say_json([{"number": call.number, "at": call.at.isoformat(), "place": call.state} for call in waiting])
        return
    for call in waiting:
        click.echo(f"{call.number}  since {call.at:%H:%M:%S}Z  at {call.state}")
    if not waiting:
        click.echo("Nobody waits for help.")


@calls.command("watch")
@click.option("--every", "every_s", type=click.FloatRange(1, 60), default=2.0, show_default=True, help="Seconds.")
@pass_place
def calls_watch(place: Place, every_s: float) -> None:
    """Ring the terminal's bell for each new call, and again while nobody answers, until Ctrl-C."""
    from app.bootstrap import open_stores
    from app.storage.database import utc_now

    config = place.config()
    audit = open_stores(config, place.state).audit
    click.echo("Watching for calls for help; Ctrl-C ends it.")
    again = timedelta(minutes=config.help.again_minutes)
    watch(audit.open_help_calls, again, now=utc_now, wait=lambda: Event().wait(every_s))


def watch(
    open_calls: Callable[[], Iterable[OpenCall]],
    again: timedelta,
    *,
    now: Callable[[], datetime],
    wait: Callable[[], object],
) -> None:
    """Say what is new, look by look, until Ctrl-C."""
    board = CallBoard(again)
    with suppress(KeyboardInterrupt):
        while True:
            for news, call in board.look(open_calls(), now()):
                click.echo(_told(news, call))
            wait()


def _told(news: News, call: OpenCall) -> str:
    """A line for the desk, with a bell where somebody waits."""
    if news is News.OVER:
        return f"{call.number}  nobody waits any more"
    since = f"{call.number}  since {call.at:%H:%M:%S}Z  at {call.state}"
    return f"\a{since}" if news is News.NEW else f"\a{since}, still waiting"


@calls.command("answer")
@click.argument("number", type=int)
@pass_place
def calls_answer(place: Place, number: int) -> None:
    """Answer call NUMBER: the guest reads who comes. Sign with number and PIN."""
    from app.bootstrap import open_stores

    stores = open_stores(place.config(), place.state)
    if number not in {call.number for call in stores.audit.open_help_calls()}:
        fail(f"No call {number} waits for an answer.")
    member, _ = signatures(stores.staff, Act.SEE_HELP_CALLS)
    stores.audit.end_help_call(number, HelpEnd.ANSWERED, member.id)
    click.echo(f"The guest reads that {member.name} comes.")
