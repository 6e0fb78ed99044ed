"""What managers changed of the settings: the newest of each holds, and nothing that was is lost."""

from datetime import datetime, timedelta

import pytest
from sqlite_utils import Database

from app.domain.ids import StaffId
from app.domain.staff import Signed
from app.storage.rule_store import RuleChange, SqliteRules
from tests.builders import NOW

BY = Signed(StaffId("02"), "house_rule")


def test_the_newest_change_of_each_holds_and_an_empty_one_follows_the_file(database: Database) -> None:
    rules = SqliteRules(database)

    rules.change("link_days", "7", BY)
    rules.change("link_days", "14", BY)
    rules.change("idle_s", "200", BY)
    rules.change("idle_s", "", BY)

    assert rules.now() == {"link_days": "14"}


def test_every_change_is_told_newest_first_with_who_and_why(database: Database) -> None:
    times = iter(NOW + timedelta(minutes=number) for number in range(99))
    rules = SqliteRules(database, now=lambda: next(times))
    rules.change("link_days", "7", BY)
    rules.change("link_days", "", BY)

    newest, oldest = rules.history("link_days")

    assert (newest.value, oldest.value) == ("", "7")
    assert isinstance(newest.at, datetime)
    assert newest.at > oldest.at
    assert (oldest.staff, oldest.reason) == ("02", "house_rule")
    assert oldest == RuleChange(oldest.at, "7", "02", "house_rule")


@pytest.mark.parametrize("sql", ["UPDATE rule_changes SET value = '9'", "DELETE FROM rule_changes"])
def test_no_change_is_rewritten(database: Database, sql: str) -> None:
    SqliteRules(database).change("link_days", "7", BY)

    with pytest.raises(Exception, match="rule_changes is append only"):
        database.execute(sql)
