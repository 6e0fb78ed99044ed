"""The queue of calls for help: every call stands in the log of acts, and here how it ended."""

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlite_utils import Database

from app.domain.help import HelpCall, OpenCall

WAITS_HOURS = 12
"""After so long nobody waits any more, whatever became of the call: a kiosk may have lost its power meanwhile."""

_OPEN = "FROM audit a WHERE act = 'help_call' AND at > ? AND NOT EXISTS (SELECT 1 FROM help_ends WHERE call = a.number)"


class HelpQueue:
    """Reads calls, within the transactions of the log. Keeps: numbers, times and staff; nothing of guests."""

    def __init__(self, database: Database, *, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now

    def look(self, number: int) -> HelpCall:
        """One call as its guest may see it: its place among the open ones, or who answered it."""
        sql = "SELECT s.name FROM help_ends e LEFT JOIN staff s ON s.id = e.staff WHERE e.call = ?"
        ended = self._database.execute(sql, (number,)).fetchone()
        before = self._database.execute(f"SELECT count(*) {_OPEN} AND number < ?", (self._since(), number)).fetchone()
        asked = self._database.execute("SELECT at FROM audit WHERE number = ?", (number,)).fetchone()
        waited = (self._now() - datetime.fromisoformat(asked[0])) // timedelta(minutes=1) if asked else 0
        return HelpCall(number, before[0] + 1, (ended[0] or "") if ended else "", max(0, waited))

    def is_ended(self, number: int) -> bool:
        """Whether a call has ended, however it did."""
        return bool(self._database.execute("SELECT 1 FROM help_ends WHERE call = ?", (number,)).fetchall())

    def open_calls(self) -> list[OpenCall]:
        """Every call that nobody has answered, the longest waiting first."""
        rows = self._database.execute(f"SELECT number, at, state {_OPEN} ORDER BY number", (self._since(),)).fetchall()
        return [OpenCall(number, datetime.fromisoformat(at), state or "") for number, at, state in rows]

    def _since(self) -> str:
        """Since when calls count as waiting."""
        return (self._now() - timedelta(hours=WAITS_HOURS)).isoformat()
