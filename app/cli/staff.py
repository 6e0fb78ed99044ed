"""Who works here: add, list, change a role, give a new PIN, disable."""

# ruff: noqa: PLC0415 - see the door-plate of this room
from typing import TYPE_CHECKING

import click

from app.cli.place import Group, Place, as_json, fail, pass_place, say_json
from app.cli.signing_in import signatures
from app.domain.permissions import Act
from app.domain.staff import Role, Signed

if TYPE_CHECKING:
    from app.storage.staff_store import SqliteStaff, StaffError

is_own_pin = click.option(
    "--own", "is_own", is_flag=True, help="The member typed it; otherwise they choose another at the first sign-in."
)


WHY = {"altered": "the entry was changed past this program; give a new PIN first"}
"""What is told of faults whose names do not tell enough."""


@click.group(cls=Group)
def staff() -> None:
    """Who works here."""


@staff.command("add")
@click.argument("number")
@click.option("--name", required=True)
@click.option("--role", type=click.Choice([role.value for role in Role]), default=Role.DESK.value, show_default=True)
@click.password_option("--pin", help="Own PIN, 6 to 12 digits; asked for if left out.")
@is_own_pin
@pass_place
def staff_add(place: Place, number: str, name: str, role: str, pin: str, is_own: bool) -> None:  # noqa: FBT001
    """Add a member of staff under a two-digit NUMBER."""
    from app.bootstrap import open_stores
    from app.storage.staff_store import StaffError

    try:
        member = open_stores(place.config(), place.state).staff.add(number, name, Role(role), pin, is_own=is_own)
    except StaffError as error:
        fail(f"Nobody was added: {error.fault.value.replace('_', ' ')}.")
    click.echo(f"{member.id} {member.name} ({member.role.value}) signs in with {member.id} and the PIN.")
    if not is_own:
        click.echo("At the first sign-in they choose a PIN of their own.")


@staff.command("list")
@as_json
@pass_place
def staff_list(place: Place, is_json: bool) -> None:  # noqa: FBT001
    """List everyone, disabled ones too."""
    from app.bootstrap import open_stores

    everyone = open_stores(place.config(), place.state).staff.everyone()
    if is_json:
        say_json([{"number": m.id, "name": m.name, "role": m.role.value, "active": active} for m, active in everyone])
        return
    for member, is_active in everyone:
        click.echo(f"{member.id}  {member.role.value:<16} {'' if is_active else '(disabled) '}{member.name}")


@staff.command("role")
@click.argument("number")
@click.argument("role", type=click.Choice([role.value for role in Role]))
@pass_place
def staff_role(place: Place, number: str, role: str) -> None:
    """Change the ROLE of NUMBER from the next sign-in.

    A privacy officer is made, and made something else, by two persons, who sign.
    """
    from app.bootstrap import open_stores
    from app.storage.staff_store import StaffError

    store, wanted = open_stores(place.config(), place.state).staff, Role(role)
    _require_known(store, number)
    if wanted is not Role.PRIVACY_OFFICER:
        _require_another_officer(store, number)
    try:
        store.set_role(number, wanted, signed=_signed(store, number, wanted))
    except StaffError as error:
        fail(f"Nothing was changed: {_why(error)}.")
    click.echo(f"{number} is {role.replace('_', ' ')} from the next sign-in.")


@staff.command("pin")
@click.argument("number")
@click.password_option("--pin", help="The new PIN, 6 to 12 digits; asked for if left out.")
@is_own_pin
@pass_place
def staff_pin(place: Place, number: str, pin: str, is_own: bool) -> None:  # noqa: FBT001
    """Give a member of staff a new PIN, and end all waiting after wrong ones."""
    from app.bootstrap import open_stores
    from app.storage.staff_store import StaffError

    try:
        open_stores(place.config(), place.state).staff.set_pin(number, pin, is_own=is_own)
    except StaffError as error:
        fail(f"The PIN was not changed: {error.fault.value.replace('_', ' ')}.")
    click.echo(f"{number} signs in with the new PIN.")


@staff.command("disable")
@click.argument("number")
@pass_place
def staff_disable(place: Place, number: str) -> None:
    """Let a member of staff sign in no more; a privacy officer is shut out by two persons, who sign."""
    from app.bootstrap import open_stores
    from app.storage.staff_store import StaffError

    store = open_stores(place.config(), place.state).staff
    _require_another_officer(store, number)
    try:
        store.disable(number, signed=_signed(store, number))
    except StaffError as error:
        fail(f"Nobody was disabled: {_why(error)}.")
    click.echo(f"{number} signs in no more.")


def _require_known(store: "SqliteStaff", number: str) -> None:
    """End the command if nobody has this number."""
    if number not in {member.id for member, _ in store.everyone()}:
        fail("Nothing was changed: unknown.")


def _require_another_officer(store: "SqliteStaff", number: str) -> None:
    """End the command, before anybody signs, if this is the last privacy officer."""
    if store.is_last_officer(number):
        fail("Nothing was changed: this is the last privacy officer. Make another one first.")


def _signed(store: "SqliteStaff", number: str, role: Role | None = None) -> Signed | None:
    """Have two persons sign where a privacy officer is made or changed; the rest takes the machine's own shell."""
    if role is not Role.PRIVACY_OFFICER and store.role_of(number) is not Role.PRIVACY_OFFICER:
        return None
    act = Act.MAKE_OFFICER if role is Role.PRIVACY_OFFICER else Act.CHANGE_OFFICER
    first, second = signatures(store, act)
    return Signed(first.id, second=second.id if second else None)


def _why(error: "StaffError") -> str:
    """Why something was not done."""
    code = str(error.fault.value)
    return WHY.get(code, code.replace("_", " "))
