"""A report is put together out of what each part of the house knows, for the day that is asked for."""

from datetime import date, timedelta
from pathlib import Path

from app.checkup.day import DayReports
from app.checkup.rounds import Rounds
from app.config import Config
from app.domain.day_report import Figures, ReportKind, Span
from app.domain.device import Device, DeviceState
from app.domain.gates import Lock
from app.domain.ids import StaffId
from tests.builders import NOW, TODAY
from tests.fakes import FakeGates, FakePrinter

SAME = DeviceState(Device.SETTINGS, "works", {"at": NOW})


def test_a_report_is_of_today_unless_another_day_is_asked_for(tmp_path: Path) -> None:
    asked: list[tuple[date, Span]] = []

    def figures(day: date, span: Span) -> Figures:
        asked.append((day, span))
        return Figures(receipts=7)

    rounds = Rounds(
        Config().for_demo(),
        tmp_path / "evenkey.db",
        FakePrinter(),
        lambda: None,
        lambda: SAME,
        lambda: True,
        lambda: NOW,
    )
    reports = DayReports(rounds, figures, FakeGates((Lock.NOT_OFFERED,)), lambda: TODAY)

    today = reports.report(ReportKind.CLOSING, staff=StaffId("07"))
    before = reports.report(ReportKind.OPENING, TODAY - timedelta(days=1))

    assert (today.day, today.made_at, today.staff, today.figures.receipts) == (TODAY, NOW, "07", 7)
    assert today.locks == (Lock.NOT_OFFERED,)
    assert {state.device for state in today.devices} == set(Device)
    assert (before.day, before.staff) == (TODAY - timedelta(days=1), None)
    assert asked == [(today.day, today.span), (before.day, before.span)]
    assert before.span.ends - before.span.begins == timedelta(days=1)
