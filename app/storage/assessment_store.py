"""Impact assessments as they were approved; append only, since they are kept for three years at least (R41)."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import date, datetime

from sqlite_utils import Database

from app.domain.gates import Assessment, Part, Scope
from app.domain.ids import StaffId
from app.domain.permissions import Act
from app.domain.problems import Problem
from app.storage.audit_log import SqliteAudit
from app.storage.database import reading, utc_now, writing
from app.storage.ledger import Ledger


class SqliteAssessments:
    """Implements `gates.Assessments`. Keeps: the hotel's own documents; nothing of any guest."""

    def __init__(
        self, database: Database, *, now: Callable[[], datetime] = utc_now, ledger: Ledger | None = None
    ) -> None:
        self._database = database
        self._now = now
        self._audit = SqliteAudit(database, now=now, ledger=ledger)

    def approve(self, assessment: Assessment, document: str, *, reason: str = "") -> None:
        """Keep an approved assessment, its whole text with it. Raises: STORE_UNAVAILABLE."""
        row = {
            "at": self._now().isoformat(),
            "id": assessment.id,
            "approved_on": assessment.approved_on.isoformat(),
            "valid_until": assessment.valid_until.isoformat(),
            "approver": assessment.approver,
            "sha256": assessment.sha256,
            "parts": json.dumps(sorted(part.value for part in assessment.parts)),
            "scope": json.dumps(asdict(assessment.scope)),
            "document": document,
        }
        with writing(self._database, Problem.STORE_UNAVAILABLE):
            approver = StaffId(assessment.approver)
            self._audit.note_line("assessments", row)
            self._audit.note_act(Act.APPROVE_ASSESSMENT, approver, subject=assessment.id, reason=reason)

    def newest(self) -> Assessment | None:
        """The newest approved assessment, if any. Raises: STORE_UNAVAILABLE."""
        history = self.history(limit=1)
        return history[0] if history else None

    def history(self, limit: int = 100) -> list[Assessment]:
        """Every approved assessment, newest first. Raises: STORE_UNAVAILABLE."""
        with reading(Problem.STORE_UNAVAILABLE):
            sql = "SELECT * FROM assessments ORDER BY number DESC LIMIT ?"
            return [_assessment(row) for row in self._database.query(sql, (limit,))]


def _assessment(row: Mapping[str, str]) -> Assessment:
    """A row as an assessment."""
    scope = json.loads(row["scope"])
    return Assessment(
        id=row["id"],
        approved_on=date.fromisoformat(row["approved_on"]),
        valid_until=date.fromisoformat(row["valid_until"]),
        approver=row["approver"],
        sha256=row["sha256"],
        parts=frozenset(map(Part, json.loads(row["parts"]))),
        scope=Scope(**{**scope, "models": tuple(scope["models"]), "told": tuple(scope.get("told", ()))}),
    )
