"""What is done with members of staff at the kiosk stands in the log of acts, with who signed it and why."""

from pathlib import Path

import pytest
from sqlite_utils import Database

from app.domain.ids import StaffId
from app.domain.staff import Role, Signed, StaffMember
from app.storage.audit_log import SqliteAudit
from app.storage.staff_store import NumberFault, SqliteStaff, StaffError

BY = Signed(StaffId("02"), "left", StaffId("03"))


@pytest.fixture
def staff(database: Database, tmp_path: Path) -> SqliteStaff:
    return SqliteStaff(database, tmp_path / "keys")


def told(database: Database) -> list[tuple[str, str, str, str, str]]:
    """The acts, oldest first: what, with whom, by whom, signed by whom as well, and why."""
    acts = SqliteAudit(database).acts()[::-1]
    return [(act["act"], act["subject"], act["staff"], act["second"], act["reason"]) for act in acts]


def test_every_change_of_staff_is_written_with_who_signed_it(staff: SqliteStaff, database: Database) -> None:
    staff.add("07", "Lin", Role.DESK, "482913", signed=BY)
    staff.set_role("07", Role.MANAGER, signed=BY)
    staff.set_role("07", Role.PRIVACY_OFFICER, signed=BY)
    staff.set_pin("07", "730164", signed=BY)
    staff.add("08", "Olga", Role.DESK, "482913", signed=BY)
    staff.disable("08", signed=BY)

    assert told(database) == [
        ("manage_staff", "07 add desk", "02", "03", "left"),
        ("manage_staff", "07 role manager", "02", "03", "left"),
        ("make_officer", "07 role privacy_officer", "02", "03", "left"),
        ("change_officer", "07 pin", "02", "03", "left"),
        ("manage_staff", "08 add desk", "02", "03", "left"),
        ("manage_staff", "08 disable", "02", "03", "left"),
    ]


def test_the_last_privacy_officer_stays_until_there_is_another(staff: SqliteStaff, database: Database) -> None:
    staff.add("11", "Olga", Role.PRIVACY_OFFICER, "482913", signed=BY)
    for change in (lambda: staff.set_role("11", Role.DESK), lambda: staff.disable("11")):
        with pytest.raises(StaffError) as caught:
            change()
        assert caught.value.fault is NumberFault.LAST_OFFICER
    assert staff.is_last_officer("11")

    staff.add("12", "Ines", Role.PRIVACY_OFFICER, "482913", signed=BY)
    staff.disable("12", signed=BY)
    assert staff.is_last_officer("11")
    staff.set_pin("12", "730164", signed=BY)
    staff.set_role("11", Role.DESK, signed=BY)
    staff.disable("11", signed=BY)

    assert [act[:2] for act in told(database)][-4:] == [
        ("change_officer", "12 disable"),
        ("change_officer", "12 pin"),
        ("change_officer", "11 role desk"),
        ("manage_staff", "11 disable"),
    ]


def test_a_role_holds_from_the_next_sign_in(staff: SqliteStaff, database: Database) -> None:
    staff.add("07", "Lin", Role.DESK, "482913", is_own=True)

    staff.set_role("07", Role.MANAGER)

    member = staff.check_pin("07482913")
    assert isinstance(member, StaffMember)
    assert member.role is Role.MANAGER
    assert told(database) == [
        ("manage_staff", "07 add desk", "", "", ""),
        ("manage_staff", "07 role manager", "", "", ""),
    ]


def test_a_stranger_gets_no_role(staff: SqliteStaff) -> None:
    with pytest.raises(StaffError) as caught:
        staff.set_role("99", Role.MANAGER)

    assert caught.value.fault is NumberFault.UNKNOWN
