"""The desk's tables on the kiosk, while nobody is at it: search, sort, show a receipt, answer a call."""

from dataclasses import replace

from app.domain.day_report import ReportKind
from app.domain.desk_table import COLUMNS, FILTERS, SORTED_BY, TAB_ACTS, DeskQuery, Tab
from app.domain.device import worst_first
from app.domain.help import HelpEnd
from app.domain.permissions import Act, may
from app.domain.rules import Rules
from app.domain.staff import StaffMember
from app.flow import events as ev
from app.flow.commands import Command, EndHelpCall, LookAtDevices, PrintReport, ReadDesk, ReadReport, ShowReceipt
from app.flow.erasing import erase_step
from app.flow.printing import ON_ITS_WAY
from app.flow.receipt_acts import acts_at, receipt_act, shut
from app.flow.states import Console, EraseReasoning, EraseSigning, Erasing, StaffDesk, Visit, Welcome
from app.flow.turn import Turn, go, stay

SEARCH_MAX = 20


def tabs_for(member: StaffMember) -> tuple[Tab, ...]:
    """The tables that a member of staff may see."""
    return tuple(tab for tab in Tab if may(member, TAB_ACTS[tab]))


def open_console(visit: Visit, state: StaffDesk) -> Turn:
    """Open the first table that this member may see; never over a guest, who would read of others."""
    tabs = tabs_for(state.member)
    if not tabs or not isinstance(state.beneath, Welcome):
        return stay(visit)
    query = DeskQuery(tabs[0])
    return go(visit, Console(state.member, query), reading(query))


def reading(query: DeskQuery) -> Command:
    """The errand that fills what a query asks for."""
    match query.tab:
        case Tab.DEVICES:
            return LookAtDevices()
        case Tab.REPORT:
            return ReadReport(kind_of(query))
        case _:
            return ReadDesk(query)


def kind_of(query: DeskQuery) -> ReportKind:
    """Which report is shown; the opening one at first."""
    return ReportKind(query.only or ReportKind.OPENING.value)


def tables_step(
    visit: Visit, state: Console | EraseReasoning | EraseSigning | Erasing, event: ev.Event, rules: Rules
) -> Turn:
    """Go on at the tables, or with an erasure that was begun at one of their receipts."""
    return _console_step(visit, state, event, rules) if isinstance(state, Console) else erase_step(visit, state, event)


def _console_step(visit: Visit, state: Console, event: ev.Event, rules: Rules) -> Turn:  # noqa: C901, PLR0912 - one line an event
    """Each touch asks for other rows; the old ones stay in sight until the new ones are there."""
    turn = receipt_act(visit, state, event, rules)
    if turn is not None:
        return turn
    query = state.query
    match event:
        case ev.TabChosen(tab=tab) if tab in tabs_for(state.member):
            is_other = tab is not query.tab
            return _asked(visit, _emptied(shut(state) if is_other or state.receipt else state), DeskQuery(tab))
        case ev.PageRefreshed() if not COLUMNS[query.tab]:
            return _asked(visit, _emptied(state), query)
        case ev.ReportRead(report=report) if query.tab is Tab.REPORT and report.kind is kind_of(query):
            return stay(replace(visit, state=replace(state, report=report, problem=None)))
        case ev.PrintAsked() if Act.WRITE_REPORT in acts_at(state, rules):
            on_its_way = replace(state, paper=ON_ITS_WAY, problem=None)
            return Turn(replace(visit, state=on_its_way), (PrintReport(kind_of(query), state.member.id),))
        case ev.DevicesSeen(states=states) if query.tab is Tab.DEVICES:
            return stay(replace(visit, state=replace(state, devices=worst_first(states), problem=None)))
        case ev.DeskSearched(text_untrusted=text) if COLUMNS[query.tab]:
            return _asked(visit, state, replace(query, search=text.strip()[:SEARCH_MAX], page=0))
        case ev.DeskSorted(column=column) if column in SORTED_BY[query.tab]:
            is_descending = column == query.sorted_by and not query.is_descending
            return _asked(visit, state, replace(query, sort=column, is_descending=is_descending, page=0))
        case ev.DeskFiltered() if FILTERS[query.tab]:
            return _asked(visit, replace(state, report=None), replace(query, only=query.next_filter(), page=0))
        case ev.PageTurned(pages=pages) if state.table and 0 <= query.page + pages < state.table.pages:
            return _asked(visit, state, replace(query, page=query.page + pages))
        case ev.RowChosen(row=row) if query.tab is Tab.ARRIVALS and Tab.RECEIPTS in tabs_for(state.member):
            return _asked(visit, _emptied(state), DeskQuery(Tab.RECEIPTS, search=row))
        case ev.RowChosen(row=row) if query.tab is Tab.RECEIPTS:
            return Turn(visit, (ShowReceipt(row, state.member.id),))
        case ev.RowChosen(row=row) if query.tab is Tab.HELP and may(state.member, Act.SEE_HELP_CALLS):
            answer = EndHelpCall(int(row), HelpEnd.ANSWERED, state.member.id)
            return Turn(visit, (answer, ReadDesk(query)))
        case ev.DeskRead(table=table) if table.query == query:
            return stay(replace(visit, state=replace(state, table=table, problem=None)))
        case ev.ReceiptShown(receipt=receipt, is_withdrawn=is_withdrawn) if not state.receipt:
            return stay(replace(visit, state=replace(state, receipt=receipt, is_withdrawn=is_withdrawn, problem=None)))
        case ev.DeskFailed(problem=problem):
            return stay(replace(visit, state=replace(state, problem=problem)))
        case ev.WentBack() | ev.StaffLeft() if state.receipt:
            return stay(replace(visit, state=shut(state)))
        case ev.WentBack() | ev.StaffLeft():
            return go(visit, StaffDesk(state.member, Welcome()))
        case _:
            return stay(visit)


def _emptied(state: Console) -> Console:
    """The console with nothing left of what was looked at, so that nothing old is taken for new."""
    return replace(state, devices=None, report=None, problem=None)


def _asked(visit: Visit, state: Console, query: DeskQuery) -> Turn:
    """Ask for other rows."""
    return Turn(replace(visit, state=replace(state, query=query)), (reading(query),))
