"""The log of acts: what staff did and why, calls for help, and sign-ins. Append only; it names no guest.

Each line has its record in the log of all records, written in the same transaction.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from app.domain.help import HelpCall, HelpEnd, OpenCall
from app.domain.ids import StaffId
from app.domain.permissions import Act as StaffAct
from app.domain.permissions import OwnerAct
from app.domain.problems import Problem
from app.domain.staff import Override
from app.proof.terms import Desk
from app.storage.act_log import ActLog, Cell
from app.storage.database import reading, utc_now, writing
from app.storage.help_queue import HelpQueue
from app.storage.ledger import Ledger, ledger_beside

NOBODY = StaffId("")
"""Who did it where no member of staff signed: whoever has the machine's own command line."""


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

    def __init__(
        self, database: Database, *, now: Callable[[], datetime] = utc_now, ledger: Ledger | None = None
    ) -> None:
        """Take a database and its log of all records; without one, it is signed by the keys beside the database."""
        self._database = database
        self._now = now
        self._log = ActLog(database, ledger or ledger_beside(database, Desk(), now))
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
            return self._queue.look(self._append("help_call", state=state))

    def look_at_help_call(self, number: int) -> HelpCall:
        """One call as its guest may see it. Raises: STORE_UNAVAILABLE."""
        with reading(Problem.STORE_UNAVAILABLE):
            return self._queue.look(number)

    def end_help_call(self, number: int, end: HelpEnd, staff: StaffId | None = None) -> None:
        """Write durably how a call ended; the first end counts. Raises: STORE_UNAVAILABLE."""
        with writing(self._database, Problem.STORE_UNAVAILABLE):
            if not self._queue.is_ended(number):
                at = self._now().isoformat()
                self._log.write("help_ends", {"call": number, "at": at, "how": end.value, "staff": staff})

    def open_help_calls(self) -> list[OpenCall]:
        """Every call that nobody has answered, the longest waiting first. Raises: STORE_UNAVAILABLE."""
        with reading(Problem.STORE_UNAVAILABLE):
            return self._queue.open_calls()

    def note_sign_in(self, staff: StaffId | None, *, is_right: bool, wait_s: int = 0) -> None:
        """Write, within the transaction of the staff store, who signed in or was refused; None for a stranger.

        Who must wait now, `wait_s` seconds, is locked out, and that is an act of its own.
        """
        self._append("sign_in" if is_right else "sign_in_refused", staff=staff)
        if wait_s and not is_right:
            self.note_act(OwnerAct.LOCKED_OUT, staff or NOBODY, subject=staff or "", reason=f"wait_{wait_s}_s")

    def note_line(self, log: str, row: Mapping[str, Cell]) -> None:
        """Write, within the transaction of another store, a line of what was approved: its own table, and the log."""
        self._log.write(log, row)

    def note_act(
        self, act: StaffAct | OwnerAct, staff: StaffId, *, subject: str, reason: str = "", second: StaffId | None = None
    ) -> None:
        """Write, within the transaction of another store, an act at the desk, and who signed it as well."""
        row = {"act": act.value, "staff": staff, "second": second, "subject": subject, "reason": reason}
        self._log.write("staff_acts", {**row, "at": self._now().isoformat()})

    def record_act(
        self, act: StaffAct | OwnerAct, staff: StaffId, *, subject: str, reason: str = "", second: StaffId | None = None
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

    def _append(self, act: str, **fields: str | None) -> int:
        """Write one line; says its number."""
        empty = dict.fromkeys(("staff", "reason", "state", "receipt", "booking"))
        return self._log.write("audit", {**empty, **fields, "at": self._now().isoformat(), "act": act})


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
