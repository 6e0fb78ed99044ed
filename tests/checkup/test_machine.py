"""The machine's own parts: disk, clock, store and backups, each in every state."""

import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from app.checkup import machine
from app.domain.problems import KioskError, Problem
from tests.builders import NOW


class Usage(NamedTuple):
    """A disk, in bytes."""

    total: int
    used: int
    free: int


@pytest.mark.parametrize(("free", "code"), [(499_999_999, "short"), (500_000_000, "works")])
def test_a_disk_is_short_below_what_receipts_need(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free: int, code: str
) -> None:
    asked: list[Path] = []
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: asked.append(folder) or Usage(0, 0, free))

    assert machine.disk(tmp_path / "not" / "yet").code == code
    assert asked == [tmp_path]


def test_a_clock_works_if_it_can_be_right_and_something_keeps_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark = tmp_path / "synchronized"
    monkeypatch.setattr(machine, "SYNCHRONISED", mark)

    assert machine.clock(machine.BUILT - timedelta(days=1)).code == "wrong"
    assert machine.clock(NOW).code == "unkept"
    mark.touch()
    assert machine.clock(NOW).code == "works"


def _unreadable() -> None:
    raise KioskError(Problem.STORE_UNAVAILABLE)


def test_a_store_fails_if_it_cannot_be_read_and_is_swollen_if_its_log_grows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = tmp_path / "evenkey.db"
    monkeypatch.setattr(machine, "SWOLLEN_MB", 1)

    assert machine.store(database, _unreadable).code == "fails"
    assert machine.store(database, lambda: None).code == "works"
    (tmp_path / "evenkey.db-wal").write_bytes(bytes(1_000_000))
    assert machine.store(database, lambda: None).code == "swollen"


def test_a_backup_is_old_once_a_night_was_missed(tmp_path: Path) -> None:
    assert machine.backup(tmp_path, NOW).code == "none"
    (tmp_path / machine.BACKUPS).mkdir()
    assert machine.newest_backup(tmp_path) is None
    for name, hours in (("one", 60), ("two", 30)):
        file = tmp_path / machine.BACKUPS / name
        file.touch()
        at_s = (NOW - timedelta(hours=hours)).timestamp()
        os.utime(file, (at_s, at_s))

    assert machine.newest_backup(tmp_path) == NOW - timedelta(hours=30)
    assert machine.backup(tmp_path, NOW).code == "works"
    assert machine.backup(tmp_path, NOW + timedelta(hours=7)).code == "old"
    assert machine.backup(tmp_path, datetime(2026, 11, 30, tzinfo=UTC)).facts["at"] == NOW - timedelta(hours=30)
