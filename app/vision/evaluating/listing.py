"""Reads the lists that name what is to be evaluated. Standard library only: it runs before the walls are up."""

import csv
from collections.abc import Sequence
from pathlib import Path

TRUTHS = {"0": False, "1": True}
"""How a list says no and yes."""


class EvaluationError(Exception):
    """Something about what is to be evaluated is not right; the message is one sentence for the person who asked."""


def read_rows(listing: Path, columns: Sequence[str]) -> list[dict[str, str]]:
    """The rows of a CSV list (UTF-8, with a header), each with exactly these columns; further columns are ignored.

    Raises: EvaluationError if the list is not there, is no such list, or has no rows.
    """
    try:
        text = listing.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise EvaluationError(f"There is no list {listing}.") from None
    except (OSError, ValueError):
        raise EvaluationError(f"The list {listing.name} cannot be read as text.") from None
    try:
        head, *lines = [line for line in csv.reader(text.splitlines(), strict=True) if line] or [[]]
    except csv.Error:
        raise EvaluationError(f"The list {listing.name} is not a CSV file.") from None
    names = [name.strip() for name in head]
    for column in columns:
        if column not in names:
            raise EvaluationError(f"The list {listing.name} has no column {column}; it needs {', '.join(columns)}.")
    if not lines:
        raise EvaluationError(f"The list {listing.name} is empty.")
    for number, line in enumerate(lines, start=1):
        if len(line) != len(names):
            raise EvaluationError(f"Row {number} of {listing.name} has {len(line)} cells instead of {len(names)}.")
    return [{column: line[names.index(column)].strip() for column in columns} for line in lines]


def truth(listing: Path, rows: Sequence[dict[str, str]], column: str) -> list[bool]:
    """One column that says 0 or 1 in every row.

    Raises: EvaluationError if one says something else.
    """
    for number, row in enumerate(rows, start=1):
        if row[column] not in TRUTHS:
            raise EvaluationError(f"Row {number} of {listing.name}: {column} must be 0 or 1.")
    return [TRUTHS[row[column]] for row in rows]


def beside(listing: Path, rows: Sequence[dict[str, str]], column: str) -> list[Path]:
    """One column of paths, which count from where the list lies.

    Raises: EvaluationError if a file is not there.
    """
    found = [(listing.parent / row[column]).resolve() for row in rows]
    for number, (path, row) in enumerate(zip(found, rows, strict=True), start=1):
        if not path.is_file():
            raise EvaluationError(f"Row {number} of {listing.name}: there is no file {row[column]}.")
    return found
