"""A store with many arrivals and receipts, drawn up by SQL: rows as the console reads them, without a log."""

from sqlite_utils import Database

_NUMBERS = "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ? - 1)"
_BOOKINGS = """
INSERT INTO bookings (ref, guest_name, surname, given_names, document_number, arrival, departure, guests, stage,
    is_room_ready)
SELECT printf('R%06d', i), 'Guest ' || i, 'Guest ' || (i * 7919 % 10007), 'A', '', '2026-11-23', '2026-11-25', 1,
    iif(i % 3, 'expected', 'checked_in'), 1 FROM n
"""
_GUESTS = """
INSERT INTO guests (booking, number, surname, given_names, document_number)
SELECT ref, 1, surname, given_names, '' FROM bookings
"""
_RECEIPT = {
    "id": "printf('019aaf00-0000-7000-8000-%012x', i)",
    "code": "printf('%09d', (i * 48271) % 999999937)",
    "created_at": "'2026-11-23T14:05:31+00:00'",
    "decision": "iif(i % 2, 'declined', 'given')",
    "notice_version": "'1'",
    "notice_language": "'en'",
    "notice_sha256": "'00'",
    "face_side": "'left'",
    "mode": "'detection_only'",
    "comfort": "'[]'",
}
"""What a receipt's row must have."""


def fill(database: Database, *, arrivals: int, receipts: int) -> None:
    """Fill an empty store; every arrival is of 23 November 2026."""
    has = {column.name for column in database.table("receipts").columns}
    kept = {name: value for name, value in _RECEIPT.items() if name in has}
    sql = f"INSERT INTO receipts ({', '.join(kept)}) SELECT {', '.join(kept.values())} FROM n"
    database.conn.execute(f"{_NUMBERS} {_BOOKINGS}", (arrivals,))
    database.conn.execute(_GUESTS)
    database.conn.execute(f"{_NUMBERS} {sql}", (receipts,))
    database.conn.commit()
