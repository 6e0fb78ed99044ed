"""The register of decisions: list, show and print to a file."""

# ruff: noqa: PLC0415 - see the door-plate of this room
import json
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

from app import paths
from app.cli.place import Group, Place, as_json, fail, pass_place, say_json
from app.domain.consent import Receipt
from app.domain.permissions import Act, may_together
from app.domain.retention import EraseReason
from app.domain.staff import StaffMember

if TYPE_CHECKING:
    from app.storage.staff_store import SqliteStaff

PERSONS = 2
"""How many must answer for erasing somebody."""


@click.group(cls=Group)
def receipts() -> None:
    """The register of decisions."""


@receipts.command("list")
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1, 100_000))
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), help="Only those of one day, by the hotel's clock.")
@click.option("--surname", help="Only those of guests of this surname who are still known by name.")
@as_json
@pass_place
def receipts_list(place: Place, limit: int, day: datetime | None, surname: str | None, is_json: bool) -> None:  # noqa: FBT001
    """List the newest receipts, and how each opening of the face camera under them ended."""
    from app.bootstrap import open_stores

    config = place.config()
    register = open_stores(config, place.state).receipts
    if day and surname:
        fail("Ask for a day or for a surname.")
    if day:
        found = register.of_day(day.date(), ZoneInfo(config.hotel.time_zone), limit)
    else:
        found = register.of_name(surname, limit) if surname else register.latest(limit)
    if is_json:
        say_json([_told(receipt) for receipt in found])
        return
    for receipt in found:
        decision = f"{receipt.draft.decision.value:<9}"
        click.echo(f"{receipt.code}  {receipt.created_at:%Y-%m-%d %H:%M}Z  {decision}  {receipt.id}  {_face(receipt)}")


@receipts.command("show")
@click.argument("code")
@pass_place
def receipts_show(place: Place, code: str) -> None:
    """Show one receipt, by id or short code, as it is issued: signed JSON with its records and the proof of each."""
    _, issued = _issued(place, code)
    say_json(json.loads(issued))


@receipts.command("export")
@click.argument("code")
@click.option("--form", type=click.Choice(["dpv", "kantara"]), default="dpv", show_default=True)
@pass_place
def receipts_export(place: Place, code: str, form: str) -> None:
    """Write one receipt for another system: JSON-LD with DPV terms (ISO/IEC TS 27560), or Kantara's form 1.1."""
    from app.proof.kantara import NoConsent, kantara

    _, issued = _issued(place, code)
    receipt = json.loads(issued)["receipt"]
    try:
        say_json(receipt if form == "dpv" else kantara(receipt))
    except NoConsent:
        fail("Kantara's form knows only consent that was given; this receipt is of a refusal.")


@receipts.command("pdf")
@click.argument("code")
@click.option("--language", help="BCP 47; the language the notice was read in if left out.")
@click.option(
    "--paper", type=click.Choice(["a4", "roll_80"]), help="What to print on; as the settings say if left out."
)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="The file to write.")
@pass_place
def receipts_pdf(place: Place, code: str, language: str | None, paper: str | None, out: Path | None) -> None:
    """Write one receipt as a PDF of one page."""
    from app.bootstrap import open_stores, papers_of
    from app.domain.paper import PaperForm
    from app.i18n import LANGUAGES, load_words

    receipt, _ = _receipt(place, code)
    wanted = language or receipt.draft.language
    if wanted not in LANGUAGES:
        fail(f"The language {wanted} is not one of {', '.join(LANGUAGES)}.")
    config = place.config()
    if paper:
        config = replace(config, printer=replace(config.printer, paper=PaperForm(paper)))
    register = open_stores(config, place.state).receipts
    pdf = papers_of(config, load_words(paths.resources()), register).pdf(receipt, wanted)
    file = out or Path(f"receipt-{receipt.code}.pdf")
    try:
        file.write_bytes(pdf)
    except OSError as error:
        fail(f"{file} cannot be written: {error.strerror}.")
    click.echo(f"{file}: {len(pdf)} bytes")


@receipts.command("access")
@click.argument("code")
@click.option("--language", help="BCP 47; the language the notice was read in if left out.")
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), default=Path(), help="The folder to write to; here."
)
@pass_place
def receipts_access(place: Place, code: str, language: str | None, out: Path) -> None:
    """Write everything held about a decision and the guest behind it, as a PDF to read and as JSON."""
    from app.bootstrap import open_stores, papers_of
    from app.domain.ids import ReceiptId, StaffId
    from app.i18n import LANGUAGES, load_words
    from app.storage.database import utc_now

    config = place.config()
    stores = open_stores(config, place.state)
    held = stores.personal.access(code)
    stores.audit.record_act(Act.EXPORT_RECEIPT, StaffId(""), subject=str(held["receipts"][0]["id"]), reason="access")
    found = [stores.receipts.get(ReceiptId(str(row["id"])))[0] for row in held["receipts"]]
    wanted = language or found[0].draft.language
    if wanted not in LANGUAGES:
        fail(f"The language {wanted} is not one of {', '.join(LANGUAGES)}.")
    made_at = utc_now()
    pdf = papers_of(config, load_words(paths.resources()), stores.receipts).account(found, held, wanted, made_at)
    told = {"made_at": made_at.isoformat(), "kiosk": config.kiosk.id, "code": found[0].code, "held": held}
    out.mkdir(parents=True, exist_ok=True)
    for ending, content in (("pdf", pdf), ("json", json.dumps(told, ensure_ascii=False, indent=2).encode())):
        file = out / f"access-{found[0].code}.{ending}"
        file.touch(0o600)
        file.chmod(0o600)
        file.write_bytes(content)
        click.echo(f"{file}: {len(content)} bytes")


@receipts.command("erase")
@click.argument("code")
@click.option(
    "--reason", required=True, type=click.Choice([reason.value for reason in EraseReason]), help="Why; it is kept."
)
@click.option("--staff", multiple=True, required=True, help="Number of who answers for it, and again for the second.")
@as_json
@pass_place
def receipts_erase(place: Place, code: str, reason: str, staff: tuple[str, ...], is_json: bool) -> None:  # noqa: FBT001
    """Erase who the guest behind a decision is, and the tie to the booking; the decision itself stays provable.

    Two members of staff answer for it, each by PIN.
    """
    from app.bootstrap import open_stores

    stores = open_stores(place.config(), place.state)
    members = [_signed_in(stores.staff, number) for number in staff]
    if len(members) != PERSONS or not may_together(members[0], members[1], Act.ERASE_RECORD):
        fail("Nothing was erased: two different members of staff must ask for it, a manager or privacy officer second.")
    erasure = stores.personal.erase(code, EraseReason(reason), [member.id for member in members])
    copies = sorted(str(folder) for folder in place.state.glob("before-restore-*"))
    if is_json:
        say_json({**asdict(erasure), "at": erasure.at.isoformat(), "former_stores": copies})
    elif erasure.guests or erasure.links:
        click.echo(f"Erased: {erasure.guests} guests, {erasure.links} ties, under {len(erasure.receipts)} decisions.")
    else:
        click.echo("Nothing personal is held under it; nothing was erased.")
    if copies:
        click.echo(f"Former stores may hold it still; delete them or wait two weeks: {', '.join(copies)}", err=True)
    if not erasure.is_gone:
        fail("Another program reads the store, so that old pages remain. Run evenkey retention run when it has ended.")


def _signed_in(store: "SqliteStaff", number: str) -> StaffMember:
    """A member of staff, after their PIN was asked for and right."""
    pin = click.prompt(f"PIN of {number}", hide_input=True, err=True)
    member = store.check_pin(f"{number}{pin}")
    if not isinstance(member, StaffMember):
        fail(f"Nothing was erased: that is not the PIN of {number}." + (f" Wait {member} seconds." if member else ""))
    if member.must_change_pin:
        fail(f"Nothing was erased: somebody else chose the PIN of {number}, who must change it at the kiosk first.")
    return member


def _face(receipt: Receipt) -> str:
    """Why each opening of the face camera ended, and after how many seconds where they were measured."""
    told = []
    for life in receipt.face:
        why = life.end.value if life.end else "open"
        told.append(why if life.lasted_s is None else f"{why} {life.lasted_s} s")
    return ", ".join(told) or "camera not opened"


def _told(receipt: Receipt) -> dict[str, object]:
    """One line of the list for a machine."""
    return {
        "receipt_id": receipt.id,
        "short_code": receipt.code,
        "decision": receipt.draft.decision.value,
        "at": receipt.created_at.isoformat(),
        "language": receipt.draft.language,
        "notice": receipt.draft.notice.version,
        "mode": receipt.draft.mode.value,
        "valid_until": receipt.valid_until.isoformat() if receipt.valid_until else None,
        "expired_at": receipt.expired_at.isoformat() if receipt.expired_at else None,
        "face": [life.end.value if life.end else None for life in receipt.face],
    }


def _issued(place: Place, code: str) -> tuple[Receipt, bytes]:
    """One receipt by id or short code, and what is issued for it."""
    from app.bootstrap import open_stores

    receipt, _ = _receipt(place, code)
    return receipt, open_stores(place.config(), place.state).receipts.issued(receipt.id)


def _receipt(place: Place, code: str) -> tuple[Receipt, bool]:
    """One receipt by id or short code, and whether it was withdrawn."""
    from app.bootstrap import open_stores
    from app.domain.codes import receipt_code
    from app.domain.ids import ReceiptId

    store = open_stores(place.config(), place.state).receipts
    short = receipt_code(code)
    return store.find(short) if short else store.get(ReceiptId(code))
