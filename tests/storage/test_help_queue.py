"""The queue of calls: places count from one, the first end counts, and nobody waits for half a day."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlite_utils import Database

from app.domain.help import HelpCall, HelpEnd
from app.domain.ids import StaffId
from app.domain.staff import Role
from app.storage.audit_log import SqliteAudit
from app.storage.help_queue import WAITS_HOURS
from app.storage.staff_store import SqliteStaff
from tests.builders import NOW


@pytest.fixture
def audit(database: Database, tmp_path: Path) -> SqliteAudit:
    """The log, with Lin of the desk, number 07."""
    SqliteStaff(database, tmp_path / "keys").add("07", "Lin", Role.DESK, "482913")
    return SqliteAudit(database, now=lambda: NOW)


def test_every_call_has_its_place_and_moves_up_when_one_before_it_ends(audit: SqliteAudit) -> None:
    calls = [audit.record_help_call("Choice") for _ in range(3)]
    assert [call.place for call in calls] == [1, 2, 3]

    audit.end_help_call(calls[0].number, HelpEnd.LEFT)

    assert audit.look_at_help_call(calls[2].number) == HelpCall(calls[2].number, 2)
    assert [call.number for call in audit.open_help_calls()] == [calls[1].number, calls[2].number]
    assert audit.open_help_calls()[0].state == "Choice"


def test_whoever_answers_is_named_and_the_first_end_counts(audit: SqliteAudit) -> None:
    call = audit.record_help_call("Code")

    audit.end_help_call(call.number, HelpEnd.ANSWERED, StaffId("07"))
    audit.end_help_call(call.number, HelpEnd.LEFT)

    assert audit.look_at_help_call(call.number).answered_by == "Lin"
    assert audit.open_help_calls() == []


def test_after_half_a_day_nobody_waits_any_more(database: Database, audit: SqliteAudit) -> None:
    audit.record_help_call("Choice")
    later = SqliteAudit(database, now=lambda: NOW + timedelta(hours=WAITS_HOURS, seconds=1))

    assert later.open_help_calls() == []
    assert later.record_help_call("Choice").place == 1


def test_how_long_a_call_has_waited_is_told_in_whole_minutes(database: Database, audit: SqliteAudit) -> None:
    call = audit.record_help_call("Choice")
    assert call.waited == 0

    for seconds, minutes in ((59, 0), (60, 1), (200, 3), (-60, 0)):
        later = SqliteAudit(database, now=lambda seconds=seconds: NOW + timedelta(seconds=seconds))  # type: ignore[misc]
        assert later.look_at_help_call(call.number).waited == minutes
