"""A PIN that somebody else chose is changed at the first sign-in, and only by its owner."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlite_utils import Database

from app.domain.ids import StaffId
from app.domain.permissions import Act
from app.domain.pins import PinFault
from app.domain.problems import KioskError, Problem
from app.domain.staff import Role
from app.ports import Staff
from app.storage.audit_log import SqliteAudit
from app.storage.staff_store import SqliteStaff
from tests.builders import a_member
from tests.fakes import FakeStaff

PIN = "482913"
RIGHT = f"07{PIN}"


@pytest.fixture
def staff(database: Database, tmp_path: Path) -> SqliteStaff:
    """A staff store with Lin of the desk, number 07."""
    store = SqliteStaff(database, tmp_path / "keys")
    store.add("07", "Lin", Role.DESK, PIN, is_own=True)
    return store


@pytest.fixture(params=["fake", "real"])
def either(request: pytest.FixtureRequest, staff: SqliteStaff) -> Staff:
    """Lin's staff store, once as the fake and once as the real one."""
    return FakeStaff(members={RIGHT: a_member()}) if request.param == "fake" else staff


def test_a_pin_chosen_by_somebody_else_says_so_until_it_is_changed(either: Staff, staff: SqliteStaff) -> None:
    staff.set_pin("07", PIN)
    if isinstance(either, FakeStaff):
        either.members[RIGHT] = replace(a_member(), must_change_pin=True)
    member = either.check_pin(RIGHT)
    assert member == replace(a_member(), must_change_pin=True)

    assert either.change_pin(StaffId("07"), PIN) is PinFault.AS_BEFORE
    assert either.change_pin(StaffId("07"), "123456") is PinFault.IN_A_ROW
    assert either.check_pin(RIGHT) == member
    assert either.change_pin(StaffId("07"), "907153") is None

    assert either.check_pin("07907153") == a_member()
    assert either.check_pin(RIGHT) == 0


def test_who_changed_the_own_pin_is_written_down_and_the_pin_is_not(staff: SqliteStaff, database: Database) -> None:
    staff.change_pin(StaffId("07"), "907153")

    act = SqliteAudit(database).acts()[0]
    assert (act["act"], act["staff"], act["subject"]) == (Act.CHANGE_OWN_PIN.value, "07", "07")
    assert "907153" not in str(act)


def test_who_was_disabled_meanwhile_changes_no_pin(staff: SqliteStaff) -> None:
    staff.disable("07")

    with pytest.raises(KioskError) as caught:
        staff.change_pin(StaffId("07"), "907153")

    assert caught.value.problem is Problem.STORE_UNAVAILABLE


def test_a_store_that_cannot_be_written_says_so(staff: SqliteStaff, database: Database) -> None:
    database.execute("PRAGMA query_only = 1").fetchall()

    with pytest.raises(KioskError) as caught:
        staff.check_pin(RIGHT)

    assert caught.value.problem is Problem.STORE_UNAVAILABLE
