"""The evaluating program's command line, and which files it may read. Standard library only."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from app.vision.evaluating.listing import EvaluationError, beside, read_rows


class What(Enum):
    """What is evaluated."""

    MATCH = "match"
    LIVENESS = "liveness"
    MRZ = "mrz"
    PROMINENCE = "prominence"


COLUMNS = {
    What.MATCH: ("a", "b", "same"),
    What.LIVENESS: ("video", "live"),
    What.PROMINENCE: ("image", "first", "second"),
}
"""The columns that a list must have."""

PATH_COLUMNS = {What.MATCH: ("a", "b"), What.LIVENESS: ("video",), What.PROMINENCE: ("image",)}
"""Those that name files."""


@dataclass(frozen=True)
class Arguments:
    """What is to be evaluated: images for passports, one list for all else."""

    what: What
    files: tuple[Path, ...]
    models: Path


def read_arguments(words: Sequence[str]) -> Arguments:
    """Read the command line; a wrong one ends the program with a sentence and code 2, as every command does."""
    parser = argparse.ArgumentParser(prog="python -m app.vision.evaluating", description="Evaluates pictures.")
    parser.add_argument("what", type=What, choices=list(What))
    parser.add_argument("files", type=Path, nargs="+", help="one list, or images for mrz")
    parser.add_argument("--models", type=Path, required=True, help="folder of the models")
    read = parser.parse_args(words)
    return Arguments(read.what, tuple(file.resolve() for file in read.files), read.models.resolve())


def folders_to_read(arguments: Arguments) -> set[Path]:
    """The folders in which the files lie that are to be evaluated, and the lists that name them.

    Raises: EvaluationError if a file is not there.
    """
    folders = {file.parent for file in arguments.files}
    if arguments.what is What.MRZ:
        for file in arguments.files:
            if not file.is_file():
                raise EvaluationError(f"There is no file {file}.")
        return folders
    listing = arguments.files[0]
    rows = read_rows(listing, COLUMNS[arguments.what])
    return folders | {path.parent for column in PATH_COLUMNS[arguments.what] for path in beside(listing, rows, column)}
