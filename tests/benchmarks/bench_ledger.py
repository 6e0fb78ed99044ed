"""What the log costs. Run: python -m tests.benchmarks.bench_ledger [RECORDS [FOLDER]] (else a million, and here).

A stored decision with its record, signature and leaf, beside a bare row of SQLite with the same settings,
one after the other in the same run; then a log of so many records: filled, appended to, proved, searched and looked at
from end to end. A million take some ten minutes and 6 GB. Give it a folder on the kiosk's own disk.
"""

import os
import secrets
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from zoneinfo import ZoneInfo

from sqlite_utils.utils import sqlite3
from uuid6 import uuid7

from app.config import Config
from app.domain.codes import mint_receipt_code
from app.domain.problems import Problem
from app.proof import merkle
from app.proof.canonical import canonical
from app.proof.entry import leaf_of
from app.proof.note import Checkpoint, opened_note, origin_of, signed_note
from app.proof.record import decision_body
from app.proof.terms import Place
from app.storage.database import Store, open_database, utc_now, writing
from app.storage.desk import desk_of
from app.storage.ledger import _HEAD, _NODE, _RECORD, ledger_beside
from app.storage.ledger_check import check_store
from app.storage.receipt_rows import row_of
from app.storage.receipt_store import _INSERT, SqliteReceipts
from tests.builders import a_draft, a_receipt

ROUNDS = 500
AT_ONCE = 5_000
MARK = "019aaf00-0000-7000-9000-0000000000ff"
ROW = "INSERT INTO bare VALUES (?, ?, ?, ?)"
STAYS = """
WITH RECURSIVE n (at) AS (SELECT 0 UNION ALL SELECT at + 1 FROM n WHERE at < ? - 1)
INSERT INTO bookings
SELECT 'B' || at, '', 'Surname' || at, '', '', '2026-11-23', '2026-11-25', 1, 'checked_in', 1 FROM n
"""
GUESTS = """
INSERT INTO guests (booking, number, surname, given_names, document_number, receipt, way, arrived_at)
SELECT 'B' || (row_number() OVER (ORDER BY id) - 1), 1, 'Surname' || (row_number() OVER (ORDER BY id) - 1), '', '', id,
    'face', created_at FROM receipts
"""


def ms(act: Callable[[], object]) -> float:
    """How long something takes, in milliseconds."""
    began = perf_counter()
    act()
    return (perf_counter() - began) * 1000


def processors_s() -> float:
    """Processor time of this process and of those it started and waited for, in seconds."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def told(name: str, times_ms: list[float]) -> str:
    """One line of figures."""
    cuts = quantiles(times_ms, n=100)
    return f"{name:44} n={len(times_ms):5}  p50 {median(times_ms):7.3f} ms  p99 {cuts[98]:7.3f} ms"


def store(folder: Path) -> tuple[Store, SqliteReceipts]:
    """A store in a folder, as the demo hotel's kiosk opens it."""
    database = open_database(folder / "evenkey.db")
    ledger = ledger_beside(database, desk_of(Config().for_demo()), utc_now)
    return database, SqliteReceipts(database, ledger=ledger)


def bare(folder: Path) -> Callable[[bytes], None]:
    """A way to append one row to a bare file of SQLite, in WAL mode with FULL flushes."""
    database = sqlite3.connect(str(folder / "bare.db"), isolation_level=None)
    for setting in ("journal_mode = wal", "synchronous = full"):
        database.execute(f"PRAGMA {setting}")
    database.execute("CREATE TABLE bare (id TEXT PRIMARY KEY, code TEXT UNIQUE, created_at TEXT, body BLOB)")

    def append(body: bytes) -> None:
        database.execute("BEGIN IMMEDIATE")
        database.execute(ROW, (str(uuid7()), str(uuid7()), utc_now().isoformat(), body))
        database.execute("COMMIT")

    return append


def side_by_side(folder: Path) -> None:
    """An append with everything beside a bare one, in turns."""
    database, receipts = store(folder / "small")
    append = bare(folder)
    small, large = canonical(row_of(receipts.save(a_draft()))), b"x" * 3000
    times: dict[str, list[float]] = {"bare row, 350 B": [], "bare row, 3 KB": [], "decision, record, leaf": []}
    for _ in range(ROUNDS):
        times["bare row, 350 B"].append(ms(lambda: append(small)))
        times["bare row, 3 KB"].append(ms(lambda: append(large)))
        times["decision, record, leaf"].append(ms(lambda: receipts.save(a_draft())))
    for name, found in times.items():
        print(told(name, found), flush=True)
    began = processors_s()
    for _ in range(ROUNDS):
        append(small)
    between = processors_s()
    for _ in range(ROUNDS):
        receipts.save(a_draft())
    each = [1000 * spent / ROUNDS for spent in (between - began, processors_s() - between)]
    print(f"{'processor time of each':44} bare {each[0]:.3f} ms, with everything {each[1]:.3f} ms")
    first, second, ours = (median(found) for found in times.values())
    print(f"{'times a bare row':44} {ours / first:.2f} (350 B), {ours / second:.2f} (3 KB)", flush=True)
    database.close()


def fill(database: Store, receipts: SqliteReceipts, count: int) -> None:
    """Write decisions with their records as the store does, many at once: signed one by one, under one head.

    A shortcut for the sake of time alone; whether it wrote what the store writes, `verify --all` says in the end.
    """
    ledger, at = receipts.ledger, utc_now()
    signer, until = ledger.keys.signer, at + ledger.desk.valid_for
    seen = a_receipt()
    model = replace(seen, created_at=at, valid_until=until)
    text = canonical(decision_body(model, None, ledger.desk, Place(MARK, 0, at)))
    row = row_of(model)
    size = ledger.size
    nodes = {(0, 0): ledger._node(0, 0)}
    while size < count:
        rows, records, made = [], [], []
        for seq in range(size, min(size + AT_ONCE, count)):
            receipt_id, record_id, code = str(uuid7()), str(uuid7()), mint_receipt_code(seq * 64)
            body = text.replace(MARK.encode(), record_id.encode()).replace(seen.id.encode(), receipt_id.encode())
            body = body.replace(seen.code.encode(), code.encode()).replace(b'"ek:seq":0', b'"ek:seq":%d' % seq)
            salt = secrets.token_bytes(32)
            rows.append({**row, "id": receipt_id, "code": code})
            entry = (seq, record_id, receipt_id, "given", at.isoformat(), body, salt, signer.sign(body), signer.id)
            records.append(entry)
            for level, index, node in merkle.appended(lambda *spot: nodes[spot], seq, leaf_of(salt, body)):
                nodes[level, index] = node
                made.append((level, index, node))
        size += len(rows)
        with writing(database, Problem.RECEIPT_NOT_SAVED):
            database.conn.executemany(_INSERT, rows)
            database.conn.executemany(_RECORD, records)
            database.conn.executemany(_NODE, made)
            root = merkle.root(lambda *spot: nodes[spot], size)
            note = signed_note(Checkpoint(origin_of(ledger.desk.kiosk_id), size, root), signer)
            database.execute(_HEAD, (size, note))
    assert ledger.size == count


def large(folder: Path, count: int) -> None:
    """A log of so many records."""
    database, receipts = store(folder / "large")
    ledger = receipts.ledger
    print(f"{count} records filled in {ms(lambda: fill(database, receipts, count)) / 1000:.0f} s", flush=True)
    with closing(sqlite3.connect(str(folder / "large" / "evenkey.db"))) as raw:
        raw.execute(STAYS, (count,))
        raw.execute(GUESTS)
        raw.commit()
    size = (folder / "large" / "evenkey.db").stat().st_size
    print(f"file of {size / 1e9:.2f} GB", flush=True)
    print(told("append", [ms(lambda: receipts.save(a_draft())) for _ in range(ROUNDS)]), flush=True)
    size, head = ledger.size, opened_note(ledger.note, ledger.keys.keys)
    places = [number * (size // ROUNDS) for number in range(ROUNDS)]
    print(told("proof of a record", [ms(lambda at=at: ledger.proved([at])) for at in places]))
    (entry, path), *_ = ledger.proved([size // 3])
    assert merkle.is_included(entry.leaf, entry.seq, size, path, head.root)
    print(f"{'a proof':44} {len(path)} hashes, {32 * len(path)} B")
    print(told("consistency", [ms(lambda at=at: ledger.consistency(at)) for at in places]))
    newest = receipts.latest(ROUNDS)
    print(told("issued receipt", [ms(lambda one=one: receipts.issued(one.id)) for one in newest]))
    print(told("found by code", [ms(lambda one=one: receipts.find(one.code)) for one in newest]))
    day, zone = newest[0].created_at.date(), ZoneInfo("UTC")
    print(told("found by day, the newest 50", [ms(lambda: receipts.of_day(day, zone)) for _ in range(100)]))
    names = [f"surname{at}" for at in places if at]
    assert receipts.of_name(names[0])
    print(told("found by name", [ms(lambda name=name: receipts.of_name(name)) for name in names]), flush=True)
    began, busy_s = perf_counter(), processors_s()
    found = check_store(database, ledger.keys)
    took_s, busy_s = perf_counter() - began, processors_s() - busy_s
    print(f"verify --all: {found.size} records, {len(found.faults)} faults", flush=True)
    print(f"{'verify --all':44} {took_s:.1f} s, {busy_s:.1f} s of processor time", flush=True)
    database.close()


if __name__ == "__main__":
    records, place = (int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000), (sys.argv[2] if len(sys.argv) > 2 else ".")
    with tempfile.TemporaryDirectory(dir=place) as made:
        side_by_side(Path(made))
        large(Path(made), records)
