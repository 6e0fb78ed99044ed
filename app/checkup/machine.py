"""The machine itself: its disk, its clock, the files of its store, and its backups."""

import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.domain.device import Device, DeviceState
from app.domain.problems import KioskError

ROOM_MB = 500
"""Free disk space below which receipts are soon in danger, in megabytes."""

SYNCHRONISED = Path("/run/systemd/timesync/synchronized")
"""There while time synchronisation keeps the clock. Source: systemd-timesyncd.service(8)."""

BUILT = datetime(2026, 11, 1, tzinfo=UTC)
"""A clock that shows an earlier day than the program was written on is wrong."""

BACKUPS = "backups"
"""The folder of the state folder into which the nightly backup goes."""

BACKUP_OLD = timedelta(hours=36)
"""A nightly backup older than this has missed a night."""

SWOLLEN_MB = 64
"""A write-ahead log of this size is not being emptied: some program keeps reading an old state of the store."""


def disk(state: Path) -> DeviceState:
    """Room for receipts, on the disk where the state folder is or would be made."""
    there = next(folder for folder in (state, *state.parents) if folder.is_dir())
    free_mb = shutil.disk_usage(there).free // 1_000_000
    facts = {"free_mb": free_mb, "free_gb": free_mb // 1000, "room_mb": ROOM_MB}
    return DeviceState(Device.DISK, "short" if free_mb < ROOM_MB else "works", facts)


def clock(now: datetime) -> DeviceState:
    """A clock that cannot be right, or one that nothing keeps right."""
    code = "wrong" if now < BUILT else "works" if SYNCHRONISED.exists() else "unkept"
    return DeviceState(Device.CLOCK, code, {"at": now})


def store(database: Path, read: Callable[[], object]) -> DeviceState:
    """Read the store; a store that answers may still have a log that grows without end."""
    try:
        read()
    except KioskError:
        return DeviceState(Device.STORE, "fails")
    log = database.with_name(f"{database.name}-wal")
    log_mb = log.stat().st_size // 1_000_000 if log.is_file() else 0
    return DeviceState(Device.STORE, "swollen" if log_mb >= SWOLLEN_MB else "works", {"log_mb": log_mb})


def newest_backup(state: Path) -> datetime | None:
    """When the newest backup was written; None where there is none."""
    newest_s = max((file.stat().st_mtime for file in (state / BACKUPS).glob("*") if file.is_file()), default=None)
    return None if newest_s is None else datetime.fromtimestamp(newest_s, UTC)


def backup(state: Path, now: datetime) -> DeviceState:
    """How old the newest backup is."""
    newest = newest_backup(state)
    if newest is None:
        return DeviceState(Device.BACKUP, "none")
    return DeviceState(Device.BACKUP, "old" if now - newest > BACKUP_OLD else "works", {"at": newest})
