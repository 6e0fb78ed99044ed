"""One fake for each port: simple, honest, and held to the same expectations as the real thing by contract tests.

`fails_with` makes every call of a fake fail in an expected way, until it is set to None again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from app.devices.simulated_printer import SimulatedPrinter
from app.domain.consent import Receipt
from app.domain.day_report import DayReport
from app.domain.desk_table import DeskQuery, DeskRow, DeskTable
from app.domain.gates import Lock
from app.domain.help import HelpCall, HelpEnd
from app.domain.ids import ReceiptId, StaffId
from app.domain.permissions import Act, OwnerAct
from app.domain.pins import PinFault, pin_fault
from app.domain.printing import PrinterCondition, PrintJob, PrintState
from app.domain.problems import KioskError, Problem
from app.domain.retention import EraseReason, Erasure
from app.domain.staff import Override, StaffMember
from app.errands import Ports
from tests.builders import NOW
from tests.fake_bookings import FakeBookings as FakeBookings  # noqa: PLC0414 - one place for all fakes
from tests.fake_clock import FakeClock as FakeClock  # noqa: PLC0414
from tests.fake_clock import FakeTimer as FakeTimer  # noqa: PLC0414
from tests.fake_office import FakeOffice as FakeOffice  # noqa: PLC0414
from tests.fake_receipts import FakeReceipts as FakeReceipts  # noqa: PLC0414
from tests.fake_rounds import FakeDevices as FakeDevices  # noqa: PLC0414
from tests.fake_rounds import FakeReports as FakeReports  # noqa: PLC0414


@dataclass
class FakePapers:
    """Makes a paper that names its receipt, and a small QR code."""

    def pdf(self, receipt: Receipt, language: str) -> bytes:
        return f"%PDF-fake {receipt.id} {language}".encode()

    def report(self, report: DayReport) -> bytes:
        return f"%PDF-fake {report.kind.value} {report.day} {report.staff}".encode()

    def qr(self, receipt: Receipt) -> tuple[tuple[bool, ...], ...]:
        return tuple(tuple((ord(char) >> bit) & 1 == 1 for bit in range(7)) for char in receipt.code)


@dataclass
class FakePrinter(SimulatedPrinter):
    """The demo's printer, which prints a step at each look; keeps what was sent."""

    sent: list[bytes] = field(default_factory=list)
    fails_with: Problem | None = None

    def send(self, pdf: bytes) -> PrintJob:
        _fail(self.fails_with)
        job = super().send(pdf)
        self.sent.append(pdf)
        return job

    def watch(self, job: PrintJob) -> PrintState:
        _fail(self.fails_with)
        return super().watch(job)

    def leave(self, job: PrintJob) -> None:
        _fail(self.fails_with)
        super().leave(job)

    def condition(self) -> PrinterCondition:
        _fail(self.fails_with)
        return super().condition()


@dataclass
class FakeSupervisor:
    """Keeps what it was told."""

    told: list[str] = field(default_factory=list)

    def ready(self) -> None:
        self.told.append("ready")

    def stopping(self) -> None:
        self.told.append("stopping")


@dataclass
class FakeStaff:
    """Knows members by number and PIN typed as one; a wrong one waits for `wait_s` seconds."""

    members: dict[str, StaffMember] = field(default_factory=dict)
    wait_s: int = 0
    fails_with: Problem | None = None

    def check_pin(self, pin_untrusted: str) -> StaffMember | int:
        _fail(self.fails_with)
        return self.wait_s or self.members.get(pin_untrusted, 0)

    def change_pin(self, staff: StaffId, pin_untrusted: str) -> PinFault | None:
        _fail(self.fails_with)
        typed = next(typed for typed, member in self.members.items() if member.id == staff)
        if fault := pin_fault(pin_untrusted):
            return fault
        if typed == f"{staff}{pin_untrusted}":
            return PinFault.AS_BEFORE
        self.members[f"{staff}{pin_untrusted}"] = replace(self.members.pop(typed), must_change_pin=False)
        return None


@dataclass
class FakeAudit:
    """Keeps acts and calls in lists."""

    overrides: list[Override] = field(default_factory=list)
    help_calls: list[str] = field(default_factory=list)
    help_ends: list[tuple[int, HelpEnd, StaffId | None]] = field(default_factory=list)
    answers: dict[int, str] = field(default_factory=dict)
    acts: list[tuple[Act, StaffId, str, str, StaffId | None]] = field(default_factory=list)
    fails_with: Problem | None = None

    def record_override(self, override: Override) -> None:
        _fail(self.fails_with)
        self.overrides.append(override)

    def record_help_call(self, state: str) -> HelpCall:
        _fail(self.fails_with)
        self.help_calls.append(state)
        return HelpCall()

    def look_at_help_call(self, number: int) -> HelpCall:
        _fail(self.fails_with)
        return HelpCall(number, 1, self.answers.get(number, ""))

    def record_act(
        self, act: Act | OwnerAct, staff: StaffId, *, subject: str, reason: str = "", second: StaffId | None = None
    ) -> None:
        _fail(self.fails_with)
        self.acts.append((act, staff, subject, reason, second))

    def end_help_call(self, number: int, end: HelpEnd, staff: StaffId | None = None) -> None:
        _fail(self.fails_with)
        self.help_ends.append((number, end, staff))


@dataclass
class FakeUpkeep:
    """Counts how often it was asked."""

    tended: int = 0
    fails_with: Problem | None = None

    def tend(self) -> None:
        _fail(self.fails_with)
        self.tended += 1


@dataclass
class FakePersonal:
    """Holds nothing but what a test says; tells what was erased."""

    held: dict[str, list[dict[str, object]]] = field(default_factory=dict)
    erased: list[tuple[str, EraseReason, tuple[StaffId, ...]]] = field(default_factory=list)
    fails_with: Problem | None = None

    def access(self, code: str) -> Mapping[str, Sequence[Mapping[str, object]]]:
        del code
        _fail(self.fails_with)
        return self.held

    def erase(self, code: str, reason: EraseReason, staff: Sequence[StaffId]) -> Erasure:
        _fail(self.fails_with)
        self.erased.append((code, reason, tuple(staff)))
        return Erasure(NOW, (ReceiptId(code),), guests=1, links=1, is_gone=True)


@dataclass
class FakeDesk:
    """Answers every query with the rows it is told."""

    rows: tuple[DeskRow, ...] = ()
    fails_with: Problem | None = None

    def table(self, query: DeskQuery) -> DeskTable:
        _fail(self.fails_with)
        return DeskTable(query, self.rows, len(self.rows))


@dataclass
class FakeExports:
    """Remembers what was written."""

    written: dict[str, bytes] = field(default_factory=dict)
    fails_with: Problem | None = None

    def write(self, receipt: Receipt, pdf: bytes) -> tuple[str, ...]:
        _fail(self.fails_with)
        self.written[receipt.code] = pdf
        return (f"receipt-{receipt.code}.pdf", f"receipt-{receipt.code}.json")


@dataclass
class FakeGates:
    """Locked for the reasons it is told."""

    shut: tuple[Lock, ...] = ()
    fails_with: Problem | None = None

    def locks(self) -> tuple[Lock, ...]:
        _fail(self.fails_with)
        return self.shut


@dataclass
class FakeVision:
    """Remembers each level it was told ("off", "warm", "page", "live"), and whether the process may examine faces."""

    levels: list[str] = field(default_factory=list)
    has_face_models: bool = False

    @property
    def level(self) -> str:
        return self.levels[-1] if self.levels else "off"

    def off(self) -> None:
        self.levels.append("off")
        self.has_face_models = False

    def warm(self, *, has_face_models: bool) -> None:
        self.levels.append("warm")
        self.has_face_models = has_face_models

    def page(self, *, has_face_models: bool) -> None:
        self.levels.append("page")
        self.has_face_models = has_face_models

    def live(self) -> None:
        self.levels.append("live")
        self.has_face_models = True


@dataclass
class FakeVoice:
    """Remembers what it said, and whether it still speaks."""

    said: list[tuple[str, str]] = field(default_factory=list)
    is_speaking: bool = False
    is_paused: bool = False
    manner: tuple[float, float] = (1.0, 1.0)
    """Pace and volume of whatever is said next."""

    def say(self, text: str, language: str) -> None:
        self.said.append((text, language))
        self.is_speaking, self.is_paused = True, False

    def set_manner(self, *, pace_ratio: float, volume_ratio: float) -> None:
        self.manner = pace_ratio, volume_ratio

    def pause(self, *, is_paused: bool) -> None:
        self.is_paused = is_paused

    def hush(self) -> None:
        self.is_speaking = False


def _fail(problem: Problem | None) -> None:
    """Fail as told."""
    if problem:
        raise KioskError(problem)


def fake_ports(**given: Any) -> Ports:
    """Every port as a fake of a hotel where nobody is yet; those given stand in their place."""
    ports = Ports(
        receipts=FakeReceipts(),
        bookings=FakeBookings(),
        papers=FakePapers(),
        printer=FakePrinter(),
        staff=FakeStaff(),
        audit=FakeAudit(),
        upkeep=FakeUpkeep(),
        gates=FakeGates(),
        desk=FakeDesk(),
        exports=FakeExports(),
        personal=FakePersonal(),
        devices=FakeDevices(),
        reports=FakeReports(),
        office=FakeOffice(),
    )
    return replace(ports, **given)
