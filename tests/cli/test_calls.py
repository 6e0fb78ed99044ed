"""Calls for help, seen and answered from the desk."""

import json
from pathlib import Path

from app.bootstrap import open_stores
from app.config import Config
from app.domain.staff import Role
from tests.cli.operator import run


def test_a_call_is_listed_and_answered_by_name(tmp_path: Path) -> None:
    stores = open_stores(Config(), tmp_path)
    stores.staff.add("07", "Lin", Role.DESK, "482913", is_own=True)
    call = stores.audit.record_help_call("Choice")

    assert "at Choice" in run(tmp_path, "calls", "list").output
    told = json.loads(run(tmp_path, "calls", "list", "--json").output)
    assert [(each["number"], each["place"]) for each in told] == [(call.number, "Choice")]
    answered = run(tmp_path, "calls", "answer", str(call.number), given="07482913\n")

    assert answered.exit_code == 0
    assert "Lin comes" in answered.output
    assert stores.audit.look_at_help_call(call.number).answered_by == "Lin"
    assert "Nobody waits" in run(tmp_path, "calls", "list").output


def test_a_call_that_nobody_made_cannot_be_answered(tmp_path: Path) -> None:
    result = run(tmp_path, "calls", "answer", "7", given="07482913\n")

    assert result.exit_code == 1
    assert "No call 7" in result.output
