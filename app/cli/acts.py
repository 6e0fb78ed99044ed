"""The log of acts for those who look into it: exported with proofs, and checked, here or from a file."""

# ruff: noqa: PLC0415 - see the door-plate of this room
import json
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

from app.cli.place import Place, as_json, fail, pass_place, say_json
from app.cli.verify import say_told, store_told, whose

if TYPE_CHECKING:
    from app.proof.terms import Body

DAY = click.DateTime(["%Y-%m-%d"])


@click.command("acts")
@click.option("--from", "first", type=DAY, help="Only acts from this day on, by the hotel's clock.")
@click.option("--to", "last", type=DAY, help="Only acts up to this day.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="The new file for acts and proofs (JSON).")
@as_json
@pass_place
def log_acts(place: Place, first: datetime | None, last: datetime | None, out: Path | None, is_json: bool) -> None:  # noqa: FBT001
    """List the acts of staff as the log proves them; as JSON, or in a file, each with its proof.

    `evenkey log verify FILE` checks such a file, also where no kiosk is.
    """
    if out and out.exists():
        fail(f"{out} exists already; it was left as it is.")
    document = proved_acts(place, first, last)
    acts = document["acts"]
    assert isinstance(acts, list)
    if out:
        out.touch(0o600)
        out.write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        click.echo(f"{out}: {len(acts)} acts with their proofs")
    elif is_json:
        say_json(document)
    else:
        click.echo("\n".join(map(_line, acts)) if acts else "No acts are in the log.")


@click.command("verify")
@click.argument("file", required=False, type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option("--key", "key_ids", multiple=True, help="A key that you trust, by its id; else this kiosk's own keys.")
@as_json
@pass_place
def log_verify(place: Place, file: Path | None, key_ids: tuple[str, ...], is_json: bool) -> None:  # noqa: FBT001
    """Check the whole log and every column that it tells of; or exported acts in a FILE."""
    told = _file_told(place, file, key_ids) if file else store_told(place)
    say_told(told, is_json=is_json)


def proved_acts(place: Place, first: datetime | None = None, last: datetime | None = None) -> "Body":
    """The acts of some days, the hotel's own, or all of them, with their proofs."""
    from app.bootstrap import DATABASE, open_stores
    from app.proof.acts import acts_document
    from app.storage.act_log import ActLog
    from app.storage.database import open_database

    config = place.config()
    zone, ledger = ZoneInfo(config.hotel.time_zone), open_stores(config, place.state).receipts.ledger
    begin = datetime.combine(first, time(), zone).astimezone(UTC) if first else None
    end = datetime.combine(last + timedelta(days=1), time(), zone).astimezone(UTC) if last else None
    proved, note = ActLog(open_database(place.state / DATABASE), ledger).proved(begin, end)
    days = tuple(day.date().isoformat() if day else None for day in (first, last))
    return acts_document(proved, note, ledger.keys.keys, (days[0], days[1]))


def _file_told(place: Place, file: Path, key_ids: tuple[str, ...]) -> dict[str, object]:
    """What came of looking at exported acts, and whether their key is one to trust."""
    from app.proof.acts import NO_EXPORT, check_acts

    try:
        document = json.loads(file.read_bytes())
    except (ValueError, RecursionError):
        fail(NO_EXPORT)
    verdict = check_acts(document)
    faults = [*verdict.faults, *([] if verdict.faults else whose(place, verdict, key_ids))]
    said = "" if faults else f"{len(document['acts'])} acts stand: each is signed, and in the log as its head says."
    return {"key": verdict.key, "faults": faults, "said": said}


def _line(proof: "Body") -> str:
    """One act for the eye: its record, when, what and who; codes stand as they are."""
    body = proof["body"]
    assert isinstance(body, dict)
    row = body["ek:row"]
    assert isinstance(row, dict)
    told = [f"{name}={value}" for name, value in row.items() if value and name not in {"act", "how", "booking"}]
    act = row.get("act") or row.get("how") or body["ek:log"]
    return f"{proof['seq']:>7}  {body['dct:created']}  {act}  {' '.join(told)}".rstrip()
