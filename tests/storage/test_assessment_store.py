"""Assessments are kept as they were approved, with who approved them; the newest one counts."""

from dataclasses import replace
from datetime import timedelta

from sqlite_utils import Database

from app.domain.gates import Assessment, Part, Scope
from app.domain.permissions import Act
from app.storage.assessment_store import SqliteAssessments
from app.storage.audit_log import SqliteAudit
from tests.builders import TODAY

SCOPE = Scope("compare", "verify_1to1", ("a 00", "b 11"), "face 60 s")
FIRST = Assessment("PIA-1", TODAY, TODAY + timedelta(days=30), "11", "ab" * 32, frozenset(Part), SCOPE)


def test_what_was_approved_comes_back_as_it_was_and_the_newest_first(database: Database) -> None:
    assessments = SqliteAssessments(database)
    assert assessments.newest() is None

    second = replace(FIRST, id="PIA-2", parts=frozenset({Part.RISK}))
    assessments.approve(FIRST, "first")
    assessments.approve(second, "second")

    assert assessments.newest() == second
    assert assessments.history() == [second, FIRST]
    assert [row[0] for row in database.execute("SELECT document FROM assessments ORDER BY number")] == [
        "first",
        "second",
    ]


def test_who_approved_it_stands_in_the_log_of_acts(database: Database) -> None:
    SqliteAssessments(database).approve(FIRST, "first")

    (act,) = SqliteAudit(database).acts()
    assert (act["act"], act["staff"], act["subject"]) == (Act.APPROVE_ASSESSMENT.value, "11", "PIA-1")


def test_one_approved_before_the_wording_counted_comes_back_as_made_for_no_wording(database: Database) -> None:
    database.execute(
        "INSERT INTO assessments (at, id, approved_on, valid_until, approver, sha256, parts, scope, document) VALUES"
        " ('then', 'OLD', '2026-11-23', '2027-11-23', '11', 'ab', '[]', ?, 'text')",
        ('{"purpose": "p", "method": "m", "models": ["a"], "retention": "r"}',),
    )

    found = SqliteAssessments(database).newest()

    assert found is not None
    assert found.scope == Scope("p", "m", ("a",), "r", told=())
