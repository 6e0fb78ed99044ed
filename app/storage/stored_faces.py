"""How many persons' face data is stored: counted by what stands in the store, not by what ought to.

No table of this program can hold a face: each is STRICT, so text is no bytes, and each column has a length of its own.
So whatever is in a table or column that is not this program's, is a picture by its first bytes, or is too long for its
column, counts. Each such row and file counts as a person of its own: the figure may be too high, never too low.
What is disguised as a name of the hotel's own list, or within a document, is not noticed; no camera writes there.
Whether the records of the log hold what they should and no more, `receipts verify --all` checks member by member.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

from app.domain.filing import FILING_PERSONS, FILING_WORKING_DAYS, filing_alert
from app.domain.problems import Problem
from app.storage.database import reading
from app.storage.migrations import migrations

LONGEST = 256
"""How many bytes a value has at most: less than any list of measurements by which a face is known again."""

WIDE = {
    ("receipts", "comfort"): 512,
    ("face_openings", "models"): 4096,
    ("face_openings", "protections"): 1024,
    ("staff_acts", "reason"): 1024,
    ("assessments", "parts"): 4096,
    ("assessments", "scope"): 4096,
    ("assessments", "document"): 1_000_000,
    ("notices", "texts"): 1_000_000,
    ("records", "body"): 8192,
    ("log_head", "note"): 4096,
    **{("bookings", name): 1024 for name in ("guest_name", "surname", "given_names")},
    **{("guests", name): 1024 for name in ("surname", "given_names")},
}
"""Columns with longer values: lists of models and settings, documents, names, signed notes and records."""

_BYTES = {("log_nodes", "hash"): "length({0}) = 32", ("records", "signature"): "length({0}) = 64"}
_BYTES[("records", "salt")] = "length({0}) <= 32"
_BYTES[("records", "body")] = "json_valid(CAST({0} AS TEXT))"
"""The only columns of bytes, and what holds for each."""

_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"RIFF", b"BM", b"II*\0", b"MM\0*", b"GIF8", b"\x93NUMPY", b"\0\0\0\x20ftyp")
"""How files and values begin that are pictures, or tables of numbers."""

HOW = (
    "Every row of every table and every file of the state folder was looked at. What is in a table or column that is"
    " not this program's, begins like a picture, or is too long for its column, counts as a person of its own."
)
"""What the inspector is told of the way of counting."""

_AS_TEXT = ("data:image", "/9j/", "iVBORw0")
"""How pictures begin that are written as text."""


@dataclass(frozen=True)
class StoredFaces:
    """What was counted: persons in all, rows looked at, and where anything was found, with how much."""

    persons: int
    rows: int
    files: int
    found: Mapping[str, int]

    def as_dict(self) -> Mapping[str, object]:
        """For the inspector: the count, what it rests on, and how near the duty to file is."""
        return {
            "persons": self.persons,
            "found": dict(self.found),
            "looked_at": {"rows": self.rows, "files": self.files},
            "filing": {
                "from_persons": FILING_PERSONS,
                "within_working_days": FILING_WORKING_DAYS,
                "alert": filing_alert(self.persons).value,
                "source": "the Measures Art. 15",
            },
            "how": HOW,
        }


def count_stored_faces(database: Database, folder: Path) -> StoredFaces:
    """Count in every table of the store, and in every file of the folder of everything kept.

    Raises: STORE_UNAVAILABLE.
    """
    found: dict[str, int] = {}
    rows = 0
    with reading(Problem.STORE_UNAVAILABLE):
        known = _own_columns()
        for table in database.table_names():
            rows += database[table].count
            if count := _suspect_rows(database, table, known.get(table, frozenset())):
                found[table] = count
    files = [file for file in sorted(folder.rglob("*")) if file.is_file()]
    if pictures := sum(map(_is_picture, files)):
        found["files"] = pictures
    return StoredFaces(sum(found.values()), rows, len(files), found)


def _own_columns() -> Mapping[str, frozenset[str]]:
    """Every table and column that this program makes."""
    mine = Database(memory=True)
    migrations().apply(mine)
    return {table: frozenset(column.name for column in mine[table].columns) for table in mine.table_names()}


def _suspect_rows(database: Database, table: str, known: frozenset[str]) -> int:
    """How many rows of a table hold what could be a face."""
    columns = [column.name for column in database[table].columns]
    wrong = " OR ".join(term for name in columns for term in _terms(table, name, is_known=name in known))
    sql = f"SELECT count(*) FROM {_quoted(table)} WHERE {wrong}"  # noqa: S608 - names are those of the schema, quoted
    return int(database.execute(sql).fetchone()[0])


def _terms(table: str, name: str, *, is_known: bool) -> Iterator[str]:
    """What makes one value suspect."""
    column = _quoted(name)
    if not is_known:
        yield f"{column} IS NOT NULL"
        return
    yield f"length(CAST({column} AS BLOB)) > {WIDE.get((table, name), LONGEST)}"
    holds = _BYTES.get((table, name))
    right = f" AND NOT {holds.format(column)}" if holds else ""
    yield f"(typeof({column}) = 'blob'{right})"
    for start in _AS_TEXT:
        yield f"substr({column}, 1, {len(start)}) = '{start}'"


def _quoted(name: str) -> str:
    """A name of the schema, whatever it is."""
    return '"' + name.replace('"', '""') + '"'


def _is_picture(file: Path) -> bool:
    """Whether a file begins like a picture or a table of numbers."""
    with file.open("rb") as opened:
        return opened.read(16).startswith(_PICTURES)
