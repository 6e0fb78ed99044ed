"""Was anything in the store altered, removed, added or put in another order? The whole log is computed anew.

Where there are many records, every core takes a part. What is not visible from within, that the newest records and
their rows were cut off together, shows against the head that is kept outside, and against any receipt issued since.
"""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from app.domain.problems import Problem
from app.proof import merkle
from app.proof.canonical import b64
from app.proof.keys import KeyRing
from app.proof.note import NoteBroken, opened_note
from app.proof.terms import DECISIONS
from app.storage.act_log import NUMBERS
from app.storage.database import Store, snapshot
from app.storage.ledger import kept_note
from app.storage.record_check import FAULTS_MAX, Erased, Part, check_part
from app.storage.schema_check import shape_faults
from app.storage.staff_states import staff_faults

ALONE = 20_000
"""Up to how many records one process does it all."""

PART = 25_000
_DECISIONS = {kind.value for kind in DECISIONS}
_HASH = 32

_OUTSIDE = "The head kept beside the keys"
_HEADS = "SELECT size, CAST(substr(note, instr(note, char(10)) + 1) AS INTEGER) FROM log_head WHERE number = 1"
"""How many records the head is said to count, and how many its second line says."""

_FIRST_ACT = "SELECT min(seq) FROM records WHERE kind = 'act'"
_UNTOLD = {
    "A receipt has no record": """
        SELECT count(*) FROM receipts WHERE NOT EXISTS
            (SELECT 1 FROM records WHERE receipt = receipts.id AND kind IN ('given', 'declined', 'withdrawn'))
    """,
    "A consent that ran out has no record": """
        SELECT count(*) FROM expiries e WHERE NOT EXISTS
            (SELECT 1 FROM records WHERE receipt = e.receipt AND kind = 'expired')
    """,
}


@dataclass(frozen=True)
class Acts:
    """From which record on acts are in the log, how many stand in it, and how many of these were entered later.

    Of the members `staff_before` no act told when they came: they were in the list before, and are told as they stood.
    """

    first: int
    count: int
    late: int
    staff_before: tuple[str, ...] = ()


@dataclass(frozen=True)
class Found:
    """What came of it: how many records there are, their root, and what is wrong (the first faults).

    `acts` is what is known of the acts of staff; None where none was ever in the log.
    """

    size: int
    root: bytes
    faults: tuple[str, ...]
    acts: Acts | None = None


def check_store(database: Store, keys: KeyRing, *, is_kept_asked: bool = True) -> Found:
    """Look at everything, and where `is_kept_asked` at the head that is kept outside too.

    Raises: STORE_UNAVAILABLE if the file itself is damaged.
    """
    with snapshot(database, Problem.STORE_UNAVAILABLE):
        size = int(database.execute("SELECT count(*) FROM log_nodes WHERE level = 0").fetchone()[0])
        count = database.execute("SELECT count(*) FROM records").fetchone()[0]
        parts = _parts(database.path, size, {key.id: key.raw for key in keys.keys})
        shape = shape_faults(database)
        faults = [fault for part in parts for fault in part.faults]
        if count != size:
            faults.append(f"The tree counts {size} records, and there are {count}.")
        if faults:
            return Found(size, b"", tuple([*faults, *shape][:FAULTS_MAX]))
        leaves, faults = _leaves(database, parts)
        levels = list(_levels(leaves))
        faults += [*_nodes(database, levels), *_rows(database, parts), *_order(parts), *_headless(database)]
        first = database.execute(_FIRST_ACT).fetchone()[0]
        faults += [*_acts(database, parts), *staff_faults(database)] if first is not None else []
        notes = database.execute("SELECT note FROM log_head").fetchall()
    root = merkle.root(lambda level, index: levels[level][index], size)
    for name, note in (("The log's head", notes[0][0] if notes else ""), (_OUTSIDE, kept_note(keys.folder))):
        if note and (is_kept_asked or name != _OUTSIDE):
            faults += _agrees(name, note, keys, levels, size)
    before = tuple(sorted({number for part in parts for number in part.staff_before}))
    acts = Acts(first, sum(len(part.acts) for part in parts), sum(part.acts_late for part in parts), before)
    return Found(size, root, tuple([*faults, *shape][:FAULTS_MAX]), None if first is None else acts)


def _parts(path: Path, size: int, keys: dict[str, bytes]) -> list[Part]:
    """Look at every record, by as many processes as it is worth."""
    if size <= ALONE:
        return [check_part(path, 0, size, keys)]
    ranges = [(first, min(first + PART, size)) for first in range(0, size, PART)]
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as pool:
        jobs = [pool.submit(check_part, path, first, end, keys) for first, end in ranges]
        return [job.result() for job in jobs]


def _leaves(database: Database, parts: Sequence[Part]) -> tuple[list[bytes], list[str]]:
    """All leaves in their order. An emptied record's is the kept one, which a later record must name."""
    told: dict[int, dict[str, Any]] = {one["ek:seq"]: one for part in parts for one in part.tombstones}
    leaves: list[bytes] = []
    faults: list[str] = []
    for part in parts:
        found = [part.leaves[start : start + _HASH] for start in range(0, len(part.leaves), _HASH)]
        for seq, (kind, at) in part.emptied.items():
            kept = bytes(
                database.execute("SELECT hash FROM log_nodes WHERE level = 0 AND place = ?", (seq,)).fetchone()[0]
            )
            found[seq - part.first] = kept
            if told.pop(seq, None) != {"ek:seq": seq, "ek:kind": kind, "dct:created": at, "ek:leaf": b64(kept)}:
                faults.append(f"Record {seq} is empty, and no later record says so.")
        leaves += found
    faults += [f"Record {seq} is said to be empty, and is not." for seq in told]
    return leaves, faults


def _levels(leaves: list[bytes]) -> Iterator[list[bytes]]:
    """Every level of the tree, as far as it is kept."""
    level = leaves
    while level:
        yield level
        level = [merkle.node_hash(level[at], level[at + 1]) for at in range(0, len(level) - 1, 2)]


def _nodes(database: Database, levels: Sequence[list[bytes]]) -> list[str]:
    """What is wrong with the kept nodes."""
    faults = []
    for number, level in enumerate(levels):
        rows = database.execute("SELECT place, hash FROM log_nodes WHERE level = ? ORDER BY place", (number,))
        if [(int(place), bytes(made)) for place, made in rows.fetchall()] != list(enumerate(level)):
            faults.append(f"The tree's level {number} is not that of the records.")
    higher = database.execute("SELECT count(*) FROM log_nodes WHERE level >= ?", (len(levels),)).fetchone()[0]
    return [*faults, *(["The tree has levels that it cannot have."] if higher else [])]


def _rows(database: Database, parts: Sequence[Part]) -> list[str]:
    """What the tables say that no record tells."""
    faults = [f"{said}: {found}." for said, sql in _UNTOLD.items() if (found := database.execute(sql).fetchone()[0])]
    for table, told in (
        ("face_openings", [one for part in parts for one in part.openings]),
        ("face_endings", [one for part in parts for one in part.endings]),
    ):
        count = database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608 - one of two
        if (len(told), len(set(told))) != (count, count):
            faults.append(f"{table} has {count} rows, of which {len(set(told))} are told.")
    return [*faults, *_erasures(database, parts)]


def _erasures(database: Database, parts: Sequence[Part]) -> list[str]:
    """Of which kinds, for which reason and by whom, more or less was erased than the records tell."""
    told: Counter[Erased] = sum((part.erased for part in parts), Counter())
    found = database.execute("SELECT what, why, staff, sum(count) FROM erasures GROUP BY what, why, staff").fetchall()
    rows: Counter[Erased] = Counter({(what, why, staff): count for what, why, staff, count in found})
    emptied = sum(one["ek:kind"] in _DECISIONS for part in parts for one in part.tombstones)
    records = {kind: rows.pop(kind) for kind in list(rows) if kind[0] == "record"}
    faults = [
        f"Of the kind {kind[0]} ({kind[1]}) {rows[kind]} were erased, and {told[kind]} are told."
        for kind in sorted({*told, *rows})
        if rows[kind] != told[kind]
    ]
    if (noted := sum(records.values())) > emptied:
        faults.append(f"Of the kind record {noted} were erased, and {emptied} are told.")
    return faults


def _acts(database: Database, parts: Sequence[Part]) -> list[str]:
    """Which lines of the logs of acts no record tells, or of which none tells that they forgot their booking."""
    told = Counter(one for part in parts for one in part.acts)
    faults = []
    for log in NUMBERS:
        count = database.execute(f"SELECT count(*) FROM {log}").fetchone()[0]  # noqa: S608 - names of ours
        found = [one for one in told if one[0] == log]
        if (sum(told[one] for one in found), len(found)) != (count, count):
            faults.append(f"{log} has {count} lines, of which {len(found)} are told.")
    untied = {number for part in parts for number in part.untied}
    lost = sorted({number for part in parts for number in part.tied} - untied)
    return [*faults, *(f"Act {number} forgot of which booking it was, and no record says so." for number in lost)]


def _order(parts: Sequence[Part]) -> list[str]:
    """Which keys signed before they were written down."""
    introduced = {key: seq for part in parts for key, seq in part.introduced.items()}
    signed: dict[str, int] = {}
    for part in parts:
        signed = {**part.signed_from, **signed}
    return [f"The key {key} signs before it is told." for key, seq in signed.items() if introduced.get(key) != seq]


def _headless(database: Database) -> list[str]:
    """What is wrong with where the signed head stands: decisions alone may be behind it, since guests wait for them."""
    marks = ", ".join(f"'{kind}'" for kind in sorted(_DECISIONS))
    rows = database.execute(_HEADS).fetchall()
    size, said = rows[0] if rows else (0, 0)
    sql = f"SELECT count(*) FROM records WHERE seq >= ? AND kind NOT IN ({marks})"  # noqa: S608 - kinds of ours
    behind = database.execute(sql, (size,)).fetchone()[0]
    faults = (
        [f"Of the records behind the log's head {behind} are no decisions; it was changed or cut."] if behind else []
    )
    return [*faults, *(["The log's head is kept under another size than it says."] if said != size else [])]


def _agrees(name: str, note: str, keys: KeyRing, levels: Sequence[list[bytes]], size: int) -> list[str]:
    """What is wrong with one head against the records."""
    try:
        head = opened_note(note, keys.keys)
    except NoteBroken as error:
        return [f"{name} does not hold: {error}."]
    if head.size > size:
        return [f"{name} counts {head.size} records, and there are {size}."]
    root = merkle.root(lambda level, index: levels[level][index], head.size)
    return [] if root == head.root else [f"{name} has another root than the records."]
