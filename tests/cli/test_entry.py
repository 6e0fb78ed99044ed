"""All commands."""

from click.testing import CliRunner

from app.cli.entry import evenkey


def test_every_command_has_help() -> None:
    commands = [
        [],
        ["run"],
        ["demo"],
        ["doctor"],
        ["models", "fetch"],
        ["models", "verify"],
        ["bookings", "import"],
        ["bookings", "list"],
        ["receipts", "list"],
        ["receipts", "show"],
        ["receipts", "pdf"],
        ["staff", "add"],
        ["staff", "list"],
        ["staff", "disable"],
    ]
    for command in commands:
        result = CliRunner().invoke(evenkey, [*command, "--help"])
        assert result.exit_code == 0, command
        assert "Usage:" in result.output
