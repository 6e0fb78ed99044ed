"""Erase rows, each through the gate and with a line in `erasures`; all within a transaction of the caller.

Keeps: of what was erased, the receipt's id, when, what kind, why and by whom; nothing of a guest.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from functools import partial

from sqlite_utils import Database

from app.domain.ids import ReceiptId, StaffId
from app.proof.happenings import Forgotten, forgotten_body
from app.proof.terms import Desk, Kind
from app.storage.act_log import ActLog
from app.storage.ledger import Ledger, ledger_beside

RETENTION = "retention"
"""The reason where no one asked: the time for which it was kept is over."""

AT_ONCE = 500
"""How many records of the log one later record says are empty."""

FAMILY = """
WITH RECURSIVE up (id) AS (
    SELECT ?1 UNION SELECT replaces FROM receipts JOIN up USING (id) WHERE replaces IS NOT NULL
), family (id) AS (SELECT id FROM up UNION SELECT r.id FROM receipts r JOIN family f ON r.replaces = f.id)
SELECT id FROM family ORDER BY id
"""
"""All decisions tied to one by what replaces what."""

_NOTE = "INSERT INTO erasures (at, receipt, what, count, why, staff) VALUES (?, ?, ?, ?, ?, ?)"
_LET_GO = "INSERT INTO leaving (what, id) SELECT ?2, value FROM json_each(?1)"
_LINKED = """
SELECT receipt FROM guests WHERE receipt IN (SELECT value FROM json_each(?1))
UNION SELECT receipt FROM checkins WHERE receipt IN (SELECT value FROM json_each(?1))
"""
_PERSONS = "SELECT receipt FROM guests WHERE receipt IN (SELECT value FROM json_each(?1))"
_FORGET = (
    """
    UPDATE bookings SET guest_name = '', surname = '', given_names = '', document_number = ''
    WHERE ref IN (SELECT booking FROM guests WHERE number = 1 AND receipt IN (SELECT value FROM json_each(?1)))
    """,
    """
    UPDATE guests SET surname = '', given_names = '', document_number = '', receipt = NULL, is_erased = 1
    WHERE receipt IN (SELECT value FROM json_each(?1))
    """,
)
_CUT = (
    "UPDATE guests SET receipt = NULL WHERE receipt IN (SELECT value FROM json_each(?1))",
    "UPDATE checkins SET receipt = NULL WHERE receipt IN (SELECT value FROM json_each(?1))",
)
_DROP_STAYS = (
    "DELETE FROM checkins WHERE booking IN (SELECT value FROM json_each(?1))",
    "DELETE FROM guests WHERE booking IN (SELECT value FROM json_each(?1))",
    "DELETE FROM bookings WHERE ref IN (SELECT value FROM json_each(?1))",
)
_DROP_RECORDS = (
    "DELETE FROM expiries WHERE receipt IN (SELECT value FROM json_each(?1))",
    """
    DELETE FROM face_endings WHERE opening IN (
        SELECT number FROM face_openings WHERE receipt IN (SELECT value FROM json_each(?1))
    )
    """,
    "DELETE FROM face_openings WHERE receipt IN (SELECT value FROM json_each(?1))",
    "DELETE FROM receipts WHERE id IN (SELECT value FROM json_each(?1))",
)
_RECORDS = """
SELECT seq FROM records WHERE receipt IN (SELECT value FROM json_each(?1)) AND kind <> 'erased' ORDER BY seq
"""
_TIED = {
    "receipt": "SELECT number FROM audit WHERE booking IS NOT NULL AND receipt IN (SELECT value FROM json_each(?1))",
    "booking": "SELECT number FROM audit WHERE booking IN (SELECT value FROM json_each(?1))",
}
_UNTIE = "UPDATE audit SET booking = NULL, salt = NULL WHERE number IN (SELECT value FROM json_each(?1))"
_ACTS = {
    "audit": (
        "SELECT CAST(number AS TEXT) FROM audit WHERE at < ?1",
        "DELETE FROM help_ends WHERE CAST(call AS TEXT) IN (SELECT value FROM json_each(?1))",
        "DELETE FROM audit WHERE CAST(number AS TEXT) IN (SELECT value FROM json_each(?1))",
    ),
    "staff_acts": (
        "SELECT CAST(number AS TEXT) FROM staff_acts WHERE at < ?1",
        "DELETE FROM staff_acts WHERE CAST(number AS TEXT) IN (SELECT value FROM json_each(?1))",
    ),
}
ACTS = tuple(_ACTS)
"""The logs of acts."""

_OF_STAYS = """
SELECT DISTINCT receipt FROM (
    SELECT receipt FROM guests WHERE booking IN (SELECT value FROM json_each(?1))
    UNION SELECT receipt FROM checkins WHERE booking IN (SELECT value FROM json_each(?1))
) WHERE receipt IS NOT NULL
"""


def family_of(database: Database, receipt_id: str) -> list[ReceiptId]:
    """A decision and all that are tied to it, oldest first."""
    return [ReceiptId(row[0]) for row in database.execute(FAMILY, (receipt_id,)).fetchall()]


class Erasing:
    """The verbs of erasing in one database; `staff` asked for it, and is nobody where time is over."""

    def __init__(
        self,
        database: Database,
        now: Callable[[], datetime],
        *,
        why: str = RETENTION,
        staff: Sequence[StaffId] = (),
        ledger: Ledger | None = None,
    ) -> None:
        self._database = database
        self._now = now
        self._why = why
        self._staff = list(staff)
        self._ledger = ledger or ledger_beside(database, Desk(), now)

    def forget_person(self, receipt_ids: Iterable[str]) -> tuple[int, int]:
        """Erase who the guests behind these decisions are, and cut the ties; says how many of either there were."""
        ids = json.dumps(list(receipt_ids))
        persons, linked = self._found(_PERSONS, ids), self._found(_LINKED, ids)
        untied = self._untied("receipt", ids)
        self._each((*_FORGET, *_CUT), ids)
        self._note_all(persons, "person")
        self._note_all(linked, "link")
        self._tell({"person": len(persons), "link": len(linked)}, under=[*persons, *linked], untied=untied)
        return len(persons), len(linked)

    def drop_stays(self, refs: Sequence[str]) -> None:
        """Erase whole stays, and with them the tie of decisions to them."""
        ids = json.dumps(refs)
        linked = self._found(_OF_STAYS, ids)
        untied = self._untied("booking", ids)
        self._database.execute(_LET_GO, (ids, "booking"))
        self._each(_DROP_STAYS, ids)
        self._note_all(linked, "link")
        self._tell({"link": len(linked)}, untied=untied)
        self._close_gate()

    def drop_records(self, receipt_ids: Sequence[str]) -> None:
        """Erase decisions and the lives of the face camera under them; the log keeps their places, and says so."""
        ids = json.dumps(receipt_ids)
        linked, untied = self._found(_LINKED, ids), self._untied("receipt", ids)
        self._each(_CUT, ids)
        self._note_all(linked, "link")
        self._tell({"link": len(linked)}, untied=untied)
        self._database.execute(_LET_GO, (ids, "receipt"))
        self._each(_DROP_RECORDS, ids)
        self._empty_records(ids)
        self._note_all(receipt_ids, "record")
        self._close_gate()

    def drop_acts(self, log: str, before: datetime) -> int:
        """Erase the lines of a log of acts (`ACTS`) that are older; says how many."""
        old, *drop = _ACTS[log]
        numbers = self._found(old, before.isoformat())
        ids = json.dumps(numbers)
        logs = (log, "help_ends") if log == "audit" else (log,)
        seqs = sorted(seq for each in logs for seq in ActLog(self._database, self._ledger).seqs(each, numbers))
        self._database.execute(_LET_GO, (ids, log))
        self._each(drop, ids)
        if numbers:
            self._note(None, "acts", len(numbers))
        self._tell({"acts": len(numbers)})
        self._empty(seqs)
        self._close_gate()
        return len(numbers)

    def _empty_records(self, ids: str) -> None:
        """Empty what the log holds of these decisions, so many records at a time."""
        self._empty([row[0] for row in self._database.execute(_RECORDS, (ids,)).fetchall()])

    def _untied(self, by: str, ids: str) -> list[int]:
        """Let acts forget of which bookings they were; says their numbers."""
        numbers = [row[0] for row in self._database.execute(_TIED[by], (ids,)).fetchall()]
        self._database.execute(_UNTIE, (json.dumps(numbers),))
        return numbers

    def _empty(self, seqs: Sequence[int]) -> None:
        """Empty records of the log, so many at a time."""
        for first in range(0, len(seqs), AT_ONCE):
            self._ledger.erase(seqs[first : first + AT_ONCE], self._why)

    def _tell(self, counts: Mapping[str, int], *, under: Sequence[str] = (), untied: Sequence[int] = ()) -> None:
        """Write into the log that so much was erased, unless it was nothing."""
        told = {what: count for what, count in {**counts, "tie": len(untied)}.items() if count}
        receipt_id = ReceiptId(under[0]) if under else None
        forgotten = Forgotten(told, self._why, self._staff, untied)
        if told:
            make = partial(forgotten_body, receipt_id, forgotten, self._ledger.desk)
            self._ledger.append(Kind.ERASED, receipt_id, self._now(), make)

    def _note(self, receipt_id: str | None, what: str, count: int = 1) -> None:
        """Leave a line that something was erased."""
        at = self._now().isoformat()
        self._database.execute(_NOTE, (at, receipt_id, what, count, self._why, json.dumps(self._staff)))

    def _found(self, sql: str, value: str) -> list[str]:
        """The first column of what a query answers."""
        return [row[0] for row in self._database.execute(sql, (value,)).fetchall()]

    def _note_all(self, receipt_ids: Iterable[str], what: str) -> None:
        """Leave a line for each."""
        for receipt_id in receipt_ids:
            self._note(receipt_id, what)

    def _each(self, statements: Iterable[str], ids: str) -> None:
        """Run statements over the same ids."""
        for sql in statements:
            self._database.execute(sql, (ids,))

    def _close_gate(self) -> None:
        """Let nothing through any more."""
        self._database.execute("DELETE FROM leaving")
