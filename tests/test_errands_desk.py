"""The errands of the desk: tables, a receipt shown, a call for help looked at and ended."""

from dataclasses import replace

import pytest

from app.domain.booking import Booking, ByCode, NameDoubt, Query
from app.domain.day_report import ReportKind
from app.domain.desk_table import DeskQuery, DeskTable, Tab
from app.domain.help import HelpCall, HelpEnd
from app.domain.likeness import NameReason
from app.domain.permissions import Act
from app.domain.printing import PrinterFault
from app.domain.problems import Problem
from app.domain.retention import EraseReason
from app.domain.staff import Role, StaffMember
from app.errands import perform
from app.flow import commands as cmd
from app.flow import events as ev
from tests.builders import a_booking, a_draft, a_member
from tests.fakes import FakeBookings, FakeReports
from tests.test_errands import World


@pytest.fixture
def world() -> World:
    """A desk and its records."""
    return World()


def test_a_table_is_read_and_a_receipt_shown_under_the_name_of_who_asked(world: World) -> None:
    query = DeskQuery(Tab.RECEIPTS)
    assert perform(cmd.ReadDesk(query), world.ports) == ev.DeskRead(DeskTable(query))

    receipt = world.receipts.save(a_draft())
    shown = perform(cmd.ShowReceipt(receipt.code, a_member().id), world.ports)
    assert shown == ev.ReceiptShown(receipt, is_withdrawn=False)
    assert [(act, staff, subject) for act, staff, subject, _, _ in world.audit.acts] == [
        (Act.FIND_RECEIPT, a_member().id, receipt.code)
    ]


def test_devices_are_looked_at_anew_each_time_and_a_failure_is_of_the_desk(world: World) -> None:
    assert perform(cmd.LookAtDevices(), world.ports) == ev.DevicesSeen(world.devices.states)
    assert perform(cmd.LookAtDevices(), world.ports) == ev.DevicesSeen(world.devices.states)
    assert world.devices.looks == 2

    world.devices.fails_with = Problem.STORE_UNAVAILABLE
    assert perform(cmd.LookAtDevices(), world.ports) == ev.DeskFailed(Problem.STORE_UNAVAILABLE)


def test_a_report_is_read_by_anybody_at_the_desk_and_printed_under_the_name_of_who_asked(world: World) -> None:
    read = perform(cmd.ReadReport(ReportKind.OPENING), world.ports)
    assert isinstance(read, ev.ReportRead)
    assert world.audit.acts == []

    taken = perform(cmd.PrintReport(ReportKind.CLOSING, a_member().id), world.ports)

    assert isinstance(taken, ev.PrintTaken)
    assert world.printer.sent == [b"%PDF-fake closing 2026-11-23 07"]
    assert [(act, staff, subject) for act, staff, subject, _, _ in world.audit.acts] == [
        (Act.WRITE_REPORT, a_member().id, "closing 2026-11-23")
    ]


def test_a_report_that_cannot_be_read_or_printed_says_so(world: World) -> None:
    broken = replace(world.ports, reports=FakeReports(fails_with=Problem.STORE_UNAVAILABLE))
    assert perform(cmd.ReadReport(ReportKind.OPENING), broken) == ev.DeskFailed(Problem.STORE_UNAVAILABLE)
    printing = cmd.PrintReport(ReportKind.OPENING, a_member().id)
    assert perform(printing, broken) == ev.PrintFailed(Problem.STORE_UNAVAILABLE)
    world.printer.fault = PrinterFault.NO_QUEUE
    assert perform(printing, world.ports) == ev.PrintFailed(Problem.PRINTER_FAILED, PrinterFault.NO_QUEUE)


def test_a_call_for_help_is_looked_at_and_ended(world: World) -> None:
    world.audit.answers = {4: "Lin"}

    assert perform(cmd.LookAtHelpCall(4), world.ports) == ev.HelpRecorded(HelpCall(4, 1, "Lin"))
    assert perform(cmd.EndHelpCall(4, HelpEnd.LEFT), world.ports) == ev.HelpEnded()
    assert world.audit.help_ends == [(4, HelpEnd.LEFT, None)]


def test_a_doubt_about_a_name_is_answered_with_its_reason_and_the_booking_held(world: World) -> None:
    booking = a_booking()

    class Doubting(FakeBookings):
        """Doubts every name."""

        def find(self, query: Query) -> Booking:
            del query
            raise NameDoubt(Problem.NAME_UNSURE, NameReason.SPELLING, booking)

    answer = perform(cmd.FindBooking(ByCode(booking.ref)), replace(world.ports, bookings=Doubting()))

    assert answer == ev.NameDoubted(Problem.NAME_UNSURE, NameReason.SPELLING, booking)


def test_staff_print_under_their_name_and_not_at_all_where_that_cannot_be_written_down(world: World) -> None:
    receipt = world.receipts.save(a_draft())

    answer = perform(cmd.PrintReceipt(receipt, "en", a_member().id), world.ports)

    assert isinstance(answer, ev.PrintTaken)
    assert [act[:3] for act in world.audit.acts] == [(Act.PRINT_RECEIPT, a_member().id, receipt.code)]
    world.audit.fails_with = Problem.STORE_UNAVAILABLE
    failed = perform(cmd.PrintReceipt(receipt, "en", a_member().id), world.ports)
    assert failed == ev.PrintFailed(Problem.STORE_UNAVAILABLE)
    assert len(world.printer.sent) == 1


def test_staff_export_under_their_name_and_not_at_all_where_that_cannot_be_written_down(world: World) -> None:
    receipt = world.receipts.save(a_draft())
    export = cmd.ExportReceipt(receipt.code, a_member().id)

    answer = perform(export, world.ports)

    assert answer == ev.ReceiptExported(receipt.code, (f"receipt-{receipt.code}.pdf", f"receipt-{receipt.code}.json"))
    assert [act[:3] for act in world.audit.acts] == [(Act.EXPORT_RECEIPT, a_member().id, receipt.code)]
    world.exports.written.clear()
    world.audit.fails_with = Problem.STORE_UNAVAILABLE
    assert perform(export, world.ports) == ev.DeskFailed(Problem.STORE_UNAVAILABLE)
    assert world.exports.written == {}


def test_a_guest_is_erased_when_two_sign_who_may_and_by_nobody_else(world: World) -> None:
    manager, other = a_member(number="08", role=Role.MANAGER), a_member(number="09")
    new = a_member(number="10", role=Role.MANAGER)
    world.staff.members |= {"081": manager, "091": other, "101": replace(new, must_change_pin=True)}

    def ask(first: StaffMember, pin: str) -> ev.Answer:
        return perform(cmd.EraseRecord("K7", EraseReason.ASKED, first, pin), world.ports)

    assert ask(a_member(), "nobody") == ev.PinRefused(0)
    assert ask(a_member(), "091") == ev.SecondRefused()
    assert ask(a_member(), "101") == ev.SecondRefused()
    assert ask(manager, "081") == ev.SecondRefused()
    assert world.personal.erased == []
    answer = ask(a_member(), "081")
    assert isinstance(answer, ev.RecordErased)
    assert world.personal.erased == [("K7", EraseReason.ASKED, (a_member().id, manager.id))]
    world.personal.fails_with = Problem.STORE_UNAVAILABLE
    assert ask(a_member(), "081") == ev.ErrandFailed(Problem.STORE_UNAVAILABLE)
