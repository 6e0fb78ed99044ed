"""What managers and privacy officers look at and do at the kiosk: shelves of rows, and tasks that ask one thing a time.

Source: product.md, "Staff's way"; rights.md R03, R39, R41, R49.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum

from app.domain.desk_table import PAGE_ROWS, Coded
from app.domain.permissions import Act
from app.domain.staff import Role


class Shelf(Enum):
    """Where things lie in the office."""

    ARRIVALS = "arrivals"
    NOTICES = "notices"
    GATES = "gates"
    RULES = "rules"
    STAFF = "staff"


SHELF_ACTS: Mapping[Shelf, Act] = {
    Shelf.ARRIVALS: Act.IMPORT_ARRIVALS,
    Shelf.NOTICES: Act.CHANGE_NOTICE,
    Shelf.GATES: Act.SEE_RULES,
    Shelf.RULES: Act.SEE_RULES,
    Shelf.STAFF: Act.MANAGE_STAFF,
}
"""What a member of staff must be allowed to do, to look at a shelf."""


class Task(Enum):
    """What can be done in the office."""

    IMPORT_ARRIVALS = "import_arrivals"
    KEEP_NOTICE = "keep_notice"
    APPROVE_NOTICE = "approve_notice"
    APPROVE_ASSESSMENT = "approve_assessment"
    CHANGE_RULE = "change_rule"
    RESET_RULE = "reset_rule"
    ADD_STAFF = "add_staff"
    CHANGE_ROLE = "change_role"
    NEW_PIN = "new_pin"
    DISABLE_STAFF = "disable_staff"


class Ask(Enum):
    """What a task must be told before it is done: chosen from a list, or typed."""

    REASON = "reason"
    ROLE = "role"
    NUMBER = "number"
    NAME = "name"
    PIN = "pin"
    DAY = "day"
    UNTIL = "until"
    ID = "id"
    VALUE = "value"


ASKS: Mapping[Task, tuple[Ask, ...]] = {
    Task.IMPORT_ARRIVALS: (Ask.REASON,),
    Task.KEEP_NOTICE: (),
    Task.APPROVE_NOTICE: (Ask.DAY,),
    Task.APPROVE_ASSESSMENT: (Ask.ID, Ask.UNTIL, Ask.REASON),
    Task.CHANGE_RULE: (Ask.VALUE, Ask.REASON),
    Task.RESET_RULE: (Ask.REASON,),
    Task.ADD_STAFF: (Ask.ROLE, Ask.NUMBER, Ask.NAME, Ask.PIN),
    Task.CHANGE_ROLE: (Ask.ROLE, Ask.REASON),
    Task.NEW_PIN: (Ask.REASON, Ask.PIN),
    Task.DISABLE_STAFF: (Ask.REASON,),
}
"""What each task asks, in order. Without a reason is only what another step undoes, or what two persons sign."""

REASONS: Mapping[Task, tuple[str, ...]] = {
    Task.IMPORT_ARRIVALS: ("daily_list", "correction"),
    Task.APPROVE_ASSESSMENT: ("first_time", "term_over", "something_changed"),
    Task.CHANGE_RULE: ("law_changed", "counsel_asked", "guests_asked", "house_rule"),
    Task.RESET_RULE: ("law_changed", "counsel_asked", "house_rule"),
    Task.CHANGE_ROLE: ("other_duties", "wrong_before"),
    Task.NEW_PIN: ("forgotten", "known_to_others", "comes_back"),
    Task.DISABLE_STAFF: ("left", "away", "suspected"),
}
"""Why something is done: a closed list, which the log of acts keeps."""

TEXT_MAX = 40


class TaskFault(Enum):
    """Why a task was not done, or an answer not taken."""

    CHANGED_MEANWHILE = "changed_meanwhile"
    NOT_WHOLE = "not_whole"
    VERSION_KNOWN = "version_known"
    NOT_A_DAY = "not_a_day"
    DAY_IS_PAST = "day_is_past"
    OUT_OF_RANGE = "out_of_range"
    NOT_TWO_DIGITS = "not_two_digits"
    NUMBER_TAKEN = "number_taken"
    ONESELF = "oneself"
    EMPTY = "empty"
    PIN_WEAK = "pin_weak"
    MAY_NOT = "may_not"


@dataclass(frozen=True)
class Draft:
    """A task as far as it is told. `mark` tells what was looked at, most often a digest: nothing else is done.

    Keeps: what was typed, a first PIN too, until the task is done or left.
    """

    task: Task
    subject: str = field(default="", repr=False)
    mark: str = ""
    answers: tuple[str, ...] = field(default=(), repr=False)

    @property
    def ask(self) -> Ask | None:
        """What is asked next; None once all is told."""
        asks = ASKS[self.task]
        return asks[len(self.answers)] if len(self.answers) < len(asks) else None

    def told(self, ask: Ask) -> str:
        """What was answered; empty where it was not asked."""
        return dict(zip(ASKS[self.task], self.answers, strict=False)).get(ask, "")

    def answered(self, answer: str) -> "Draft":
        """The draft with the next answer."""
        return replace(self, answers=(*self.answers, answer))

    @property
    def act(self) -> Act:
        """What the task is, in the table of who may do what; the mark of a member of staff is the role."""
        act = TASK_ACTS[self.task]
        if self.told(Ask.ROLE) == Role.PRIVACY_OFFICER.value:
            return Act.MAKE_OFFICER
        is_officer = act is Act.MANAGE_STAFF and self.mark == Role.PRIVACY_OFFICER.value
        return Act.CHANGE_OFFICER if is_officer else act


TASK_ACTS: Mapping[Task, Act] = {
    Task.IMPORT_ARRIVALS: Act.IMPORT_ARRIVALS,
    Task.KEEP_NOTICE: Act.CHANGE_NOTICE,
    Task.APPROVE_NOTICE: Act.CHANGE_NOTICE,
    Task.APPROVE_ASSESSMENT: Act.APPROVE_ASSESSMENT,
    Task.CHANGE_RULE: Act.CHANGE_RULE,
    Task.RESET_RULE: Act.CHANGE_RULE,
    Task.ADD_STAFF: Act.MANAGE_STAFF,
    Task.CHANGE_ROLE: Act.MANAGE_STAFF,
    Task.NEW_PIN: Act.MANAGE_STAFF,
    Task.DISABLE_STAFF: Act.MANAGE_STAFF,
}

ALONE = frozenset({Task.KEEP_NOTICE})
"""Tasks that one person may do though the act takes two: a draft holds nowhere until two approve it."""


@dataclass(frozen=True)
class OfficeQuery:
    """What is wanted: a shelf, or one thing on it by its id. `page` counts from 0; an empty `only` is everything."""

    shelf: Shelf
    subject: str = field(default="", repr=False)
    sort: str = ""
    is_descending: bool = False
    only: str = ""
    page: int = 0


OfficeCell = str | int | date | Coded | tuple[str | Coded, ...]


@dataclass(frozen=True)
class OfficeRow:
    """One row: its id, what kind it is (by which rows are filtered), and what stands in its cells."""

    id: str = field(repr=False)
    kind: str
    cells: tuple[OfficeCell, ...] = field(repr=False)


@dataclass(frozen=True)
class Told:
    """A sentence above the rows, by its key, with what is put into it."""

    key: str
    values: Mapping[str, OfficeCell] = field(default_factory=dict, repr=False)
    is_caution: bool = False


@dataclass(frozen=True)
class Sheet:
    """What is shown of a query: one page of rows, what is told above them, and what may be done.

    `kinds` are the filters that find something; `choices` the values that may be chosen where one is asked, `within`
    the range of a number; `today` is the hotel's own day.
    """

    query: OfficeQuery
    columns: tuple[str, ...] = ()
    rows: tuple[OfficeRow, ...] = ()
    total: int = 0
    kinds: tuple[str, ...] = ()
    told: tuple[Told, ...] = ()
    tasks: tuple[Task, ...] = ()
    choices: tuple[str, ...] = ()
    within: tuple[int, int] | None = None
    mark: str = ""
    today: date | None = None

    @property
    def pages(self) -> int:
        """How many pages there are; at least one."""
        return max(1, -(-self.total // PAGE_ROWS))

    def next_filter(self) -> str:
        """The filter after the present one; after the last everything is shown again."""
        kinds = ("", *self.kinds)
        only = self.query.only
        return kinds[(kinds.index(only) + 1) % len(kinds)] if only in kinds else ""


def sheet_of(query: OfficeQuery, columns: tuple[str, ...], rows: Sequence[OfficeRow], **told: object) -> Sheet:
    """A sheet of all rows there are: filtered, sorted where a column was asked for, and cut to the page."""
    kinds = tuple(dict.fromkeys(row.kind for row in rows if row.kind))
    wanted = [row for row in rows if query.only in ("", row.kind)]
    if query.sort in columns:
        place = columns.index(query.sort)
        wanted.sort(key=lambda row: _order(row.cells[place]), reverse=query.is_descending)
    first = query.page * PAGE_ROWS
    shown = tuple(wanted[first : first + PAGE_ROWS])
    return Sheet(query, columns, shown, len(wanted), kinds if len(kinds) > 1 else (), **told)  # type: ignore[arg-type]


def _order(cell: OfficeCell) -> tuple[int, str]:
    """By what a cell is sorted: numbers by their size, everything else by its letters."""
    match cell:
        case int():
            return cell, ""
        case Coded(key=key):
            return 0, key
        case date():
            return 0, cell.isoformat()
        case tuple():
            return 0, " ".join(_order(each)[1] for each in cell)
        case _:
            return 0, cell.casefold()
