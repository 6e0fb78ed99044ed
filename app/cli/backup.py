"""Keep the store safe: copy it while the kiosk runs, and put a copy back while none runs."""

# ruff: noqa: PLC0415 - see the door-plate of this room
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from app import __version__
from app.cli.place import Command, Place, as_json, fail, pass_place, say_json
from app.domain.ids import StaffId
from app.domain.permissions import OwnerAct
from app.storage.archive import BackupError, BackupFault

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.storage.former import Fork
    from app.storage.restore import LosesError, Restored, Withdrawal

SENTENCES = {
    BackupFault.NO_STORE: "There is no store in {state}; nothing was backed up.",
    BackupFault.EXISTS: "{file} exists already; it was left as it is.",
    BackupFault.NOT_WHOLE: "The copy is not whole; nothing was changed.",
    BackupFault.NOT_A_BACKUP: "{file} is no backup of Evenkey; nothing was changed.",
    BackupFault.TORN: "{file} is torn or was changed since it was made; nothing was changed. Take another backup.",
    BackupFault.NEWER: "{file} was made by a newer Evenkey than this one; nothing was changed.",
    BackupFault.LOG_BROKEN: "The log in {file} is not what was signed; nothing was changed. Take another backup.",
    BackupFault.IN_USE: "Another program uses the store in {state}; end it first. Nothing was changed.",
}
"""What an operator is told."""


@click.command(cls=Command)
@click.argument("target", type=click.Path(path_type=Path), metavar="FILE|DIR")
@click.option(
    "--keep", type=click.IntRange(1, 1000), help="In a folder: delete older backups but for the newest so many."
)
@as_json
@pass_place
def backup(place: Place, target: Path, keep: int | None, is_json: bool) -> None:  # noqa: FBT001 - click passes flags by position
    """Copy the store into a new file, also while the kiosk runs; it never holds the signing key or the PINs' secret."""
    from app.bootstrap import DATABASE
    from app.storage.backup import Origin, back_up, drop_oldest

    folder = target if keep or target.is_dir() else target.parent
    if not folder.is_dir():
        fail(f"There is no folder {folder}; nothing was backed up.")
    origin = Origin(program=__version__, kiosk=place.config().kiosk.id)
    try:
        file, manifest = back_up(place.state / DATABASE, target, origin)
    except BackupError as error:
        _fail(error, target, place)
    dropped = drop_oldest(target, origin, keep, made=file) if keep else []
    if is_json:
        say_json(
            {
                "file": str(file),
                "made_at": manifest.made_at,
                "bytes": file.stat().st_size,
                "rows": manifest.rows,
                "deleted": [str(each) for each in dropped],
            }
        )
        return
    click.echo(f"{file}: {manifest.rows['receipts']} receipts, {file.stat().st_size} bytes, checked.")
    for each in dropped:
        click.echo(f"{each}: deleted.")


@click.command(cls=Command)
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--accept-loss", is_flag=True, help="Go on although receipts stored since the backup will be missing.")
@as_json
@pass_place
def restore(place: Place, file: Path, accept_loss: bool, is_json: bool) -> None:  # noqa: FBT001
    """Put a backup in the place of the store, while no kiosk runs; the former store is kept aside."""
    from app.bootstrap import DATABASE, open_stores
    from app.lock import LockedError, one_at_a_time
    from app.storage.former import forks
    from app.storage.ledger import KEYS
    from app.storage.restore import LosesError
    from app.storage.restore import restore as restored_from

    try:
        with one_at_a_time(place.state):
            done = restored_from(place.state / DATABASE, file, accepts_loss=accept_loss)
    except LockedError:
        fail(f"A kiosk runs with {place.state}; stop it first. Nothing was changed.")
    except LosesError as error:
        fail(_loss(error, file))
    except BackupError as error:
        _fail(error, file, place)
    must_set_pins = _renew_pepper(place.state, done.manifest.rows.get("staff", 0))
    stores = open_stores(place.config(), place.state)
    erased_again = stores.personal.erase_again(done.erased)
    stores.audit.record_act(OwnerAct.RESTORE_STORE, StaffId(""), subject=f"backup of {done.manifest.made_at}")
    if is_json:
        say_json(
            {
                "made_at": done.manifest.made_at,
                "kiosk": done.manifest.kiosk,
                "rows": done.manifest.rows,
                "receipts_lost": done.lost,
                "withdrawals_lost": [asdict(each) for each in done.withdrawals],
                "head_given_up": done.given_up,
                "keys_taken": done.keys_taken,
                "erased_again": erased_again,
                "kept_aside": str(done.aside) if done.aside else None,
                "pins_to_set": must_set_pins,
            }
        )
        return
    _say(done, erased_again, forks(place.state / KEYS))
    if must_set_pins:
        click.echo("This machine has another secret for PINs: give each member of staff a new one (staff pin NUMBER).")


def _say(done: "Restored", erased_again: int, continued: "Sequence[Fork]") -> None:
    """What a restore did, and what it cost."""
    click.echo(
        f"Restored and checked: the store of {done.manifest.made_at}, {done.manifest.rows['receipts']} receipts."
    )
    if done.aside:
        click.echo(
            f"Arrivals, staff and acts since then are in the former store alone, in {done.aside}. Delete it when it is"
            " needed no more: it names guests."
        )
    if done.withdrawals:
        click.echo(_stand_again(done.withdrawals))
    for sentence in [fork.sentence for fork in continued][-1:] if done.given_up else []:
        click.echo(sentence)
    if done.keys_taken:
        click.echo(f"The backup brought {done.keys_taken} public keys: what they signed is this kiosk's from now on.")
    if erased_again:
        click.echo(f"Erased again: {erased_again} guests who were erased since that backup.")


def _loss(error: "LosesError", file: Path) -> str:
    """What would be missing after a restore, and how to go on all the same."""
    told = []
    if error.lost:
        told.append(f"The store here holds {error.lost} receipts that {file} lacks.")
    if error.withdrawals:
        told.append(_stand_again(error.withdrawals))
    if error.given_up:
        told.append(
            f"The newest known head of the log counts {error.given_up} records, and the log in {file} has"
            f" {error.went_on_from}, so that it would fork there."
        )
    told.append("Nothing was changed. If that must be given up, add --accept-loss: the store of now is kept aside.")
    return " ".join(told)


def _stand_again(withdrawals: "tuple[Withdrawal, ...]") -> str:
    """Which consents are withdrawn in the store here and not in the backup."""
    told = ", ".join(f"{each.consent} (withdrawn by {each.code})" for each in withdrawals)
    return (
        f"Withdrawals that the backup does not know: {len(withdrawals)}."
        f" These consents are not withdrawn in it: {told}."
        " Withdraw them again with evenkey receipts withdraw."
    )


def _renew_pepper(state: Path, staff: int) -> bool:
    """Make the PINs' secret where this machine has none; says whether members of staff need new PINs for that."""
    from app.storage.pins import pepper_at

    pepper = state / "keys" / "pin.pepper"
    if pepper.exists() or not staff:
        return False
    pepper_at(pepper, may_create=True)
    return True


def _fail(error: BackupError, file: Path, place: Place) -> NoReturn:
    """End the command with the sentence of a fault."""
    fail(SENTENCES[error.fault].format(file=file, state=place.state))
