"""The office: for whom which shelf and task is, what each touch asks for, and that no guest is ever beneath."""

from dataclasses import replace

import pytest

from app.domain.desk_table import PAGE_ROWS
from app.domain.office import SHELF_ACTS, TASK_ACTS, Draft, OfficeQuery, OfficeRow, Sheet, Shelf, Task, TaskFault
from app.domain.permissions import may
from app.domain.problems import Problem
from app.domain.staff import Role, StaffMember
from app.flow import commands as cmd
from app.flow import events as ev
from app.flow.needs import Deadline, needs
from app.flow.office import shelves_for, tasks_at
from app.flow.states import Choice, Office, OfficeAsking, OfficeDoing, OfficeSigning, StaffDesk, Visit, Welcome
from tests.builders import a_member
from tests.flow.walk import NOTICE, RULES, after, at

MANAGER = a_member(number="02", role=Role.MANAGER)
SHELF = OfficeQuery(Shelf.STAFF)
ROW = OfficeRow("07", "active", ("07",))
SHEET = Sheet(SHELF, ("number",), (ROW,), 3 * PAGE_ROWS, ("active", "disabled"), tasks=tuple(Task), mark="digest")
OFFICE = Office(MANAGER, SHELF, SHEET)
ONE = replace(SHELF, subject="07")
AT_ONE = replace(OFFICE, query=ONE, sheet=replace(SHEET, query=ONE))


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("shelf", Shelf)
def test_each_role_sees_the_shelves_it_may_see_and_no_other(role: Role, shelf: Shelf) -> None:
    member = a_member(role=role)
    is_for = may(member, SHELF_ACTS[shelf])

    assert (shelf in shelves_for(member)) is is_for
    turn = after(at(Office(member, SHELF)), ev.ShelfChosen(shelf))
    assert turn.commands == ((cmd.ReadOffice(OfficeQuery(shelf)),) if is_for else ())


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("task", Task)
def test_each_role_begins_the_tasks_it_may_begin_and_no_other(role: Role, task: Task) -> None:
    state = replace(AT_ONE, member=a_member(role=role))
    is_for = may(state.member, TASK_ACTS[task])

    assert (task in tasks_at(state)) is is_for
    begun = after(at(state), ev.TaskChosen(task))
    assert (begun.visit.state != state) is is_for


@pytest.mark.parametrize(("role", "opens"), [(Role.DESK, False), (Role.INSPECTOR, True), (Role.MANAGER, True)])
def test_the_office_opens_for_whom_it_is_and_never_over_a_guest(role: Role, opens: bool) -> None:
    member = a_member(role=role)

    turn = after(at(StaffDesk(member, Welcome())), ev.OfficeOpened())
    over_guest = after(at(StaffDesk(member, Choice(NOTICE))), ev.OfficeOpened())

    assert isinstance(turn.visit.state, Office) is opens
    assert [type(command) for command in turn.commands] == ([cmd.ReadOffice] if opens else [])
    assert over_guest.visit.state == StaffDesk(member, Choice(NOTICE))


@pytest.mark.parametrize(
    ("query", "event", "asked"),
    [
        (SHELF, ev.DeskSorted("number"), replace(SHELF, sort="number")),
        (replace(SHELF, sort="number"), ev.DeskSorted("number"), replace(SHELF, sort="number", is_descending=True)),
        (SHELF, ev.DeskFiltered(), replace(SHELF, only="active")),
        (SHELF, ev.PageTurned(1), replace(SHELF, page=1)),
        (SHELF, ev.RowChosen("07"), ONE),
        (ONE, ev.WentBack(), SHELF),
        (ONE, ev.StaffLeft(), SHELF),
    ],
)
def test_each_touch_asks_for_another_sheet_and_the_old_one_stays(
    query: OfficeQuery, event: ev.Event, asked: OfficeQuery
) -> None:
    state = Office(MANAGER, query, replace(SHEET, query=query), done=Task.ADD_STAFF, fault=TaskFault.EMPTY)

    turn = after(at(state), event)

    assert turn.commands == (cmd.ReadOffice(asked),)
    assert turn.visit.state == Office(MANAGER, asked, state.sheet)


@pytest.mark.parametrize(
    ("state", "event"),
    [
        (OFFICE, ev.DeskSorted("name")),
        (Office(MANAGER, SHELF), ev.DeskSorted("number")),
        (Office(MANAGER, SHELF), ev.DeskFiltered()),
        (OFFICE, ev.PageTurned(-1)),
        (OFFICE, ev.PageTurned(3)),
        (OFFICE, ev.RowChosen("99")),
        (AT_ONE, ev.RowChosen("07")),
        (replace(OFFICE, query=ONE), ev.TaskChosen(Task.ADD_STAFF)),
        (OFFICE, ev.OfficeRead(replace(SHEET, query=ONE))),
        (OFFICE, ev.Started()),
        (OfficeAsking(OFFICE, SHEET, Draft(Task.ADD_STAFF)), ev.Started()),
        (OfficeSigning(OFFICE, Draft(Task.APPROVE_NOTICE)), ev.Started()),
        (OfficeDoing(OFFICE, Draft(Task.KEEP_NOTICE)), ev.StaffLeft()),
    ],
)
def test_what_means_nothing_here_changes_nothing(state: object, event: ev.Event) -> None:
    turn = after(at(state), event)

    assert (turn.visit.state, turn.commands) == (state, ())


def test_a_sheet_that_is_read_is_shown_and_one_that_cannot_be_is_told() -> None:
    empty = at(Office(MANAGER, SHELF))

    assert after(empty, ev.OfficeRead(SHEET)).visit.state == OFFICE
    failed = after(empty, ev.DeskFailed(Problem.STORE_UNAVAILABLE)).visit.state
    assert failed == Office(MANAGER, SHELF, problem=Problem.STORE_UNAVAILABLE)
    assert after(at(OFFICE), ev.StaffLeft()).visit.state == StaffDesk(MANAGER, Welcome())


def test_a_task_asks_one_thing_after_another_and_is_done_once_all_is_told() -> None:
    asking = after(at(AT_ONE), ev.TaskChosen(Task.CHANGE_ROLE))
    assert asking.visit.state == OfficeAsking(AT_ONE, AT_ONE.sheet, Draft(Task.CHANGE_ROLE, "07", "digest"))  # type: ignore[arg-type]

    again = after(asking.visit, ev.Answered("owner")).visit.state
    assert isinstance(again, OfficeAsking)
    assert again.fault is TaskFault.EMPTY
    done = after(asking.visit, ev.Answered("desk"), ev.Answered("other_duties"))

    draft = Draft(Task.CHANGE_ROLE, "07", "digest", ("desk", "other_duties"))
    assert done.visit.state == OfficeDoing(AT_ONE, draft)
    assert done.commands == (cmd.DoTask(draft, MANAGER),)


def test_leaving_a_question_or_a_signature_does_nothing() -> None:
    asking, signing = OfficeAsking(OFFICE, SHEET, Draft(Task.ADD_STAFF)), OfficeSigning(OFFICE, Draft(Task.ADD_STAFF))

    for state, event in ((asking, ev.WentBack()), (asking, ev.StaffLeft()), (signing, ev.StaffLeft())):
        turn = after(at(state), event)
        assert (turn.visit.state, turn.commands) == (OFFICE, ())


def test_a_privacy_officer_is_made_and_a_notice_approved_only_after_a_second_signature() -> None:
    asking = after(at(AT_ONE), ev.TaskChosen(Task.CHANGE_ROLE), ev.Answered("privacy_officer"))
    signing = after(asking.visit, ev.Answered("other_duties"))
    assert isinstance(signing.visit.state, OfficeSigning)
    assert signing.commands == ()

    signed = after(signing.visit, ev.PinSubmitted("03482913"))

    (command,) = signed.commands
    assert isinstance(command, cmd.DoTask)
    assert (command.first, command.pin_untrusted) == (MANAGER, "03482913")
    assert "03482913" not in repr(signed)


def test_keeping_a_draft_of_a_notice_takes_one_person_since_it_holds_nowhere() -> None:
    begun = after(at(AT_ONE), ev.TaskChosen(Task.KEEP_NOTICE))

    assert begun.commands == (cmd.DoTask(Draft(Task.KEEP_NOTICE, "07", "digest"), MANAGER),)


DOING = at(OfficeDoing(AT_ONE, Draft(Task.APPROVE_NOTICE, "07", "digest", ("2026-12-01",))))


def test_what_was_done_is_told_over_the_shelf_read_anew() -> None:
    turn = after(DOING, ev.TaskDone(Task.APPROVE_NOTICE))

    assert turn.visit.state == replace(AT_ONE, query=SHELF, done=Task.APPROVE_NOTICE)
    assert turn.commands == (cmd.ReadOffice(SHELF),)


def test_what_was_not_done_is_told_with_why() -> None:
    refused = after(DOING, ev.TaskRefused(TaskFault.CHANGED_MEANWHILE))
    failed = after(DOING, ev.ErrandFailed(Problem.STORE_UNAVAILABLE))

    assert refused.visit.state == replace(AT_ONE, fault=TaskFault.CHANGED_MEANWHILE)
    assert refused.commands == (cmd.ReadOffice(ONE),)
    assert failed.visit.state == replace(AT_ONE, problem=Problem.STORE_UNAVAILABLE)


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (ev.SecondRefused(), {"is_refused": True}),
        (ev.PinRefused(0), {"problem": Problem.PIN_WRONG}),
        (ev.PinRefused(30), {"problem": Problem.PIN_WAIT, "wait_s": 30}),
    ],
)
def test_the_second_person_may_type_again(answer: ev.Event, told: dict[str, object]) -> None:
    state = after(DOING, answer).visit.state

    doing = DOING.state
    assert isinstance(doing, OfficeDoing)
    assert state == OfficeSigning(AT_ONE, doing.draft, **told)  # type: ignore[arg-type]


@pytest.mark.parametrize("state", [OFFICE, OfficeAsking(OFFICE, SHEET, Draft(Task.ADD_STAFF)), DOING.state])
def test_an_office_left_alone_is_closed_and_nothing_of_it_is_left(state: object) -> None:
    wanted = needs(at(state), RULES)
    assert (wanted.deadline, wanted.after_s) == (Deadline.IDLE, RULES.staff_s)

    over: Visit = after(at(state), ev.TimeRanOut()).visit

    assert (over.state, over.number) == (Welcome(), at(state).number + 1)


def test_an_inspector_looks_and_begins_nothing() -> None:
    inspector: StaffMember = a_member(role=Role.INSPECTOR)

    assert shelves_for(inspector) == (Shelf.GATES, Shelf.RULES)
    assert tasks_at(replace(AT_ONE, member=inspector)) == ()
