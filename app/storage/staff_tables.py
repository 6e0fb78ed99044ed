"""The tables of staff beside their list: whose PIN is not their own yet, every act at the desk, what they approved."""

OWN_PINS = """
ALTER TABLE staff ADD COLUMN must_change_pin INTEGER NOT NULL DEFAULT 0 CHECK (must_change_pin IN (0, 1));
"""

STAFF_ACTS = """
CREATE TABLE staff_acts (
    number INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    act TEXT NOT NULL,
    staff TEXT NOT NULL,
    second TEXT,
    subject TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT;
"""
"""`act` is a code of `domain.permissions.Act`, `subject` an id or a code (a receipt, a member of staff), `reason` a
code; nobody is named in any of them, and no guest's words stand in it."""

ASSESSMENTS = """
CREATE TABLE assessments (
    number INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    id TEXT NOT NULL,
    approved_on TEXT NOT NULL,
    valid_until TEXT NOT NULL,
    approver TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    parts TEXT NOT NULL CHECK (json_valid(parts)),
    scope TEXT NOT NULL CHECK (json_valid(scope)),
    document TEXT NOT NULL
) STRICT;
"""

HELP_ENDS = """
CREATE TABLE help_ends (
    call INTEGER PRIMARY KEY NOT NULL,
    at TEXT NOT NULL,
    how TEXT NOT NULL CHECK (how IN ('answered', 'left')),
    staff TEXT
) STRICT;
CREATE INDEX audit_act ON audit (act, at);
"""
"""`call` is the number of the call's line in the log of acts, which may be erased when its time is over."""

DESK_INDEXES = """
CREATE INDEX receipts_decision ON receipts (decision, id);
CREATE INDEX bookings_arrival_name ON bookings (arrival, surname COLLATE NOCASE, given_names, ref);
CREATE INDEX bookings_arrival_stage ON bookings (arrival, stage);
"""

RULE_CHANGES = """
CREATE TABLE rule_changes (
    number INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    staff TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT;
"""
"""`key` is a setting by its name in the settings file, `value` what it was changed to; empty: as in the file."""

NOTICES = """
CREATE TABLE notices (
    number INTEGER PRIMARY KEY,
    version TEXT NOT NULL UNIQUE,
    at TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    texts TEXT NOT NULL CHECK (json_valid(texts))
) STRICT;
CREATE TABLE notice_approvals (
    number INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    version TEXT NOT NULL REFERENCES notices (version),
    effective TEXT NOT NULL,
    first TEXT NOT NULL,
    second TEXT NOT NULL CHECK (second <> first)
) STRICT;
"""
