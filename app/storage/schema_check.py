"""Are tables, indexes and triggers of a store those that the migrations make? A trigger that is gone protects nothing.

What the store says of its own shape is held against an empty one that is migrated in memory, step by step as it was.
"""

from collections.abc import Iterator
from functools import cache

from sqlite_utils import Database

from app.storage.migrations import migrations

_SHAPE = "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND tbl_name <> '_sqlite_migrations'"


def shape_faults(database: Database) -> list[str]:
    """What is missing, altered or added, each by its name."""
    return list(_differing(_shape_of(database), _own_shape()))


def _differing(found: dict[tuple[str, str], str], wanted: dict[tuple[str, str], str]) -> Iterator[str]:
    """Every object that is not as it should be, as a sentence."""
    for kind, name in sorted(found.keys() | wanted.keys()):
        is_there, is_ours = (kind, name) in found, (kind, name) in wanted
        if is_ours and not is_there:
            yield f"The {kind} {name} is missing from the store."
        elif is_there and not is_ours:
            yield f"The {kind} {name} in the store is none of this program's."
        elif found[kind, name] != wanted[kind, name]:
            yield f"The {kind} {name} is not as this program makes it."


@cache
def _own_shape() -> dict[tuple[str, str], str]:
    """What the migrations make of an empty store."""
    empty = Database(memory=True)
    try:
        migrations().apply(empty)
        return _shape_of(empty)
    finally:
        empty.close()


def _shape_of(database: Database) -> dict[tuple[str, str], str]:
    """Everything that a store is made of, by kind and name: its text without what only lays it out."""
    return {(kind, name): " ".join(sql.split()) for kind, name, sql in database.execute(_SHAPE).fetchall()}
