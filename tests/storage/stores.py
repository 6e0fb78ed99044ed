"""Stores with something in them, for the tests of copies and of erasing."""

from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from app.domain.booking import Booking
from app.domain.consent import Decision, Receipt, Way
from app.domain.face_life import FaceEnd
from app.domain.ids import BookingRef, StaffId
from app.domain.permissions import Act
from app.domain.staff import Override, OverrideReason
from app.proof.keys import KeyRing
from app.storage.audit_log import SqliteAudit
from app.storage.backup import Origin
from app.storage.booking_store import SqliteBookings
from app.storage.database import Store, open_database, utc_now
from app.storage.ledger import KEYS
from app.storage.ledger_check import check_store
from app.storage.receipt_store import SqliteReceipts
from tests.builders import NOW, TODAY, a_booking, a_draft, some_means

REF = "ZX9YREF"
NAME, SURNAME, NUMBER = "Bea Zyxwvutsky", "Zyxwvutsky", "QX7731905"
"""A guest whose letters stand nowhere else."""

ORIGIN = Origin(program="0.0.1", kiosk="kiosk-9")


def fill(path: Path, count: int = 5) -> list[str]:
    """Store consents with a face life each, one of them withdrawn, and one check-in; says their codes."""
    with closing(open_database(path)) as database:
        receipts = SqliteReceipts(database, now=lambda: NOW)
        saved = [receipts.save(a_draft()) for _ in range(count)]
        for receipt in saved:
            receipts.face_opened(receipt.id, some_means())
            receipts.face_erased(receipt.id, FaceEnd.DONE)
        withdrawn = receipts.save(a_draft(decision=Decision.WITHDRAWN, replaces=saved[0].id))
        bookings = SqliteBookings(database, lambda: TODAY, now=lambda: NOW)
        if not bookings.list_arrivals(TODAY):
            bookings.import_arrivals([a_booking()])
            bookings.check_in(a_booking(), saved[1].id, Way.FACE)
        receipts.ledger.seal()
    return [receipt.code for receipt in (*saved, withdrawn)]


def codes(path: Path) -> set[str]:
    """The codes of all receipts in a store."""
    with closing(open_database(path)) as database:
        return {receipt.code for receipt in SqliteReceipts(database).latest(100_000)}


def an_override(receipt: Receipt) -> Override:
    """An act of staff under a decision, for the booking of `a_stay`."""
    return Override(StaffId("07"), OverrideReason.COMPARED_BY_EYE, "Confirm", receipt.id, BookingRef(REF))


def a_stay(database: Database, *bookings: Booking, now: datetime = NOW) -> Receipt:
    """A guest who agreed, was seen, checked in with the first of these bookings, was helped, and withdrew."""
    receipts = SqliteReceipts(database, now=lambda: now)
    receipt = receipts.save(a_draft())
    receipts.face_opened(receipt.id, some_means())
    receipts.face_erased(receipt.id, FaceEnd.DONE)
    listed = bookings or (a_booking(ref=REF, guest_name=NAME, surname=SURNAME, document_number=NUMBER),)
    store = SqliteBookings(database, lambda: TODAY, now=lambda: now)
    store.import_arrivals(listed)
    store.check_in(listed[0], receipt.id, Way.FACE)
    SqliteAudit(database, now=lambda: now).record_override(an_override(receipt))
    SqliteAudit(database, now=lambda: now).record_act(Act.PRINT_RECEIPT, StaffId("07"), subject=receipt.code)
    receipts.save(a_draft(decision=Decision.WITHDRAWN, replaces=receipt.id))
    return receipt


def log_faults(database: Store) -> tuple[str, ...]:
    """What is wrong with the log of a store, looked through as a whole."""
    return check_store(database, KeyRing(database.path.parent / KEYS, utc_now)).faults


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder and its content."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file() and path.suffix != ".lock"}


def copies_of(needle: str, folder: Path) -> dict[str, int]:
    """In which files of a folder these letters stand, whatever their case, and how often."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    counts = {path.name: path.read_bytes().lower().count(needle.lower().encode()) for path in files}
    return {name: count for name, count in counts.items() if count}
