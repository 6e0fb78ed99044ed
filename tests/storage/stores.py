"""Stores with something in them, for the tests of copies."""

from contextlib import closing
from pathlib import Path

from app.domain.consent import Decision, Way
from app.domain.face_life import FaceEnd
from app.storage.backup import Origin
from app.storage.booking_store import SqliteBookings
from app.storage.database import open_database
from app.storage.receipt_store import SqliteReceipts
from tests.builders import NOW, TODAY, a_booking, a_draft, some_means

ORIGIN = Origin(program="0.0.1", kiosk="kiosk-9", keys=({"id": "aa"},), checkpoint="note")


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
    return [receipt.code for receipt in (*saved, withdrawn)]


def codes(path: Path) -> set[str]:
    """The codes of all receipts in a store."""
    with closing(open_database(path)) as database:
        return {receipt.code for receipt in SqliteReceipts(database).latest(100_000)}
