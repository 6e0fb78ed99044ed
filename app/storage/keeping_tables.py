"""What may be erased, and how the file makes sure that nothing else is.

A row that is written once can be deleted only while its name stands in `leaving`, and a link to a receipt can only be
cut. `leaving` is filled and emptied within the transaction that erases.
"""

CUT_LINKS = """
CREATE TABLE kept_checkins (
    booking TEXT PRIMARY KEY NOT NULL REFERENCES bookings (ref),
    receipt TEXT REFERENCES receipts (id),
    way TEXT NOT NULL CHECK (way IN ('face', 'document')),
    at TEXT NOT NULL
) STRICT;
INSERT INTO kept_checkins SELECT booking, receipt, way, at FROM checkins;
DROP TABLE checkins;
ALTER TABLE kept_checkins RENAME TO checkins;
CREATE INDEX checkins_receipt ON checkins (receipt);
CREATE TRIGGER checkins_no_update BEFORE UPDATE ON checkins
WHEN NEW.receipt IS NOT NULL OR OLD.receipt IS NULL
    OR NEW.booking IS NOT OLD.booking OR NEW.way IS NOT OLD.way OR NEW.at IS NOT OLD.at
BEGIN SELECT RAISE(ABORT, 'checkins is append only'); END;
CREATE TABLE kept_guests (
    booking TEXT NOT NULL REFERENCES bookings (ref),
    number INTEGER NOT NULL CHECK (number > 0),
    surname TEXT NOT NULL,
    given_names TEXT NOT NULL,
    document_number TEXT NOT NULL,
    receipt TEXT REFERENCES receipts (id),
    way TEXT CHECK (way IN ('face', 'document')),
    arrived_at TEXT,
    is_erased INTEGER NOT NULL DEFAULT 0 CHECK (is_erased IN (0, 1)),
    PRIMARY KEY (booking, number),
    CHECK ((way IS NULL) = (arrived_at IS NULL) AND (receipt IS NULL OR arrived_at IS NOT NULL)),
    CHECK (is_erased = 0 OR (surname = '' AND given_names = '' AND document_number = '' AND receipt IS NULL))
) STRICT;
INSERT INTO kept_guests
SELECT booking, number, surname, given_names, document_number, receipt, way, arrived_at, 0 FROM guests;
DROP TABLE guests;
ALTER TABLE kept_guests RENAME TO guests;
CREATE INDEX guests_document ON guests (document_number);
CREATE INDEX guests_receipt ON guests (receipt);
CREATE TRIGGER guests_arrive_once BEFORE UPDATE OF receipt, way, arrived_at ON guests
WHEN OLD.arrived_at IS NOT NULL
    AND (NEW.receipt IS NOT NULL OR NEW.way IS NOT OLD.way OR NEW.arrived_at IS NOT OLD.arrived_at)
BEGIN SELECT RAISE(ABORT, 'a guest arrives once'); END;
"""
"""A check-in may forget under which receipt it was; nothing else of it changes."""

LEAVING = """
CREATE TABLE leaving (
    what TEXT NOT NULL CHECK (what IN ('booking', 'receipt', 'audit', 'staff_acts')),
    id TEXT NOT NULL,
    PRIMARY KEY (what, id)
) STRICT;
CREATE TABLE erasures (
    number INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    receipt TEXT,
    what TEXT NOT NULL CHECK (what IN ('person', 'link', 'record', 'acts')),
    count INTEGER NOT NULL CHECK (count > 0),
    why TEXT NOT NULL,
    staff TEXT NOT NULL CHECK (json_valid(staff)),
    CHECK ((receipt IS NULL) = (what = 'acts'))
) STRICT;
CREATE INDEX erasures_receipt ON erasures (receipt);
"""
"""What is being erased just now, and what ever was: by the receipt's id, which names nobody."""

AUDIT_TIES = """
DROP TRIGGER audit_no_update;
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
WHEN NEW.booking IS NOT NULL OR NEW.number IS NOT OLD.number OR NEW.at IS NOT OLD.at OR NEW.act IS NOT OLD.act
    OR NEW.staff IS NOT OLD.staff OR NEW.reason IS NOT OLD.reason OR NEW.state IS NOT OLD.state
    OR NEW.receipt IS NOT OLD.receipt OR OLD.booking IS NULL
BEGIN SELECT RAISE(ABORT, 'audit is append only'); END;
"""
"""An act may forget of which booking it was; nothing else of it changes."""

_MAY_LEAVE = """
DROP TRIGGER IF EXISTS {table}_no_delete;
CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table}
WHEN NOT EXISTS (SELECT 1 FROM leaving WHERE what = '{what}' AND id = {name})
BEGIN SELECT RAISE(ABORT, '{table} is append only'); END;
"""

_GUESTS_MAY_LEAVE = """
CREATE TRIGGER guests_arrived_stay BEFORE DELETE ON guests
WHEN OLD.arrived_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM leaving WHERE what = 'booking' AND id = OLD.booking)
BEGIN SELECT RAISE(ABORT, 'a guest who arrived stays'); END;
"""

_OPENING_OF = "(SELECT receipt FROM face_openings WHERE number = OLD.opening)"

GATES = "".join(
    _MAY_LEAVE.format(table=table, what=what, name=name)
    for table, what, name in (
        ("checkins", "booking", "OLD.booking"),
        ("receipts", "receipt", "OLD.id"),
        ("face_openings", "receipt", "OLD.receipt"),
        ("face_endings", "receipt", _OPENING_OF),
        ("audit", "audit", "CAST(OLD.number AS TEXT)"),
        ("staff_acts", "staff_acts", "CAST(OLD.number AS TEXT)"),
    )
)
GATES += _GUESTS_MAY_LEAVE
"""Rows that are written once may leave by the gate, and by no other way."""

HELP_GATE = _MAY_LEAVE.format(table="help_ends", what="audit", name="CAST(OLD.call AS TEXT)")
"""How a call for help ended leaves with the call."""
