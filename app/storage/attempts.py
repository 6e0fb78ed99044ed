"""Wrong booking codes: how many there were at this kiosk, and how long the next must wait.

Counts survive a restart, and a clock set back makes the rest of the waiting begin anew.
"""

import math
from collections.abc import Callable, Sequence
from datetime import datetime

from sqlite_utils import Database

from app.domain.problems import MustWait, Problem
from app.storage.database import utc_now, writing

WRONG_IN_A_ROW = 3
PAUSE_S = 60
"""So many wrong codes in a row, and the next must wait this long, in seconds. Typing itself has no time limit."""

WRONG_AN_HOUR = 10
HOUR_S = 3600
"""So many wrong codes within an hour, and guests are sent to the desk until the first of them is an hour past."""


class CodeAttempts:
    """Counts the attempts of one kiosk.

    Keeps: the times of wrong attempts, for an hour; never what was tried.
    """

    def __init__(self, database: Database, *, now: Callable[[], datetime] = utc_now) -> None:
        self._database = database
        self._now = now

    def count(self) -> None:
        """Count an attempt as wrong, on disk, before it is looked at: pulling the plug gives no free try.

        Raises: CODE_WAIT, CODE_LOCKED (both with the seconds left, and nothing counted), STORE_UNAVAILABLE.
        """
        now_s = self._now().timestamp()
        with writing(self._database, Problem.STORE_UNAVAILABLE):
            self._forget_past(now_s)
            wrong = self._database.execute("SELECT at_s, in_row FROM code_attempts ORDER BY number").fetchall()
            waiting = _waiting(wrong, now_s)
            if waiting is None:
                in_row = wrong[-1][1] % WRONG_IN_A_ROW + 1 if wrong else 1
                self._database.execute("INSERT INTO code_attempts (at_s, in_row) VALUES (?, ?)", (now_s, in_row))
        if waiting:
            raise waiting

    def clear(self) -> None:
        """Forget all attempts: the last one was right. Raises: STORE_UNAVAILABLE."""
        with writing(self._database, Problem.STORE_UNAVAILABLE):
            self._database.execute("DELETE FROM code_attempts")

    def _forget_past(self, now_s: float) -> None:
        """Drop what is an hour past; what lies in the future was written before the clock was set back."""
        newest_s = self._database.execute("SELECT coalesce(max(at_s), 0) FROM code_attempts").fetchone()[0]
        if newest_s > now_s:
            self._database.execute("UPDATE code_attempts SET at_s = at_s - ?", (newest_s - now_s,))
        self._database.execute("DELETE FROM code_attempts WHERE at_s <= ?", (now_s - HOUR_S,))


def _waiting(wrong: Sequence[tuple[float, int]], now_s: float) -> MustWait | None:
    """What a guest is told who may not try yet."""
    if len(wrong) >= WRONG_AN_HOUR:
        return MustWait(Problem.CODE_LOCKED, math.ceil(wrong[-WRONG_AN_HOUR][0] + HOUR_S - now_s))
    left_s = wrong[-1][0] + PAUSE_S - now_s if wrong and wrong[-1][1] == WRONG_IN_A_ROW else 0
    return MustWait(Problem.CODE_WAIT, math.ceil(left_s)) if left_s > 0 else None
