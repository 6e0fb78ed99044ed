"""Everything held about a decision and the guest behind it: to be handed out, and to be erased.

Of a party each guest gets their own: another guest's name, number and decision are in no answer.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from app.domain.codes import receipt_code
from app.domain.ids import ReceiptId, StaffId
from app.domain.permissions import Act
from app.domain.problems import KioskError, Problem
from app.domain.retention import EraseReason, Erasure
from app.storage.audit_log import SqliteAudit
from app.storage.database import Store, forget_deleted, reading, utc_now, writing
from app.storage.erasing import Erasing, family_of
from app.storage.former import remember_erased
from app.storage.ledger import Ledger

_ID = "SELECT id FROM receipts WHERE code = ?1 OR id = ?2"
HELD = {
    "receipts": "SELECT * FROM receipts WHERE id IN (SELECT value FROM json_each(?1)) ORDER BY id",
    "face_camera": """
        SELECT o.receipt, o.opened_at, e.erased_at, e.why, o.mode, o.models, o.protections, o.threshold, o.turns
        FROM face_openings o LEFT JOIN face_endings e ON e.opening = o.number
        WHERE o.receipt IN (SELECT value FROM json_each(?1)) ORDER BY o.number
    """,
    "guests": """
        SELECT booking, number, surname, given_names, document_number, receipt, way, arrived_at
        FROM guests WHERE receipt IN (SELECT value FROM json_each(?1)) ORDER BY booking, number
    """,
    "bookings": """
        SELECT b.ref, iif(g.number = 1, b.guest_name, NULL) AS guest_name, b.arrival, b.departure, b.guests, b.stage
        FROM bookings b JOIN guests g ON g.booking = b.ref
        WHERE g.receipt IN (SELECT value FROM json_each(?1)) ORDER BY b.ref, g.number
    """,
    "checkins": "SELECT * FROM checkins WHERE receipt IN (SELECT value FROM json_each(?1)) ORDER BY booking",
    "audit": """
        SELECT number, at, act, staff, reason, state, receipt, booking
        FROM audit WHERE receipt IN (SELECT value FROM json_each(?1)) ORDER BY number
    """,
    "staff_acts": """
        SELECT * FROM staff_acts
        WHERE subject IN (SELECT value FROM json_each(?1))
            OR subject IN (SELECT code FROM receipts WHERE id IN (SELECT value FROM json_each(?1)))
        ORDER BY number
    """,
    "expiries": "SELECT * FROM expiries WHERE receipt IN (SELECT value FROM json_each(?1)) ORDER BY receipt",
    "records": """
        SELECT seq, kind, created_at, CAST(body AS TEXT) AS body
        FROM records WHERE receipt IN (SELECT value FROM json_each(?1)) ORDER BY seq
    """,
    "erasures": """
        SELECT at, receipt, what, count, why, staff AS members FROM erasures
        WHERE receipt IN (SELECT value FROM json_each(?1)) ORDER BY number
    """,
}
"""What is held, table by table, under the ids of decisions."""

RESTORED = "restored"
"""The reason where a backup had brought back who was erased before."""

_JSON = ("body", "comfort", "models", "protections", "members")


class SqlitePersonal:
    """Implements `ports.Personal`. Keeps: nothing by itself."""

    def __init__(
        self, database: Database, *, now: Callable[[], datetime] = utc_now, ledger: Ledger | None = None
    ) -> None:
        self._database = database
        self._now = now
        self._ledger = ledger

    def access(self, code: str) -> Mapping[str, Sequence[Mapping[str, object]]]:
        """Everything held under a decision, by short code or id, and those tied to it.

        Raises: RECEIPT_NOT_FOUND, STORE_UNAVAILABLE.
        """
        with reading(Problem.STORE_UNAVAILABLE):
            ids = json.dumps(self._family(code))
            return {name: [_plain(row) for row in self._database.query(sql, (ids,))] for name, sql in HELD.items()}

    def erase(self, code: str, reason: EraseReason, staff: Sequence[StaffId]) -> Erasure:
        """Erase who the guest behind a decision is, and the tie to the booking; the decision itself stays provable.

        `staff` are those who answer for it, the second person last; their act is logged. Nothing of the names is in any
        file of the store when `is_gone`. Raises: RECEIPT_NOT_FOUND, STORE_UNAVAILABLE (nothing was erased then).
        """
        erasing = Erasing(self._database, self._now, why=reason.value, staff=staff, ledger=self._ledger)
        with writing(self._database, Problem.STORE_UNAVAILABLE):
            family = self._family(code)
            guests, links = erasing.forget_person(family)
            if staff:
                audit = SqliteAudit(self._database, now=self._now, ledger=self._ledger)
                second = staff[1] if len(staff) > 1 else None
                audit.note_act(Act.ERASE_RECORD, staff[0], subject=family[0], reason=reason.value, second=second)
        if guests and isinstance(self._database, Store):
            remember_erased(self._database.path.parent, family)
        return Erasure(self._now(), tuple(family), guests, links, forget_deleted(self._database))

    def erase_again(self, receipt_ids: Iterable[str]) -> int:
        """Erase the guests of decisions whom a backup brought back; says how many. Raises: STORE_UNAVAILABLE."""
        erasing = Erasing(self._database, self._now, why=RESTORED, ledger=self._ledger)
        with writing(self._database, Problem.STORE_UNAVAILABLE):
            guests, _ = erasing.forget_person(receipt_ids)
        forget_deleted(self._database)
        return guests

    def _family(self, code: str) -> list[ReceiptId]:
        """The ids of a decision and those tied to it. Raises: RECEIPT_NOT_FOUND."""
        rows = self._database.execute(_ID, (receipt_code(code) or "", code)).fetchall()
        if not rows:
            raise KioskError(Problem.RECEIPT_NOT_FOUND)
        return family_of(self._database, rows[0][0])


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    """A row with its lists as lists."""
    return {name: json.loads(value) if name in _JSON and value else value for name, value in row.items()}
