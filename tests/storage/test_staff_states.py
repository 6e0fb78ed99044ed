"""The list of staff is held against the log: whoever is altered, added or removed past this program, is found."""

import json
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils.utils import sqlite3

from app.domain.problems import KioskError, Problem
from app.domain.staff import Role, StaffMember
from app.proof.keys import KeyRing
from app.storage.database import Store, open_database
from app.storage.entering import enter_old_staff
from app.storage.receipt_store import SqliteReceipts
from app.storage.staff_store import NumberFault, SqliteStaff, StaffError
from tests.builders import NOW
from tests.storage.spoiling import checked, spoil
from tests.storage.stores import log_faults

PIN, NEW = "482913", "730164"
RAISED = "UPDATE staff SET role = 'manager' WHERE id = '07'"
SAYS = "Of member 07 the list of staff says otherwise than the log"


def staff_of(database: Store) -> SqliteStaff:
    return SqliteStaff(database, database.path.parent / "keys", now=lambda: NOW)


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store with a manager and a member of the desk, who went every way that an entry can go."""
    folder = tmp_path_factory.mktemp("staff") / "state"
    with closing(open_database(folder / "evenkey.db")) as database:
        staff = staff_of(database)
        staff.add("02", "Mina", Role.MANAGER, PIN, is_own=True)
        staff.add("07", "Lin", Role.INSPECTOR, PIN)
        staff.change_pin(staff.everyone()[1][0].id, NEW)
        staff.set_role("07", Role.DESK)
        staff.disable("07")
        staff.set_pin("07", PIN, is_own=True)
    return folder


@pytest.fixture
def state(origin: Path, tmp_path: Path) -> Path:
    """A copy of it, to be spoiled."""
    shutil.copytree(origin, tmp_path / "state")
    return tmp_path / "state"


@pytest.fixture
def opened(state: Path) -> Iterator[Store]:
    """The copy, open."""
    with closing(open_database(state / "evenkey.db")) as database:
        yield database


def test_a_list_that_only_this_program_changed_is_right(state: Path, opened: Store) -> None:
    found = checked(state)

    assert (found.faults, found.acts and found.acts.staff_before) == ((), ())
    assert staff_of(opened).altered() == frozenset()
    assert isinstance(staff_of(opened).check_pin(f"07{PIN}"), StaffMember)


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ("role = 'manager'", "role"),
        ("is_active = 0", "is_active"),
        ("must_change_pin = 1", "must_change_pin"),
        ("name = 'Mina'", "name or PIN"),
        ("pin_hash = (SELECT pin_hash FROM staff WHERE id = '02')", "name or PIN"),
    ],
)
def test_each_column_altered_is_found(state: Path, change: str, column: str) -> None:
    spoil(state, (f"UPDATE staff SET {change} WHERE id = '07'", ()))

    assert checked(state).faults == (f"{SAYS}: {column}.",)


def test_a_member_added_removed_or_given_another_number_is_found(state: Path) -> None:
    added = "INSERT INTO staff SELECT '66', name, role, pin_hash, 1, 0 FROM staff WHERE id = '02'"
    for change, told in (
        (added, ["Member 66 stands in the list of staff, and no act tells of them."]),
        ("DELETE FROM staff WHERE id = '66'", []),
        (
            "UPDATE staff SET id = '66' WHERE id = '02'",
            [
                "The log tells of member 02, who is missing from the list of staff.",
                "Member 66 stands in the list of staff, and no act tells of them.",
            ],
        ),
    ):
        spoil(state, (change, ()))

        assert list(checked(state).faults) == told


def test_a_line_made_up_for_a_raised_role_is_found_too(state: Path) -> None:
    line = (
        "INSERT INTO staff_states SELECT 99, at, staff, 'manager', is_active, must_change_pin, seal FROM staff_states"
    )
    spoil(state, (RAISED, ()), (f"{line} WHERE staff = '07' ORDER BY number DESC LIMIT 1", ()))

    assert checked(state).faults == ("staff_states has 7 lines, of which 6 are told.",)
    with closing(open_database(state / "evenkey.db")) as database, pytest.raises(KioskError) as caught:
        staff_of(database).check_pin(f"07{PIN}")
    assert caught.value.problem is Problem.STAFF_ALTERED


@pytest.mark.parametrize("change", [RAISED, "UPDATE staff SET name = 'Mina' WHERE id = '07'"])
def test_who_was_altered_is_not_let_in_until_a_new_pin_puts_back_what_the_log_tells(
    state: Path, opened: Store, change: str
) -> None:
    spoil(state, (change, ()))
    staff = staff_of(opened)

    with pytest.raises(KioskError) as caught:
        staff.check_pin(f"07{PIN}")
    assert caught.value.problem is Problem.STAFF_ALTERED
    assert staff.altered() == {"07"}
    assert staff.check_pin("07111222") == 0  # whoever lacks the PIN learns nothing
    with pytest.raises(StaffError) as refused:
        staff.set_role("07", Role.MANAGER)
    assert refused.value.fault is NumberFault.ALTERED
    staff.set_pin("07", NEW, is_own=True)

    member = staff.check_pin(f"07{NEW}")
    assert isinstance(member, StaffMember)
    assert member.role is Role.DESK
    assert log_faults(opened) == ()


def test_shutting_an_altered_member_out_makes_no_raised_role_lawful(state: Path, opened: Store) -> None:
    spoil(state, (RAISED, ()))

    staff_of(opened).disable("07")

    assert [(member.role, is_active) for member, is_active in staff_of(opened).everyone()] == [
        (Role.MANAGER, True),
        (Role.DESK, False),
    ]
    assert log_faults(opened) == ()


def test_whom_no_act_tells_of_comes_in_at_the_desk_at_most(state: Path, opened: Store) -> None:
    spoil(state, ("INSERT INTO staff SELECT '66', 'Eve', 'manager', pin_hash, 1, 0 FROM staff WHERE id = '02'", ()))
    staff = staff_of(opened)
    with pytest.raises(KioskError):
        staff.check_pin(f"66{PIN}")

    staff.set_pin("66", NEW, is_own=True)

    member = staff.check_pin(f"66{NEW}")
    assert isinstance(member, StaffMember)
    assert member.role is Role.DESK


def test_an_entry_altered_after_the_sign_in_gets_no_pin_of_its_own(state: Path, opened: Store) -> None:
    spoil(state, (RAISED, ()))

    with pytest.raises(KioskError) as caught:
        staff_of(opened).change_pin(staff_of(opened).everyone()[1][0].id, NEW)

    assert caught.value.problem is Problem.STAFF_ALTERED


def test_a_key_made_by_another_program_meanwhile_locks_nobody_out(opened: Store) -> None:
    here = staff_of(opened)
    KeyRing(opened.path.parent / "keys", lambda: NOW).rotate()
    staff_of(opened).set_pin("02", NEW, is_own=True)

    assert isinstance(here.check_pin(f"02{NEW}"), StaffMember)


def test_staff_from_before_are_told_once_as_they_stand(state: Path) -> None:
    """As in a store that an earlier version wrote: there are members, and no line of any."""
    with closing(sqlite3.connect(str(state / "evenkey.db"))) as raw:
        (trigger,) = raw.execute("SELECT sql FROM sqlite_schema WHERE name = 'staff_states_no_delete'").fetchone()
        members = raw.execute("SELECT * FROM staff").fetchall()
    old = state.with_name("old")
    with closing(open_database(old / "evenkey.db")) as database:
        SqliteReceipts(database, now=lambda: NOW)
        for member in members:
            database.execute("INSERT INTO staff VALUES (?, ?, ?, ?, ?, ?)", member)
        assert log_faults(database) == ()  # nothing is told yet

        for _ in range(2):  # opened anew, as after an upgrade
            receipts = SqliteReceipts(database, now=lambda: NOW)

        found = checked(old)
        assert found.faults == ()
        assert found.acts
        assert (found.acts.count, found.acts.late, found.acts.staff_before) == (2, 2, ("02", "07"))
        bodies = database.execute("SELECT body FROM records WHERE kind = 'act'").fetchall()
        assert all("ek:entered" in json.loads(body) for (body,) in bodies)

        database.execute("DROP TRIGGER staff_states_no_delete")
        database.execute("DELETE FROM staff_states")
        database.execute(trigger)
        enter_old_staff(database, receipts.ledger, lambda: NOW)
        assert len(log_faults(database)) == 2  # what was told once is not told anew over lines that were removed


def test_a_line_names_nobody(opened: Store) -> None:
    lines = [str(row) for row in opened.execute("SELECT * FROM staff_states").fetchall()]
    bodies = [row[0] for row in opened.execute("SELECT body FROM records WHERE kind = 'act'").fetchall()]

    assert len(lines) == 6
    assert "Lin" not in "".join(lines)
    assert b"Lin" not in b"".join(bodies)
