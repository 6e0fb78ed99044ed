"""What an inspector takes along, in one file."""

# ruff: noqa: PLC0415 - see the door-plate of this room
from dataclasses import asdict
from pathlib import Path

import click

from app import paths
from app.cli.acts import proved_acts
from app.cli.packing import as_file, sealed
from app.cli.place import Group, Place, fail, pass_place
from app.cli.profiles import told_profile
from app.cli.signing_in import signatures
from app.config import Config
from app.domain.permissions import Act


@click.group(cls=Group)
def audit() -> None:
    """Evidence for an inspector."""


@audit.command("pack")
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), default=Path("audit_pack.zip"), show_default=True
)
@pass_place
def audit_pack(place: Place, out: Path) -> None:
    """Write notices, assessments, counts, acts, erasures, law and settings into one new file; sign with number and PIN.

    Nothing in it names a guest.
    """
    from app.bootstrap import open_stores

    if out.exists():
        fail(f"{out} exists already; it was left as it is.")
    config = place.config()
    stores = open_stores(config, place.state)
    member, _ = signatures(stores.staff, Act.EXPORT_AUDIT)
    files = _files(config, place.state) | {"acts_proved.json": as_file(proved_acts(place))}
    digest = sealed(out, files, {"kiosk": config.kiosk.id, "for": member.id})
    stores.audit.record_act(Act.EXPORT_AUDIT, member.id, subject=digest)
    click.echo(f"{out}: {len(files)} files, sha256 {digest}")


def _files(config: Config, state: Path) -> dict[str, bytes]:
    """Every file of the pack but its manifest."""
    from app.bootstrap import DATABASE, today_of
    from app.i18n import load_words
    from app.notices import notices_of, words_in_force
    from app.profiles import written_profiles
    from app.storage.database import open_database
    from app.storage.evidence import Evidence
    from app.storage.stored_faces import count_stored_faces

    database = open_database(state / DATABASE)
    evidence = Evidence(database)
    files = {f"{name}.json": as_file(rows) for name, rows in evidence.tables().items()}
    files["stored_faces.json"] = as_file(count_stored_faces(database, state).as_dict())
    files["weeks.json"] = as_file(evidence.weeks())
    files |= {f"assessments/{digest}.md": text.encode() for digest, text in evidence.documents().items()}
    for tag, notice in notices_of(config, words_in_force(config, state, today_of(config))).items():
        told = {
            "version": notice.version,
            "sha256": notice.ref.sha256,
            "items": [asdict(item) for item in notice.items],
        }
        files[f"notices/{tag}.json"] = as_file(told)
    known, words = written_profiles(), load_words(paths.resources())
    files["law.json"] = as_file(
        {name: told_profile(known[name], words, config.hotel.language) for name in config.hotel.profiles}
    )
    files["settings.json"] = as_file(asdict(config))
    return files
