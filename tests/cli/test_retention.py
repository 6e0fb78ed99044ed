"""Looking at the schedule of keeping, and carrying it out."""

import json
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from app.bootstrap import DATABASE
from app.storage.database import open_database, utc_now
from tests.cli.operator import run
from tests.storage.stores import SURNAME, a_stay, copies_of


def an_old_stay(state: Path) -> None:
    """A guest who came so long ago that everything is past its time."""
    with closing(open_database(state / DATABASE)) as database:
        a_stay(database, now=utc_now() - timedelta(days=2000))
        database.execute("UPDATE bookings SET arrival = '2020-01-01', departure = '2020-01-02'")


def test_the_schedule_is_shown_with_what_is_past_its_time(tmp_path: Path) -> None:
    an_old_stay(tmp_path)

    told = run(tmp_path, "retention", "show").output
    shown = json.loads(run(tmp_path, "retention", "show", "--json").output)

    assert "30 days (0 to 1096)" in told
    assert "Past its time now: 1 stays" in told
    assert shown["schedule"]["record_days"] == {"days": 1096, "lawful": [1096, 36525]}
    assert shown["erased"]["records"] == 2
    assert copies_of(SURNAME, tmp_path)


def test_what_is_past_its_time_is_erased_and_a_dry_run_only_says_so(tmp_path: Path) -> None:
    an_old_stay(tmp_path)

    dry = run(tmp_path, "retention", "run", "--dry-run")
    assert "Would be erased: 1 stays, 2 names" in dry.output
    assert copies_of(SURNAME, tmp_path)
    assert json.loads(run(tmp_path, "retention", "run", "--json").output)["erased"]["stays"] == 1

    assert copies_of(SURNAME, tmp_path) == {}
    assert run(tmp_path, "retention", "run").output == "Erased: nothing.\n"


def test_old_pages_that_another_program_keeps_are_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    an_old_stay(tmp_path)
    monkeypatch.setattr("app.storage.retention.forget_deleted", lambda _database: False)

    result = run(tmp_path, "retention", "run")

    assert result.exit_code == 1
    assert "old pages remain" in result.output
