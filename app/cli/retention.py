"""The schedule of keeping: look at it, and carry it out."""

# ruff: noqa: PLC0415 - see the door-plate of this room
from dataclasses import asdict

import click

from app.cli.place import Group, Place, as_json, fail, pass_place, say_json
from app.domain.retention import RANGES, Swept

KEPT = {
    "link_days": "a stay, and the tie from a decision to it, after departure",
    "record_days": "a decision and what became of the face camera under it, after the last that is tied to it",
    "audit_days": "the logs of what staff did",
    "attempts_days": "wrong PINs, after their waiting is over",
}
"""What each time is of."""


@click.group(cls=Group)
def retention() -> None:
    """How long what is kept, and erasing what is past its time."""


@retention.command("show")
@as_json
@pass_place
def retention_show(place: Place, is_json: bool) -> None:  # noqa: FBT001
    """Show the schedule, its lawful ranges, and what is past its time now."""
    from app.bootstrap import open_stores

    store = open_stores(place.config(), place.state).retention
    schedule = asdict(store.schedule)
    waiting = store.look()
    if is_json:
        kept = {name: {"days": days, "lawful": RANGES[name]} for name, days in schedule.items()}
        due = {name: str(day) for name, day in asdict(store.due()).items()}
        say_json({"schedule": kept, "due": due, **_json(waiting)})
        return
    for name, days in schedule.items():
        low, high = RANGES[name]
        click.echo(f"{days:>6} days ({low} to {high}): {KEPT[name]}")
    click.echo("Names and document numbers are erased on the day after departure.")
    click.echo(f"Past its time now: {_sentence(waiting)}")


@retention.command("run")
@click.option("--dry-run", is_flag=True, help="Only say what would be erased.")
@as_json
@pass_place
def retention_run(place: Place, dry_run: bool, is_json: bool) -> None:  # noqa: FBT001
    """Erase what is past its time, as the kiosk does at its start and every day."""
    from app.bootstrap import open_stores

    store = open_stores(place.config(), place.state).retention
    swept = store.look() if dry_run else store.run()
    if is_json:
        say_json({"dry_run": dry_run, **_json(swept)})
    else:
        click.echo(f"{'Would be erased' if dry_run else 'Erased'}: {_sentence(swept)}")
    if not swept.is_gone:
        fail("Another program reads the store, so that old pages remain. Run this again when it has ended.")


def _json(swept: Swept) -> dict[str, object]:
    """The counts for a machine."""
    counts = asdict(swept)
    return {"is_gone": counts.pop("is_gone"), "erased": counts}


def _sentence(swept: Swept) -> str:
    """The counts in words."""
    if swept.is_nothing:
        return "nothing."
    counts = asdict(swept)
    del counts["is_gone"]
    return ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in counts.items() if count) + "."
