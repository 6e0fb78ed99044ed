"""Where a command works, and how it speaks: one sentence for a person, JSON for a machine."""

import json
from pathlib import Path
from typing import NoReturn

import click

from app.config import TWELVE, Config, ConfigError, read_config
from app.domain.problems import KioskError, Problem

SENTENCES = {
    Problem.STORE_UNAVAILABLE: "The store in {state} cannot be opened: is the folder writable, and the disk not full?",
    Problem.RECEIPT_NOT_FOUND: "There is no such receipt.",
    Problem.RECEIPT_UNREADABLE: "This is not the whole code of a receipt.",
    Problem.RECEIPT_FORGED: "This kiosk did not issue this receipt: the signature is not that of its key.",
    Problem.RECEIPT_ELSEWHERE: "This receipt is from another kiosk.",
    Problem.CHECK_IN_NOT_SAVED: "The arrivals were not saved.",
    Problem.STAFF_ALTERED: "The list of staff was changed past this program. A new PIN puts the entry right.",
}
"""What an operator is told; guests' words are in the catalogues."""


class Command(click.Command):
    """A command that tells an expected failure in one sentence."""

    def invoke(self, context: click.Context) -> object:
        """Run the command; a KioskError, or a file that the system refuses, ends it with a sentence and exit code 1."""
        try:
            return super().invoke(context)
        except OSError as error:
            if error.filename is None:
                raise
            fail(f"{error.filename} cannot be used: {error.strerror}.")
        except KioskError as error:
            state = context.find_object(Place)
            sentence = SENTENCES.get(error.problem, f"It did not work: {error.problem.value.replace('_', ' ')}.")
            fail(sentence.format(state=state.state if state else ""))


class Group(click.Group):
    """A group of such commands."""

    command_class = Command
    group_class = type


class Place:
    """Where a command works: the state folder and the settings."""

    def __init__(self, state: Path, config_file: Path | None) -> None:
        self.state = state
        self._config_file = config_file

    def config(self) -> Config:
        """The settings; every fault of the file at once ends the command."""
        try:
            return self._read()
        except ConfigError as error:
            fail("\n".join(error.sentences))

    def config_or_defaults(self) -> Config:
        """The settings, or the defaults where the file is wrong; its faults are told all the same."""
        try:
            return self._read()
        except ConfigError as error:
            click.echo("\n".join(error.sentences), err=True)
            return read_config(None)

    def _read(self) -> Config:
        """The settings of the file, or the defaults where there is none. Raises: ConfigError."""
        file = self._config_file or self.state / "evenkey.toml"
        if self._config_file and not file.is_file():
            fail(f"There is no settings file {file}.")
        return read_config(file if file.is_file() else None)


def fail(sentence: str) -> NoReturn:
    """End the command with one clear sentence and exit code 1."""
    click.echo(sentence, err=True)
    raise SystemExit(1)


def say_json(value: object) -> None:
    """Print a value for a machine."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


pass_place = click.make_pass_decorator(Place)
as_json = click.option("--json", "is_json", is_flag=True, help="Print for a machine.")
in_language = click.option("--language", type=click.Choice(TWELVE), help="In which language; the hotel's if left out.")
