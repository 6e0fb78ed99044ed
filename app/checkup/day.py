"""The report of a shift, put together: figures of the store, troubles of the log, locks, and every part."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from app.checkup.rounds import Rounds
from app.checkup.troubles import troubles_in
from app.domain.day_report import DayReport, Figures, ReportKind, Span, span_of
from app.domain.ids import StaffId
from app.ports import Gates

LOGS = "logs"
"""The folder of the state folder that the program's own log stands in."""


@dataclass(frozen=True)
class DayReports:
    """Implements `ports.Reports`; on the thread that opened the store. Keeps: nothing."""

    rounds: Rounds
    figures: Callable[[date, Span], Figures]
    gates: Gates
    today: Callable[[], date]

    def report(self, kind: ReportKind, day: date | None = None, staff: StaffId | None = None) -> DayReport:
        """The report of a business day, else of today. Raises: STORE_UNAVAILABLE."""
        day, now = day or self.today(), self.rounds.now()
        hotel = self.rounds.config.hotel
        span = span_of(kind, day, ZoneInfo(hotel.time_zone), hotel.day_begins_hour, now)
        return DayReport(
            kind=kind,
            day=day,
            span=span,
            made_at=now,
            figures=self.figures(day, span),
            troubles=troubles_in(self.rounds.database.parent / LOGS, span),
            locks=self.gates.locks(),
            devices=self.rounds.look(),
            staff=staff,
        )
