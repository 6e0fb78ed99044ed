"""The tables, step by step. A step once shipped is never changed; each only adds, so that an older program can read on.

Keeps: names and document numbers of guests stand in `bookings` and `guests` alone; receipts and the audit log name
nobody.
"""

from sqlite_utils import Database, Migrations

from app.storage.act_tables import HIDDEN_BOOKINGS, RECORDS_OF_ACTS, STAFF_STATES
from app.storage.keeping_tables import AUDIT_TIES, CUT_LINKS, GATES, HELP_GATE, LEAVING
from app.storage.ledger_tables import EXPIRY, LEDGER
from app.storage.staff_tables import ASSESSMENTS, DESK_INDEXES, HELP_ENDS, NOTICES, OWN_PINS, RULE_CHANGES, STAFF_ACTS

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

_RELEASES = """
ALTER TABLE receipts ADD COLUMN release TEXT CHECK (release IS NULL OR (decision = 'given' AND json_valid(release)));
ALTER TABLE receipts ADD COLUMN face_offered INTEGER NOT NULL DEFAULT 1 CHECK (
    face_offered = 1 OR (face_offered = 0 AND decision = 'declined')
);
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

_FACE_LIFE = """
CREATE TABLE face_openings (
    number INTEGER PRIMARY KEY,
    receipt TEXT NOT NULL REFERENCES receipts (id),
    opened_at TEXT NOT NULL,
    mode TEXT NOT NULL CHECK (mode IN ('detection_only', 'verify_1to1')),
    models TEXT NOT NULL CHECK (json_valid(models)),
    protections TEXT NOT NULL CHECK (json_valid(protections)),
    threshold REAL NOT NULL,
    turns INTEGER NOT NULL CHECK (turns >= 0)
) STRICT;
CREATE INDEX face_openings_receipt ON face_openings (receipt);
CREATE TABLE face_endings (
    opening INTEGER PRIMARY KEY NOT NULL REFERENCES face_openings (number),
    erased_at TEXT NOT NULL,
    why TEXT NOT NULL CHECK (
        why IN ('done', 'inconclusive', 'cancelled', 'withdrawn', 'timed_out', 'camera_lost', 'crashed')
    )
) STRICT;
CREATE TRIGGER face_openings_need_consent BEFORE INSERT ON face_openings
WHEN NOT EXISTS (SELECT 1 FROM receipts WHERE id = NEW.receipt AND decision = 'given')
    OR EXISTS (SELECT 1 FROM receipts WHERE replaces = NEW.receipt AND decision = 'withdrawn')
BEGIN SELECT RAISE(ABORT, 'no consent stands for this opening'); END;
CREATE TRIGGER face_openings_one_at_a_time BEFORE INSERT ON face_openings
WHEN EXISTS (
    SELECT 1 FROM face_openings
    WHERE receipt = NEW.receipt AND number NOT IN (SELECT opening FROM face_endings)
)
BEGIN SELECT RAISE(ABORT, 'the face camera is open already'); END;
"""

_CODE_ATTEMPTS = """
CREATE TABLE code_attempts (
    number INTEGER PRIMARY KEY,
    at_s REAL NOT NULL,
    in_row INTEGER NOT NULL CHECK (in_row > 0)
) STRICT;
"""

_GUESTS = """
CREATE TABLE guests (
    booking TEXT NOT NULL REFERENCES bookings (ref),
    number INTEGER NOT NULL CHECK (number > 0),
    surname TEXT NOT NULL,
    given_names TEXT NOT NULL,
    document_number TEXT NOT NULL,
    receipt TEXT REFERENCES receipts (id),
    way TEXT CHECK (way IN ('face', 'document')),
    arrived_at TEXT,
    PRIMARY KEY (booking, number),
    CHECK ((receipt IS NULL) = (way IS NULL) AND (receipt IS NULL) = (arrived_at IS NULL))
) STRICT;
CREATE INDEX guests_document ON guests (document_number);
CREATE TRIGGER guests_arrive_once BEFORE UPDATE OF receipt, way, arrived_at ON guests
WHEN OLD.receipt IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a guest arrives once'); END;
CREATE TRIGGER guests_arrived_stay BEFORE DELETE ON guests
WHEN OLD.receipt IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a guest who arrived stays'); END;
WITH RECURSIVE places (booking, number, guests) AS (
    SELECT ref, 1, guests FROM bookings
    UNION ALL SELECT booking, number + 1, guests FROM places WHERE number < guests
)
INSERT INTO guests
SELECT p.booking, p.number, iif(p.number = 1, b.surname, ''), iif(p.number = 1, b.given_names, ''),
    iif(p.number = 1, b.document_number, ''), c.receipt, c.way, c.at
FROM places p JOIN bookings b ON b.ref = p.booking LEFT JOIN checkins c ON c.booking = p.booking AND p.number = 1;
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


def m005_code_attempts(db: Database) -> None:
    """When a wrong booking code was tried here, and the how manieth in a row it was."""
    db.executescript(_CODE_ATTEMPTS)


def m006_face_life(db: Database) -> None:
    """Openings of the face camera and their ends, append only; an opening needs a consent that stands."""
    appended = "".join(_APPEND_ONLY.format(table=table) for table in ("face_openings", "face_endings"))
    db.executescript(_FACE_LIFE + appended)


def m007_guests(db: Database) -> None:
    """Every guest of a booking, who arrives once; `checkins` goes on to say that its room was given, once."""
    db.executescript(_GUESTS)


def m008_own_pins(db: Database) -> None:
    """Whose PIN somebody else chose; and the acts of staff at the desk, append only."""
    db.executescript(OWN_PINS + STAFF_ACTS + _APPEND_ONLY.format(table="staff_acts"))


def m009_leaving(db: Database) -> None:
    """What is past its time, or a guest wants gone, may be erased: through one gate, and leaving a line each."""
    db.executescript(CUT_LINKS + LEAVING + AUDIT_TIES + GATES + _APPEND_ONLY.format(table="erasures"))


def m010_assessments(db: Database) -> None:
    """Impact assessments as they were approved, append only."""
    db.executescript(ASSESSMENTS + _APPEND_ONLY.format(table="assessments"))


def m011_ledger(db: Database) -> None:
    """The log of records and its tree, append only; how long a consent holds, and which ran out."""
    db.executescript(LEDGER + EXPIRY + _APPEND_ONLY.format(table="log_nodes"))


def m012_help_ends(db: Database) -> None:
    """How calls for help ended, append only."""
    db.executescript(HELP_ENDS + _APPEND_ONLY.format(table="help_ends"))


def m013_help_leaves(db: Database) -> None:
    """How a call for help ended is erased with the call, whose number may be given again."""
    db.executescript(HELP_GATE)


def m014_desk(db: Database) -> None:
    """What the tables of the desk are searched and sorted by."""
    db.executescript(DESK_INDEXES)


def m015_notices(db: Database) -> None:
    """Versions of the notice and their approvals, append only."""
    tables = ("notices", "notice_approvals")
    db.executescript(NOTICES + "".join(_APPEND_ONLY.format(table=table) for table in tables))


def m016_releases(db: Database) -> None:
    """What was signed with a consent, and whether a face way was offered at all; of older decisions it was."""
    db.executescript(_RELEASES)


def m017_acts(db: Database) -> None:
    """Acts of staff in the log of all records, where a booking is hidden by a salt that is erased with it."""
    db.executescript(RECORDS_OF_ACTS + HIDDEN_BOOKINGS)


def m018_rule_changes(db: Database) -> None:
    """What managers changed of the settings at the kiosk, append only."""
    db.executescript(RULE_CHANGES + _APPEND_ONLY.format(table="rule_changes"))


def m019_staff_states(db: Database) -> None:
    """How each member of staff stood after every change, append only, for the list of staff to be held against."""
    db.executescript(STAFF_STATES + _APPEND_ONLY.format(table="staff_states"))


STEPS = (
    m001_receipts,
    m002_bookings,
    m003_staff,
    m004_audit,
    m005_code_attempts,
    m006_face_life,
    m007_guests,
    m008_own_pins,
    m009_leaving,
    m010_assessments,
    m011_ledger,
    m012_help_ends,
    m013_help_leaves,
    m014_desk,
    m015_notices,
    m016_releases,
    m017_acts,
    m018_rule_changes,
    m019_staff_states,
)
NAMES = frozenset(step.__name__ for step in STEPS)
"""Every step this program knows; a file with another one was written by a newer program."""


def migrations() -> Migrations:
    """The steps in their order."""
    found = Migrations("evenkey")
    for step in STEPS:
        found()(step)
    return found
