"""The parts of a kiosk and the report of a shift, as a test says they are."""

from dataclasses import dataclass, field
from datetime import date

from app.domain.day_report import DayReport, Figures, ReportKind, Span
from app.domain.device import Device, DeviceState
from app.domain.ids import StaffId
from app.domain.problems import KioskError, Problem
from tests.builders import NOW, TODAY


@dataclass
class FakeDevices:
    """Finds every part as it is told."""

    states: tuple[DeviceState, ...] = (DeviceState(Device.PRINTER, "works"), DeviceState(Device.BACKUP, "none"))
    looks: int = 0
    fails_with: Problem | None = None

    def look(self) -> tuple[DeviceState, ...]:
        if self.fails_with:
            raise KioskError(self.fails_with)
        self.looks += 1
        return self.states


@dataclass
class FakeReports:
    """Reports of a day on which nothing was, unless it is told more."""

    figures: Figures = field(default_factory=Figures)
    fails_with: Problem | None = None

    def report(self, kind: ReportKind, day: date | None = None, staff: StaffId | None = None) -> DayReport:
        if self.fails_with:
            raise KioskError(self.fails_with)
        return DayReport(kind, day or TODAY, Span(NOW, NOW), NOW, self.figures, {}, staff=staff)
