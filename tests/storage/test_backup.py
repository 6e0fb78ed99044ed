"""A backup is made while the kiosk runs, checked before it counts, and for its owner only."""

import stat
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from app.storage.archive import BackupError, BackupFault, read_archive
from app.storage.backup import Examined, back_up, drop_oldest, examined
from app.storage.database import open_database
from app.storage.migrations import STEPS, migrations
from app.storage.receipt_store import SqliteReceipts
from tests.storage import children
from tests.storage.disks import a_disk_with_room_for
from tests.storage.stores import ORIGIN, fill


def test_a_backup_holds_all_there_was_and_says_so(tmp_path: Path, store_path: Path) -> None:
    saved = fill(store_path)

    file, manifest = back_up(store_path, tmp_path / "backup.tar", ORIGIN)

    copy = tmp_path / "copy.db"
    assert read_archive(file, copy) == manifest
    assert manifest.kiosk == "kiosk-9"
    with closing(open_database(store_path)) as database:
        ledger = SqliteReceipts(database).ledger
        assert manifest.checkpoint == ledger.note
        assert [key["id"] for key in manifest.keys] == [key.id for key in ledger.keys.keys]
    assert b"PRIVATE" not in file.read_bytes()
    assert manifest.rows["receipts"] == len(saved)
    assert manifest.rows["face_endings"] == 5
    assert examined(copy) == Examined(manifest.steps, dict(manifest.rows), manifest.checkpoint)


def test_a_folder_gets_a_file_named_after_kiosk_and_time_for_its_owner_only(tmp_path: Path, store_path: Path) -> None:
    fill(store_path)
    folder = tmp_path / "backups"
    folder.mkdir()

    file, _ = back_up(store_path, folder, ORIGIN)

    assert list(folder.iterdir()) == [file]
    assert file.name.startswith("evenkey-kiosk-9-20")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_running_kiosk_writes_on_and_nothing_of_it_is_half_in_the_copy(tmp_path: Path, store_path: Path) -> None:
    fill(store_path)
    writer = children.start(children.ENDLESS_WRITER, store_path)
    assert writer.stdout
    before = [writer.stdout.readline().strip() for _ in range(5)]

    file, manifest = back_up(store_path, tmp_path / "backup.tar", ORIGIN)
    after = [writer.stdout.readline().strip() for _ in range(5)]
    writer.kill()
    writer.communicate(timeout=60)

    read_archive(file, tmp_path / "copy.db")
    with closing(open_database(tmp_path / "copy.db")) as copy:
        kept = {receipt.code for receipt in SqliteReceipts(copy).latest(100_000)}
    assert set(before) <= kept
    assert len(kept) == manifest.rows["receipts"]
    assert len(after) == 5


def test_a_backup_holds_nothing_of_what_was_erased(tmp_path: Path, store_path: Path) -> None:
    with closing(open_database(store_path)) as database:
        database.execute("CREATE TABLE scratch (word TEXT)")
        database.execute("INSERT INTO scratch VALUES ('Zyxwvutsky')")
        database.execute("DELETE FROM scratch")
        file, _ = back_up(store_path, tmp_path / "backup.tar", ORIGIN)

        assert b"Zyxwvutsky" not in file.read_bytes()


def test_what_an_older_program_left_is_copied_as_it_was_left(tmp_path: Path, store_path: Path) -> None:
    older = tuple(step.__name__ for step in STEPS[:-1])
    store_path.parent.mkdir()
    with closing(Database(store_path)) as database:
        migrations().apply(database, stop_before=STEPS[-1].__name__)

    _, manifest = back_up(store_path, tmp_path / "backup.tar", ORIGIN)

    assert manifest.steps == older
    assert examined(store_path).steps == older


def test_no_other_backup_is_replaced_and_no_store_makes_none(tmp_path: Path, store_path: Path) -> None:
    for fault in (BackupFault.NO_STORE, BackupFault.EXISTS):
        with pytest.raises(BackupError) as caught:
            back_up(store_path, tmp_path / "backup.tar", ORIGIN)
        assert caught.value.fault is fault
        (tmp_path / "backup.tar").write_text("an older one")
        if fault is BackupFault.NO_STORE:
            assert not store_path.exists()
            fill(store_path)

    assert (tmp_path / "backup.tar").read_text() == "an older one"


def test_a_full_disk_leaves_no_half_backup(tmp_path: Path, store_path: Path) -> None:
    fill(store_path, 50)
    size = store_path.stat().st_size

    with a_disk_with_room_for(size - 10_000), pytest.raises(OSError, match="full"):
        back_up(store_path, tmp_path / "backup.tar", ORIGIN)

    assert sorted(path.name for path in tmp_path.iterdir()) == ["state"]


def test_a_damaged_copy_is_noticed(tmp_path: Path, database: Database) -> None:
    database.execute("PRAGMA foreign_keys = 0")
    database.execute("CREATE TABLE scratch (word TEXT REFERENCES receipts (id))")
    database.execute("INSERT INTO scratch VALUES ('nowhere')")
    copy = tmp_path / "copy.db"
    database.execute("VACUUM INTO ?", (str(copy),))

    with pytest.raises(BackupError) as caught:
        examined(copy)
    assert caught.value.fault is BackupFault.NOT_WHOLE
    copy.write_bytes(b"x" * 50_000)
    with pytest.raises(BackupError):
        examined(copy)


def test_only_the_oldest_backups_of_this_kiosk_are_dropped(tmp_path: Path) -> None:
    own = [f"evenkey-kiosk-9-2026112{day}T000000Z.tar" for day in range(5)]
    others = ["evenkey-kiosk-90-20200101T000000Z.tar", "evenkey-kiosk-9-holiday.tar", "notes.txt"]
    for name in (*own, *others):
        (tmp_path / name).touch()

    dropped = drop_oldest(tmp_path, ORIGIN, 2, made=tmp_path / own[-1])

    assert [file.name for file in dropped] == own[:3]
    assert {file.name for file in tmp_path.iterdir()} == {*own[3:], *others}
    assert drop_oldest(tmp_path, ORIGIN, 2, made=tmp_path / own[-1]) == []
