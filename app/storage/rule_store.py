"""What managers changed of the hotel's settings at the kiosk: every change with who and why, append only."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from app.domain.permissions import Act
from app.domain.problems import Problem
from app.domain.staff import Signed
from app.storage.audit_log import SqliteAudit
from app.storage.database import reading, utc_now, writing

_APPEND = "INSERT INTO rule_changes (at, key, value, staff, reason) VALUES (:at, :key, :value, :staff, :reason)"
_NOW = "SELECT key, value FROM rule_changes WHERE number IN (SELECT max(number) FROM rule_changes GROUP BY key)"
_OF_ONE = "SELECT * FROM rule_changes WHERE key = ? ORDER BY number DESC"


@dataclass(frozen=True)
class RuleChange:
    """One change: from when on, to what (empty: as in the settings file), by whom and why."""

    at: datetime
    value: str
    staff: str
    reason: str


class SqliteRules:
    """Keeps: names and values of settings, and numbers of staff; nothing of any guest."""

    def __init__(
        self, database: Database, *, now: Callable[[], datetime] = utc_now, audit: SqliteAudit | None = None
    ) -> None:
        """Take a database, and the log of acts that changes are written to; without one, one beside the database."""
        self._database = database
        self._now = now
        self._audit = audit or SqliteAudit(database, now=now)

    def now(self) -> Mapping[str, str]:
        """What is changed now, by its name in the settings file. Raises: STORE_UNAVAILABLE."""
        return rules_changed(self._database)

    def history(self, key: str) -> list[RuleChange]:
        """Every change of one setting, newest first. Raises: STORE_UNAVAILABLE."""
        with reading(Problem.STORE_UNAVAILABLE):
            rows = list(self._database.query(_OF_ONE, (key,)))
        return [
            RuleChange(datetime.fromisoformat(row["at"]), row["value"], row["staff"], row["reason"]) for row in rows
        ]

    def change(self, key: str, value: str, signed: Signed) -> None:
        """Change one, durably; an empty value follows the settings file again. Raises: STORE_UNAVAILABLE."""
        row = {
            "at": self._now().isoformat(),
            "key": key,
            "value": value,
            "staff": signed.first,
            "reason": signed.reason,
        }
        with writing(self._database, Problem.STORE_UNAVAILABLE):
            self._database.execute(_APPEND, row)
            subject = f"{key} {value or 'as in the file'}"
            self._audit.note_act(Act.CHANGE_RULE, signed.first, subject=subject, reason=signed.reason)


def rules_changed(database: Database) -> Mapping[str, str]:
    """What is changed now, by its name in the settings file. Raises: STORE_UNAVAILABLE."""
    with reading(Problem.STORE_UNAVAILABLE):
        rows = database.execute(_NOW).fetchall()
    return {key: value for key, value in rows if value}
