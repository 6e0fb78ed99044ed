"""A report as sections of lines, for the screen and for paper alike: what is counted, and the figure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from app.domain.day_report import DayReport, Trouble
from app.domain.desk_table import Coded
from app.domain.device import Device

OPEN_CALLS_MAX = 6
"""So many open calls stand on a report one by one; how many there are in all stands above them."""

Figure = int | str | datetime | timedelta | Coded | None
"""What stands at the end of a line: a count, digits, when, how long, a word, or nothing."""


@dataclass(frozen=True)
class Line:
    """One line; `label` is the key of its words, which are filled with `values`."""

    label: str
    figure: Figure = None
    values: Mapping[str, int | str | date | datetime | Coded] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Section:
    """Some lines under a heading."""

    heading: str
    lines: tuple[Line, ...]
    values: Mapping[str, date] = field(default_factory=dict, hash=False)


def sections_of(report: DayReport) -> tuple[Section, ...]:
    """The whole report in reading order: the guests first, then the machine."""
    found = report.figures
    return (
        Section("report.section.arrivals", tuple(_arrivals(report)), {"day": report.day}),
        Section(
            "report.section.choices",
            (
                Line("report.line.face_left", found.choices.face_left),
                Line("report.line.face_right", found.choices.face_right),
                Line("report.line.other_left", found.choices.other_left),
                Line("report.line.other_right", found.choices.other_right),
            ),
        ),
        Section("report.section.help", tuple(_calls(report))),
        Section(
            "report.section.ended",
            (
                Line("report.line.withdrawn", found.withdrawn),
                Line("report.line.expired", found.expired),
                Line("report.line.erased", found.erased),
            ),
        ),
        Section("report.section.devices", tuple(_devices(report))),
        Section("report.section.troubles", tuple(_troubles(report))),
        Section("report.section.gates", tuple(_gates(report))),
        Section(
            "report.section.log",
            (
                Line("report.line.receipts", found.receipts),
                Line("report.line.records", found.records),
                Line("report.line.head", found.head or None),
                Line("report.line.backup", _backup(report)),
            ),
        ),
    )


def _backup(report: DayReport) -> Figure:
    """When the newest backup was written, as far as there is one."""
    written = [state.facts.get("at") for state in report.devices if state.device is Device.BACKUP]
    return next((at for at in written if isinstance(at, datetime)), Coded("report.none"))


OF_GUESTS = 4
"""How many of the sections tell of guests; the others tell of the machine."""


def _arrivals(report: DayReport) -> Iterator[Line]:
    """The day's bookings, and how its guests came in."""
    found = report.figures.arrivals
    yield Line("report.line.bookings", found.bookings)
    yield Line("report.line.checked_in", found.checked_in)
    yield Line("report.line.expected", found.expected)
    yield Line("report.line.cancelled", found.cancelled)
    yield Line("report.line.by_face", found.by_face)
    yield Line("report.line.by_document", found.by_document)
    yield Line("report.line.missing", found.missing)


def _calls(report: DayReport) -> Iterator[Line]:
    """Who waits now, the longest first, and how long others had waited."""
    calls = report.figures.calls
    yield Line("report.line.waiting", len(calls.open))
    for call in calls.open[:OPEN_CALLS_MAX]:
        place = Coded(f"staff_desk.place.{call.state.lower()}")
        yield Line("report.line.call", report.made_at - call.at, {"number": call.number, "place": place})
    yield Line("report.line.answered", len(calls.waits_s))
    yield Line("report.line.unanswered", calls.left)
    if calls.median_s is not None and calls.longest_s is not None:
        yield Line("report.line.median", timedelta(seconds=calls.median_s))
        yield Line("report.line.longest", timedelta(seconds=calls.longest_s))


def _devices(report: DayReport) -> Iterator[Line]:
    """Every part, and how it is in a word; what to do about it, the desk's own page says."""
    for state in report.devices:
        yield Line(f"report.device.{state.device.value}", Coded(f"report.grade.{state.grade.value}"))


def _troubles(report: DayReport) -> Iterator[Line]:
    """What went wrong within the span, as far as it did; a start is told too, since none should be needed."""
    counts = [(f"report.trouble.{each.value}", report.troubles.get(each, 0)) for each in Trouble]
    told = [(key, count) for key, count in (("report.trouble.face", report.figures.cut_short), *counts) if count]
    yield from (Line(key, count) for key, count in told)
    if not told:
        yield Line("report.none")


def _gates(report: DayReport) -> Iterator[Line]:
    """Whether the face way is open, and if not, every reason."""
    if not report.locks:
        yield Line("report.line.face_open")
        return
    yield Line("report.line.face_locked", len(report.locks))
    yield from (Line(f"desk.lock.{lock.value}") for lock in report.locks)
