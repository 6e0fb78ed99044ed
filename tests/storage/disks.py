"""A small disk in memory that only one test sees, to fill it up or to make it read-only."""

import os
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

_HEAD = """
import subprocess, sys
from contextlib import closing
from pathlib import Path
from app.domain.consent import Way
from app.domain.problems import KioskError
from app.storage.archive import BackupError
from app.storage.audit_log import SqliteAudit
from app.storage.backup import back_up
from app.storage.booking_store import SqliteBookings
from app.storage.database import open_database
from app.storage.receipt_store import SqliteReceipts
from app.storage.restore import restore
from tests.builders import TODAY, a_booking, a_draft
from tests.storage.stores import ORIGIN
disk = Path(sys.argv[1])
path = disk / "state" / "evenkey.db"

def problem(call, *arguments):
    try:
        call(*arguments)
    except (KioskError, BackupError) as error:
        print("problem", error.args[0], flush=True)
    except OSError as error:
        print("problem os_error", flush=True)
    else:
        print("problem none", flush=True)

def remount(how):
    subprocess.run(["mount", "-o", "remount," + how, str(disk)], check=True)

def acknowledge(receipt):
    print("receipt", receipt.code, flush=True)
    return receipt
"""

FULL = """
ballast = disk / "ballast"
ballast.write_bytes(bytes(600_000))
database = open_database(path)
receipts, bookings = SqliteReceipts(database), SqliteBookings(database, lambda: TODAY)
bookings.import_arrivals([a_booking()])
first = acknowledge(receipts.save(a_draft()))
back_up(path, disk / "early.tar", ORIGIN)
try:
    while True:
        acknowledge(receipts.save(a_draft()))
except KioskError as error:
    print("problem", error.problem.value, flush=True)
try:
    while True:
        SqliteAudit(database).record_help_call("welcome")
except KioskError as error:
    print("problem", error.problem.value, flush=True)
problem(bookings.check_in, a_booking(), first.id, Way.DOCUMENT)
problem(back_up, path, disk / "late.tar", ORIGIN)
print("found", receipts.find(first.code)[0].code)
print("files", *sorted(each.name for each in disk.iterdir()))
ballast.unlink()
acknowledge(receipts.save(a_draft()))
problem(bookings.check_in, a_booking(), first.id, Way.DOCUMENT)
database.close()
"""

READ_ONLY = """
database = open_database(path)
receipts = SqliteReceipts(database)
for _ in range(20):
    acknowledge(receipts.save(a_draft()))
back_up(path, disk / "backup.tar", ORIGIN)
database.close()
remount("ro")
problem(open_database, path)
problem(back_up, path, disk / "other.tar", ORIGIN)
problem(restore, path, disk / "backup.tar")
remount("rw")
with closing(open_database(path)) as database:
    acknowledge(SqliteReceipts(database).save(a_draft()))
"""

_FOOT = """
with closing(open_database(path)) as database:
    print("kept", *(receipt.code for receipt in SqliteReceipts(database).latest(100_000)))
    print("check", *database.execute("PRAGMA integrity_check").fetchone())
"""


def played(program: str, disk: Path, *, size: str) -> list[tuple[str, list[str]]]:
    """Run a program with a disk of this size mounted at an empty folder; what it says, as words with their values."""
    disk.mkdir()
    mounted = 'mount -t tmpfs -o "size=$1" none "$2" && exec "$3" -c "$4" "$2"'
    command = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", mounted, "sh"]
    done = subprocess.run(
        [*command, size, str(disk), sys.executable, _HEAD + program + _FOOT],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    lines = [line.split() for line in done.stdout.splitlines()]
    return [(word, values) for word, *values in lines]


@contextmanager
def a_disk_with_room_for(size: int) -> Iterator[None]:
    """No file may grow beyond this many bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
