"""The log of acts: complete, in order, and without a guest."""

import pytest
from sqlite_utils import Database

from app.domain.ids import BookingRef, StaffId
from app.domain.problems import KioskError, Problem
from app.domain.staff import Override, OverrideReason
from app.ports import Audit
from app.storage.audit_log import Act, SqliteAudit
from tests.builders import NOW, a_receipt
from tests.fakes import FakeAudit

OVERRIDE = Override(
    staff=StaffId("07"),
    reason=OverrideReason.COMPARED_BY_EYE,
    state="Confirm",
    receipt=a_receipt().id,
    booking=BookingRef("AB12"),
)


@pytest.fixture(params=["fake", "real"])
def audit(request: pytest.FixtureRequest, database: Database) -> Audit:
    """A log, once as the fake and once as the real one."""
    return FakeAudit() if request.param == "fake" else SqliteAudit(database, now=lambda: NOW)


def test_acts_and_calls_are_taken(audit: Audit) -> None:
    audit.record_override(OVERRIDE)
    audit.record_help_call("Notice")

    if isinstance(audit, FakeAudit):
        assert (audit.overrides, audit.help_calls) == ([OVERRIDE], ["Notice"])
    else:
        assert isinstance(audit, SqliteAudit)
        assert [act.act for act in audit.latest()] == ["help_call", "override"]


def test_an_act_is_kept_in_full(database: Database) -> None:
    audit = SqliteAudit(database, now=lambda: NOW)

    audit.record_override(OVERRIDE)

    assert audit.latest() == [
        Act(
            number=1,
            at=NOW,
            act="override",
            staff="07",
            reason="compared_by_eye",
            state="Confirm",
            receipt=a_receipt().id,
            booking="AB12",
        )
    ]


def test_the_latest_acts_come_first_and_no_more_than_asked_for(database: Database) -> None:
    audit = SqliteAudit(database)
    for state in ("Notice", "Choice", "Consent"):
        audit.record_help_call(state)

    assert [act.state for act in audit.latest(2)] == ["Consent", "Choice"]
    assert audit.latest(-1) == []


def test_a_log_that_cannot_be_written_says_so(database: Database) -> None:
    audit = SqliteAudit(database)
    database.execute("PRAGMA query_only = 1").fetchall()

    with pytest.raises(KioskError) as call:
        audit.record_help_call("Notice")
    with pytest.raises(KioskError) as act:
        audit.record_override(OVERRIDE)

    assert (call.value.problem, act.value.problem) == (Problem.STORE_UNAVAILABLE,) * 2
