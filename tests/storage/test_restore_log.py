"""A restored log holds, goes on, and says where it forks; who was erased stays erased."""

from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlite_utils import Migrations

from app.domain.problems import KioskError
from app.domain.retention import EraseReason
from app.storage.archive import BackupError, BackupFault
from app.storage.backup import back_up
from app.storage.database import Store, open_database
from app.storage.former import forks, told_keys
from app.storage.ledger import CHECKPOINT, KEYS
from app.storage.migrations import STEPS, m009_leaving
from app.storage.personal import SqlitePersonal
from app.storage.receipt_store import SqliteReceipts
from app.storage.restore import LosesError, restore
from tests.builders import NOW
from tests.storage import children
from tests.storage.stores import ORIGIN, SURNAME, a_stay, contents, copies_of, fill, log_faults


def log_of(path: Path) -> tuple[int, tuple[str, ...]]:
    """How many records the log of a store has, and what is wrong with it."""
    with closing(open_database(path)) as database:
        return SqliteReceipts(database).ledger.size, log_faults(database)


def keep_head(path: Path) -> None:
    """Keep the head of a store's log outside of it, as the kiosk does."""
    with closing(open_database(path)) as database:
        ledger = SqliteReceipts(database).ledger
        ledger.keep_checkpoint(ledger.keys.folder)


def test_on_another_machine_the_log_goes_on_under_a_new_key_and_holds(tmp_path: Path, file: Path) -> None:
    elsewhere = tmp_path / "new" / "evenkey.db"
    restore(elsewhere, file)

    before, faults = log_of(elsewhere)
    fill(elsewhere, 1)
    after, faults_after = log_of(elsewhere)

    assert faults == faults_after == ()
    assert after > before
    with closing(open_database(elsewhere)) as database:
        assert len(SqliteReceipts(database).ledger.keys.keys) == 2


def test_a_head_outside_shows_that_the_log_forks_and_it_goes_on_only_where_that_is_said(
    store_path: Path, file: Path
) -> None:
    in_backup, _ = log_of(store_path)
    fill(store_path, 3)
    keep_head(store_path)
    there, _ = log_of(store_path)
    store_path.unlink()  # only the head outside is left to tell

    with pytest.raises(LosesError) as caught:
        restore(store_path, file)
    assert (caught.value.lost, caught.value.given_up, caught.value.went_on_from) == (0, there, in_backup)
    assert not store_path.exists()
    done = restore(store_path, file, accepts_loss=True)
    fill(store_path, 1)
    keep_head(store_path)

    assert done.given_up == there
    assert log_of(store_path)[1] == ()
    (fork,) = forks(store_path.parent / KEYS)
    assert (fork.went_on_from, fork.given_up) == (in_backup, there)
    assert f"from a backup of {in_backup} records" in fork.sentence


def test_records_of_the_former_store_that_are_no_receipts_are_not_lost_unsaid(store_path: Path, file: Path) -> None:
    with closing(open_database(store_path)) as database:
        SqliteReceipts(database, now=lambda: NOW + timedelta(days=2)).expire_due()
    there, _ = log_of(store_path)
    (store_path.parent / KEYS / CHECKPOINT).unlink()

    with pytest.raises(LosesError) as caught:
        restore(store_path, file)
    assert (caught.value.lost, caught.value.given_up) == (0, there)
    assert restore(store_path, file, accepts_loss=True).given_up == there
    assert log_of(store_path)[1] == ()


def test_a_refused_backup_leaves_no_key_behind(tmp_path: Path, store_path: Path, file: Path) -> None:
    another = tmp_path / "another" / "evenkey.db"
    fill(another)
    foreign = back_up(another, tmp_path / "foreign.tar", ORIGIN)[0]
    keys = {key["id"] for key in told_keys(store_path.parent / KEYS)}

    with pytest.raises(LosesError):
        restore(store_path, foreign)
    assert {key["id"] for key in told_keys(store_path.parent / KEYS)} == keys
    assert (restore(store_path, file).keys_taken, restore(store_path, foreign, accepts_loss=True).keys_taken) == (0, 1)
    assert log_of(store_path)[1] == ()


def test_a_log_that_only_grew_since_the_backup_was_made_elsewhere_forks_nothing(store_path: Path, file: Path) -> None:
    keep_head(store_path)

    done = restore(store_path, file)

    assert (done.given_up, forks(store_path.parent / KEYS)) == (0, [])
    assert log_of(store_path)[1] == ()


def test_a_backup_whose_log_was_changed_before_it_was_made_is_refused(tmp_path: Path, store_path: Path) -> None:
    fill(store_path)
    with closing(open_database(store_path)) as database:
        database.executescript("DROP TRIGGER receipts_no_update; UPDATE receipts SET mode = 'verify_1to1'")
    bad = back_up(store_path, tmp_path / "bad.tar", ORIGIN)[0]
    before = contents(store_path.parent)

    with pytest.raises(BackupError) as caught:
        restore(store_path, bad)

    assert caught.value.fault is BackupFault.LOG_BROKEN
    assert contents(store_path.parent) == before


def test_a_backup_with_a_key_of_another_name_is_refused(
    tmp_path: Path, store_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(store_path)
    monkeypatch.setattr("app.storage.backup.told_keys", lambda _folder: ({"id": "../../../evil"},))
    bad = back_up(store_path, tmp_path / "bad.tar", ORIGIN)[0]

    with pytest.raises(BackupError) as caught:
        restore(tmp_path / "new" / "evenkey.db", bad)

    assert caught.value.fault is BackupFault.LOG_BROKEN


def test_a_backup_from_before_there_was_a_log_is_restored_and_entered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "old" / "evenkey.db"
    old.parent.mkdir()
    with closing(Store(touched(old))) as database:
        steps = Migrations("evenkey")
        for step in STEPS[: STEPS.index(m009_leaving) + 1]:
            steps()(step)
        steps.apply(database)
        database.execute(
            "INSERT INTO receipts VALUES ('019aaf00-0000-7000-8000-00000000aaaa', '00000003S',"
            " '2026-11-23T14:05:31+00:00', 'declined', '2026-11', 'en', ?, 'left', 'detection_only', '[]', NULL)",
            ("ab" * 32,),
        )
        database.execute("VACUUM INTO ?", (str(touched(tmp_path / "copy.db")),))
    monkeypatch.setattr(
        "app.storage.backup._copy", lambda _path, to: to.write_bytes((tmp_path / "copy.db").read_bytes())
    )
    file = back_up(old, tmp_path / "old.tar", ORIGIN)[0]

    restore(tmp_path / "new" / "evenkey.db", file)

    assert log_of(tmp_path / "new" / "evenkey.db") == (2, ())


def touched(path: Path) -> Path:
    """An empty file."""
    path.touch()
    return path


def test_who_was_erased_since_is_told(store_path: Path) -> None:
    with closing(open_database(store_path)) as database:
        receipt = a_stay(database)
    file = back_up(store_path, store_path.parent.parent / "backup.tar", ORIGIN)[0]
    with closing(open_database(store_path)) as database:
        SqlitePersonal(database).erase(receipt.code, EraseReason.ASKED, [])

    by_store = restore(store_path, file, accepts_loss=True).erased
    store_path.unlink()
    by_file = restore(store_path, file, accepts_loss=True).erased

    assert receipt.id in by_store & by_file
    with closing(open_database(store_path)) as database:
        assert SqlitePersonal(database).erase_again(by_file) == 1
        assert SqlitePersonal(database).erase_again(by_file) == 0
        assert log_faults(database) == ()
    assert copies_of(SURNAME, store_path.parent) == {}


def test_a_copy_of_the_file_alone_taken_while_a_kiosk_wrote_is_noticed_in_the_stores_place(
    tmp_path: Path, store_path: Path
) -> None:
    """What a copying program takes without its log is old or torn; the kiosk refuses it, or the head outside tells."""
    noticed = []
    for number in range(4):
        path = tmp_path / str(number) / "evenkey.db"
        writer = children.start(children.ENDLESS_WRITER, path)
        assert writer.stdout
        said = [writer.stdout.readline() for _ in range(3 + 9 * number)]
        torn = path.read_bytes()
        writer.kill()
        said += writer.communicate(timeout=60)[0].splitlines()
        keep_head(path)
        for end in ("", "-wal", "-shm"):
            path.with_name(f"evenkey.db{end}").unlink(missing_ok=True)
        path.write_bytes(torn)
        try:
            noticed.append(bool(log_of(path)[1]))
        except KioskError:
            noticed.append(True)

    assert noticed == [True] * 4
