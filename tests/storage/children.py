"""Programs the storage tests run beside themselves, to kill them, to starve them, or to race them."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

ENDLESS_WRITER = """
from app.storage.receipt_store import SqliteReceipts
receipts = SqliteReceipts(open_database(path))
while True:
    print(receipts.save(a_draft()).code, flush=True)
"""

ONE_CHECK_IN = """
from app.domain.consent import Way
from app.domain.problems import KioskError
from app.storage.booking_store import SqliteBookings
from app.storage.receipt_store import SqliteReceipts
database = open_database(path)
receipt = SqliteReceipts(database).save(a_draft())
print("ready", flush=True)
sys.stdin.readline()
try:
    SqliteBookings(database, lambda: TODAY).check_in(a_booking(), receipt.id, Way.DOCUMENT)
    print("in")
except KioskError as error:
    print(error.problem.value)
"""

OPENER = """
from app.storage.receipt_store import SqliteReceipts
receipts = SqliteReceipts(open_database(path))
receipt = receipts.save(a_draft())
receipts.face_opened(receipt.id, some_means())
print(receipt.code, flush=True)
sys.stdin.readline()
"""

WRITER_ON_A_FULL_DISK = """
import resource, signal
from app.domain.problems import KioskError
from app.storage.receipt_store import SqliteReceipts
database = open_database(path)
receipts = SqliteReceipts(database)
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
unlimited = resource.getrlimit(resource.RLIMIT_FSIZE)
room = path.with_name(path.name + "-wal").stat().st_size + 600_000
resource.setrlimit(resource.RLIMIT_FSIZE, (room, unlimited[1]))
try:
    while True:
        print(receipts.save(a_draft()).code, flush=True)
except KioskError as error:
    print(error.problem.value, flush=True)
resource.setrlimit(resource.RLIMIT_FSIZE, unlimited)
print(receipts.save(a_draft()).code, flush=True)
"""

ONE_OPENING = """
open_database(path).close()
print("opened")
"""

HEAD = """
import sys
from pathlib import Path
from app.storage.database import open_database
from tests.builders import TODAY, a_booking, a_draft, some_means
path = Path(sys.argv[1])
"""


def start(program: str, path: Path) -> "subprocess.Popen[str]":
    """Start a program on the store at `path`, spoken to through pipes."""
    return subprocess.Popen(
        [sys.executable, "-c", HEAD + program, str(path)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
