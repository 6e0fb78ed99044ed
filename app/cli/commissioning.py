"""The questions of a commissioning, on a terminal, one after another."""

# ruff: noqa: PLC0415 - see the door-plate of this room
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from app.cli.place import Place

if TYPE_CHECKING:
    from app.doctor.finding import Finding


def ask(place: Place, findings: "Sequence[Finding]") -> bool:
    """Ask every step, keep the signed answers in the state folder, and say whether anything stays open."""
    from app.bootstrap import looked_over, open_stores
    from app.doctor.commissioning import NOTE_MAX, STEPS, Answer, Given, keep, record_of
    from app.storage.database import utc_now

    config = place.config()
    keys = open_stores(config, place.state).receipts.ledger.keys
    click.echo("\nEach answer is yes, no, or na where the kiosk has no such thing. Ctrl-C keeps nothing.")
    by = click.prompt("Who answers")
    choice = click.Choice([answer.value for answer in Answer])
    given = []
    for number, step in enumerate(STEPS, start=1):
        answer = Answer(click.prompt(f"{number} of {len(STEPS)}. {step.sentence}", type=choice))
        note = "" if answer is Answer.YES else click.prompt("  Why", default="", show_default=False)
        given.append(Given(step, answer, note[:NOTE_MAX]))
    file = keep(
        place.state,
        record_of(config, looked_over(config, place.state), by=by, at=utc_now(), findings=findings, given=given),
        keys,
    )
    left = [each.step.code for each in given if each.answer is Answer.NO]
    click.echo(f"{file}: signed. " + (f"Open: {', '.join(left)}." if left else "Nothing is open."))
    return bool(left)
