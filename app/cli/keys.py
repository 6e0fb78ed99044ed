"""The kiosk's public keys: which they are, and the page on which anybody can check its receipts with them."""

# ruff: noqa: PLC0415 - see the door-plate of this room
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app import paths
from app.cli.place import Group, Place, as_json, fail, pass_place, say_json

if TYPE_CHECKING:
    from app.proof.keys import KeyRing


@click.group(cls=Group)
def keys() -> None:
    """The keys that sign receipts."""


@keys.command("list")
@as_json
@pass_place
def keys_list(place: Place, is_json: bool) -> None:  # noqa: FBT001 - click passes flags by position
    """List every public key there ever was, oldest first; receipts name the one that signed them."""
    found = _ring(place).keys
    if is_json:
        say_json([key.plain() for key in found])
        return
    for key in found:
        until = f"until {key.until:%Y-%m-%d %H:%M}Z" if key.until else "signs now"
        click.echo(f"{key.id}  since {key.since:%Y-%m-%d %H:%M}Z  {until}")


@keys.command("rotate")
@pass_place
def keys_rotate(place: Place) -> None:
    """Make a new key that signs from now on; the old one vouches for it, and its public half is kept for good."""
    from app.bootstrap import open_stores

    made = open_stores(place.config(), place.state).receipts.rotate_key()
    click.echo(f"{made.id} signs now; {made.by} vouches for it. A kiosk that runs uses it from its next record on.")


@keys.command("page")
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), default="receipt.html", help="The file to write."
)
@pass_place
def keys_page(place: Place, out: Path) -> None:
    """Write the page that checks receipts without a network, with this kiosk's keys in it."""
    from app.proof.page import page_with

    hotel, kiosk = place.config().hotel, place.config().kiosk
    found = _ring(place).keys
    page = (paths.resources() / "verifier" / "receipt.html").read_text(encoding="utf-8")
    out.write_text(page_with(page, hotel=hotel.name, kiosk_id=kiosk.id, keys=found), encoding="utf-8")
    click.echo(f"{out}: checks receipts of {kiosk.id} by {', '.join(key.id for key in found)}")


def _ring(place: Place) -> "KeyRing":
    """The keys of a state folder; the first is made if there is none."""
    from app.proof.keys import KeyRing, KeysBroken
    from app.storage.database import utc_now

    try:
        return KeyRing(place.state / "keys", utc_now)
    except KeysBroken as error:
        fail(f"The keys in {place.state / 'keys'} cannot be used: {error}.")
