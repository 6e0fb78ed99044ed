"""The command line, as an operator types it."""

from pathlib import Path

from click.testing import CliRunner, Result

from app.cli.entry import evenkey


def run(state: Path, *arguments: str, given: str = "") -> Result:
    """Run one command with a state folder."""
    return CliRunner().invoke(evenkey, ["--state", str(state), *arguments], input=given)
