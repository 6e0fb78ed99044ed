"""The tables of the log: every record with what hides and signs it, the tree over them, and the tree's signed head.

A record is never changed and never deleted. It may be emptied: its body, salt, signature and receipt go, its place in
the tree stays, and a later record says so.
"""

LEDGER = """
CREATE TABLE records (
    seq INTEGER PRIMARY KEY NOT NULL CHECK (seq >= 0),
    id TEXT NOT NULL,
    receipt TEXT,
    kind TEXT NOT NULL CHECK (
        kind IN ('given', 'declined', 'withdrawn', 'expired', 'face_opened', 'face_erased', 'key', 'erased')
    ),
    created_at TEXT NOT NULL,
    body BLOB,
    salt BLOB,
    signature BLOB,
    key TEXT,
    CHECK ((body IS NULL) = (salt IS NULL) AND (body IS NULL) = (signature IS NULL) AND (body IS NULL) = (key IS NULL))
) STRICT;
CREATE INDEX records_receipt ON records (receipt) WHERE receipt IS NOT NULL;
CREATE INDEX records_keys ON records (key) WHERE kind = 'key';
CREATE TRIGGER records_no_update BEFORE UPDATE ON records
WHEN NOT (
    NEW.seq = OLD.seq AND NEW.kind = OLD.kind AND NEW.created_at = OLD.created_at
    AND NEW.body IS NULL AND NEW.receipt IS NULL AND OLD.kind NOT IN ('key', 'erased')
)
BEGIN SELECT RAISE(ABORT, 'records is append only'); END;
CREATE TRIGGER records_no_delete BEFORE DELETE ON records
BEGIN SELECT RAISE(ABORT, 'records is append only'); END;
CREATE TABLE log_nodes (
    level INTEGER NOT NULL CHECK (level >= 0),
    place INTEGER NOT NULL CHECK (place >= 0),
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (level, place)
) STRICT, WITHOUT ROWID;
CREATE TABLE log_head (
    number INTEGER PRIMARY KEY NOT NULL CHECK (number = 1),
    size INTEGER NOT NULL CHECK (size > 0),
    note TEXT NOT NULL
) STRICT;
CREATE TRIGGER log_head_grows BEFORE UPDATE ON log_head WHEN NEW.size <= OLD.size
BEGIN SELECT RAISE(ABORT, 'log_head only grows'); END;
CREATE TRIGGER log_head_no_delete BEFORE DELETE ON log_head
BEGIN SELECT RAISE(ABORT, 'log_head only grows'); END;
"""

EXPIRY = """
ALTER TABLE receipts ADD COLUMN valid_until TEXT;
CREATE INDEX receipts_valid ON receipts (valid_until) WHERE decision = 'given';
CREATE INDEX receipts_created ON receipts (created_at);
CREATE INDEX guests_surname ON guests (surname COLLATE NOCASE);
CREATE TABLE expiries (
    receipt TEXT PRIMARY KEY NOT NULL REFERENCES receipts (id),
    expired_at TEXT NOT NULL
) STRICT;
CREATE TRIGGER face_openings_need_time BEFORE INSERT ON face_openings
WHEN EXISTS (SELECT 1 FROM expiries WHERE receipt = NEW.receipt)
BEGIN SELECT RAISE(ABORT, 'the consent for this opening ran out'); END;
CREATE TRIGGER expiries_no_update BEFORE UPDATE ON expiries
BEGIN SELECT RAISE(ABORT, 'expiries is append only'); END;
CREATE TRIGGER expiries_no_delete BEFORE DELETE ON expiries
WHEN NOT EXISTS (SELECT 1 FROM leaving WHERE what = 'receipt' AND id = OLD.receipt)
BEGIN SELECT RAISE(ABORT, 'expiries is append only'); END;
"""
