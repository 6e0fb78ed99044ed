"""Whatever is altered, removed, added or put in another order is found; what was erased by the rules is not."""

import shutil
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlite_utils.utils import sqlite3

from app.domain.consent import Decision
from app.domain.face_life import FaceEnd
from app.domain.problems import Problem
from app.domain.retention import EraseReason
from app.proof.keys import KeyRing
from app.storage import ledger_check
from app.storage.database import Store, open_database, writing
from app.storage.ledger_check import check_store
from app.storage.personal import SqlitePersonal
from app.storage.receipt_store import SqliteReceipts
from tests.builders import NOW, a_draft, a_release, some_means
from tests.storage.spoiling import checked, missed, named, spoil
from tests.storage.stores import a_stay, log_faults

TABLES = ("records", "log_nodes", "log_head", "receipts", "face_openings", "face_endings", "expiries")


def fill(database: Store) -> SqliteReceipts:
    """One of everything: a refusal, a consent with a face and its end, a withdrawal, a new key, one that ran out."""
    receipts = SqliteReceipts(database, now=lambda: NOW)
    declined = receipts.save(a_draft(decision=Decision.DECLINED, comfort=("voice", "text_1.5"), is_face_offered=False))
    given = receipts.save(a_draft(replaces=declined.id, release=a_release()))
    receipts.face_opened(given.id, some_means())
    receipts.face_erased(given.id, FaceEnd.DONE)
    receipts.ledger.keys.rotate()
    receipts.save(a_draft(decision=Decision.WITHDRAWN, replaces=given.id))
    receipts.save(a_draft())
    SqliteReceipts(database, now=lambda: NOW + timedelta(hours=24)).expire_due()
    receipts.ledger.keep_checkpoint(receipts.ledger.keys.folder)
    return receipts


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store with one of everything, to be copied."""
    folder = tmp_path_factory.mktemp("origin") / "state"
    with closing(open_database(folder / "evenkey.db")) as database:
        fill(database)
    return folder


@pytest.fixture
def state(origin: Path, tmp_path: Path) -> Path:
    """A copy of it, to be spoiled."""
    shutil.copytree(origin, tmp_path / "state")
    return tmp_path / "state"


def test_a_store_with_one_of_everything_is_right(state: Path) -> None:
    found = checked(state)

    assert found.faults == ()
    assert found.size == 9


def test_every_column_of_every_row_altered_in_turn_is_found(state: Path) -> None:
    unseen, count = missed(state, TABLES)

    assert checked(state).faults == ()
    assert count > 200
    assert unseen == []


@pytest.mark.parametrize("table", TABLES)
def test_a_row_removed_is_found(state: Path, table: str) -> None:
    key = named(table)
    spoil(state, (f"DELETE FROM {table} WHERE {key} = (SELECT min({key}) FROM {table})", ()))

    assert checked(state).faults


@pytest.mark.parametrize(
    "change",
    [
        "release = json_remove(release, '$.method') WHERE release IS NOT NULL",
        "release = NULL WHERE release IS NOT NULL",
        "release = (SELECT max(release) FROM receipts) WHERE decision = 'given' AND release IS NULL",
        "face_offered = 1 WHERE decision = 'declined'",
    ],
)
def test_a_release_spoiled_or_an_offer_made_up_is_found(state: Path, change: str) -> None:
    spoil(state, (f"UPDATE receipts SET {change}", ()))

    assert any("is told in another way by the tables" in fault for fault in checked(state).faults)


def test_two_records_that_changed_places_are_found(state: Path) -> None:
    swap = "UPDATE records SET seq = ? WHERE seq = ?"
    spoil(state, (swap, (999, 2)), (swap, (2, 3)), (swap, (3, 999)))

    assert "Record 2 was written for another place, time or receipt." in checked(state).faults


@pytest.mark.parametrize(
    "added",
    [
        "INSERT INTO receipts SELECT 'x', 'x', '', 'given', '', '', '', '', '', '[]', NULL, '', NULL, 1",
        "INSERT INTO face_openings SELECT 77, receipt, opened_at, mode, '[]', '[]', 0, 0 FROM face_openings",
        "INSERT INTO face_endings SELECT 77, erased_at, why FROM face_endings",
        "INSERT INTO expiries SELECT receipt || 'x', expired_at FROM expiries",
        "INSERT INTO records SELECT 9, id, receipt, kind, created_at, body, salt, signature, key FROM records LIMIT 1",
        "INSERT INTO log_nodes VALUES (9, 0, zeroblob(32))",
        "INSERT INTO log_nodes VALUES (0, 9, zeroblob(32))",
    ],
)
def test_a_row_added_is_found(state: Path, added: str) -> None:
    spoil(state, (added, ()))

    assert checked(state).faults


def test_the_newest_records_cut_off_with_their_rows_show_against_the_head_outside(state: Path, tmp_path: Path) -> None:
    """Everything is put back to where it was an hour ago, the signed head of then included."""
    then = tmp_path / "then"
    with closing(open_database(then / "evenkey.db")) as database:
        receipts = SqliteReceipts(database, now=lambda: NOW)
        receipts.save(a_draft())
        receipts.ledger.keep_checkpoint(then / "keys")
        early = (then / "evenkey.db").with_name("early.db")
        database.execute("VACUUM INTO ?", (str(early),))
        receipts.save(a_draft())
        receipts.ledger.keep_checkpoint(then / "keys")
    early.replace(then / "evenkey.db")
    for name in ("evenkey.db-wal", "evenkey.db-shm"):
        (then / name).unlink(missing_ok=True)

    assert checked(then).faults == ("The head kept beside the keys counts 3 records, and there are 2.",)


def test_a_log_written_anew_by_the_same_key_shows_against_the_head_outside(state: Path, tmp_path: Path) -> None:
    anew = tmp_path / "anew"
    shutil.copytree(state / "keys", anew / "keys")
    note = (anew / "keys" / "checkpoint").read_text("utf-8")
    (anew / "keys" / "checkpoint").unlink()
    with closing(open_database(anew / "evenkey.db")) as database:
        receipts = SqliteReceipts(database, now=lambda: NOW)
        for _ in range(12):
            receipts.save(a_draft())
        (anew / "keys" / "checkpoint").write_text(note, "utf-8")
        receipts.ledger.keep_checkpoint(anew / "keys")

    assert checked(anew).faults == ("The head kept beside the keys has another root than the records.",)


def test_a_receipt_whose_records_were_erased_leaves_the_log_provable(state: Path) -> None:
    with closing(open_database(state / "evenkey.db")) as database:
        receipts = SqliteReceipts(database, now=lambda: NOW)
        expired = next(one for one in receipts.latest() if one.expired_at)
        seqs = receipts.ledger.about([expired.id])
        with writing(database, Problem.STORE_UNAVAILABLE):
            receipts.ledger.erase(seqs, "retention")
    rows = (
        ("DELETE FROM expiries WHERE receipt = ?", (expired.id,)),
        ("DELETE FROM receipts WHERE id = ?", (expired.id,)),
    )
    spoil(state, *rows)

    assert checked(state).faults == ()
    for column in ("kind", "created_at", "id", "receipt"):
        with closing(sqlite3.connect(str(state / "evenkey.db"))) as raw:
            before = raw.execute(f"SELECT {column} FROM records WHERE seq = ?", (seqs[0],)).fetchone()[0]
        wrong = {"kind": "declined", "id": "x", "receipt": "x", "created_at": "then"}[column]
        change = f"UPDATE records SET {column} = ? WHERE seq = ?"
        spoil(state, (change, (wrong, seqs[0])))
        assert checked(state).faults, column
        spoil(state, (change, (before, seqs[0])))
    assert checked(state).faults == ()


def test_behind_the_signed_head_there_may_be_decisions_alone(state: Path) -> None:
    with closing(open_database(state / "evenkey.db")) as database:
        receipts = SqliteReceipts(database, now=lambda: NOW)
        early = database.execute("SELECT size, note FROM log_head").fetchone()
        given = receipts.save(a_draft())
        assert checked(state).faults == ()
        receipts.face_opened(given.id, some_means())
    spoil(state, ("UPDATE log_head SET size = ?, note = ?", tuple(early)))

    assert checked(state).faults == ("Of the records behind the log's head 1 are no decisions; it was changed or cut.",)


def test_a_key_that_is_lost_from_the_ring_is_missed(state: Path) -> None:
    shutil.rmtree(state / "keys")

    assert "Record 0 is not what was signed." in checked(state).faults


def test_many_processes_find_what_one_does(state: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    right = checked(state)
    monkeypatch.setattr(ledger_check, "ALONE", 0)
    monkeypatch.setattr(ledger_check, "PART", 3)

    assert checked(state) == right
    spoil(state, ("UPDATE records SET salt = zeroblob(32) WHERE seq = 5", ()))
    assert checked(state).faults


def test_a_store_is_looked_through_from_within_its_folder(state: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    right = checked(state)
    monkeypatch.chdir(state)

    with closing(open_database(Path("evenkey.db"))) as database:
        assert check_store(database, KeyRing(Path("keys"), lambda: NOW)) == right


def test_an_empty_store_is_right(tmp_path: Path) -> None:
    with closing(open_database(tmp_path / "evenkey.db")) as database:
        assert check_store(database, KeyRing(tmp_path / "keys", lambda: NOW)).faults == ()


@pytest.mark.parametrize(
    "change",
    [
        "INSERT INTO erasures VALUES (NULL, '2026-11-23', 'some', 'person', 1, 'asked', '[]')",
        "INSERT INTO erasures VALUES (NULL, '2026-11-23', 'some', 'record', 1, 'retention', '[]')",
        "DROP TRIGGER erasures_no_delete; DELETE FROM erasures",
        "DROP TRIGGER erasures_no_update; UPDATE erasures SET why = 'retention'",
        "DROP TRIGGER erasures_no_update; UPDATE erasures SET staff = '[\"07\"]' WHERE what = 'link'",
    ],
)
def test_what_is_said_to_be_erased_and_what_is_told_must_agree(tmp_path: Path, change: str) -> None:
    with closing(open_database(tmp_path / "evenkey.db")) as database:
        receipt = a_stay(database)
        SqlitePersonal(database).erase(receipt.code, EraseReason.ASKED, [])
        assert log_faults(database) == ()

        database.executescript(change)

        assert [fault for fault in log_faults(database) if "erased" in fault]
