"""The command line, as an operator types it."""

from pathlib import Path

from click.testing import CliRunner, Result

from app.bootstrap import open_stores
from app.cli.entry import evenkey
from app.config import Config
from app.demo.hotel import prepare_hotel
from app.domain.staff import Role


def run(state: Path, *arguments: str, given: str = "") -> Result:
    """Run one command with a state folder."""
    return CliRunner().invoke(evenkey, ["--state", str(state), *arguments], input=given)


def staffed_hotel(state: Path) -> Path:
    """A demo hotel with guests and an assessment; Olga inspects (09), Lin is at the desk (07), each with PIN 482913."""
    prepare_hotel(Config().for_demo(), state)
    staff = open_stores(Config(), state).staff
    staff.add("09", "Olga", Role.INSPECTOR, "482913", is_own=True)
    staff.add("07", "Lin", Role.DESK, "482913", is_own=True)
    return state
