"""The office on the kiosk, while nobody is at it: shelves of rows, and tasks that ask, are signed, and are done."""

from dataclasses import replace
from typing import assert_never

from app.domain.office import ALONE, SHELF_ACTS, TASK_ACTS, Draft, OfficeQuery, Shelf, Task, TaskFault
from app.domain.office_answers import taken
from app.domain.permissions import SECONDS, may
from app.domain.problems import Problem
from app.domain.staff import StaffMember
from app.flow import events as ev
from app.flow.commands import DoTask, ReadOffice
from app.flow.states import Office, OfficeAsking, OfficeDoing, OfficeSigning, StaffDesk, Visit, Welcome
from app.flow.turn import Turn, go, stay

AtOffice = Office | OfficeAsking | OfficeSigning | OfficeDoing


def shelves_for(member: StaffMember) -> tuple[Shelf, ...]:
    """The shelves that a member of staff may look at."""
    return tuple(shelf for shelf in Shelf if may(member, SHELF_ACTS[shelf]))


def tasks_at(state: Office) -> tuple[Task, ...]:
    """What this member of staff may begin now, with what is shown."""
    if state.sheet is None or state.sheet.query != state.query:
        return ()
    return tuple(task for task in state.sheet.tasks if may(state.member, TASK_ACTS[task]))


def open_office(visit: Visit, state: StaffDesk) -> Turn:
    """Open the first shelf that this member may look at; never over a guest, who would read of others."""
    shelves = shelves_for(state.member)
    if not shelves or not isinstance(state.beneath, Welcome):
        return stay(visit)
    query = OfficeQuery(shelves[0])
    return go(visit, Office(state.member, query), ReadOffice(query))


def office_step(visit: Visit, state: AtOffice, event: ev.Event) -> Turn:
    """Go on in the office: look, answer, sign, wait."""
    match state:
        case Office():
            return _looking_step(visit, state, event)
        case OfficeAsking():
            return _asking_step(visit, state, event)
        case OfficeSigning():
            return _signing_step(visit, state, event)
        case OfficeDoing():
            return _doing_step(visit, state, event)
        case _:
            assert_never(state)


def _looking_step(visit: Visit, state: Office, event: ev.Event) -> Turn:  # noqa: C901 - one line an event
    """Each touch asks for another sheet; the old one stays in sight until the new one is there."""
    query, sheet = state.query, state.sheet
    match event:
        case ev.ShelfChosen(shelf=shelf) if shelf in shelves_for(state.member):
            return _asked(visit, state, OfficeQuery(shelf))
        case ev.DeskSorted(column=column) if sheet and column in sheet.columns:
            is_descending = column == query.sort and not query.is_descending
            return _asked(visit, state, replace(query, sort=column, is_descending=is_descending, page=0))
        case ev.DeskFiltered() if sheet and sheet.query == query:
            return _asked(visit, state, replace(query, only=sheet.next_filter(), page=0))
        case ev.PageTurned(pages=pages) if sheet and 0 <= query.page + pages < sheet.pages:
            return _asked(visit, state, replace(query, page=query.page + pages))
        case ev.RowChosen(row=row) if sheet and not query.subject and row in {each.id for each in sheet.rows}:
            return _asked(visit, state, OfficeQuery(query.shelf, subject=row))
        case ev.TaskChosen(task=task) if sheet and task in tasks_at(state):
            shown = replace(state, done=None, fault=None, problem=None)
            return _begun(visit, shown, OfficeAsking(shown, sheet, Draft(task, query.subject, sheet.mark)))
        case ev.OfficeRead(sheet=read) if read.query == query:
            return stay(replace(visit, state=replace(state, sheet=read)))
        case ev.DeskFailed(problem=problem):
            return stay(replace(visit, state=replace(state, problem=problem)))
        case ev.WentBack() | ev.StaffLeft() if query.subject:
            return _asked(visit, state, OfficeQuery(query.shelf))
        case ev.WentBack() | ev.StaffLeft():
            return go(visit, StaffDesk(state.member, Welcome()))
        case _:
            return stay(visit)


def _asked(visit: Visit, state: Office, query: OfficeQuery) -> Turn:
    """Ask for another sheet; what was told of the last task is read by now."""
    asked = replace(state, query=query, done=None, fault=None, problem=None)
    return Turn(replace(visit, state=asked), (ReadOffice(query),))


def _begun(visit: Visit, office: Office, asking: OfficeAsking) -> Turn:
    """Ask on; once all is told, have a second person sign, or have it done."""
    draft = asking.draft
    if draft.ask:
        return go(visit, asking)
    if draft.act in SECONDS and draft.task not in ALONE:
        return go(visit, OfficeSigning(office, draft))
    return go(visit, OfficeDoing(office, draft), DoTask(draft, office.member))


def _asking_step(visit: Visit, state: OfficeAsking, event: ev.Event) -> Turn:
    """An answer that fits leads on; going back leads to what was shown, and nothing is done."""
    match event:
        case ev.Answered(text_untrusted=text):
            answer = taken(state.draft, state.sheet, text)
            if isinstance(answer, TaskFault):
                return go(visit, replace(state, fault=answer))
            return _begun(visit, state.office, replace(state, draft=state.draft.answered(answer), fault=None))
        case ev.StaffLeft() | ev.WentBack():
            return go(visit, state.office)
        case _:
            return stay(visit)


def _signing_step(visit: Visit, state: OfficeSigning, event: ev.Event) -> Turn:
    """The second person's number and PIN go to the staff store and are not kept here."""
    match event:
        case ev.PinSubmitted(pin_untrusted=pin):
            doing = DoTask(state.draft, state.office.member, pin)
            return go(visit, OfficeDoing(state.office, state.draft), doing)
        case ev.StaffLeft() | ev.WentBack():
            return go(visit, state.office)
        case _:
            return stay(visit)


def _doing_step(visit: Visit, state: OfficeDoing, event: ev.Event) -> Turn:
    """Show the shelf anew with what was done; or what is in the way, or let the second person type again."""
    office = state.office
    again = OfficeSigning(office, state.draft)
    match event:
        case ev.TaskDone(task=task):
            query = OfficeQuery(office.query.shelf)
            return go(visit, replace(office, query=query, done=task), ReadOffice(query))
        case ev.TaskRefused(fault=fault):
            return go(visit, replace(office, fault=fault), ReadOffice(office.query))
        case ev.SecondRefused():
            return go(visit, replace(again, is_refused=True))
        case ev.PinRefused(wait_s=wait_s):
            return go(visit, replace(again, problem=Problem.PIN_WAIT if wait_s else Problem.PIN_WRONG, wait_s=wait_s))
        case ev.ErrandFailed(problem=problem):
            return go(visit, replace(office, problem=problem))
        case _:
            return stay(visit)
