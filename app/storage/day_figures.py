"""The figures of a day out of the store: counts and waiting times by indexes, and the head of the log. No names."""

from datetime import UTC, date, datetime, timedelta

from sqlite_utils import Database

from app.domain.day_report import Arrivals, Calls, Choices, Figures, Span
from app.domain.problems import Problem
from app.proof.note import ROOT_DIGITS, grouped
from app.storage.audit_log import SqliteAudit
from app.storage.database import reading
from app.storage.ledger import Ledger

_STAGES = "SELECT stage, count(*) FROM bookings WHERE arrival = ? GROUP BY stage"
_WAYS = """
SELECT way, count(*) FROM guests g JOIN bookings b ON b.ref = g.booking
WHERE b.arrival = ? AND way IS NOT NULL GROUP BY way
"""
_DECISIONS = """
SELECT decision, face_side, replaces IS NULL, count(*) FROM receipts
WHERE created_at >= :begins AND created_at < :ends GROUP BY decision, face_side, replaces IS NULL
"""
_WAITS = """
SELECT how, a.at, e.at FROM help_ends e JOIN audit a ON a.number = e.call
WHERE a.act = 'help_call' AND a.at >= :before AND e.at >= :begins AND e.at < :ends
"""
_EXPIRED = "SELECT count(*) FROM expiries WHERE expired_at >= :begins AND expired_at < :ends"
_ERASED = "SELECT total(count) FROM erasures WHERE what = 'person' AND at >= :begins AND at < :ends"
_CUT_SHORT = """
SELECT count(*) FROM face_openings JOIN face_endings ON opening = number
WHERE why IN ('camera_lost', 'crashed') AND erased_at >= :begins AND erased_at < :ends
"""

WAITS_AT_MOST = timedelta(hours=24)
"""A call that ended within a day began no earlier before it."""


class DayFigures:
    """Reads what a day came to. Keeps: nothing."""

    def __init__(self, database: Database, ledger: Ledger, audit: SqliteAudit) -> None:
        self._database = database
        self._ledger = ledger
        self._audit = audit

    def of(self, day: date, span: Span) -> Figures:
        """The arrivals of `day`, and what happened within the span. Raises: STORE_UNAVAILABLE."""
        within = {
            "before": (span.begins - WAITS_AT_MOST).astimezone(UTC).isoformat(),
            "begins": span.begins.astimezone(UTC).isoformat(),
            "ends": span.ends.astimezone(UTC).isoformat(),
        }
        open_calls = self._audit.open_help_calls()
        with reading(Problem.STORE_UNAVAILABLE):
            rows = self._database.execute(_DECISIONS, within).fetchall()
            ended = self._database.execute(_WAITS, within).fetchall()
            size = self._ledger.size
            return Figures(
                arrivals=self._arrivals(day),
                choices=_choices(rows),
                calls=_calls(ended, Calls(tuple(open_calls))),
                withdrawn=sum(count for decision, _, _, count in rows if decision == "withdrawn"),
                expired=self._one(_EXPIRED, within),
                erased=self._one(_ERASED, within),
                cut_short=self._one(_CUT_SHORT, within),
                receipts=sum(row[-1] for row in rows),
                records=size,
                head=grouped(self._ledger.root_at(size).hex()[:ROOT_DIGITS]) if size else "",
            )

    def _arrivals(self, day: date) -> Arrivals:
        """The bookings of a day by stage, their guests by way, and who did not come the day before."""
        stages = dict(self._database.execute(_STAGES, (day.isoformat(),)).fetchall())
        before = dict(self._database.execute(_STAGES, ((day - timedelta(days=1)).isoformat(),)).fetchall())
        ways = dict(self._database.execute(_WAYS, (day.isoformat(),)).fetchall())
        return Arrivals(
            checked_in=stages.get("checked_in", 0),
            expected=stages.get("expected", 0),
            cancelled=stages.get("cancelled", 0),
            missing=before.get("expected", 0),
            by_face=ways.get("face", 0),
            by_document=ways.get("document", 0),
        )

    def _one(self, sql: str, within: dict[str, str]) -> int:
        """One count."""
        return int(self._database.execute(sql, within).fetchone()[0])


def _choices(rows: list[tuple[str, str, int, int]]) -> Choices:
    """First decisions by way and side."""
    found = {(decision, side): count for decision, side, is_first, count in rows if is_first}
    return Choices(
        face_left=found.get(("given", "left"), 0),
        face_right=found.get(("given", "right"), 0),
        other_left=found.get(("declined", "left"), 0),
        other_right=found.get(("declined", "right"), 0),
    )


def _calls(ended: list[tuple[str, str, str]], now: Calls) -> Calls:
    """How long those had waited whose calls were answered, and how many had gone."""
    waits = [
        max(0, round((datetime.fromisoformat(end) - datetime.fromisoformat(begin)).total_seconds()))
        for how, begin, end in ended
        if how == "answered"
    ]
    return Calls(now.open, tuple(sorted(waits)), len(ended) - len(waits))
