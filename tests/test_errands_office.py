"""Tasks of the office as errands: done only by whom the table lets, signed by two where two must."""

from dataclasses import replace

import pytest

from app.domain.office import ALONE, ASKS, TASK_ACTS, Ask, Draft, OfficeQuery, Shelf, Task, TaskFault
from app.domain.permissions import SECONDS, may
from app.domain.problems import Problem
from app.domain.staff import Role, Signed
from app.errands import perform
from app.flow import commands as cmd
from app.flow import events as ev
from tests.builders import a_member
from tests.fakes import FakeOffice, FakeStaff, fake_ports

MANAGER = a_member(number="02", role=Role.MANAGER)
OTHER = a_member(number="03", role=Role.MANAGER)
STAFF = FakeStaff(
    {
        "02482913": MANAGER,
        "03482913": OTHER,
        "07482913": a_member(),
        "04482913": replace(OTHER, must_change_pin=True),
    }
)


def whole(task: Task) -> Draft:
    """A task with every answer."""
    return Draft(task, "07", answers=tuple("desk" if ask is Ask.ROLE else "x" for ask in ASKS[task]))


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("task", Task)
def test_every_cell_of_the_table_holds_whatever_the_screen_asked_for(task: Task, role: Role) -> None:
    office, member = FakeOffice(), a_member(number="09", role=role)
    command = cmd.DoTask(whole(task), member, "03482913")

    answer = perform(command, fake_ports(office=office, staff=STAFF))

    is_for = may(member, TASK_ACTS[task])
    assert answer == (ev.TaskDone(task) if is_for else ev.TaskRefused(TaskFault.MAY_NOT))
    assert bool(office.done) is is_for
    is_by_two = TASK_ACTS[task] in SECONDS and task not in ALONE
    assert [signed.second for _, signed in office.done] == ([OTHER.id if is_by_two else None] if is_for else [])


@pytest.mark.parametrize("task", [Task.ADD_STAFF, Task.CHANGE_ROLE])
def test_a_privacy_officer_is_made_by_two(task: Task) -> None:
    answers = tuple("privacy_officer" if ask is Ask.ROLE else "x" for ask in ASKS[task])
    draft, office = Draft(task, "07", answers=answers), FakeOffice()
    ports = fake_ports(office=office, staff=STAFF)

    refused = [perform(cmd.DoTask(draft, MANAGER, pin), ports) for pin in ("02482913", "07482913", "04482913")]
    wrong = perform(cmd.DoTask(draft, MANAGER, "03999999"), ports)
    done = perform(cmd.DoTask(draft, MANAGER, "03482913"), ports)

    assert refused == [ev.SecondRefused()] * 3
    assert (wrong, done) == (ev.PinRefused(0), ev.TaskDone(task))
    assert office.done == [(draft, Signed(MANAGER.id, draft.told(Ask.REASON), OTHER.id))]


@pytest.mark.parametrize("task", [Task.CHANGE_ROLE, Task.NEW_PIN, Task.DISABLE_STAFF])
def test_a_privacy_officer_is_changed_by_two(task: Task) -> None:
    draft, office = replace(whole(task), mark="privacy_officer"), FakeOffice()
    ports = fake_ports(office=office, staff=STAFF)

    alone = perform(cmd.DoTask(draft, MANAGER, "02482913"), ports)
    done = perform(cmd.DoTask(draft, MANAGER, "03482913"), ports)

    assert (alone, done) == (ev.SecondRefused(), ev.TaskDone(task))
    assert office.done == [(draft, Signed(MANAGER.id, draft.told(Ask.REASON), OTHER.id))]


def test_a_sheet_is_read_and_what_fails_is_told_apart() -> None:
    query, office = OfficeQuery(Shelf.STAFF), FakeOffice(fault=TaskFault.CHANGED_MEANWHILE)
    ports = fake_ports(office=office, staff=STAFF)
    doing = cmd.DoTask(whole(Task.NEW_PIN), MANAGER)

    assert perform(cmd.ReadOffice(query), ports) == ev.OfficeRead(replace(office.shown, query=query))
    assert perform(doing, ports) == ev.TaskRefused(TaskFault.CHANGED_MEANWHILE)
    office.fails_with = Problem.STORE_UNAVAILABLE

    assert perform(cmd.ReadOffice(query), ports) == ev.DeskFailed(Problem.STORE_UNAVAILABLE)
    assert perform(doing, ports) == ev.ErrandFailed(Problem.STORE_UNAVAILABLE)
