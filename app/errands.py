"""Carry out one command through the ports and answer with an event: the only place where KioskError becomes one."""

from dataclasses import dataclass, replace
from typing import assert_never

from app.domain.booking import NameDoubt
from app.domain.gates import Lock
from app.domain.office import ALONE, Ask, TaskFault
from app.domain.permissions import SECONDS, Act, may, may_together
from app.domain.printing import NotPrinted
from app.domain.problems import KioskError, MustWait, Problem
from app.domain.staff import Signed, StaffMember
from app.flow import commands as cmd
from app.flow import events as ev
from app.ports import (
    Audit,
    Bookings,
    Desk,
    Devices,
    Exports,
    Gates,
    Office,
    Papers,
    Personal,
    Printer,
    Receipts,
    Reports,
    Staff,
    Upkeep,
)


@dataclass(frozen=True)
class Ports:
    """The outside world, as errands may use it: from one worker thread only."""

    receipts: Receipts
    bookings: Bookings
    papers: Papers
    printer: Printer
    staff: Staff
    audit: Audit
    upkeep: Upkeep
    gates: Gates
    desk: Desk
    exports: Exports
    personal: Personal
    devices: Devices
    reports: Reports
    office: Office


def perform(command: cmd.Command, ports: Ports) -> ev.Answer:
    """Do one errand; an expected failure is an answer too. Bugs are not caught here."""
    try:
        return _done(command, ports)
    except MustWait as error:
        return ev.ErrandMustWait(error.problem, error.wait_s)
    except NameDoubt as error:
        return ev.NameDoubted(error.problem, error.reason, error.booking)
    except NotPrinted as error:
        return ev.PrintFailed(error.problem, error.fault)
    except KioskError as error:
        return failure_of(command, error.problem)


def failure_of(command: cmd.Command, problem: Problem) -> ev.Answer:
    """The answer to an errand that failed: what runs beside the visit is never taken for what the guest waits for."""
    match command:
        case cmd.PrintReceipt() | cmd.PrintReport():
            return ev.PrintFailed(problem)
        case cmd.WatchPrint() | cmd.LeavePrint() | cmd.AskPrinter():
            return ev.PrinterNotAsked(problem)
        case cmd.RecordHelpCall() | cmd.LookAtHelpCall() | cmd.EndHelpCall():
            return ev.HelpCallFailed(problem)
        case cmd.ReadDesk() | cmd.LookAtDevices() | cmd.ReadReport() | cmd.ReadOffice():
            return ev.DeskFailed(problem)
        case cmd.ShowReceipt() | cmd.ExportReceipt():
            return ev.DeskFailed(problem)
        case cmd.ReadGates():
            return ev.GatesRead((Lock.NOT_CHECKED,))
        case cmd.RecordFaceOpened() | cmd.RecordFaceErased() | cmd.CheckConsent():
            return ev.FaceLifeNotRecorded(problem)
        case _:
            return ev.ErrandFailed(problem)


def _done(command: cmd.Command, ports: Ports) -> ev.Answer:  # noqa: C901, PLR0912 - one line a command
    """Do one errand, or raise KioskError."""
    match command:
        case cmd.StoreReceipt(draft=draft):
            return ev.ReceiptStored(ports.receipts.save(draft))
        case cmd.FindBooking(query=query):
            return ev.BookingFound(ports.bookings.find(query))
        case cmd.CheckIn(booking=booking, receipt=receipt, way=way):
            return ev.CheckedIn(ports.bookings.check_in(booking, receipt.id, way), ports.papers.qr(receipt))
        case cmd.PrintReceipt():
            return _printed(command, ports)
        case cmd.WatchPrint(job=job):
            return ev.PrintTold(job, ports.printer.watch(job))
        case cmd.LeavePrint(job=job):
            ports.printer.leave(job)
            return ev.PrintLeft()
        case cmd.AskPrinter():
            return ev.PrinterTold(ports.printer.condition())
        case cmd.FindReceipt(code=code):
            return ev.ReceiptFound(*ports.receipts.find(code))
        case cmd.ReadToken(digits_untrusted=digits):
            return ev.ReceiptFound(*ports.receipts.find_token(digits))
        case cmd.WithdrawConsent(draft=draft, by=by):
            receipt = ports.receipts.save(draft, by)
            return ev.ConsentWithdrawn(receipt, ports.papers.qr(receipt))
        case cmd.CheckConsent(receipt_id=receipt_id):
            withdrawal = ports.receipts.withdrawal_of(receipt_id)
            return ev.ConsentEnded(withdrawal, ports.papers.qr(withdrawal)) if withdrawal else ev.ConsentStands()
        case cmd.CheckPin(pin_untrusted=pin):
            result = ports.staff.check_pin(pin)
            return ev.PinAccepted(result) if isinstance(result, StaffMember) else ev.PinRefused(result)
        case cmd.ChangePin(staff=staff, pin_untrusted=pin):
            fault = ports.staff.change_pin(staff, pin)
            return ev.PinNotChanged(fault) if fault else ev.PinChanged()
        case cmd.RecordOverride(override=override):
            ports.audit.record_override(override)
            return ev.OverrideRecorded()
        case cmd.RecordHelpCall(state=state):
            return ev.HelpRecorded(ports.audit.record_help_call(state))
        case cmd.LookAtHelpCall(number=number):
            return ev.HelpRecorded(ports.audit.look_at_help_call(number))
        case cmd.EndHelpCall(number=number, end=end, staff=by):
            ports.audit.end_help_call(number, end, by)
            return ev.HelpEnded()
        case cmd.ReadDesk() | cmd.ShowReceipt() | cmd.ExportReceipt() | cmd.EraseRecord():
            return _done_at_desk(command, ports)
        case cmd.LookAtDevices() | cmd.ReadReport() | cmd.PrintReport():
            return _done_for_shift(command, ports)
        case cmd.ReadOffice() | cmd.DoTask():
            return _done_in_office(command, ports)
        case cmd.ReadGates():
            return ev.GatesRead(ports.gates.locks(), ports.office.house())
        case cmd.RecordFaceOpened(receipt_id=receipt_id, means=means):
            ports.receipts.face_opened(receipt_id, means)
            return ev.FaceLifeRecorded()
        case cmd.RecordFaceErased(receipt_id=receipt_id, end=why):
            ports.receipts.face_erased(receipt_id, why)
            return ev.FaceLifeRecorded()
        case _:
            assert_never(command)


def _done_at_desk(
    command: cmd.ReadDesk | cmd.ShowReceipt | cmd.ExportReceipt | cmd.EraseRecord, ports: Ports
) -> ev.Answer:
    """Do one errand of staff at the desk's tables, or raise KioskError."""
    match command:
        case cmd.ReadDesk(query=query):
            return ev.DeskRead(ports.desk.table(query))
        case cmd.ShowReceipt():
            return _shown(command, ports)
        case cmd.ExportReceipt():
            return _exported(command, ports)
        case cmd.EraseRecord():
            return _erased(command, ports)
        case _:
            assert_never(command)


def _done_for_shift(command: cmd.LookAtDevices | cmd.ReadReport | cmd.PrintReport, ports: Ports) -> ev.Answer:
    """Do one errand of whoever begins or ends a shift; who has a report printed stands in the log before."""
    match command:
        case cmd.LookAtDevices():
            return ev.DevicesSeen(ports.devices.look())
        case cmd.ReadReport(kind=kind):
            return ev.ReportRead(ports.reports.report(kind))
        case cmd.PrintReport(kind=kind, staff=staff):
            report = ports.reports.report(kind, staff=staff)
            ports.audit.record_act(Act.WRITE_REPORT, staff, subject=f"{kind.value} {report.day}")
            return ev.PrintTaken(ports.printer.send(ports.papers.report(report)))
        case _:
            assert_never(command)


def _shown(command: cmd.ShowReceipt, ports: Ports) -> ev.Answer:
    """A receipt for a member of staff; that they asked stands in the log before they see it."""
    shown = ports.receipts.find(command.code)
    ports.audit.record_act(Act.FIND_RECEIPT, command.staff, subject=command.code)
    return ev.ReceiptShown(*shown)


def _exported(command: cmd.ExportReceipt, ports: Ports) -> ev.Answer:
    """A receipt as files; that a member of staff asked for them stands in the log before they are there."""
    receipt, _ = ports.receipts.find(command.code)
    ports.audit.record_act(Act.EXPORT_RECEIPT, command.staff, subject=command.code)
    files = ports.exports.write(receipt, ports.papers.pdf(receipt, receipt.draft.language))
    return ev.ReceiptExported(command.code, files)


def _printed(command: cmd.PrintReceipt, ports: Ports) -> ev.Answer:
    """A receipt on its way to paper; a member of staff who asked for it stands in the log before."""
    if command.staff:
        ports.audit.record_act(Act.PRINT_RECEIPT, command.staff, subject=command.receipt.code)
    as_stored, _ = ports.receipts.find(command.receipt.code)  # what was written of the face since belongs to it
    return ev.PrintTaken(ports.printer.send(ports.papers.pdf(as_stored, command.language)))


def _erased(command: cmd.EraseRecord, ports: Ports) -> ev.Answer:
    """An erasure that two people sign; the store writes both into the log together with it."""
    second = ports.staff.check_pin(command.pin_untrusted)
    if not isinstance(second, StaffMember):
        return ev.PinRefused(second)
    if second.must_change_pin or not may_together(command.first, second, Act.ERASE_RECORD):
        return ev.SecondRefused()
    return ev.RecordErased(ports.personal.erase(command.code, command.reason, (command.first.id, second.id)))


def _done_in_office(command: cmd.ReadOffice | cmd.DoTask, ports: Ports) -> ev.Answer:
    """Do one errand of the office, or raise KioskError."""
    if isinstance(command, cmd.ReadOffice):
        return ev.OfficeRead(ports.office.sheet(command.query))
    return _task_done(command, ports)


def _task_done(command: cmd.DoTask, ports: Ports) -> ev.Answer:
    """A task of the office, done only by whom the table of acts lets; the store writes the act together with it."""
    first, draft = command.first, command.draft
    if not may(first, draft.act):
        return ev.TaskRefused(TaskFault.MAY_NOT)
    signed = Signed(first.id, draft.told(Ask.REASON))
    if draft.act in SECONDS and draft.task not in ALONE:
        second = ports.staff.check_pin(command.pin_untrusted)
        if not isinstance(second, StaffMember):
            return ev.PinRefused(second)
        if second.must_change_pin or not may_together(first, second, draft.act):
            return ev.SecondRefused()
        signed = replace(signed, second=second.id)
    fault = ports.office.do(draft, signed)
    return ev.TaskRefused(fault) if fault else ev.TaskDone(draft.task)
