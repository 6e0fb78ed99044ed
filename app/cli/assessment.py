"""The impact assessment: a form to fill in, its approval by the privacy officer, and what still locks the face way."""

# ruff: noqa: PLC0415 - see the door-plate of this room
import hashlib
from datetime import date, datetime
from pathlib import Path

import click

from app import paths
from app.cli.place import Group, Place, as_json, fail, pass_place, say_json
from app.cli.signing_in import signatures
from app.domain.gates import Assessment, Part, parts_of
from app.domain.permissions import Act

ID_CHARACTERS_MAX = 40


@click.group(cls=Group)
def assessment() -> None:
    """The impact assessment, without which the face way stays locked."""


@assessment.command("template")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), required=True)
def assessment_template(out: Path) -> None:
    """Write the form with its four parts into a new file."""
    if out.exists():
        fail(f"{out} exists already; it was left as it is.")
    out.write_text((paths.resources() / "assessment" / "template.md").read_text(encoding="utf-8"), encoding="utf-8")
    click.echo(f"Fill in {out}, then: evenkey assessment approve {out} --id ID --valid-until DATE")


@assessment.command("approve")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--id", "name", required=True, help="The hotel's own number of it, such as PIA-2027-01.")
@click.option("--valid-until", type=click.DateTime(["%Y-%m-%d"]), required=True)
@pass_place
def assessment_approve(place: Place, file: Path, name: str, valid_until: datetime) -> None:
    """Approve a filled-in FILE for what this kiosk does now; a privacy officer signs with number and PIN."""
    from app.bootstrap import open_stores, today_of
    from app.gates import scope_now
    from app.notices import notices_of, words_in_force

    config = place.config()
    content = file.read_bytes()
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        fail(f"{file} is not a text in UTF-8; nothing was approved.")
    if not (name == name.strip() and name.isprintable() and 0 < len(name) <= ID_CHARACTERS_MAX):
        fail(f"An id is 1 to {ID_CHARACTERS_MAX} characters on one line; nothing was approved.")
    today, until = today_of(config), valid_until.date()
    if until < today:
        fail(f"{until} is past; nothing was approved.")
    parts = parts_of(text)
    if missing := [part.value for part in Part if part not in parts]:
        fail(f"These parts say nothing yet: {', '.join(missing)}. Nothing was approved.")
    stores = open_stores(config, place.state)
    officer, _ = signatures(stores.staff, Act.APPROVE_ASSESSMENT)
    notices = notices_of(config, words_in_force(config, place.state, today))
    digest = hashlib.sha256(content).hexdigest()
    approved = Assessment(name, today, until, officer.id, digest, parts, scope_now(config, notices))
    stores.assessments.approve(approved, text)
    click.echo(f"{name} is approved until {until}, sha256 {digest}.")


@assessment.command("status")
@as_json
@pass_place
def assessment_status(place: Place, is_json: bool) -> None:  # noqa: FBT001
    """Say what locks the face way, and which assessment covers it."""
    from app.bootstrap import face_gates_of, open_stores, today_of
    from app.notices import words_in_force

    config = place.config()
    words = words_in_force(config, place.state, today_of(config))
    stores = open_stores(config, place.state)
    gates = face_gates_of(config, words, stores)
    locks, newest = gates.locks(), stores.assessments.newest()
    if is_json:
        say_json({"locks": [lock.value for lock in locks], "assessment": _told(newest), "scope": gates.scope.digest})
    else:
        click.echo("The face way is locked:" if locks else "The face way is open.")
        for lock in locks:
            click.echo(f"  {lock.value:<24} {words.text('en', f'desk.lock.{lock.value}')}")
        if newest:
            click.echo(f"Newest assessment: {newest.id}, {newest.approved_on} to {newest.valid_until}.")


def _told(newest: Assessment | None) -> dict[str, str] | None:
    """An assessment for a machine."""
    if newest is None:
        return None
    days: dict[str, date] = {"approved_on": newest.approved_on, "valid_until": newest.valid_until}
    told = {"id": newest.id, "approver": newest.approver, "sha256": newest.sha256, "scope": newest.scope.digest}
    return {**told, **{name: day.isoformat() for name, day in days.items()}}
