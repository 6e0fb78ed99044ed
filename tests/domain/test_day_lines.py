"""The report as lines: every figure of it stands there, and no more calls than a page holds."""

from datetime import timedelta

from app.domain.day_lines import OF_GUESTS, OPEN_CALLS_MAX, Line, Section, sections_of
from app.domain.day_report import Arrivals, Calls, Choices, DayReport, Figures, ReportKind, Span, Trouble
from app.domain.desk_table import Coded
from app.domain.device import Device, DeviceState
from app.domain.gates import Lock
from app.domain.help import OpenCall
from tests.builders import NOW, TODAY

FULL = Figures(
    arrivals=Arrivals(31, 11, 2, 3, 12, 19),
    choices=Choices(4, 5, 6, 7),
    calls=Calls(tuple(OpenCall(n, NOW - timedelta(minutes=n), "Choice") for n in range(9)), (40, 75, 610), 1),
    withdrawn=13,
    expired=14,
    erased=15,
    cut_short=16,
    receipts=17,
    records=18,
    head="3fa4 00b1",
)


def a_report(**fields: object) -> DayReport:
    """A report of a day on which nothing was, unless it is told more."""
    given = {"figures": Figures(), "troubles": {}, **fields}
    return DayReport(ReportKind.CLOSING, TODAY, Span(NOW, NOW), NOW, **given)  # type: ignore[arg-type]


def section(report: DayReport, name: str) -> Section:
    """One section by its name."""
    return next(each for each in sections_of(report) if each.heading == f"report.section.{name}")


def figures(report: DayReport, name: str) -> dict[str, object]:
    """The figures of one section by their labels."""
    return {line.label.rpartition(".")[2]: line.figure for line in section(report, name).lines}


def test_every_figure_of_a_full_day_stands_on_it() -> None:
    report = a_report(figures=FULL)

    assert list(figures(report, "arrivals").values()) == [42, 31, 11, 2, 12, 19, 3]
    assert list(figures(report, "choices").values()) == [4, 5, 6, 7]
    assert list(figures(report, "ended").values()) == [13, 14, 15]
    assert list(figures(report, "log").values()) == [17, 18, "3fa4 00b1", Coded("report.none")]
    assert section(report, "arrivals").values == {"day": TODAY}
    assert [each.heading for each in sections_of(report)][OF_GUESTS] == "report.section.devices"


def test_open_calls_are_told_one_by_one_as_far_as_there_is_room_and_all_are_counted() -> None:
    lines = section(a_report(figures=FULL), "help").lines
    told = [line for line in lines if line.label == "report.line.call"]

    assert lines[0] == Line("report.line.waiting", 9)
    assert len(told) == OPEN_CALLS_MAX
    assert told[2] == Line("report.line.call", timedelta(minutes=2), {"number": 2, "place": told[2].values["place"]})
    assert told[2].values["place"] == Coded("staff_desk.place.choice")
    assert lines[-2:] == (
        Line("report.line.median", timedelta(seconds=75)),
        Line("report.line.longest", timedelta(seconds=610)),
    )
    assert "median" not in figures(a_report(), "help")


def test_every_part_stands_on_it_with_how_it_is_and_the_backup_with_its_time() -> None:
    devices = (DeviceState(Device.DISK, "short"), DeviceState(Device.BACKUP, "works", {"at": NOW}))

    report = a_report(devices=devices)

    assert figures(report, "devices") == {"disk": Coded("report.grade.fails"), "backup": Coded("report.grade.works")}
    assert figures(report, "log")["backup"] == NOW


def test_troubles_are_told_as_far_as_there_were_any() -> None:
    report = a_report(figures=Figures(cut_short=2), troubles={Trouble.PAPER: 3, Trouble.BUG: 0})

    assert figures(report, "troubles") == {"face": 2, "paper": 3}
    assert section(a_report(), "troubles").lines == (Line("report.none"),)


def test_every_lock_stands_on_it_or_that_there_is_none() -> None:
    locked = section(a_report(locks=(Lock.MODELS_DIFFER, Lock.NOT_OFFERED)), "gates")

    assert section(a_report(), "gates").lines == (Line("report.line.face_open"),)
    assert locked.lines == (
        Line("report.line.face_locked", 2),
        Line("desk.lock.models_differ"),
        Line("desk.lock.not_offered"),
    )
