"""The tables, step by step. A step once shipped is never changed; each only adds, so that an older program can read on.

Keeps: names and document numbers of guests stand in `bookings` alone; receipts and the audit log name no guest.
"""

from sqlite_utils import Database, Migrations

_APPEND_ONLY = """
CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, '{table} is append only'); END;
CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, '{table} is append only'); END;
"""

_RECEIPTS = """
CREATE TABLE receipts (
    id TEXT PRIMARY KEY NOT NULL,
    code TEXT NOT NULL UNIQUE,
    created_at TEXT NOT NULL,
    decision TEXT NOT NULL CHECK (decision IN ('given', 'declined', 'withdrawn')),
    notice_version TEXT NOT NULL,
    notice_language TEXT NOT NULL,
    notice_sha256 TEXT NOT NULL,
    face_side TEXT NOT NULL,
    mode TEXT NOT NULL,
    comfort TEXT NOT NULL CHECK (json_valid(comfort)),
    replaces TEXT REFERENCES receipts (id),
    CHECK (decision <> 'withdrawn' OR replaces IS NOT NULL)
) STRICT;
CREATE INDEX receipts_replaces ON receipts (replaces) WHERE replaces IS NOT NULL;
"""

_BOOKINGS = """
CREATE TABLE bookings (
    ref TEXT PRIMARY KEY NOT NULL,
    guest_name TEXT NOT NULL,
    surname TEXT NOT NULL,
    given_names TEXT NOT NULL,
    document_number TEXT NOT NULL,
    arrival TEXT NOT NULL,
    departure TEXT NOT NULL CHECK (departure > arrival),
    guests INTEGER NOT NULL CHECK (guests > 0),
    stage TEXT NOT NULL CHECK (stage IN ('expected', 'checked_in', 'cancelled')),
    is_room_ready INTEGER NOT NULL CHECK (is_room_ready IN (0, 1))
) STRICT;
CREATE INDEX bookings_arrival ON bookings (arrival);
CREATE INDEX bookings_document ON bookings (document_number, departure);
CREATE TABLE checkins (
    booking TEXT PRIMARY KEY NOT NULL REFERENCES bookings (ref),
    receipt TEXT NOT NULL REFERENCES receipts (id),
    way TEXT NOT NULL CHECK (way IN ('face', 'document')),
    at TEXT NOT NULL
) STRICT;
"""

_STAFF = """
CREATE TABLE staff (
    id TEXT PRIMARY KEY NOT NULL CHECK (id GLOB '[0-9][0-9]'),
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    pin_hash TEXT NOT NULL,
    is_active INTEGER NOT NULL CHECK (is_active IN (0, 1))
) STRICT;
CREATE TABLE failures (
    who TEXT PRIMARY KEY NOT NULL,
    attempts INTEGER NOT NULL,
    seen_s REAL NOT NULL,
    until_s REAL NOT NULL
) STRICT;
"""

_AUDIT = """
CREATE TABLE audit (
    number INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    act TEXT NOT NULL CHECK (act IN ('override', 'help_call', 'sign_in', 'sign_in_refused')),
    staff TEXT,
    reason TEXT,
    state TEXT,
    receipt TEXT,
    booking TEXT
) STRICT;
"""


def m001_receipts(db: Database) -> None:
    """Decisions, append only."""
    db.executescript(_RECEIPTS + _APPEND_ONLY.format(table="receipts"))


def m002_bookings(db: Database) -> None:
    """Bookings, and which of them were checked in at a kiosk: once each, append only."""
    db.executescript(_BOOKINGS + _APPEND_ONLY.format(table="checkins"))


def m003_staff(db: Database) -> None:
    """Staff with their PINs as hashes, and how often a PIN was wrong."""
    db.executescript(_STAFF)


def m004_audit(db: Database) -> None:
    """Acts of staff, calls for help and sign-ins, append only."""
    db.executescript(_AUDIT + _APPEND_ONLY.format(table="audit"))


STEPS = (m001_receipts, m002_bookings, m003_staff, m004_audit)
NAMES = frozenset(step.__name__ for step in STEPS)
"""Every step this program knows; a file with another one was written by a newer program."""


def migrations() -> Migrations:
    """The steps in their order."""
    found = Migrations("evenkey")
    for step in STEPS:
        found()(step)
    return found
