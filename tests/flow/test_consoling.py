"""The desk's tables: for whom they are, what each touch asks for, and that no guest is ever beneath."""

from dataclasses import replace

import pytest

from app.domain.day_report import DayReport, Figures, ReportKind, Span
from app.domain.desk_table import PAGE_ROWS, DeskQuery, DeskRow, DeskTable, Tab
from app.domain.device import Device, DeviceState
from app.domain.help import HelpEnd
from app.domain.permissions import Act
from app.domain.printing import PrintJob, PrintStage, PrintState
from app.domain.problems import Problem
from app.domain.staff import Role
from app.flow import commands as cmd
from app.flow import events as ev
from app.flow.consoling import reading, tabs_for
from app.flow.pages import ConsolePage, StaffDeskPage, page_for
from app.flow.states import Choice, Console, StaffDesk, Visit, Welcome
from tests.builders import NOW, TODAY, a_member
from tests.flow.walk import MEMBER, NOTICE, RULES, a_receipt, after, at

ARRIVALS, RECEIPTS, HELP, DEVICES, REPORT = map(DeskQuery, Tab)
DESK = at(StaffDesk(MEMBER, Welcome()))


def console(query: DeskQuery, **fields: object) -> Visit:
    """The desk's tables, open at one of them."""
    return at(Console(MEMBER, query, **fields))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("role", "tabs"),
    [
        (Role.DESK, tuple(Tab)),
        (Role.MANAGER, tuple(Tab)),
        (Role.PRIVACY_OFFICER, (Tab.RECEIPTS, Tab.DEVICES)),
        (Role.INSPECTOR, (Tab.RECEIPTS, Tab.DEVICES)),
    ],
)
def test_each_role_sees_the_tables_it_may_see_and_no_other(role: Role, tabs: tuple[Tab, ...]) -> None:
    member = a_member(role=role)
    opened = after(at(StaffDesk(member, Welcome())), ev.ConsoleOpened())

    assert tabs_for(member) == tabs
    assert opened.commands == (reading(DeskQuery(tabs[0])),)
    for tab in Tab:
        turn = after(opened.visit, ev.TabChosen(tab))
        assert turn.commands == ((reading(DeskQuery(tab)),) if tab in tabs else ())


def test_over_a_guest_no_table_opens_since_the_guest_would_read_of_others() -> None:
    guest = at(StaffDesk(MEMBER, Choice(NOTICE)))

    assert after(guest, ev.ConsoleOpened()).visit == guest
    body = page_for(guest, RULES).body
    assert isinstance(body, StaffDeskPage)
    assert not body.has_console
    nobody = page_for(DESK, RULES).body
    assert isinstance(nobody, StaffDeskPage)
    assert nobody.has_console


@pytest.mark.parametrize(
    ("query", "event", "asked"),
    [
        (replace(ARRIVALS, page=3), ev.DeskSearched(" Li "), replace(ARRIVALS, search="Li")),
        (ARRIVALS, ev.DeskSearched("x" * 99), replace(ARRIVALS, search="x" * 20)),
        (ARRIVALS, ev.DeskSorted("ref"), replace(ARRIVALS, sort="ref")),
        (ARRIVALS, ev.DeskSorted("guest"), replace(ARRIVALS, sort="guest", is_descending=True)),
        (replace(ARRIVALS, is_descending=True), ev.DeskSorted("guest"), replace(ARRIVALS, sort="guest")),
        (replace(ARRIVALS, page=3), ev.DeskFiltered(), replace(ARRIVALS, only="expected")),
    ],
)
def test_each_touch_asks_for_other_rows_and_the_old_ones_stay(
    query: DeskQuery, event: ev.Event, asked: DeskQuery
) -> None:
    table = DeskTable(query)

    turn = after(console(query, table=table), event)

    assert turn.commands == (cmd.ReadDesk(asked),)
    assert turn.visit.state == Console(MEMBER, asked, table)


def test_pages_are_turned_as_far_as_there_are_any() -> None:
    table = DeskTable(ARRIVALS, (), PAGE_ROWS + 1)
    first = console(ARRIVALS, table=table)

    assert after(first, ev.PageTurned(1)).commands == (cmd.ReadDesk(replace(ARRIVALS, page=1)),)
    assert after(first, ev.PageTurned(-1)).commands == ()
    assert after(first, ev.PageTurned(2)).commands == ()
    assert after(console(ARRIVALS), ev.PageTurned(1)).commands == ()
    assert after(first, ev.DeskSorted("stay")).commands == ()


def test_only_the_rows_that_were_asked_for_last_are_shown() -> None:
    asked = console(RECEIPTS)
    late = DeskTable(replace(RECEIPTS, page=1))

    assert after(asked, ev.DeskRead(late)).visit == asked
    read = after(asked, ev.DeskRead(DeskTable(RECEIPTS, (DeskRow("7", ()),), 1))).visit
    body = page_for(read, RULES).body
    assert isinstance(body, ConsolePage)
    assert body.table == DeskTable(RECEIPTS, (DeskRow("7", ()),), 1)
    failed = after(asked, ev.DeskFailed(Problem.STORE_UNAVAILABLE)).visit
    assert failed.state == Console(MEMBER, RECEIPTS, problem=Problem.STORE_UNAVAILABLE)


def test_rows_of_another_table_are_never_shown_under_the_heads_of_this_one() -> None:
    receipts = DeskTable(RECEIPTS, (DeskRow("K7", ()),), 1)

    changed = after(console(RECEIPTS, table=receipts), ev.TabChosen(Tab.HELP)).visit

    body = page_for(changed, RULES).body
    assert isinstance(body, ConsolePage)
    assert (body.query, body.table) == (HELP, None)
    sorted_anew = page_for(after(console(RECEIPTS, table=receipts), ev.DeskSorted("time")).visit, RULES).body
    assert isinstance(sorted_anew, ConsolePage)
    assert sorted_anew.table == receipts


def test_a_receipt_is_shown_by_name_of_who_asked_and_closed_again() -> None:
    chosen = after(console(RECEIPTS), ev.RowChosen("K7"))
    assert chosen.commands == (cmd.ShowReceipt("K7", MEMBER.id),)

    shown = after(chosen.visit, ev.ReceiptShown(a_receipt(), is_withdrawn=True)).visit
    assert shown.state == Console(MEMBER, RECEIPTS, receipt=a_receipt(), is_withdrawn=True)
    for event in (ev.WentBack(), ev.StaffLeft()):
        closed = after(shown, event).visit
        assert isinstance(closed.state, Console)
        assert closed.state.receipt is None


def test_a_call_for_help_is_answered_from_its_row_and_an_arrival_leads_to_its_receipts() -> None:
    turn = after(console(HELP), ev.RowChosen("9"))

    assert turn.commands == (cmd.EndHelpCall(9, HelpEnd.ANSWERED, MEMBER.id), cmd.ReadDesk(HELP))
    assert after(console(ARRIVALS), ev.RowChosen("HB4")).commands == (cmd.ReadDesk(replace(RECEIPTS, search="HB4")),)


def test_devices_are_looked_at_when_their_page_opens_and_again_when_asked() -> None:
    works, fails = DeviceState(Device.PRINTER, "works"), DeviceState(Device.DISK, "short")
    opened = after(console(RECEIPTS), ev.TabChosen(Tab.DEVICES))
    assert opened.commands == (cmd.LookAtDevices(),)

    seen = after(opened.visit, ev.DevicesSeen((works, fails))).visit
    body = page_for(seen, RULES).body
    assert isinstance(body, ConsolePage)
    assert body.devices == (fails, works)
    assert body.zone is RULES.zone
    again = after(seen, ev.PageRefreshed())
    assert again.commands == (cmd.LookAtDevices(),)
    assert again.visit.state == Console(MEMBER, DEVICES)
    for event in (ev.DeskSearched("x"), ev.DeskFiltered(), ev.DeskSorted("time")):
        assert after(seen, event).visit == seen


def test_what_was_found_late_is_shown_nowhere_else() -> None:
    at_receipts = console(RECEIPTS)

    assert after(at_receipts, ev.DevicesSeen(())).visit == at_receipts
    assert after(at_receipts, ev.PageRefreshed()).commands == ()


def a_report(kind: ReportKind = ReportKind.OPENING) -> DayReport:
    """A report of a day on which nothing was."""
    return DayReport(kind, TODAY, Span(NOW, NOW), NOW, Figures(), {})


def test_a_report_is_read_for_the_shift_that_is_shown_and_anew_when_asked() -> None:
    opened = after(console(RECEIPTS), ev.TabChosen(Tab.REPORT))
    assert opened.commands == (cmd.ReadReport(ReportKind.OPENING),)
    late = after(opened.visit, ev.ReportRead(a_report(ReportKind.CLOSING)))
    assert late.visit == opened.visit

    read = after(opened.visit, ev.ReportRead(a_report())).visit
    body = page_for(read, RULES).body
    assert isinstance(body, ConsolePage)
    assert (body.report, body.acts) == (a_report(), (Act.WRITE_REPORT,))
    assert after(read, ev.PageRefreshed()).commands == (cmd.ReadReport(ReportKind.OPENING),)
    other = after(read, ev.DeskFiltered())
    assert other.commands == (cmd.ReadReport(ReportKind.CLOSING),)
    closing = after(other.visit, ev.ReportRead(a_report(ReportKind.CLOSING))).visit
    assert after(closing, ev.DeskFiltered()).commands == (cmd.ReadReport(ReportKind.OPENING),)
    assert after(closing, ev.PrintAsked()).commands == (cmd.PrintReport(ReportKind.CLOSING, MEMBER.id),)


def test_a_report_is_printed_once_at_a_time_and_told_until_it_is_out() -> None:
    job = PrintJob(3)
    asked = after(console(REPORT, report=a_report()), ev.PrintAsked()).visit
    assert after(asked, ev.PrintAsked()).commands == ()

    taken = after(asked, ev.PrintTaken(job)).visit
    look = after(taken, ev.PrinterLookDue())
    assert look.commands == (cmd.WatchPrint(job),)
    out = after(look.visit, ev.PrintTold(job, PrintState(PrintStage.PRINTED, is_over=True))).visit
    body = page_for(out, RULES).body
    assert isinstance(body, ConsolePage)
    assert body.paper.stage is PrintStage.PRINTED
    assert body.acts == ()
    assert after(taken, ev.TabChosen(Tab.REPORT)).commands == (cmd.ReadReport(ReportKind.OPENING),)
    assert after(taken, ev.TabChosen(Tab.HELP)).commands == (cmd.ReadDesk(HELP), cmd.LeavePrint(job))
    assert after(taken, ev.WentBack()).commands == (cmd.LeavePrint(job),)


@pytest.mark.parametrize("role", Role)
def test_only_who_may_write_a_report_reads_or_prints_one(role: Role) -> None:
    member = a_member(role=role)
    is_allowed = role in {Role.DESK, Role.MANAGER}
    here = at(Console(member, RECEIPTS))

    opened = after(here, ev.TabChosen(Tab.REPORT)).commands
    printed = after(at(Console(member, REPORT, report=a_report())), ev.PrintAsked()).commands

    assert opened == ((cmd.ReadReport(ReportKind.OPENING),) if is_allowed else ())
    assert printed == ((cmd.PrintReport(ReportKind.OPENING, member.id),) if is_allowed else ())


def test_without_a_printer_a_report_is_read_on_the_screen_alone() -> None:
    here = console(REPORT, report=a_report())

    assert after(here, ev.PrintAsked(), replace(RULES, has_printer=False)).commands == ()
    assert after(console(REPORT), ev.PrintAsked()).commands == ()


def test_leaving_and_time_lead_back_with_nothing_left_on_the_glass() -> None:
    open_at = console(RECEIPTS, table=DeskTable(RECEIPTS))

    for event in (ev.WentBack(), ev.StaffLeft()):
        assert after(open_at, event).visit.state == StaffDesk(MEMBER, Welcome())
    assert after(open_at, ev.TimeRanOut()).visit.state == Welcome()
    assert after(open_at, ev.Started()).visit == open_at
