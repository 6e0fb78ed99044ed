"""Each erasing goes through the gate, closes it again, and leaves a line."""

from contextlib import suppress

from sqlite_utils import Database

from app.domain.consent import Decision
from app.domain.ids import StaffId
from app.domain.problems import Problem
from app.storage.database import writing
from app.storage.erasing import ACTS, Erasing, family_of
from app.storage.receipt_store import SqliteReceipts
from tests.builders import NOW, a_draft
from tests.storage.stores import REF, a_stay

TABLES = ("receipts", "guests", "bookings", "checkins", "audit", "erasures", "leaving")


def erasing(database: Database) -> Erasing:
    """The verbs, for somebody who was asked."""
    return Erasing(database, lambda: NOW, why="asked", staff=[StaffId("07")])


def lines(database: Database) -> list[tuple[str, ...]]:
    """What was left of what was erased."""
    return [tuple(row) for row in database.execute("SELECT receipt, what, why, staff FROM erasures").fetchall()]


def test_a_family_is_all_that_one_replaced_the_other(database: Database) -> None:
    receipts = SqliteReceipts(database)
    first = receipts.save(a_draft(decision=Decision.DECLINED))
    second = receipts.save(a_draft(replaces=first.id))
    third = receipts.save(a_draft(decision=Decision.WITHDRAWN, replaces=second.id))
    other = receipts.save(a_draft())

    for receipt in (first, second, third):
        assert family_of(database, receipt.id) == [first.id, second.id, third.id]
    assert family_of(database, other.id) == [other.id]


def test_every_verb_closes_the_gate_behind_it_and_leaves_a_line(database: Database) -> None:
    receipt = a_stay(database)
    verbs = erasing(database)

    with writing(database, Problem.STORE_UNAVAILABLE):
        verbs.drop_stays([REF])
        verbs.drop_records(family_of(database, receipt.id))
        dropped = [verbs.drop_acts(log, NOW.replace(year=2100)) for log in ACTS]

    assert dropped == [1, 1]
    assert database["leaving"].count == database["receipts"].count == database["bookings"].count == 0
    assert [(what, why, staff) for _, what, why, staff in lines(database)] == [
        ("link", "asked", '["07"]'),
        *[("record", "asked", '["07"]')] * 2,
        *[("acts", "asked", '["07"]')] * 2,
    ]
    assert lines(database)[0][0] == receipt.id


def test_what_fails_half_way_erases_nothing(database: Database) -> None:
    receipt = a_stay(database)
    before = [list(database.query(f"SELECT * FROM {table}")) for table in TABLES]

    with suppress(ZeroDivisionError), writing(database, Problem.STORE_UNAVAILABLE):
        erasing(database).forget_person([receipt.id])
        raise ZeroDivisionError

    assert [list(database.query(f"SELECT * FROM {table}")) for table in TABLES] == before
