"""What goes into the log: decisions with their rows, consents that ran out, and once all that is older than it."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from functools import partial
from typing import Any

from sqlite_utils import Database

from app.domain.consent import Decision, Receipt
from app.domain.ids import ReceiptId
from app.domain.problems import Problem
from app.domain.staff import ForGuest
from app.proof.happenings import erased_body, expired_body, opened_body
from app.proof.record import decision_body
from app.proof.terms import Body, Kind, Place
from app.storage.act_log import ActLog
from app.storage.database import writing
from app.storage.face_lives import life_of
from app.storage.ledger import Ledger, kept_note
from app.storage.receipt_rows import receipt_of
from app.storage.staff_states import StaffStates

AT_ONCE = 500
"""How many consents expire in one transaction, so that no guest waits for many."""

_BY_ID = "SELECT receipts.*, NULL AS expired_at FROM receipts WHERE id = ?"
_OPENINGS = """
SELECT number, receipt, opened_at, mode, models, protections, threshold, turns, erased_at, why
FROM face_openings LEFT JOIN face_endings ON opening = number
"""
_DUE = """
SELECT receipts.*, NULL AS expired_at FROM receipts
WHERE decision = 'given'
    AND (valid_until <= :now OR (valid_until IS NULL AND created_at <= :old))
    AND NOT EXISTS (SELECT 1 FROM expiries WHERE receipt = receipts.id)
    AND NOT EXISTS (SELECT 1 FROM receipts other WHERE other.replaces = receipts.id AND other.decision = 'withdrawn')
ORDER BY id LIMIT :limit
"""


def record_decision(
    database: Database, ledger: Ledger, receipt: Receipt, by: ForGuest | None = None, *, is_late: bool = False
) -> int:
    """Append a decision's record within the transaction of its row; a withdrawal tells the consent that it ends.

    `by` is who withdrew for the guest, if anybody did.
    """
    consent = None
    if receipt.draft.decision is Decision.WITHDRAWN:
        (row,) = database.query(_BY_ID, (receipt.draft.replaces,))
        consent = receipt_of(row)
    kind = Kind(receipt.draft.decision.value)
    make = partial(decision_body, receipt, consent, ledger.desk, by=by)
    return ledger.append(kind, receipt.id, receipt.created_at, make, is_late=is_late)


def expire(database: Database, ledger: Ledger, now: datetime) -> int:
    """Write an end to every consent that ran out and was not withdrawn; says how many. Raises: STORE_UNAVAILABLE."""
    valid_for = ledger.desk.valid_for
    asked = {"now": now.isoformat(), "old": (now - valid_for).isoformat(), "limit": AT_ONCE}
    count, is_more = 0, True
    while is_more:
        with writing(database, Problem.STORE_UNAVAILABLE):
            due = [receipt_of(row) for row in list(database.query(_DUE, asked))]
            for consent in due:
                at = consent.valid_until or consent.created_at + valid_for
                database.execute("INSERT INTO expiries VALUES (?, ?)", (consent.id, at.isoformat()))
                ledger.append(Kind.EXPIRED, consent.id, at, partial(expired_body, consent, ledger.desk), is_late=True)
        count, is_more = count + len(due), len(due) == AT_ONCE
    return count


def enter_old(database: Database, ledger: Ledger) -> int:
    """Put what was stored before there was a log into it, once and in its order; says how many records that were.

    Where the log is empty and a head of it is kept outside, it was thrown away: nothing is written over that.
    Raises: STORE_UNAVAILABLE.
    """
    if ledger.size or kept_note(ledger.keys.folder):
        return 0
    with writing(database, Problem.STORE_UNAVAILABLE):
        if not ledger.begin():
            return 0
        old = sorted(_old(database, ledger), key=lambda one: one[0])
        for (at, *_), kind, receipt_id, make in old:
            if make is None:
                (row,) = database.query(_BY_ID, (receipt_id,))
                record_decision(database, ledger, receipt_of(row), is_late=True)
            else:
                ledger.append(kind, receipt_id, datetime.fromisoformat(at), make, is_late=True)
    return len(old)


def enter_old_acts(database: Database, ledger: Ledger) -> int:
    """Put the acts that were written before they were in the log into it, once; says how many lines that were.

    Raises: STORE_UNAVAILABLE.
    """
    log = ActLog(database, ledger)
    if not ledger.size or not log.is_left_out():
        return 0
    with writing(database, Problem.STORE_UNAVAILABLE):
        return log.enter_old() if log.is_left_out() else 0


def enter_old_staff(database: Database, ledger: Ledger, now: Callable[[], datetime]) -> None:
    """Tell of the staff who were in the list before the log told of any, once, as they stand.

    Raises: STORE_UNAVAILABLE.
    """
    states = StaffStates(database, ledger, now)
    if ledger.size and states.is_left_out():
        with writing(database, Problem.STORE_UNAVAILABLE):
            states.enter_old()


_Old = tuple[tuple[str, int, str], Kind, str, Callable[[Place], Body] | None]
"""One old row: when it was and what comes first of two at once, its kind and receipt, and how it is written down."""


def _old(database: Database, ledger: Ledger) -> Iterator[_Old]:
    """Every old row; how a decision is written is left to `record_decision`."""
    for row in database.query("SELECT id, created_at, decision FROM receipts"):
        yield (row["created_at"], 0, row["id"]), Kind(row["decision"]), row["id"], None
    for row in database.query(_OPENINGS):
        yield from _life(row, ledger)


def _life(row: Mapping[str, Any], ledger: Ledger) -> Iterator[_Old]:
    """An old opening of the face camera, and its end if it had one."""
    receipt_id, number, life = ReceiptId(row["receipt"]), int(row["number"]), life_of(row)
    opened = partial(opened_body, receipt_id, number, life.means, ledger.desk)
    yield (row["opened_at"], 1, f"{number:020}"), Kind.FACE_OPENED, receipt_id, opened
    if life.end:
        erased = partial(erased_body, receipt_id, number, life.end, ledger.desk)
        yield (row["erased_at"], 2, f"{number:020}"), Kind.FACE_ERASED, receipt_id, erased
