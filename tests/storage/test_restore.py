"""A restored store is the backup's, whole; the former one is kept; and whatever is wrong changes nothing."""

import stat
from contextlib import closing
from pathlib import Path

import pytest

from app.domain.consent import Decision
from app.domain.problems import KioskError
from app.storage import restore as module
from app.storage.archive import BackupError, BackupFault
from app.storage.backup import back_up
from app.storage.database import open_database
from app.storage.receipt_store import SqliteReceipts
from app.storage.restore import LosesError, Withdrawal, restore
from tests.builders import NOW, a_draft
from tests.storage.disks import a_disk_with_room_for
from tests.storage.stores import ORIGIN, codes, contents, fill


def test_an_empty_machine_gets_the_store_of_the_backup(tmp_path: Path, store_path: Path, file: Path) -> None:
    elsewhere = tmp_path / "new" / "evenkey.db"

    done = restore(elsewhere, file)

    assert (done.aside, done.lost) == (None, 0)
    assert codes(elsewhere) == codes(store_path)
    assert {stat.S_IMODE(path.stat().st_mode) for path in elsewhere.parent.iterdir() if path.is_file()} == {0o600}
    assert stat.S_IMODE(elsewhere.parent.stat().st_mode) == 0o700


def test_the_former_store_is_kept_aside_whole(store_path: Path, file: Path) -> None:
    before = codes(store_path)
    with closing(open_database(store_path)) as former:
        former.execute("CREATE TABLE scratch (word TEXT)")

    done = restore(store_path, file)

    assert done.aside
    assert codes(store_path) == before == codes(done.aside / "evenkey.db")
    with closing(open_database(done.aside / "evenkey.db")) as aside, closing(open_database(store_path)) as store:
        assert "scratch" in aside.table_names()
        assert "scratch" not in store.table_names()


def test_receipts_that_the_backup_lacks_are_given_up_only_where_that_is_said(store_path: Path, file: Path) -> None:
    in_backup = codes(store_path)
    later = set(fill(store_path, 2))

    with pytest.raises(LosesError) as caught:
        restore(store_path, file)
    assert caught.value.lost == len(later) == 3
    assert codes(store_path) == in_backup | later

    done = restore(store_path, file, accepts_loss=True)

    assert done.lost == 3
    assert codes(store_path) == in_backup
    assert done.aside
    assert codes(done.aside / "evenkey.db") == in_backup | later


def test_consents_that_stand_again_without_a_later_withdrawal_are_named(store_path: Path, file: Path) -> None:
    with closing(open_database(store_path)) as database:
        receipts = SqliteReceipts(database, now=lambda: NOW)
        _, consent, *_ = (one for one in reversed(receipts.latest()) if one.draft.decision is Decision.GIVEN)
        withdrawn = receipts.save(a_draft(decision=Decision.WITHDRAWN, replaces=consent.id))
        later = receipts.save(a_draft())
        receipts.save(a_draft(decision=Decision.WITHDRAWN, replaces=later.id))  # the backup knows neither of the two

    with pytest.raises(LosesError) as caught:
        restore(store_path, file)
    done = restore(store_path, file, accepts_loss=True)

    assert caught.value.lost == done.lost == 3
    assert caught.value.withdrawals == done.withdrawals == (Withdrawal(withdrawn.code, consent.code),)


def test_a_torn_backup_changes_nothing(store_path: Path, file: Path) -> None:
    whole, before = file.read_bytes(), contents(store_path.parent)

    for length in range(0, len(whole) - 15_000, len(whole) // 20):
        file.write_bytes(whole[:length])
        with pytest.raises(BackupError) as caught:
            restore(store_path, file)
        assert caught.value.fault in {BackupFault.TORN, BackupFault.NOT_A_BACKUP}

    assert contents(store_path.parent) == before


def test_a_backup_of_a_newer_program_changes_nothing(tmp_path: Path, store_path: Path) -> None:
    newer = tmp_path / "newer" / "evenkey.db"
    fill(newer)
    with closing(open_database(newer)) as database:
        file = back_up(newer, tmp_path / "newer.tar", ORIGIN)[0]
        database.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('evenkey', 'm999_later', '2030')"
        )
    fill(store_path)
    before = contents(store_path.parent)

    with pytest.raises(KioskError):
        back_up(newer, tmp_path / "newest.tar", ORIGIN)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.storage.backup.NAMES", frozenset({"m001_receipts"}))
        with pytest.raises(BackupError) as caught:
            restore(store_path, file)

    assert caught.value.fault is BackupFault.NEWER
    assert contents(store_path.parent) == before


def test_a_store_that_another_program_reads_is_left_alone(
    store_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "BUSY_S", 0.01)
    with closing(open_database(store_path)) as reader:
        reader.execute("SELECT 1 FROM receipts").fetchall()
        with pytest.raises(BackupError) as caught:
            restore(store_path, file)
        assert caught.value.fault is BackupFault.IN_USE
        fill(store_path, 1)

    assert len(codes(store_path)) == 8


def test_a_damaged_store_is_kept_with_its_log_and_replaced(store_path: Path, file: Path) -> None:
    in_backup = codes(store_path)
    store_path.write_bytes(b"damaged" * 3000)
    store_path.with_name("evenkey.db-wal").write_bytes(b"its log")

    done = restore(store_path, file)

    assert codes(store_path) == in_backup
    assert done.aside
    assert contents(done.aside) == {"evenkey.db": b"damaged" * 3000, "evenkey.db-wal": b"its log"}


@pytest.mark.parametrize("is_damaged", [False, True])
def test_a_store_that_is_not_whole_in_its_place_gives_way_to_the_former_one(
    store_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch, is_damaged: bool
) -> None:
    if is_damaged:
        store_path.write_bytes(b"damaged" * 3000)
        store_path.with_name("evenkey.db-wal").write_bytes(b"its log")
    monkeypatch.setattr(module, "COUNTED", ("receipts",))
    former = store_path.read_bytes()

    with pytest.raises(BackupError) as caught:
        restore(store_path, file)

    assert caught.value.fault is BackupFault.NOT_WHOLE
    if is_damaged:
        assert store_path.read_bytes() == former
        assert store_path.with_name("evenkey.db-wal").read_bytes() == b"its log"
    else:
        assert len(codes(store_path)) == 6


def test_where_there_was_no_store_there_is_none_after_a_failure(
    tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "COUNTED", ("receipts",))

    with pytest.raises(BackupError):
        restore(tmp_path / "new" / "evenkey.db", file)

    assert contents(tmp_path / "new") == {}


def test_a_full_disk_leaves_the_former_store_in_its_place(store_path: Path, file: Path) -> None:
    codes(store_path)
    before = contents(store_path.parent)

    with a_disk_with_room_for(store_path.stat().st_size // 2), pytest.raises(OSError, match="large"):
        restore(store_path, file)

    assert contents(store_path.parent) == before
