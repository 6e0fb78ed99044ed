"""What the log tells of each member of staff: a line for every change, which the list of staff is held against.

The lines stay when the acts that made them are past their time, since who may do what now must be told for good.
Keeps: numbers, roles and states; of a name and the hash of a PIN only one digest, which tells neither.
"""

from collections.abc import Callable, Mapping
from datetime import datetime

from sqlite_utils import Database

from app.domain.ids import StaffId
from app.domain.staff import Role
from app.proof.canonical import digest
from app.storage.act_log import ActLog, Cell
from app.storage.ledger import Ledger

LOG = "staff_states"
TOLD = ("role", "is_active", "must_change_pin")
"""The columns that a line tells as they stand; the others it seals."""

_MEMBER = "SELECT * FROM staff WHERE id = ?"
_NEWEST = "SELECT * FROM staff_states WHERE staff = ? ORDER BY number DESC LIMIT 1"
_LEFT_OUT = """
SELECT EXISTS (SELECT 1 FROM staff) AND NOT EXISTS (SELECT 1 FROM staff_states) AND NOT EXISTS
    (SELECT 1 FROM records WHERE kind = 'act' AND json_extract(CAST(body AS TEXT), '$."ek:log"') = 'staff_states')
"""


class StaffStates:
    """The lines of one database, written within the caller's transaction."""

    def __init__(self, database: Database, ledger: Ledger, now: Callable[[], datetime]) -> None:
        self._database = database
        self._log = ActLog(database, ledger)
        self._now = now

    def tell(self, number: str, *, is_late: bool = False) -> None:
        """Write down how a member now stands; `is_late` where no act has told of them before."""
        (row,) = self._database.query(_MEMBER, (number,))
        self._log.write(LOG, {"at": self._now().isoformat(), "staff": number, **_state(row)}, is_late=is_late)

    def role_of(self, number: str) -> Role:
        """The role that the log tells; whom it never told of begins at the desk."""
        line = self._newest(number)
        return Role(line["role"]) if line else Role.DESK

    def bears_out(self, row: Mapping[str, Cell]) -> bool:
        """Whether the newest line tells of a member just what the list says, and is signed."""
        line = self._newest(str(row["id"]))
        return line is not None and not _differing(row, line) and self._log.is_signed(LOG, line)

    def altered(self) -> frozenset[StaffId]:
        """The members of whom the list says something else than the log."""
        return frozenset(
            StaffId(row["id"]) for row in list(self._database.query("SELECT * FROM staff")) if not self.bears_out(row)
        )

    def enter_old(self) -> None:
        """Tell of everybody who was in the list before the log told of staff, once, as they stand."""
        if self.is_left_out():
            for (number,) in self._database.execute("SELECT id FROM staff ORDER BY id").fetchall():
                self.tell(number, is_late=True)

    def is_left_out(self) -> bool:
        """Whether there is staff, and the log never told of any."""
        return bool(self._database.execute(_LEFT_OUT).fetchone()[0])

    def _newest(self, number: str) -> dict[str, Cell] | None:
        """The newest line of a member."""
        return next(iter(list(self._database.query(_NEWEST, (number,)))), None)


def staff_faults(database: Database) -> list[str]:
    """What the list of staff says otherwise than its lines do; nothing where there are no lines yet."""
    lines = {str(line["staff"]): line for line in database.query(f"SELECT * FROM {LOG} ORDER BY number")}  # noqa: S608
    rows = {str(row["id"]): row for row in database.query("SELECT * FROM staff")} if lines else {}
    return [
        fault for number in sorted({*lines, *rows}) if (fault := _fault(number, rows.get(number), lines.get(number)))
    ]


def _fault(number: str, row: Mapping[str, Cell] | None, line: Mapping[str, Cell] | None) -> str:
    """What is wrong with one member; empty if nothing is."""
    if row is None:
        return f"The log tells of member {number}, who is missing from the list of staff."
    if line is None:
        return f"Member {number} stands in the list of staff, and no act tells of them."
    differing = _differing(row, line)
    return (
        f"Of member {number} the list of staff says otherwise than the log: {', '.join(differing)}."
        if differing
        else ""
    )


def _differing(row: Mapping[str, Cell], line: Mapping[str, Cell]) -> list[str]:
    """In which columns a row is not as its line says."""
    state = _state(row)
    return [
        *(name for name in TOLD if state[name] != line[name]),
        *(["name or PIN"] if state["seal"] != line["seal"] else []),
    ]


def _state(row: Mapping[str, Cell]) -> dict[str, Cell]:
    """How a member stands. The hash of the PIN holds a salt of its own, so that nobody can try names."""
    sealed = f"{row['pin_hash']}\n{row['name']}".encode()
    return {**{name: row[name] for name in TOLD}, "seal": digest(sealed).hex()}
