"""The office in values: every task asks, has an act and reasons; sheets filter, sort and turn their pages."""

from datetime import date

import pytest

from app.domain.desk_table import PAGE_ROWS, Coded
from app.domain.office import (
    ASKS,
    REASONS,
    SHELF_ACTS,
    TASK_ACTS,
    Ask,
    Draft,
    OfficeQuery,
    OfficeRow,
    Sheet,
    Shelf,
    Task,
    sheet_of,
)
from app.domain.permissions import Act
from app.domain.staff import Role

QUERY = OfficeQuery(Shelf.STAFF)
COLUMNS = ("name", "count", "on", "state")


def a_row(name: str, count: int = 0, kind: str = "", on: date = date(2026, 11, 29), state: str = "b") -> OfficeRow:
    return OfficeRow(name, kind, (name, count, on, Coded(state)))


def names(sheet: Sheet) -> list[str]:
    return [row.id for row in sheet.rows]


def test_every_task_has_an_act_and_what_it_asks_and_every_shelf_an_act() -> None:
    assert set(ASKS) == set(TASK_ACTS) == set(Task)
    assert set(SHELF_ACTS) == set(Shelf)
    assert {task for task, asks in ASKS.items() if Ask.REASON in asks} == set(REASONS)


@pytest.mark.parametrize("task", Task)
def test_what_is_dangerous_has_a_reason_or_two_signatures_or_is_undone_by_another_step(task: Task) -> None:
    by_two = {Task.APPROVE_NOTICE}
    undone_by = {Task.KEEP_NOTICE: "nothing holds yet", Task.ADD_STAFF: Task.DISABLE_STAFF}

    assert Ask.REASON in ASKS[task] or task in by_two or task in undone_by


def test_a_draft_is_told_one_answer_after_another() -> None:
    draft = Draft(Task.CHANGE_ROLE, "07")
    assert (draft.ask, draft.told(Ask.ROLE)) == (Ask.ROLE, "")

    whole = draft.answered("manager").answered("other_duties")

    assert (whole.told(Ask.ROLE), whole.told(Ask.REASON), whole.told(Ask.PIN), whole.ask) == (
        "manager",
        "other_duties",
        "",
        None,
    )


@pytest.mark.parametrize("task", [Task.ADD_STAFF, Task.CHANGE_ROLE])
def test_making_a_privacy_officer_is_an_act_of_its_own(task: Task) -> None:
    assert Draft(task).answered(Role.PRIVACY_OFFICER.value).act is Act.MAKE_OFFICER
    assert Draft(task).answered(Role.MANAGER.value).act is Act.MANAGE_STAFF


@pytest.mark.parametrize(
    ("task", "answers"), [(Task.CHANGE_ROLE, ("desk",)), (Task.NEW_PIN, ()), (Task.DISABLE_STAFF, ())]
)
def test_changing_a_privacy_officer_is_an_act_of_its_own(task: Task, answers: tuple[str, ...]) -> None:
    assert Draft(task, "11", "privacy_officer", answers).act is Act.CHANGE_OFFICER
    assert Draft(task, "11", "manager", answers).act is Act.MANAGE_STAFF
    assert Draft(Task.CHANGE_RULE, "x", "privacy_officer").act is Act.CHANGE_RULE


def test_what_is_typed_stands_in_no_error() -> None:
    draft = Draft(Task.NEW_PIN, "07", answers=("forgotten", "907153"))

    assert "907153" not in repr(draft)
    assert "Secret" not in repr(a_row("Secret"))


@pytest.mark.parametrize(
    ("sort", "is_descending", "order"),
    [
        ("", False, ["b", "A", "c"]),
        ("name", False, ["A", "b", "c"]),
        ("count", True, ["b", "A", "c"]),
        ("on", False, ["c", "b", "A"]),
        ("state", False, ["c", "b", "A"]),
        ("unknown", False, ["b", "A", "c"]),
    ],
)
def test_rows_are_sorted_by_what_stands_in_a_column(sort: str, is_descending: bool, order: list[str]) -> None:
    rows = [
        a_row("b", 20, on=date(2026, 2, 1)),
        a_row("A", 3, on=date(2026, 3, 1), state="c"),
        a_row("c", 1, on=date(2026, 1, 1), state="a"),
    ]

    sheet = sheet_of(OfficeQuery(Shelf.STAFF, sort=sort, is_descending=is_descending), COLUMNS, rows)

    assert names(sheet) == order


def test_rows_with_several_things_in_a_cell_are_sorted_by_all_of_them() -> None:
    cells = {"c": ("x", Coded("b")), "b": ("x", Coded("a")), "a": (Coded("w"),)}
    rows = [OfficeRow(name, "", (name, several)) for name, several in cells.items()]

    sheet = sheet_of(OfficeQuery(Shelf.RULES, sort="value"), ("place", "value"), rows)

    assert [row.id for row in sheet.rows] == ["a", "b", "c"]


def test_rows_are_filtered_by_kind_and_everything_is_shown_again_after_the_last() -> None:
    rows = [a_row("a", kind="new"), a_row("b", kind="gone"), a_row("c", kind="new")]
    everything = sheet_of(QUERY, COLUMNS, rows)
    assert (everything.kinds, everything.next_filter()) == (("new", "gone"), "new")

    new = sheet_of(OfficeQuery(Shelf.STAFF, only="new"), COLUMNS, rows)
    gone = sheet_of(OfficeQuery(Shelf.STAFF, only="gone"), COLUMNS, rows)

    assert (names(new), new.total, new.next_filter()) == (["a", "c"], 2, "gone")
    assert (names(gone), gone.next_filter()) == (["b"], "")
    assert sheet_of(OfficeQuery(Shelf.STAFF, only="lost"), COLUMNS, rows).next_filter() == ""
    assert sheet_of(QUERY, COLUMNS, rows[:1]).kinds == ()


def test_a_page_has_so_many_rows_and_the_last_the_rest() -> None:
    rows = [a_row(str(number)) for number in range(PAGE_ROWS + 1)]

    last = sheet_of(OfficeQuery(Shelf.STAFF, page=1), COLUMNS, rows, mark="digest")

    assert (len(last.rows), last.total, last.pages, last.mark) == (1, PAGE_ROWS + 1, 2, "digest")
    assert Sheet(QUERY).pages == 1
