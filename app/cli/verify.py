"""Are receipts what they say: one that somebody brings, or all in the store; and what proves the log to others."""

# ruff: noqa: PLC0415 - see the door-plate of this room
import json
import time
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.cli.place import Group, Place, as_json, fail, pass_place, say_json

if TYPE_CHECKING:
    from app.bootstrap import Stores
    from app.proof.checking import Verdict

UNREAD_PAGE = " It is the one attached to this PDF; the words on the PDF's page were not compared with it."
"""What a PDF does not show: anybody can write another page around a genuine receipt."""


@click.command("verify")
@click.argument("file", required=False, type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option("--all", "is_all", is_flag=True, help="The whole log, and every column of what it tells of.")
@click.option("--key", "key_ids", multiple=True, help="A key that you trust, by its id; else this kiosk's own keys.")
@as_json
@pass_place
def receipts_verify(place: Place, file: Path | None, is_all: bool, key_ids: tuple[str, ...], is_json: bool) -> None:  # noqa: FBT001
    """Check an issued receipt (JSON, or the PDF that carries it), or everything in the store."""
    if (file is None) is not is_all:
        fail("Name a file, or ask for --all.")
    told = store_told(place) if file is None else _file_told(place, file, key_ids)
    say_told(told, is_json=is_json)


@click.group(cls=Group)
def log() -> None:
    """The log of all records, for those who keep a copy of its head."""


@log.command("head")
@pass_place
def log_head(place: Place) -> None:
    """Print the signed head: how many records there are, and the root over them."""
    click.echo(_stores(place).receipts.ledger.note, nl=False)


@log.command("consistency")
@click.argument("head", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@pass_place
def log_consistency(place: Place, head: Path) -> None:
    """Prove to the holder of an older head that the log only grew since (JSON; RFC 6962, 2.1.2)."""
    from app.proof.canonical import b64
    from app.proof.note import NoteBroken, opened_note

    ledger = _stores(place).receipts.ledger
    try:
        old = opened_note(head.read_text(encoding="utf-8"), ledger.keys.keys)
    except (NoteBroken, UnicodeDecodeError):
        fail("This is no head that one of this kiosk's keys signed.")
    if not ledger.continues(old):
        fail("The log is not a continuation of this head: records were removed or rewritten.")
    path = [b64(step) for step in ledger.consistency(old.size)]
    say_json({"from": old.size, "to": ledger.size, "path": path, "checkpoint": ledger.note})


def say_told(told: Mapping[str, object], *, is_json: bool) -> None:
    """Print what came of looking: as JSON, or the faults, or that there are none. Exit code 1 if there are faults."""
    faults = told["faults"]
    if is_json:
        say_json(told)
    else:
        click.echo("\n".join(faults) if isinstance(faults, list) and faults else told["said"])
    if faults:
        raise SystemExit(1)


def store_told(place: Place) -> dict[str, object]:
    """What came of looking at the whole store."""
    from app.bootstrap import DATABASE
    from app.storage.database import open_database
    from app.storage.former import forks
    from app.storage.ledger import KEYS
    from app.storage.ledger_check import check_store

    if not (place.state / DATABASE).is_file():
        fail(f"There is no store in {place.state}; nothing was checked.")
    keys = _stores(place).receipts.ledger.keys
    began = time.monotonic()
    found = check_store(open_database(place.state / DATABASE), keys)
    continued = [fork.sentence for fork in forks(place.state / KEYS)]
    took_s = round(time.monotonic() - began, 2)
    said = [f"{found.size} records are what was signed, in their order, and the tables say what they say ({took_s} s)."]
    if found.acts:
        said.append(f"{found.acts.count} acts are told, from record {found.acts.first} on.")
    if found.acts and found.acts.late:
        said.append(f"Of these {found.acts.late} are older than that, and told as they stood then.")
    if found.acts and found.acts.staff_before:
        numbers = ", ".join(found.acts.staff_before)
        said.append(f"No act tells how {numbers} came to be staff: they were before, and are told as they stood then.")
    return {
        "records": found.size,
        "root": found.root.hex(),
        "seconds": took_s,
        "faults": list(found.faults),
        "acts": asdict(found.acts) if found.acts else None,
        "continued": continued,
        "said": "" if found.faults else " ".join([*said, *continued]),
    }


def _file_told(place: Place, file: Path, key_ids: tuple[str, ...]) -> dict[str, object]:
    """What came of looking at one issued receipt, and whether its key is one to trust."""
    from app.proof.checking import check_document
    from app.proof.schema import schema

    verdict = check_document(_document(file), schema().faults)
    faults = [*verdict.faults, *([] if verdict.faults else whose(place, verdict, key_ids))]
    head = verdict.checkpoint
    said = (
        f"The receipt stands: signed by the key {verdict.key}, in the log {head.origin} of {head.size} records."
        if head
        else ""
    )
    return {
        "receipt_id": verdict.receipt_id,
        "key": verdict.key,
        "log": {"origin": head.origin, "size": head.size, "root": head.root.hex()} if head else None,
        "faults": faults,
        "said": "" if faults else f"{said}{UNREAD_PAGE if _is_pdf(file.read_bytes()) else ''}",
    }


def whose(place: Place, verdict: "Verdict", key_ids: tuple[str, ...]) -> list[str]:
    """What is wrong with whose receipt it is: by the keys that were named, else by this kiosk's keys and log."""
    if key_ids:
        return (
            [] if verdict.key in key_ids else [f"It is signed by the key {verdict.key}, which is none of those named."]
        )
    if not (place.state / "keys" / "signing.pem").is_file():
        return [f"It is signed by the key {verdict.key}; here are no keys to know it by. Name it with --key."]
    ledger = _stores(place).receipts.ledger
    if ledger.keys.key(verdict.key) is None:
        return [f"It is signed by the key {verdict.key}, which this kiosk never had."]
    assert verdict.checkpoint
    is_there = ledger.continues(verdict.checkpoint)
    return [] if is_there else ["The kiosk's log is not a continuation of this receipt's: it was cut or rewritten."]


def _document(file: Path) -> object:
    """The document in a file: JSON, or attached to a PDF; None if there is none."""
    from app.receipts.attaching import attached

    data = file.read_bytes()
    try:
        return json.loads(attached(data) if _is_pdf(data) else data)
    except (ValueError, RecursionError):
        return None


def _is_pdf(data: bytes) -> bool:
    """Whether a file says that it is a PDF."""
    return data.startswith(b"%PDF-")


def _stores(place: Place) -> "Stores":
    """The stores of the state folder."""
    from app.bootstrap import open_stores

    return open_stores(place.config(), place.state)
