"""The log: one record for everything that happens, in one transaction with its row, and one flush for both."""

import json
import shutil
import subprocess
import sys
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlite_utils import Database

from app.domain.consent import Decision
from app.domain.face_life import FaceEnd
from app.domain.problems import KioskError, Problem
from app.proof import merkle
from app.proof.checking import check_document
from app.proof.note import opened_note
from app.proof.schema import schema
from app.proof.terms import Desk
from app.storage.database import open_database, writing
from app.storage.ledger import Ledger, kept_note, ledger_beside
from app.storage.ledger_check import check_store
from app.storage.receipt_store import SqliteReceipts
from tests.builders import NOW, a_draft, some_means
from tests.storage import children


@pytest.fixture
def receipts(database: Database) -> SqliteReceipts:
    return SqliteReceipts(database, now=lambda: NOW)


def kinds(receipts: SqliteReceipts) -> list[str]:
    return [row[0] for row in receipts._database.execute("SELECT kind FROM records ORDER BY seq").fetchall()]


def test_the_log_begins_with_the_key_that_signs(receipts: SqliteReceipts) -> None:
    assert kinds(receipts) == ["key"]
    assert receipts.ledger.size == 1


def test_everything_that_happens_is_one_record(receipts: SqliteReceipts) -> None:
    receipts.save(a_draft(decision=Decision.DECLINED))
    given = receipts.save(a_draft())
    receipts.face_opened(given.id, some_means())
    receipts.face_erased(given.id, FaceEnd.DONE)
    receipts.rotate_key()
    receipts.save(a_draft(decision=Decision.WITHDRAWN, replaces=given.id))

    assert kinds(receipts) == ["key", "declined", "given", "face_opened", "face_erased", "key", "act", "withdrawn"]


def test_a_guest_waits_for_no_head_and_all_that_stands_is_signed_when_nobody_does(receipts: SqliteReceipts) -> None:
    def stored() -> int:
        return int(receipts._database.execute("SELECT size FROM log_head").fetchone()[0])

    given = receipts.save(a_draft())
    assert (stored(), opened_note(receipts.ledger.note, receipts.ledger.keys.keys).size) == (1, 2)
    receipts.face_opened(given.id, some_means())
    assert stored() == 3
    receipts.save(a_draft())
    before = receipts.ledger.note
    receipts.expire_due()

    assert (stored(), receipts.ledger.note) == (4, before)
    receipts.ledger.seal()
    assert receipts.ledger.note == before


def test_what_is_not_stored_is_not_in_the_log_either(receipts: SqliteReceipts) -> None:
    receipts.save(a_draft())
    before = receipts.ledger.note

    with pytest.raises(KioskError):
        receipts.save(a_draft(decision=Decision.WITHDRAWN))
    with pytest.raises(KioskError), writing(receipts._database, Problem.RECEIPT_NOT_SAVED):
        receipts._database.execute("DELETE FROM receipts")
    receipts.save(a_draft())

    assert receipts.ledger.size == 3
    assert receipts.ledger.continues(opened_note(before, receipts.ledger.keys.keys))


def test_a_new_key_is_written_down_even_if_the_first_try_was_undone(receipts: SqliteReceipts) -> None:
    receipts.ledger.keys.rotate()
    with pytest.raises(KioskError):
        receipts.save(a_draft(decision=Decision.WITHDRAWN))
    receipts.save(a_draft())

    assert kinds(receipts) == ["key", "key", "given"]


def test_two_programs_write_one_log(store_path: Path, receipts: SqliteReceipts) -> None:
    with closing(open_database(store_path)) as other:
        others = SqliteReceipts(other, now=lambda: NOW)
        for _ in range(4):
            receipts.save(a_draft())
            others.save(a_draft())
        assert check_store(other, receipts.ledger.keys).faults == ()

    assert receipts.ledger.size == 9


def test_a_receipt_is_issued_with_all_that_belongs_to_it(receipts: SqliteReceipts) -> None:
    receipts.save(a_draft())
    given = receipts.save(a_draft())
    receipts.face_opened(given.id, some_means())
    receipts.face_erased(given.id, FaceEnd.DONE)
    withdrawn = receipts.save(a_draft(decision=Decision.WITHDRAWN, replaces=given.id))

    for receipt in (given, withdrawn):
        document = json.loads(receipts.issued(receipt.id))
        assert check_document(document, schema().faults).faults == ()
        assert [proof["kind"] for proof in document["proofs"]] == ["given", "face_opened", "face_erased", "withdrawn"]
        assert document["receipt"]["dct:identifier"] == receipt.id


def test_the_same_state_issues_the_same_bytes(database: Database, receipts: SqliteReceipts) -> None:
    receipt = receipts.save(a_draft())
    later = SqliteReceipts(database, now=lambda: NOW + timedelta(hours=3))

    assert later.issued(receipt.id) == receipts.issued(receipt.id)


def test_no_schema_no_record(receipts: SqliteReceipts, database: Database) -> None:
    ledger = receipts.ledger
    odd = Ledger(database, ledger.keys, Desk(country="Atlantis"), lambda: NOW)
    store = SqliteReceipts(database, now=lambda: NOW, ledger=odd)

    with pytest.raises(ValueError, match="given is not as the schema says"):
        store.save(a_draft())

    assert kinds(receipts) == ["key"]
    assert receipts.latest() == []


def test_an_older_head_is_proved_to_be_the_beginning(receipts: SqliteReceipts) -> None:
    ledger = receipts.ledger
    heads = []
    for _ in range(9):
        receipts.save(a_draft())
        heads.append(opened_note(ledger.note, ledger.keys.keys))

    newest = heads[-1]
    for head in heads:
        path = ledger.consistency(head.size)
        assert merkle.is_consistent(head.size, newest.size, path, head.root, newest.root)
        assert ledger.continues(head)


def test_the_head_is_kept_outside_and_one_that_does_not_fit_is_left(receipts: SqliteReceipts, tmp_path: Path) -> None:
    ledger = receipts.ledger
    receipts.expire_due()
    assert kept_note(ledger.keys.folder) == ledger.note

    other = tmp_path / "other"
    other.mkdir()
    with closing(open_database(tmp_path / "elsewhere" / "evenkey.db")) as database:
        strange = SqliteReceipts(database).ledger.note
    for note in ("no note", strange):
        (other / "checkpoint").write_text(note, "utf-8")
        ledger.keep_checkpoint(other)
        assert kept_note(other) == note


def test_a_log_that_was_thrown_away_is_not_begun_anew_with_the_old_rows(store_path: Path) -> None:
    with closing(open_database(store_path)) as database:
        receipts = SqliteReceipts(database)
        receipts.save(a_draft())
        receipts.expire_due()
        for trigger in ("records_no_delete", "log_nodes_no_delete", "log_head_no_delete"):
            database.execute(f"DROP TRIGGER {trigger}")
        for table in ("records", "log_nodes", "log_head"):
            database.execute(f"DELETE FROM {table}")
        SqliteReceipts(database)

        assert database.execute("SELECT count(*) FROM records").fetchone()[0] == 0
        assert "A receipt has no record: 1." in check_store(database, receipts.ledger.keys).faults


@pytest.mark.parametrize("spoil", ["lost", "damaged"])
def test_keys_that_are_not_there_are_a_problem_that_is_said(store_path: Path, spoil: str) -> None:
    with closing(open_database(store_path)) as database:
        receipts = SqliteReceipts(database)
        file = store_path.parent / "keys" / "signing.pem"
        if spoil == "lost":
            shutil.rmtree(store_path.parent / "keys")
        else:
            file.write_text("no key", "utf-8")

        with pytest.raises(KioskError) as saving:
            receipts.save(a_draft())
        assert saving.value.problem is Problem.RECEIPT_NOT_SAVED
        if spoil == "damaged":
            with pytest.raises(KioskError) as opening:
                SqliteReceipts(database)
            assert opening.value.problem is Problem.STORE_UNAVAILABLE


def test_a_database_without_a_place_has_no_keys_beside_it() -> None:
    with closing(Database(memory=True)) as database, pytest.raises(KioskError):
        ledger_beside(database, Desk(), lambda: NOW)


STRACED = """
from app.storage.receipt_store import SqliteReceipts
receipts = SqliteReceipts(open_database(path))
receipts.save(a_draft())
open("/dev/null").close()
receipts.save(a_draft())
open("/dev/null").close()
"""


@pytest.fixture
def straced(store_path: Path, tmp_path: Path) -> list[str]:
    """The calls of one append, between two openings of nothing."""
    if not shutil.which("strace"):
        pytest.skip("strace is not installed")
    trace = tmp_path / "trace"
    command = ["strace", "-f", "-o", str(trace), "-e", "trace=fsync,fdatasync,openat", sys.executable, "-c"]
    subprocess.run([*command, children.HEAD + STRACED, str(store_path)], cwd=children.ROOT, check=True)
    lines = trace.read_text("utf-8").splitlines()
    first, last = (number for number, line in enumerate(lines) if '"/dev/null"' in line)
    return lines[first + 1 : last]


def test_row_record_and_tree_are_on_disk_by_one_flush(straced: list[str]) -> None:
    flushes = [line for line in straced if "sync(" in line]

    assert len(flushes) == 1
