"""A kiosk's worker killed at any moment, again and again, and its store looked through after each kill.

Each worker is a fork of this process, which has loaded everything: a kill may strike while the store is opened, while
its log is read again, or within any transaction. What a worker was told is stored, it says in a pipe.
"""

import os
import select
import signal
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass, field, fields
from functools import partial
from pathlib import Path
from secrets import SystemRandom

from app.domain.consent import Decision, Way
from app.domain.face_life import FaceEnd
from app.domain.ids import ReceiptId
from app.domain.retention import EraseReason
from app.proof.schema import schema
from app.storage.archive import BackupError, read_archive
from app.storage.backup import back_up
from app.storage.booking_store import SqliteBookings
from app.storage.database import Store, open_database
from app.storage.personal import SqlitePersonal
from app.storage.receipt_store import SqliteReceipts
from app.storage.restore import restore
from tests.builders import TODAY, a_booking, a_draft, some_means
from tests.storage.stores import ORIGIN, codes, log_faults

CHANCE = SystemRandom()
LONGEST_S = 0.3
"""The latest moment of a kill, in seconds after the worker began."""

PENDING = "SELECT count(*) FROM face_openings WHERE number NOT IN (SELECT opening FROM face_endings)"
HALF_CHECK_INS = """
SELECT count(*) FROM guests g WHERE g.receipt IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM checkins WHERE booking = g.booking AND receipt = g.receipt)
"""
HALF_ROOMS = """
SELECT count(*) FROM checkins c JOIN bookings b ON b.ref = c.booking
WHERE b.stage <> 'checked_in' OR NOT EXISTS (SELECT 1 FROM guests WHERE booking = c.booking AND receipt IS c.receipt)
"""
HALF_ERASED = """
SELECT count(*) FROM guests g JOIN bookings b ON b.ref = g.booking JOIN checkins c ON c.booking = b.ref
WHERE g.is_erased AND (b.surname <> '' OR c.receipt IS NOT NULL OR NOT EXISTS (SELECT 1 FROM erasures))
"""
ERASED = "SELECT booking FROM guests WHERE is_erased"


@dataclass
class Figures:
    """What was counted; all but the first four must be nothing."""

    kills: int = 0
    acknowledged: int = 0
    stored: int = 0
    stored_unsaid: int = 0
    lost: int = 0
    half: int = 0
    damaged: int = 0
    log_faults: int = 0

    def add(self, other: "Figures") -> None:
        """Count another store's figures too."""
        for each in fields(self):
            setattr(self, each.name, getattr(self, each.name) + getattr(other, each.name))


@dataclass
class Trial:
    """One store, its workers, and what they were told is stored: receipts, ends of face lives, check-ins."""

    path: Path
    figures: Figures = field(default_factory=Figures)
    receipts: set[str] = field(default_factory=set)
    endings: set[str] = field(default_factory=set)
    check_ins: set[str] = field(default_factory=set)
    erased: set[str] = field(default_factory=set)

    def kill_one(self) -> None:
        """Let a worker store what it can, kill it, and look the store through."""
        said, was_killed = killed(lambda: serve(self.path), CHANCE.random() * LONGEST_S)
        self.figures.damaged += not was_killed  # a worker never ends by itself
        for word, _, value in (line.partition(" ") for line in said):
            {
                "receipt": self.receipts,
                "ending": self.endings,
                "check_in": self.check_ins,
                "erased": self.erased,
            }[word].add(value)
        self.figures.kills += 1
        said_sets = (self.receipts, self.endings, self.check_ins, self.erased)
        self.figures.acknowledged = sum(len(each) for each in said_sets)
        self.look_through()

    def look_through(self) -> None:
        """Open the store as the kiosk does, and compare it with what was said."""
        try:
            database = open_database(self.path)
        except Exception:  # noqa: BLE001 - whatever it is, it is what is counted
            self.figures.damaged += 1
            return
        with closing(database):
            receipts = {receipt.id for receipt in SqliteReceipts(database).latest(1_000_000)}
            endings = _words(database, "SELECT receipt FROM face_openings JOIN face_endings ON opening = number")
            check_ins = _words(database, "SELECT booking FROM checkins")
            erased = _words(database, ERASED)
            pairs = (
                (self.receipts, receipts),
                (self.endings, endings),
                (self.check_ins, check_ins),
                (self.erased, erased),
            )
            self.figures.lost += sum(len(said - kept) for said, kept in pairs)
            self.figures.half += sum(_number(database, sql) for sql in (HALF_CHECK_INS, HALF_ROOMS, HALF_ERASED))
            self.figures.half += len(database.execute("PRAGMA foreign_key_check").fetchall())
            self.figures.stored = sum(len(kept) for _, kept in pairs)
            self.figures.stored_unsaid = self.figures.stored - self.figures.acknowledged
            self.figures.log_faults += bool(log_faults(database))
            SqliteReceipts(database).close_crashed()
            SqliteReceipts(database).expire_due()  # keeps the head outside, for the next look to hold the log against
            self.figures.half += _number(database, PENDING)
        self.endings |= endings
        self.figures.stored_unsaid = max(0, self.figures.stored_unsaid)


def serve(path: Path) -> None:
    """Store decisions, lives of the face camera and check-ins, and erase guests, without end; say each when done."""

    def say(word: str, value: str) -> None:
        os.write(1, f"{word} {value}\n".encode())

    database = open_database(path)
    receipts, bookings = SqliteReceipts(database), SqliteBookings(database, lambda: TODAY)
    personal = SqlitePersonal(database, ledger=receipts.ledger)
    while True:
        given = receipts.save(a_draft())
        say("receipt", given.id)
        receipts.face_opened(given.id, some_means())
        receipts.face_erased(given.id, FaceEnd.DONE)
        say("ending", given.id)
        booking = a_booking(ref=f"K{os.getpid()}{given.code}", surname=given.code)
        bookings.import_arrivals([booking])
        bookings.check_in(booking, given.id, Way.FACE)
        say("check_in", booking.ref)
        personal.erase(given.code, EraseReason.ASKED, ())
        say("erased", booking.ref)
        say("receipt", receipts.save(a_draft(decision=Decision.WITHDRAWN, replaces=ReceiptId(given.id))).id)
        say("receipt", receipts.save(a_draft(decision=Decision.DECLINED)).id)


def killed(work: Callable[[], object], after_s: float) -> tuple[list[str], bool]:
    """Do some work in a fork, and kill it after so many seconds.

    Answers the whole lines it said by then, and whether it was the kill that ended it.
    """
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.dup2(writer, 1)
        with suppress(BaseException):
            work()
        os._exit(0)
    os.close(writer)
    descriptor = os.pidfd_open(child)
    select.select([descriptor], [], [], after_s)
    signal.pidfd_send_signal(descriptor, signal.SIGKILL)
    os.close(descriptor)
    with open(reader, "rb") as pipe:  # noqa: PTH123 - a descriptor
        said = pipe.read()
    _, status = os.waitpid(child, 0)
    return [line.decode() for line in said.split(b"\n")[:-1]], os.WIFSIGNALED(status)


def store_kills(folder: Path, count: int, *, per_store: int = 25) -> Figures:
    """Kill this many workers, on a new store after every `per_store` of them."""
    total = Figures()
    schema()  # read before the first fork, and by none of them
    for number, first in enumerate(range(0, count, per_store)):
        trial = Trial(folder / str(number) / "evenkey.db")
        for _ in range(first, min(count, first + per_store)):
            trial.kill_one()
        total.add(trial.figures)
    return total


def copy_kills(folder: Path, count: int) -> Figures:
    """Kill this many backups and restores, in turn; the store must be the former or the restored one, a copy whole."""
    figures = Figures()
    path, target = folder / "state" / "evenkey.db", folder / "new.tar"
    _save(path, 40)
    backup = back_up(path, folder / "good.tar", ORIGIN)[0]
    restored = codes(path)
    for number in range(count):
        is_restore = number % 2 == 1
        former = codes(path) | (_save(path, 1) if is_restore else set())
        work = (
            partial(restore, path, backup, accepts_loss=True) if is_restore else partial(back_up, path, target, ORIGIN)
        )
        killed(work, CHANCE.random() * LONGEST_S * 2)
        figures.kills += 1
        try:
            now = codes(path)
        except Exception:  # noqa: BLE001 - whatever it is, it is what is counted
            figures.damaged += 1
            return figures
        with closing(open_database(path)) as database:
            figures.log_faults += bool(log_faults(database))
        figures.lost += now not in ((former, restored) if is_restore else (former,))
        figures.half += target.exists() and not _is_whole(target)
        figures.stored += target.exists() or now == restored
        target.unlink(missing_ok=True)
    return figures


def _save(path: Path, count: int) -> set[str]:
    """Store some decisions; says their codes."""
    with closing(open_database(path)) as database:
        return {SqliteReceipts(database).save(a_draft()).code for _ in range(count)}


def _is_whole(file: Path) -> bool:
    """Whether a backup under its own name can be read to its end."""
    try:
        read_archive(file)
    except BackupError:
        return False
    return True


def _words(database: Store, sql: str) -> set[str]:
    """The first column of an answer."""
    return {row[0] for row in database.execute(sql).fetchall()}


def _number(database: Store, sql: str) -> int:
    """A number that a query answers."""
    return int(database.execute(sql).fetchone()[0])
