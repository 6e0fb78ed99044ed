"""Versions of the notice never change, and what two persons approved stays approved."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlite_utils import Database

from app.domain.notice import NoticeApproval, WrittenNotice
from app.domain.permissions import Act
from app.domain.problems import KioskError, Problem
from app.storage.audit_log import SqliteAudit
from app.storage.notice_store import SqliteNotices
from tests.builders import TODAY

FIRST = WrittenNotice("2.0", {"en": "one", "ar": "واحد"})
SECOND = WrittenNotice("2.1", {"en": "two"})
APPROVAL = NoticeApproval(FIRST, TODAY, "11", "12")


@pytest.fixture
def notices(database: Database, tmp_path: Path) -> SqliteNotices:
    return SqliteNotices(database, tmp_path / "notices.json")


def test_a_version_is_kept_once_and_another_text_under_its_number_is_refused(notices: SqliteNotices) -> None:
    assert notices.keep(FIRST)
    assert notices.keep(FIRST)
    assert not notices.keep(replace(FIRST, texts={"en": "other"}))
    assert notices.keep(SECOND)
    assert notices.versions() == {"2.0": FIRST, "2.1": SECOND}


def test_what_is_approved_holds_from_its_day_and_both_persons_stand_in_the_log(
    notices: SqliteNotices, database: Database
) -> None:
    later = NoticeApproval(SECOND, TODAY + timedelta(days=2), "12", "11")
    notices.approve(APPROVAL)
    notices.approve(later)

    assert notices.approvals() == (APPROVAL, later)
    assert notices.in_force(TODAY - timedelta(days=1)) is None
    assert notices.in_force(TODAY + timedelta(days=1)) == APPROVAL
    assert notices.in_force(TODAY + timedelta(days=2)) == later
    act = SqliteAudit(database).acts()[-1]
    assert (act["act"], act["staff"], act["second"]) == (Act.CHANGE_NOTICE.value, "11", "12")
    assert act["subject"] == f"2.0 {FIRST.sha256}"


def test_one_person_alone_is_refused_by_the_table_itself(notices: SqliteNotices) -> None:
    with pytest.raises(KioskError) as caught:
        notices.approve(replace(APPROVAL, second="11"))

    assert caught.value.problem is Problem.STORE_UNAVAILABLE
    assert notices.approvals() == ()
    assert notices.versions() == {}


@pytest.mark.parametrize("table", ["notices", "notice_approvals"])
@pytest.mark.parametrize("change", ["UPDATE {0} SET version = '9.9'", "DELETE FROM {0}"])
def test_nothing_of_it_is_changed_or_deleted(
    notices: SqliteNotices, database: Database, table: str, change: str
) -> None:
    notices.approve(APPROVAL)

    with pytest.raises(Exception, match="append only"):
        database.execute(change.format(table))


def test_the_mirror_is_written_again_where_it_is_lost_or_says_something_else(
    notices: SqliteNotices, tmp_path: Path
) -> None:
    mirror = tmp_path / "notices.json"
    notices.lay_out()
    assert not mirror.exists()
    notices.approve(APPROVAL)
    written = mirror.read_text("utf-8")
    assert json.loads(written)[0]["texts"] == dict(FIRST.texts)

    before = mirror.stat().st_ino
    notices.lay_out()
    assert mirror.stat().st_ino == before
    mirror.write_text("[]", "utf-8")
    notices.lay_out()
    assert mirror.read_text("utf-8") == written
