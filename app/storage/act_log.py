"""Writes the lines of the logs of acts: what staff did, calls for help and how they ended; each with its record.

Keeps: ids and codes only; in its record a booking is a salted digest, which tells nothing once the salt is erased.
"""

import json
import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial

from sqlite_utils import Database

from app.domain.problems import Problem
from app.proof.canonical import b64, digest
from app.proof.entry import Entry
from app.proof.happenings import act_body
from app.proof.terms import Kind
from app.storage.database import snapshot
from app.storage.ledger import Ledger

NUMBERS = {
    "audit": "number",
    "help_ends": "call",
    "staff_acts": "number",
    "assessments": "number",
    "notices": "number",
    "notice_approvals": "number",
    "staff_states": "number",
}
"""The logs of acts, and of what was approved by them, each with the column of its numbers."""

LONG = 200
"""A longer text, such as a whole document, is told by its digest."""

SALT_BYTES = 32

_ACTS = """
SELECT seq FROM records WHERE kind = 'act' AND body IS NOT NULL
    AND json_extract(CAST(body AS TEXT), '$."ek:log"') = ?1
    AND json_extract(CAST(body AS TEXT), '$."ek:number"') IN (SELECT value FROM json_each(?2)) ORDER BY seq
"""
_LEFT_OUT = f"""
SELECT NOT EXISTS (SELECT 1 FROM records WHERE kind = 'act')
    AND ({" OR ".join(f"EXISTS (SELECT 1 FROM {log})" for log in NUMBERS)})
"""  # noqa: S608 - names of ours

_BETWEEN = """
SELECT seq FROM records WHERE kind = 'act' AND body IS NOT NULL
    AND (?1 IS NULL OR created_at >= ?1) AND (?2 IS NULL OR created_at < ?2) ORDER BY seq
"""
_AT = "SELECT body, signature, key FROM records WHERE kind = 'act' AND created_at = ? AND body IS NOT NULL"
AT_ONCE = 500
"""How many records are proved by one query."""

Cell = str | int | None


class ActLog:
    """The logs of acts of one database, written within the caller's transaction."""

    def __init__(self, database: Database, ledger: Ledger) -> None:
        self._database = database
        self._ledger = ledger

    def write(self, log: str, row: Mapping[str, Cell], *, is_late: bool = False) -> int:
        """Write a line (its columns, but for the number where that is drawn) and its record; says the number."""
        salt = secrets.token_hex(SALT_BYTES) if row.get("booking") else None
        full = {**row, "salt": salt} if log == "audit" else dict(row)
        names = ", ".join(full)
        sql = f"INSERT INTO {log} ({names}) VALUES ({', '.join('?' for _ in full)})"  # noqa: S608 - names of ours
        number = self._database.execute(sql, list(full.values())).lastrowid
        assert number is not None
        self.enter(log, number, full, is_late=is_late)
        return number

    def enter(self, log: str, number: int, row: Mapping[str, Cell], *, is_late: bool = False) -> None:
        """Write the record of a line that is there."""
        make = partial(act_body, log, number, told(row, log), self._ledger.desk)
        self._ledger.append(Kind.ACT, None, datetime.fromisoformat(str(row["at"])), make, is_late=is_late)

    def is_signed(self, log: str, row: Mapping[str, Cell]) -> bool:
        """Whether a record tells of a line just what stands in it, signed by a key of this kiosk."""
        number, line = row[NUMBERS[log]], told(row, log)
        for body, signature, key in self._database.execute(_AT, (row["at"],)).fetchall():
            record = json.loads(body)
            if (record["ek:log"], record["ek:number"], record["ek:row"]) == (log, number, line):
                return self._ledger.is_signed(body, signature, key)
        return False

    def seqs(self, log: str, numbers: Sequence[str]) -> list[int]:
        """The indexes of the records of these lines."""
        ids = json.dumps([int(number) for number in numbers])
        return [row[0] for row in self._database.execute(_ACTS, (log, ids)).fetchall()]

    def proved(
        self, since: datetime | None = None, until: datetime | None = None
    ) -> tuple[list[tuple[Entry, list[bytes]]], str]:
        """The acts from one time to before another, oldest first, each with its path; and the head they lead to.

        Raises: STORE_UNAVAILABLE.
        """
        ends = [moment.isoformat() if moment else None for moment in (since, until)]
        with snapshot(self._database, Problem.STORE_UNAVAILABLE):
            seqs = [row[0] for row in self._database.execute(_BETWEEN, ends).fetchall()]
            parts = [self._ledger.proved(seqs[at : at + AT_ONCE]) for at in range(0, len(seqs), AT_ONCE)]
            return [one for part in parts for one in part], self._ledger.note

    def is_left_out(self) -> bool:
        """Whether there are lines, and none of them was ever in the log: they are older than their records."""
        return bool(self._database.execute(_LEFT_OUT).fetchone()[0])

    def enter_old(self) -> int:
        """Put all that was written before acts were in the log into it; says how many lines that were."""
        old = [
            (str(row["at"]), log, int(str(row[column])), row)
            for log, column in NUMBERS.items()
            for row in self._database.query(f"SELECT * FROM {log}")  # noqa: S608 - names of ours
        ]
        for _, log, number, row in sorted(old, key=lambda one: one[:3]):
            self.enter(log, number, row, is_late=True)
        return len(old)


def told(row: Mapping[str, Cell], log: str) -> dict[str, str | None]:
    """A line as its record tells it: all but number and time, and the booking as a digest."""
    kept = {name: None if value is None else _short(str(value)) for name, value in row.items()}
    salt, booking = kept.pop("salt", None), kept.pop("booking", None)
    hidden = {"booking": hidden_booking(salt, booking)} if log == "audit" else {}
    return {name: value for name, value in kept.items() if name not in {"at", NUMBERS[log]}} | hidden


def _short(text: str) -> str:
    """A text, or its digest where it is long."""
    return text if len(text) <= LONG else f"sha256:{digest(text.encode()).hex()}"


def hidden_booking(salt: str | None, booking: str | None) -> str | None:
    """What a record tells of a booking: nothing to whoever lacks the salt."""
    return b64(digest(f"{salt}{booking}".encode())) if salt and booking else None
