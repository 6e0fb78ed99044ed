"""Who does this: members of staff sign a command with number and PIN, two of them where one is not enough."""

import click

from app.cli.place import fail
from app.domain.permissions import SECONDS, Act, may, may_together
from app.domain.staff import StaffMember
from app.ports import Staff


def signatures(staff: Staff, act: Act) -> tuple[StaffMember, StaffMember | None]:
    """Ask whoever is at the terminal to sign an act; ends the command if they may not. Raises: STORE_UNAVAILABLE."""
    first = _signed_in(staff, "Number and PIN")
    if not may(first, act):
        fail(f"A {_role(first)} may not do this; nothing was changed.")
    if act not in SECONDS:
        return first, None
    second = _signed_in(staff, "Number and PIN of a second person")
    if not may_together(first, second, act):
        fail("The second person must be somebody else, a manager or a privacy officer; nothing was changed.")
    return first, second


def _signed_in(staff: Staff, question: str) -> StaffMember:
    """One person by number and PIN, typed hidden."""
    answer = staff.check_pin(click.prompt(question, hide_input=True))
    if not isinstance(answer, StaffMember):
        wait = f" Wait {answer} seconds." if answer else ""
        fail(f"Number and PIN do not fit; nothing was changed.{wait}")
    if answer.must_change_pin:
        fail("Choose a PIN of your own at the kiosk first; nothing was changed.")
    return answer


def _role(member: StaffMember) -> str:
    """A role in words."""
    return member.role.value.replace("_", " ")
