"""The store opens with every setting that keeps it safe, or not at all."""

import ctypes
import fcntl
import os
import stat
import tempfile
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from app.domain.problems import KioskError, Problem
from app.storage import database as module
from app.storage.database import SETTINGS, forget_deleted, open_database, reading, utc_now, writing
from app.storage.migrations import migrations
from tests.storage import children

PR_SET_DUMPABLE = 4


def refuses_to_open(path: Path) -> bool:
    """Whether opening ends in STORE_UNAVAILABLE, with nothing else said."""
    with pytest.raises(KioskError) as caught:
        open_database(path)
    told = "".join(traceback.format_exception(caught.value))
    return caught.value.problem is Problem.STORE_UNAVAILABLE and told.count("Traceback") == 1


def scratch(database: Database) -> list[str]:
    """The words in a table made for these tests."""
    return [row[0] for row in database.execute("SELECT word FROM scratch").fetchall()]


def write(database: Database, *words: str) -> None:
    """Write words in one transaction; an empty one is a bug."""
    with writing(database, Problem.CHECK_IN_NOT_SAVED):
        for word in words:
            database.execute("INSERT INTO scratch VALUES (?)", (word[0] + word[1:],))


def test_every_setting_holds_after_opening(database: Database) -> None:
    answers = {name: database.execute(f"PRAGMA {name}").fetchone()[0] for name in SETTINGS}

    assert answers == SETTINGS
    assert (answers["journal_mode"], answers["synchronous"], answers["secure_delete"]) == ("wal", 2, 1)


def test_a_setting_that_does_not_hold_is_refused(store_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(SETTINGS, "page_size", 1000)

    assert refuses_to_open(store_path)


def test_an_old_library_is_refused(store_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "OLDEST_SQLITE", (99, 0, 0))

    assert refuses_to_open(store_path)


def test_file_and_folder_are_for_their_owner_only(database: Database, store_path: Path) -> None:
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in store_path.parent.iterdir()}

    assert stat.S_IMODE(store_path.parent.stat().st_mode) == 0o700
    assert len(modes) >= 3
    assert set(modes.values()) == {0o600}
    assert database.table_names()


def test_a_file_left_open_to_others_is_closed_to_them(database: Database, store_path: Path) -> None:
    database.close()
    store_path.chmod(0o666)

    open_database(store_path).close()

    assert stat.S_IMODE(store_path.stat().st_mode) == 0o600


def test_opening_again_keeps_what_is_there(database: Database, store_path: Path) -> None:
    database.execute("CREATE TABLE scratch (word TEXT)")
    database.execute("INSERT INTO scratch VALUES ('kept')")
    database.close()

    again = open_database(store_path)

    assert scratch(again) == ["kept"]
    again.close()


def test_a_file_that_is_no_database_is_refused_and_left_as_it_is(store_path: Path) -> None:
    store_path.parent.mkdir()
    store_path.write_bytes(b"something else" * 1000)

    assert refuses_to_open(store_path)
    assert store_path.read_bytes() == b"something else" * 1000


def test_a_damaged_database_is_refused(database: Database, store_path: Path) -> None:
    database.execute("CREATE TABLE scratch (word TEXT)")
    database.executescript("".join(f"INSERT INTO scratch VALUES ('{'x' * 500}');" for _ in range(200)))
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    database.close()
    with store_path.open("r+b") as file:
        file.seek(store_path.stat().st_size - 60_000)
        file.write(os.urandom(50_000))

    assert refuses_to_open(store_path)


def test_a_database_of_a_newer_program_is_refused(database: Database, store_path: Path) -> None:
    database.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('evenkey', 'm999_later', '2030')"
    )
    database.close()

    assert refuses_to_open(store_path)


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    assert refuses_to_open(tmp_path / "file" / "evenkey.db")
    assert refuses_to_open(tmp_path)


@contextmanager
def plain_user() -> Iterator[None]:
    """Be nobody special, since permissions do not bind the superuser."""
    user = os.geteuid()
    os.seteuid(user or 65534)
    try:
        yield
    finally:
        os.seteuid(user)
        ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 1, 0, 0, 0)  # a change of user takes it away; prctl(2)


@pytest.mark.parametrize(("mode", "opens"), [(0o777, True), (0o555, False)])
def test_an_unwritable_folder_is_refused(mode: int, opens: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(mode)
        with plain_user():
            path = Path(folder) / "evenkey.db"

            if opens:
                open_database(path).close()
            else:
                assert refuses_to_open(path)
                assert refuses_to_open(path.parent / "state" / path.name)
            assert path.exists() is opens


def test_a_locked_database_is_refused(database: Database, store_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(SETTINGS, "busy_timeout", 10)
    database.execute("BEGIN EXCLUSIVE")

    assert refuses_to_open(store_path)


def test_two_kiosk_programs_may_open_a_new_store_at_once(store_path: Path) -> None:
    programs = [children.start(children.ONE_OPENING, store_path) for _ in range(3)]

    answers = [program.communicate(timeout=60)[0] for program in programs]

    assert answers == ["opened\n"] * 3


def test_nobody_else_migrates_at_the_same_time(store_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept_out: list[bool] = []

    def watched() -> Migrations:
        descriptor = os.open(store_path.with_name("evenkey.db.lock"), os.O_RDWR)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            kept_out.append(True)
        finally:
            os.close(descriptor)
        return migrations()

    monkeypatch.setattr(module, "migrations", watched)

    open_database(store_path).close()

    assert kept_out == [True]


def test_a_transaction_keeps_other_writers_out_from_its_beginning(database: Database, store_path: Path) -> None:
    entered: list[str] = []
    other = open_database(store_path)
    other.execute("PRAGMA busy_timeout = 0").fetchall()

    def write_beside() -> None:
        with writing(other, Problem.CHECK_IN_NOT_SAVED):
            entered.append("other")

    with writing(database, Problem.STORE_UNAVAILABLE):
        with pytest.raises(KioskError):
            write_beside()
        entered.append("first")

    write_beside()
    assert entered == ["first", "other"]
    other.close()


def test_a_failure_undoes_the_whole_transaction(database: Database) -> None:
    database.execute("CREATE TABLE scratch (word TEXT UNIQUE)")

    with pytest.raises(KioskError) as caught:
        write(database, "one", "one")

    assert caught.value.problem is Problem.CHECK_IN_NOT_SAVED
    assert scratch(database) == []
    write(database, "two")
    assert scratch(database) == ["two"]


@pytest.mark.parametrize("is_restored", [False, True])
def test_nothing_is_written_to_a_file_that_is_no_longer_the_store(
    database: Database, store_path: Path, *, is_restored: bool
) -> None:
    database.execute("CREATE TABLE scratch (word TEXT)")
    write(database, "kept")
    store_path.rename(store_path.with_name("old.db"))
    if is_restored:
        store_path.write_bytes(store_path.with_name("old.db").read_bytes())

    with pytest.raises(KioskError) as caught:
        write(database, "lost")

    assert caught.value.problem is Problem.CHECK_IN_NOT_SAVED
    assert scratch(database) == ["kept"]


def test_a_bug_stays_a_bug_and_is_undone_too(database: Database) -> None:
    database.execute("CREATE TABLE scratch (word TEXT)")

    with pytest.raises(IndexError):
        write(database, "one", "")
    assert scratch(database) == []
    database.close()

    with pytest.raises(Exception, match="closed") as caught, reading(Problem.STORE_UNAVAILABLE):
        scratch(database)
    assert not isinstance(caught.value, KioskError)


def test_what_was_deleted_stands_nowhere_in_the_files(database: Database, store_path: Path) -> None:
    database.execute("CREATE TABLE scratch (word TEXT)")
    database.execute("INSERT INTO scratch VALUES ('Zyxwvutsky')")
    database.execute("DELETE FROM scratch")

    is_forgotten = forget_deleted(database)

    assert is_forgotten
    assert not any(b"Zyxwvutsky" in path.read_bytes() for path in store_path.parent.iterdir())


def test_an_open_reader_keeps_the_deleted_and_one_is_told(
    database: Database, store_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(SETTINGS, "busy_timeout", 10)
    database.execute("CREATE TABLE scratch (word TEXT)")
    other = open_database(store_path)
    other.execute("BEGIN")
    scratch(other)
    database.execute("INSERT INTO scratch VALUES ('one')")
    database.execute("PRAGMA busy_timeout = 10").fetchall()

    assert not forget_deleted(database)
    other.close()
    assert forget_deleted(database)


def test_the_time_has_its_zone() -> None:
    assert utc_now().isoformat().endswith("+00:00")
