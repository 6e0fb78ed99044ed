"""What an inspector takes along: counts week by week, acts, assessments and erasures, as they stand in the store."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlite_utils import Database

from app.domain.problems import Problem
from app.domain.shares import Share
from app.storage.database import reading

_WEEKS = """
SELECT strftime('%Y-%W', created_at) AS week, face_side, decision, count(*) AS number FROM receipts
WHERE decision IN ('given', 'declined') AND replaces IS NULL AND face_offered = 1
GROUP BY week, face_side, decision ORDER BY week
"""
_SINCE = "SELECT decision, count(*) FROM receipts WHERE created_at >= ? AND replaces IS NULL GROUP BY decision"
_TABLES = {
    "acts": "SELECT * FROM staff_acts ORDER BY number",
    "log": """
        SELECT number, at, act, staff, reason, state, receipt, booking IS NOT NULL AS was_of_a_booking
        FROM audit ORDER BY number
    """,
    "erasures": "SELECT * FROM erasures ORDER BY number",
    "help_ends": "SELECT * FROM help_ends ORDER BY call",
    "face_ends": "SELECT why, count(*) AS number FROM face_endings GROUP BY why ORDER BY why",
    "decisions": (
        "SELECT decision, face_offered, count(release) AS signed, count(*) AS number FROM receipts "
        "GROUP BY decision, face_offered ORDER BY decision, face_offered"
    ),
    "notices": "SELECT number, version, at, sha256 FROM notices ORDER BY number",
    "notice_approvals": "SELECT * FROM notice_approvals ORDER BY number",
    "assessments": "SELECT id, approved_on, valid_until, approver, sha256, parts, scope FROM assessments",
}
"""What is taken along as it is; none names a guest, and none tells a booking, whose number a guest types."""


class Evidence:
    """Reads what proves how the kiosk was used. Keeps: nothing."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def tables(self) -> Mapping[str, Sequence[Mapping[str, object]]]:
        """Every table of evidence by its name. Raises: STORE_UNAVAILABLE."""
        with reading(Problem.STORE_UNAVAILABLE):
            return {name: list(self._database.query(sql)) for name, sql in _TABLES.items()}

    def documents(self) -> Mapping[str, str]:
        """The whole text of every approved assessment, by its digest. Raises: STORE_UNAVAILABLE."""
        with reading(Problem.STORE_UNAVAILABLE):
            return dict(self._database.execute("SELECT sha256, document FROM assessments").fetchall())

    def decided_since(self, moment: datetime) -> Mapping[str, int]:
        """How many first decisions there were since a moment, by their code. Raises: STORE_UNAVAILABLE."""
        with reading(Problem.STORE_UNAVAILABLE):
            return dict(self._database.execute(_SINCE, (moment.isoformat(),)).fetchall())

    def weeks(self) -> Sequence[Mapping[str, object]]:
        """Week by week, how many who could choose first decided for the face, in all and by the side of its card (P36).

        Raises: STORE_UNAVAILABLE.
        """
        counts: dict[str, dict[tuple[str, str], int]] = {}
        with reading(Problem.STORE_UNAVAILABLE):
            for week, side, decision, number in self._database.execute(_WEEKS).fetchall():
                counts.setdefault(week, {})[side, decision] = number
        return [{"week": week, **_shares(found)} for week, found in counts.items()]


def _shares(found: Mapping[tuple[str, str], int]) -> Mapping[str, object]:
    """The shares of one week."""
    given = {side: found.get((side, "given"), 0) for side in ("left", "right")}
    whole = {side: given[side] + found.get((side, "declined"), 0) for side in given}
    sides = {f"face_card_{side}": Share(given[side], whole[side]).told() for side in given}
    return {"face": Share(sum(given.values()), sum(whole.values())).told(), **sides}
