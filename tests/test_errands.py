"""Every command has its answer, and an expected failure is one too."""

from dataclasses import dataclass, field

import pytest

from app.domain.booking import ByCode, Query, Stage
from app.domain.consent import Decision, Way
from app.domain.desk_table import DeskQuery, Tab
from app.domain.face_life import FaceEnd, FaceMeans
from app.domain.gates import Lock
from app.domain.help import HelpEnd
from app.domain.mode import Mode
from app.domain.pins import PinFault
from app.domain.printing import PrinterCondition, PrinterFault, PrintJob, PrintStage, PrintState
from app.domain.problems import Problem
from app.domain.staff import ForGuest, Override, OverrideReason, WithdrawalReason
from app.errands import Ports, perform
from app.flow import commands as cmd
from app.flow import events as ev
from tests.builders import a_booking, a_draft, a_member, a_receipt
from tests.fakes import (
    FakeAudit,
    FakeBookings,
    FakeDesk,
    FakeDevices,
    FakeExports,
    FakeGates,
    FakeOffice,
    FakePapers,
    FakePersonal,
    FakePrinter,
    FakeReceipts,
    FakeStaff,
    fake_ports,
)

PIN = "07123456"
OVERRIDE = Override(a_member().id, OverrideReason.GUEST_LEFT, "Choice", None, None)


@dataclass
class World:
    """The fakes behind the ports, by their own types."""

    receipts: FakeReceipts = field(default_factory=FakeReceipts)
    bookings: FakeBookings = field(default_factory=lambda: FakeBookings([a_booking()]))
    papers: FakePapers = field(default_factory=FakePapers)
    printer: FakePrinter = field(default_factory=FakePrinter)
    staff: FakeStaff = field(default_factory=lambda: FakeStaff({PIN: a_member()}))
    gates: FakeGates = field(default_factory=FakeGates)
    desk: FakeDesk = field(default_factory=FakeDesk)
    devices: FakeDevices = field(default_factory=FakeDevices)
    exports: FakeExports = field(default_factory=FakeExports)
    personal: FakePersonal = field(default_factory=FakePersonal)
    office: FakeOffice = field(default_factory=FakeOffice)
    audit: FakeAudit = field(default_factory=FakeAudit)

    @property
    def ports(self) -> Ports:
        return fake_ports(
            receipts=self.receipts,
            bookings=self.bookings,
            papers=self.papers,
            printer=self.printer,
            staff=self.staff,
            audit=self.audit,
            gates=self.gates,
            desk=self.desk,
            exports=self.exports,
            personal=self.personal,
            devices=self.devices,
            office=self.office,
        )


MEANS = FaceMeans(Mode.VERIFY_1TO1, (), ("no_sockets",), threshold=0.44, turns=2)


@pytest.fixture
def world() -> World:
    return World()


def test_storing_a_decision_answers_with_the_stored_receipt(world: World) -> None:
    answer = perform(cmd.StoreReceipt(a_draft()), world.ports)

    assert [answer] == [ev.ReceiptStored(receipt) for receipt in world.receipts.saved]


def test_finding_a_booking_answers_with_it(world: World) -> None:
    query: Query = ByCode(a_booking().ref)

    assert perform(cmd.FindBooking(query), world.ports) == ev.BookingFound(a_booking())


def test_a_code_that_must_wait_answers_with_the_seconds(world: World) -> None:
    world.bookings.wait_s = 60

    answer = perform(cmd.FindBooking(ByCode("HTL20261123")), world.ports)

    assert answer == ev.ErrandMustWait(Problem.CODE_WAIT, 60)


def test_checking_in_answers_with_the_changed_booking_and_the_receipts_qr_code(world: World) -> None:
    receipt = a_receipt()

    answer = perform(cmd.CheckIn(a_booking(), receipt, Way.FACE), world.ports)

    assert answer == ev.CheckedIn(a_booking(stage=Stage.CHECKED_IN), world.papers.qr(receipt))
    assert world.bookings.checked_in == [(a_booking().ref, receipt.id, Way.FACE)]


def test_printing_sends_the_pdf_in_the_guests_language_to_the_printer(world: World) -> None:
    receipt = world.receipts.save(a_draft())
    world.receipts.face_opened(receipt.id, MEANS)
    as_stored, _ = world.receipts.find(receipt.code)

    answer = perform(cmd.PrintReceipt(receipt, "ar"), world.ports)

    assert answer == ev.PrintTaken(PrintJob(1))
    assert world.printer.sent == [world.papers.pdf(as_stored, "ar")]


def test_the_life_of_a_face_is_written_to_its_receipt(world: World) -> None:
    receipt = world.receipts.save(a_draft())

    opened = perform(cmd.RecordFaceOpened(receipt.id, MEANS), world.ports)
    erased = perform(cmd.RecordFaceErased(receipt.id, FaceEnd.DONE), world.ports)

    assert opened == erased == ev.FaceLifeRecorded()
    (life,) = world.receipts.find(receipt.code)[0].face
    assert (life.means, life.end) == (MEANS, FaceEnd.DONE)


def test_a_receipt_on_its_way_to_paper_is_asked_after_and_left(world: World) -> None:
    job = world.printer.send(b"%PDF")

    told = perform(cmd.WatchPrint(job), world.ports)
    world.printer.fault = PrinterFault.NO_PAPER
    left = perform(cmd.LeavePrint(job), world.ports)
    asked = perform(cmd.AskPrinter(), world.ports)

    assert told == ev.PrintTold(job, PrintState(PrintStage.QUEUED))
    assert left == ev.PrintLeft()
    assert world.printer.ended[job.number].fault is PrinterFault.CANCELLED
    assert asked == ev.PrinterTold(PrinterCondition(PrinterFault.NO_PAPER))


def test_a_receipt_that_the_queue_does_not_take_is_answered_with_the_reason(world: World) -> None:
    world.printer.fault = PrinterFault.NO_QUEUE
    receipt = world.receipts.save(a_draft())

    answer = perform(cmd.PrintReceipt(receipt, "en"), world.ports)

    assert answer == ev.PrintFailed(Problem.PRINTER_FAILED, PrinterFault.NO_QUEUE)


@pytest.mark.parametrize("is_withdrawn", [False, True])
def test_finding_a_receipt_says_whether_it_was_withdrawn(world: World, is_withdrawn: bool) -> None:
    receipt = world.receipts.save(a_draft())
    if is_withdrawn:
        world.receipts.save(a_draft(decision=Decision.WITHDRAWN, replaces=receipt.id))

    answer = perform(cmd.FindReceipt(receipt.code), world.ports)

    assert answer == ev.ReceiptFound(receipt, is_withdrawn=is_withdrawn)


def test_withdrawing_stores_a_receipt_of_its_own_and_answers_with_its_qr_code(world: World) -> None:
    earlier = world.receipts.save(a_draft())

    answer = perform(cmd.WithdrawConsent(a_draft(decision=Decision.WITHDRAWN, replaces=earlier.id)), world.ports)

    withdrawal = world.receipts.saved[-1]
    assert answer == ev.ConsentWithdrawn(withdrawal, world.papers.qr(withdrawal))
    assert withdrawal.draft.replaces == earlier.id


def test_staff_who_withdraw_for_a_guest_are_written_down_with_it(world: World) -> None:
    given = world.receipts.save(a_draft())
    by = ForGuest(a_member().id, WithdrawalReason.ASKED_HERE)

    perform(cmd.WithdrawConsent(a_draft(decision=Decision.WITHDRAWN, replaces=given.id), by), world.ports)

    assert world.receipts.acts == [by]


@pytest.mark.parametrize("problem", [Problem.RECEIPT_FORGED, Problem.RECEIPT_ELSEWHERE, Problem.RECEIPT_UNREADABLE])
def test_a_token_is_answered_with_its_receipt_or_with_what_is_wrong(world: World, problem: Problem) -> None:
    given = world.receipts.save(a_draft())
    world.receipts.tokens = {"7" * 480: given.code, "8" * 480: problem}

    assert perform(cmd.ReadToken("7" * 480), world.ports) == ev.ReceiptFound(given, is_withdrawn=False)
    assert perform(cmd.ReadToken("8" * 480), world.ports) == ev.ErrandFailed(problem)


def test_whether_a_consent_stands_is_answered_and_a_store_that_cannot_say_closes_the_camera(world: World) -> None:
    given = world.receipts.save(a_draft())
    asked = cmd.CheckConsent(given.id)
    assert perform(asked, world.ports) == ev.ConsentStands()

    withdrawal = world.receipts.save(a_draft(decision=Decision.WITHDRAWN, replaces=given.id))

    assert perform(asked, world.ports) == ev.ConsentEnded(withdrawal, world.papers.qr(withdrawal))
    world.receipts.fails_with = Problem.STORE_UNAVAILABLE
    assert perform(asked, world.ports) == ev.FaceLifeNotRecorded(Problem.STORE_UNAVAILABLE)


def test_a_right_pin_is_accepted(world: World) -> None:
    assert perform(cmd.CheckPin(PIN), world.ports) == ev.PinAccepted(a_member())


@pytest.mark.parametrize("wait_s", [0, 30])
def test_a_wrong_pin_is_refused_with_the_seconds_to_wait(world: World, wait_s: int) -> None:
    world.staff.wait_s = wait_s

    assert perform(cmd.CheckPin("07000000"), world.ports) == ev.PinRefused(wait_s)


def test_a_pin_of_ones_own_is_kept_or_its_fault_is_told(world: World) -> None:
    weak = perform(cmd.ChangePin(a_member().id, "123456"), world.ports)
    kept = perform(cmd.ChangePin(a_member().id, "907153"), world.ports)

    assert (weak, kept) == (ev.PinNotChanged(PinFault.IN_A_ROW), ev.PinChanged())
    assert perform(cmd.CheckPin("07907153"), world.ports) == ev.PinAccepted(a_member())


def test_why_the_face_way_is_locked_is_told_and_a_store_that_is_gone_locks_it(world: World) -> None:
    assert perform(cmd.ReadGates(), world.ports) == ev.GatesRead((), world.office.rules)
    world.gates.shut = (Lock.ASSESSMENT_MISSING, Lock.MODELS_DIFFER)
    assert perform(cmd.ReadGates(), world.ports) == ev.GatesRead(world.gates.shut, world.office.rules)
    world.gates.fails_with = Problem.STORE_UNAVAILABLE
    assert perform(cmd.ReadGates(), world.ports) == ev.GatesRead((Lock.NOT_CHECKED,))


def test_an_act_of_staff_is_written_down(world: World) -> None:
    assert perform(cmd.RecordOverride(OVERRIDE), world.ports) == ev.OverrideRecorded()
    assert world.audit.overrides == [OVERRIDE]


def test_a_call_for_help_is_written_down(world: World) -> None:
    assert perform(cmd.RecordHelpCall("Choice"), world.ports) == ev.HelpRecorded()
    assert world.audit.help_calls == ["Choice"]


@pytest.mark.parametrize(
    ("port", "command", "failure"),
    [
        ("receipts", cmd.StoreReceipt(a_draft()), ev.ErrandFailed),
        ("bookings", cmd.FindBooking(ByCode("HTL20261123")), ev.ErrandFailed),
        ("bookings", cmd.CheckIn(a_booking(), a_receipt(), Way.DOCUMENT), ev.ErrandFailed),
        ("receipts", cmd.PrintReceipt(a_receipt(), "en"), ev.PrintFailed),
        ("printer", cmd.WatchPrint(PrintJob(1)), ev.PrinterNotAsked),
        ("printer", cmd.LeavePrint(PrintJob(1)), ev.PrinterNotAsked),
        ("printer", cmd.AskPrinter(), ev.PrinterNotAsked),
        ("receipts", cmd.FindReceipt(a_receipt().code), ev.ErrandFailed),
        ("receipts", cmd.WithdrawConsent(a_draft(decision=Decision.WITHDRAWN)), ev.ErrandFailed),
        ("staff", cmd.CheckPin(PIN), ev.ErrandFailed),
        ("staff", cmd.ChangePin(a_member().id, "907153"), ev.ErrandFailed),
        ("audit", cmd.RecordOverride(OVERRIDE), ev.ErrandFailed),
        ("audit", cmd.RecordHelpCall("Choice"), ev.HelpCallFailed),
        ("audit", cmd.LookAtHelpCall(4), ev.HelpCallFailed),
        ("desk", cmd.ReadDesk(DeskQuery(Tab.HELP)), ev.DeskFailed),
        ("receipts", cmd.ShowReceipt("K7", a_member().id), ev.DeskFailed),
        ("audit", cmd.EndHelpCall(4, HelpEnd.LEFT), ev.HelpCallFailed),
        ("receipts", cmd.RecordFaceOpened(a_receipt().id, MEANS), ev.FaceLifeNotRecorded),
        ("receipts", cmd.RecordFaceErased(a_receipt().id, FaceEnd.DONE), ev.FaceLifeNotRecorded),
    ],
    ids=lambda value: value if isinstance(value, str) else type(value).__name__,
)
def test_an_expected_failure_is_an_answer_and_says_whether_the_guest_waits_for_it(
    world: World, port: str, command: cmd.Command, failure: type[ev.Failed]
) -> None:
    getattr(world, port).fails_with = Problem.STORE_UNAVAILABLE

    assert perform(command, world.ports) == failure(Problem.STORE_UNAVAILABLE)


def test_a_bug_is_not_caught(world: World) -> None:
    class Broken(FakePrinter):
        def send(self, pdf: bytes) -> PrintJob:
            raise ZeroDivisionError(len(pdf))

    world.printer = Broken()

    with pytest.raises(ZeroDivisionError):
        perform(cmd.PrintReceipt(world.receipts.save(a_draft()), "en"), world.ports)


def test_a_command_nobody_knows_is_a_bug(world: World) -> None:
    with pytest.raises(AssertionError):
        perform(ev.Finished(), world.ports)  # type: ignore[arg-type]
