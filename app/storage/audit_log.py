"""The log of acts: what staff did and why, calls for help, and sign-ins. Append only; it names no guest."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from app.domain.help import HelpCall, HelpEnd, OpenCall
from app.domain.ids import StaffId
from app.domain.permissions import Act as StaffAct
from app.domain.problems import Problem
from app.domain.staff import Override
from app.storage.database import reading, utc_now, writing
from app.storage.help_queue import HelpQueue

_APPEND = """
INSERT INTO audit (at, act, staff, reason, state, receipt, booking)
VALUES (:at, :act, :staff, :reason, :state, :receipt, :booking)
"""

_APPEND_ACT = """
INSERT INTO staff_acts (at, act, staff, second, subject, reason)
VALUES (:at, :act, :staff, :second, :subject, :reason)
"""


@dataclass(frozen=True)
class Act:
    """One line of the log; what does not apply to an act is empty."""

    number: int
    at: datetime
    act: str
    staff: str
    reason: str
    state: str
    receipt: str
    booking: str


class SqliteAudit:
    """Implements `ports.Audit`. Keeps: ids and codes only, until the hotel's retention date."""

    def __init__(self, database: Database, *, now: Callable[[], datetime] = utc_now) -> None:
        self._database = database
        self._now = now
        self._queue = HelpQueue(database, now=now)

    def record_override(self, override: Override) -> None:
        """Write an act of staff durably. Raises: STORE_UNAVAILABLE."""
        with writing(self._database, Problem.STORE_UNAVAILABLE):
            self._append(
                "override",
                staff=override.staff,
                reason=override.reason.value,
                state=override.state,
                receipt=override.receipt,
                booking=override.booking,
            )

    def record_help_call(self, state: str) -> HelpCall:
        """Write that a guest asked for help in `state`; says the place in the queue. Raises: STORE_UNAVAILABLE."""
        with writing(self._database, Problem.STORE_UNAVAILABLE):
            self._append("help_call", state=state)
            number = self._database.execute("SELECT last_insert_rowid()").fetchone()[0]
            return self._queue.look(number)

    def look_at_help_call(self, number: int) -> HelpCall:
        """One call as its guest may see it. Raises: STORE_UNAVAILABLE."""
        with reading(Problem.STORE_UNAVAILABLE):
            return self._queue.look(number)

    def end_help_call(self, number: int, end: HelpEnd, staff: StaffId | None = None) -> None:
        """Write durably how a call ended. Raises: STORE_UNAVAILABLE."""
        with writing(self._database, Problem.STORE_UNAVAILABLE):
            self._queue.end(number, end, staff)

    def open_help_calls(self) -> list[OpenCall]:
        """Every call that nobody has answered, the longest waiting first. Raises: STORE_UNAVAILABLE."""
        with reading(Problem.STORE_UNAVAILABLE):
            return self._queue.open_calls()

    def note_sign_in(self, staff: StaffId | None, *, is_right: bool) -> None:
        """Write, within the transaction of the staff store, who signed in or was refused; None for a stranger."""
        self._append("sign_in" if is_right else "sign_in_refused", staff=staff)

    def note_act(
        self, act: StaffAct, staff: StaffId, *, subject: str, reason: str = "", second: StaffId | None = None
    ) -> None:
        """Write, within the transaction of another store, an act at the desk, and who signed it as well."""
        row = {"act": act.value, "staff": staff, "second": second, "subject": subject, "reason": reason}
        self._database.execute(_APPEND_ACT, {**row, "at": self._now().isoformat()})

    def record_act(
        self, act: StaffAct, staff: StaffId, *, subject: str, reason: str = "", second: StaffId | None = None
    ) -> None:
        """Write an act at the desk durably. Raises: STORE_UNAVAILABLE."""
        with writing(self._database, Problem.STORE_UNAVAILABLE):
            self.note_act(act, staff, subject=subject, reason=reason, second=second)

    def acts(self, limit: int = 50) -> list[dict[str, str]]:
        """The last acts at the desk, newest first, as they were written. Raises: STORE_UNAVAILABLE."""
        with reading(Problem.STORE_UNAVAILABLE):
            sql = "SELECT * FROM staff_acts ORDER BY number DESC LIMIT ?"
            return [
                {name: str(value or "") for name, value in row.items()} for row in self._database.query(sql, (limit,))
            ]

    def latest(self, limit: int = 50) -> list[Act]:
        """The last acts, newest first. Raises: STORE_UNAVAILABLE."""
        with reading(Problem.STORE_UNAVAILABLE):
            rows = list(self._database.query("SELECT * FROM audit ORDER BY number DESC LIMIT ?", (max(0, limit),)))
        return [_act(row) for row in rows]

    def _append(self, act: str, **fields: str | None) -> None:
        """Write one line."""
        empty = dict.fromkeys(("staff", "reason", "state", "receipt", "booking"))
        self._database.execute(_APPEND, {**empty, **fields, "at": self._now().isoformat(), "act": act})


def _act(row: Mapping[str, str | None]) -> Act:
    """A row as an act."""
    text = {name: str(value) if value is not None else "" for name, value in row.items()}
    return Act(
        number=int(text["number"]),
        at=datetime.fromisoformat(text["at"]),
        act=text["act"],
        staff=text["staff"],
        reason=text["reason"],
        state=text["state"],
        receipt=text["receipt"],
        booking=text["booking"],
    )
