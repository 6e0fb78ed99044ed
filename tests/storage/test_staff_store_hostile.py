"""Hostile text at the staff's keypad opens nothing, changes nothing and counts as nothing."""

from pathlib import Path

import pytest
from sqlite_utils import Database

from app.domain.staff import Role
from app.storage.staff_store import SqliteStaff, StaffError
from tests.builders import a_member
from tests.hostile import HOSTILE

PIN = "482913"


def test_hostile_text_is_nobodys_pin_and_becomes_nobodys(database: Database, tmp_path: Path) -> None:
    staff = SqliteStaff(database, tmp_path / "keys")
    staff.add("07", "Lin", Role.DESK, PIN, is_own=True)

    for text in HOSTILE:
        assert staff.check_pin(text) == staff.check_pin(f"07{text}") == 0
        assert staff.change_pin(a_member().id, text) is not None
        with pytest.raises(StaffError):
            staff.add(text, "Lin", Role.DESK, PIN)

    assert staff.check_pin(f"07{PIN}") == a_member()
    assert [member.name for member, _ in staff.everyone()] == ["Lin"]
