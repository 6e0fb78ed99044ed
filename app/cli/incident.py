"""What whoever looks into an incident needs at once, in one file."""

# ruff: noqa: PLC0415 - see the door-plate of this room
import platform
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from app import __version__, paths
from app.cli.packing import as_file, sealed
from app.cli.place import Group, Place, fail, pass_place
from app.cli.profiles import told_reason
from app.cli.signing_in import signatures
from app.config import Config
from app.domain.incident import Deadline, deadlines
from app.domain.permissions import Act
from app.i18n import load_words
from app.profiles import written_profiles

MUST_SAY = ("what data, and whose", "why it happened", "what harm it may do", "what is done", "whom to ask")
"""What those who are told must read. Source: PIPL Art. 57."""


@click.group(cls=Group)
def incident() -> None:
    """When data may have leaked, been changed or been lost."""


@incident.command("bundle")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), required=True, help="The new file (ZIP).")
@click.option(
    "--noticed",
    type=click.DateTime(["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"]),
    required=True,
    help="When it was noticed, by the hotel's clock, such as 2026-11-28T22:30.",
)
@pass_place
def incident_bundle(place: Place, out: Path, noticed: datetime) -> None:
    """Write who must be told by when, the log of acts, the log's head and all versions; sign with number and PIN.

    Nothing in it names a guest.
    """
    from app.bootstrap import open_stores

    if out.exists():
        fail(f"{out} exists already; it was left as it is.")
    config = place.config()
    since = noticed.replace(tzinfo=ZoneInfo(config.hotel.time_zone))
    if since > datetime.now(UTC):  # noqa: TID251 - held against the clock
        fail("It cannot have been noticed later than now.")
    stores = open_stores(config, place.state)
    member, _ = signatures(stores.staff, Act.OPEN_INCIDENT)
    known = written_profiles()
    due = deadlines([known[name].profile for name in config.hotel.profiles], since)
    files = _files(config, place.state, due) | {"ledger_head.txt": stores.receipts.ledger.note.encode()}
    told = {"kiosk": config.kiosk.id, "for": member.id, "noticed_at": since.isoformat()}
    digest = sealed(out, files, told)
    stores.audit.record_act(Act.OPEN_INCIDENT, member.id, subject=digest)
    for each in due:
        click.echo(f"{each.by:%Y-%m-%d %H:%M}  {each.place}: tell the {each.tell}")
    click.echo(f"{out}: {len(files)} files, sha256 {digest}")


def _files(config: Config, state: Path, due: tuple[Deadline, ...]) -> dict[str, bytes]:
    """Every file of the bundle but its manifest and the head of the log."""
    from app.bootstrap import DATABASE
    from app.storage.database import open_database
    from app.storage.evidence import Evidence
    from app.storage.stored_faces import count_stored_faces

    database = open_database(state / DATABASE)
    files = {f"{name}.json": as_file(rows) for name, rows in Evidence(database).tables().items()}
    files["stored_faces.json"] = as_file(count_stored_faces(database, state).as_dict())
    files["deadlines.json"] = as_file({"must_say": MUST_SAY, "due": [_told(config, each) for each in due]})
    files["versions.json"] = as_file(versions())
    files["settings.json"] = as_file(asdict(config))
    return files


def _told(config: Config, deadline: Deadline) -> Mapping[str, object]:
    """One duty, with the law's reason for it and for its time."""
    reasons, words = written_profiles()[deadline.place].reasons, load_words(paths.resources())
    named = {"authority": config.hotel.complaint_authority}.get(deadline.tell, "")
    keys = ("breach_deadline_h", "breach_tell")
    why = {key: told_reason(reasons[key], words, config.hotel.language) for key in keys}
    return {**asdict(deadline), "by": deadline.by.isoformat(), "named": named, "why": why}


def versions() -> Mapping[str, object]:
    """What was running: the program, its language, the system, and every model by its digest."""
    from app.models.manifest import read_manifest

    models = read_manifest(paths.resources() / "models.toml")
    return {
        "program": __version__,
        "python": platform.python_version(),
        "system": platform.platform(),
        "models": {model.file: model.sha256 for model in models},
    }
