"""The acts of staff in the log of all records: a kind of their own, and what hides the booking of which an act was.

The log must outlast the tie from an act to a booking. So a record holds but a digest of the booking and of a salt that
stands beside it, and both are erased together.
"""

RECORDS_OF_ACTS = """
CREATE TABLE kept_records (
    seq INTEGER PRIMARY KEY NOT NULL CHECK (seq >= 0),
    id TEXT NOT NULL,
    receipt TEXT,
    kind TEXT NOT NULL CHECK (
        kind IN ('given', 'declined', 'withdrawn', 'expired', 'face_opened', 'face_erased', 'key', 'erased', 'act')
    ),
    created_at TEXT NOT NULL,
    body BLOB,
    salt BLOB,
    signature BLOB,
    key TEXT,
    CHECK ((body IS NULL) = (salt IS NULL) AND (body IS NULL) = (signature IS NULL) AND (body IS NULL) = (key IS NULL))
) STRICT;
INSERT INTO kept_records SELECT seq, id, receipt, kind, created_at, body, salt, signature, key FROM records;
DROP TABLE records;
ALTER TABLE kept_records RENAME TO records;
CREATE INDEX records_receipt ON records (receipt) WHERE receipt IS NOT NULL;
CREATE INDEX records_keys ON records (key) WHERE kind = 'key';
CREATE INDEX records_acts ON records (created_at) WHERE kind = 'act';
CREATE TRIGGER records_no_update BEFORE UPDATE ON records
WHEN NOT (
    NEW.seq = OLD.seq AND NEW.kind = OLD.kind AND NEW.created_at = OLD.created_at
    AND NEW.body IS NULL AND NEW.receipt IS NULL AND OLD.kind NOT IN ('key', 'erased')
)
BEGIN SELECT RAISE(ABORT, 'records is append only'); END;
CREATE TRIGGER records_no_delete BEFORE DELETE ON records
BEGIN SELECT RAISE(ABORT, 'records is append only'); END;
"""

HIDDEN_BOOKINGS = """
DROP TRIGGER audit_no_update;
ALTER TABLE audit ADD COLUMN salt TEXT;
UPDATE audit SET salt = lower(hex(randomblob(32))) WHERE booking IS NOT NULL;
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
WHEN NEW.booking IS NOT NULL OR NEW.salt IS NOT NULL OR NEW.number IS NOT OLD.number OR NEW.at IS NOT OLD.at
    OR NEW.act IS NOT OLD.act OR NEW.staff IS NOT OLD.staff OR NEW.reason IS NOT OLD.reason
    OR NEW.state IS NOT OLD.state OR NEW.receipt IS NOT OLD.receipt OR OLD.booking IS NULL
BEGIN SELECT RAISE(ABORT, 'audit is append only'); END;
"""
"""An act may forget of which booking it was, with the salt that hid it; nothing else of it changes."""

STAFF_STATES = """
CREATE TABLE staff_states (
    number INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    staff TEXT NOT NULL,
    role TEXT NOT NULL,
    is_active INTEGER NOT NULL CHECK (is_active IN (0, 1)),
    must_change_pin INTEGER NOT NULL CHECK (must_change_pin IN (0, 1)),
    seal TEXT NOT NULL
) STRICT;
CREATE INDEX staff_states_staff ON staff_states (staff, number);
"""
"""How a member of staff stood after each change; `seal` is a digest of the name and of the PIN's hash."""
