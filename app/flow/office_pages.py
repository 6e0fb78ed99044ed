"""What the screens of the office show, as nouns."""

from dataclasses import dataclass, field

from app.domain.office import Ask, OfficeQuery, Sheet, Shelf, Task, TaskFault
from app.domain.office_answers import choices_for, is_typed
from app.domain.problems import Problem
from app.flow.office import shelves_for, tasks_at
from app.flow.states import Office, OfficeAsking


@dataclass(frozen=True)
class OfficePage:
    """One sheet of the office, and what may be done with it; nobody is at the kiosk."""

    staff_name: str
    shelves: tuple[Shelf, ...]
    query: OfficeQuery
    sheet: Sheet | None
    tasks: tuple[Task, ...] = ()
    done: Task | None = None
    fault: TaskFault | None = None
    problem: Problem | None = None


@dataclass(frozen=True)
class QuestionPage:
    """One question of a task: what may be touched, and whether it may be typed."""

    task: Task
    ask: Ask
    choices: tuple[str, ...] = ()
    is_typed: bool = False
    within: tuple[int, int] | None = None
    fault: TaskFault | None = None
    number: int = field(default=1)
    """Which question of the task this is, from 1."""


def office_page(state: Office) -> OfficePage:
    """The shelf, or one thing on it."""
    return OfficePage(
        staff_name=state.member.name,
        shelves=shelves_for(state.member),
        query=state.query,
        sheet=state.sheet,
        tasks=tasks_at(state),
        done=state.done,
        fault=state.fault,
        problem=state.problem,
    )


def question_page(state: OfficeAsking) -> QuestionPage:
    """The question that is open."""
    draft = state.draft
    assert draft.ask, "a task that asks nothing more is not in this state"
    return QuestionPage(
        task=draft.task,
        ask=draft.ask,
        choices=choices_for(draft, state.sheet),
        is_typed=is_typed(draft, state.sheet),
        within=state.sheet.within if draft.ask is Ask.VALUE else None,
        fault=state.fault,
        number=len(draft.answers) + 1,
    )
