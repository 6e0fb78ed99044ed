"""`evenkey`: the group of all commands, and the program's entry."""

from pathlib import Path

import click

from app import __version__, paths
from app.cli.acts import log_acts, log_verify
from app.cli.assessment import assessment
from app.cli.audit import audit
from app.cli.backup import backup, restore
from app.cli.bookings import bookings
from app.cli.calls import calls
from app.cli.desk import desk
from app.cli.evaluate import evaluate
from app.cli.health import health, stop
from app.cli.incident import incident
from app.cli.keys import keys
from app.cli.kiosk import closed, demo, doctor, run
from app.cli.models import models
from app.cli.notices import notices
from app.cli.parity import parity
from app.cli.place import Group, Place
from app.cli.profiles import profiles
from app.cli.receipts import receipts
from app.cli.retention import retention
from app.cli.site import site
from app.cli.site_access import site_sheet, site_statement
from app.cli.staff import staff
from app.cli.support import support
from app.cli.verify import log, receipts_verify
from app.cli.withdrawing import receipts_withdraw

INTERRUPTED = 130
"""The exit code after Ctrl-C. Source: the shell's own convention, 128 and the signal's number."""


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="evenkey")
@click.option("--state", type=click.Path(path_type=Path, file_okay=False), help="The folder of everything kept.")
@click.option("--config", "config_file", type=click.Path(path_type=Path), help="The settings file (TOML).")
@click.pass_context
def evenkey(context: click.Context, state: Path | None, config_file: Path | None) -> None:
    """A check-in kiosk that asks before it looks."""
    context.obj = Place((state or paths.state()).expanduser().resolve(), config_file)


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the answer is its exit code."""
    try:
        evenkey.main(arguments, prog_name="evenkey", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.exceptions.Abort:
        return INTERRUPTED
    return 0


COMMANDS = (
    run,
    closed,
    demo,
    doctor,
    health,
    stop,
    models,
    bookings,
    receipts,
    keys,
    log,
    staff,
    calls,
    desk,
    retention,
    backup,
    restore,
    profiles,
    assessment,
    notices,
    audit,
    evaluate,
    parity,
    site,
    incident,
    support,
)
"""In the order of the help; one a line, so that two may be added at once."""

for command in COMMANDS:
    evenkey.add_command(command)
receipts.add_command(receipts_verify)
log.add_command(log_acts)
log.add_command(log_verify)
site.add_command(site_sheet)
site.add_command(site_statement)
receipts.add_command(receipts_withdraw)
