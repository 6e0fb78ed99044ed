"""Acts that one person may not do alone are signed by two different ones."""

import click
import pytest
from click.testing import CliRunner, Result

from app.cli.signing_in import signatures
from app.domain.permissions import Act
from app.domain.staff import Role
from tests.builders import a_member
from tests.fakes import FakeStaff

STAFF = FakeStaff(
    {
        "07482913": a_member(),
        "11482913": a_member(number="11", name="Olga", role=Role.MANAGER),
        "12482913": a_member(number="12", name="Mina", role=Role.PRIVACY_OFFICER),
    }
)


def signed(act: Act, *typed: str) -> Result:
    """Who signed an act, having typed this."""

    @click.command()
    def sign() -> None:
        first, second = signatures(STAFF, act)
        click.echo(f"signed by {first.id} and {second.id if second else 'nobody'}")

    return CliRunner().invoke(sign, input="\n".join(typed) + "\n")


def test_one_person_is_enough_where_the_table_says_so() -> None:
    assert "signed by 11 and nobody" in signed(Act.IMPORT_ARRIVALS, "11482913").output


def test_where_two_are_needed_the_second_is_asked_for() -> None:
    assert "signed by 11 and 12" in signed(Act.CHANGE_NOTICE, "11482913", "12482913").output


@pytest.mark.parametrize("second", ["11482913", "07482913"])
def test_the_same_person_or_one_of_the_desk_is_no_second(second: str) -> None:
    result = signed(Act.CHANGE_NOTICE, "11482913", second)

    assert result.exit_code == 1
    assert "somebody else" in result.output
