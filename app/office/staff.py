"""The shelf of staff: who works here, and what may be done with one of them."""

from typing import TYPE_CHECKING

from app.domain.desk_table import Coded
from app.domain.office import Ask, Draft, OfficeQuery, OfficeRow, Sheet, Task, TaskFault, Told, sheet_of
from app.domain.pins import PinFault
from app.domain.staff import Role, Signed, StaffMember
from app.storage.staff_store import NumberFault, StaffError

if TYPE_CHECKING:
    from app.storage.staff_store import SqliteStaff

COLUMNS = ("number", "name", "role", "state")
OF_ONE = (Task.CHANGE_ROLE, Task.NEW_PIN, Task.DISABLE_STAFF)
ALTERED = "altered"
TASKS = {"disabled": (Task.CHANGE_ROLE, Task.NEW_PIN), ALTERED: (Task.NEW_PIN, Task.DISABLE_STAFF)}
"""What may be done with a member in these states; in any other all of it."""


class StaffShelf:
    """Members of staff, as the store keeps them."""

    def __init__(self, store: "SqliteStaff") -> None:
        self._store = store

    def sheet(self, query: OfficeQuery) -> Sheet:
        """Everybody, disabled ones too; or one of them. Raises: STORE_UNAVAILABLE."""
        altered = self._store.altered()
        rows = [_row(*each, is_altered=each[0].id in altered) for each in self._store.everyone()]
        if not query.subject:
            return sheet_of(query, COLUMNS, rows, tasks=(Task.ADD_STAFF,))
        one = [row for row in rows if row.id == query.subject]
        if not one:
            return sheet_of(query, COLUMNS, ())
        state, is_last = one[0].kind, self._store.is_last_officer(query.subject)
        told = [Told("staff_altered", is_caution=True) if state == ALTERED else Told("staff_one")]
        told += [Told("last_officer")] if is_last else []
        tasks = (Task.NEW_PIN,) if is_last else TASKS.get(state, OF_ONE)
        mark = self._store.role_of(query.subject).value
        return sheet_of(query, COLUMNS, one, tasks=tasks, told=tuple(told), mark=mark)

    def do(self, draft: Draft, signed: Signed) -> TaskFault | None:
        """Add a member, or change one. Raises: STORE_UNAVAILABLE."""
        number = draft.told(Ask.NUMBER) or draft.subject
        if number == signed.first:
            return TaskFault.ONESELF
        if draft.subject and draft.mark != self._store.role_of(number).value:
            return TaskFault.CHANGED_MEANWHILE
        try:
            self._change(draft, number, signed)
        except StaffError as error:
            return _fault(error.fault)
        return None

    def _change(self, draft: Draft, number: str, signed: Signed) -> None:
        """Do it. Raises: StaffError, STORE_UNAVAILABLE."""
        match draft.task:
            case Task.ADD_STAFF:
                role = Role(draft.told(Ask.ROLE))
                self._store.add(number, shown_as(draft.told(Ask.NAME)), role, draft.told(Ask.PIN), signed=signed)
            case Task.CHANGE_ROLE:
                self._store.set_role(number, Role(draft.told(Ask.ROLE)), signed=signed)
            case Task.NEW_PIN:
                self._store.set_pin(number, draft.told(Ask.PIN), signed=signed)
            case Task.DISABLE_STAFF:
                self._store.disable(number, signed=signed)
            case _:
                raise ValueError(draft.task)


def shown_as(typed: str) -> str:
    """A name as guests read it, out of letters that a keypad has in one size only: LI WEI is Li Wei."""
    return typed.title() if typed.isupper() else typed


def _row(member: StaffMember, is_active: bool, *, is_altered: bool) -> OfficeRow:  # noqa: FBT001 - a row of the store
    """One member."""
    state = "disabled" if not is_active else "first_pin" if member.must_change_pin else "active"
    state = ALTERED if is_altered else state
    return OfficeRow(
        member.id, state, (member.id, member.name, Coded(f"role.{member.role.value}"), Coded(f"staff.{state}"))
    )


def _fault(fault: NumberFault | PinFault) -> TaskFault:
    """The store's fault as the screen tells it."""
    match fault:
        case NumberFault.NOT_TWO_DIGITS:
            return TaskFault.NOT_TWO_DIGITS
        case NumberFault.TAKEN:
            return TaskFault.NUMBER_TAKEN
        case NumberFault.UNKNOWN | NumberFault.ALTERED | NumberFault.LAST_OFFICER:
            return TaskFault.CHANGED_MEANWHILE
        case _:
            return TaskFault.PIN_WEAK
