"""Calls for help, seen and answered from the desk."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from app.bootstrap import open_stores
from app.cli.calls import watch
from app.config import Config
from app.domain.help import HelpEnd
from app.domain.staff import Role
from tests.builders import NOW
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


def test_a_desk_that_watches_hears_a_bell_for_each_call_and_again_until_somebody_comes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    audit = open_stores(Config(), tmp_path).audit
    hour = [NOW]
    first = audit.record_help_call("Choice")
    told: list[str] = []

    def wait() -> None:
        told.append(capsys.readouterr().out)
        hour[0] += timedelta(minutes=1)
        if len(told) == 3:
            audit.end_help_call(first.number, HelpEnd.LEFT)
        if len(told) == 4:
            raise KeyboardInterrupt

    watch(audit.open_help_calls, timedelta(minutes=2), now=lambda: hour[0], wait=wait)

    assert told[0].startswith(f"\a{first.number}  since ")
    assert told[0].endswith("at Choice\n")
    assert told[1] == ""
    assert told[2].startswith("\a")
    assert told[2].endswith("still waiting\n")
    assert told[3] == f"{first.number}  nobody waits any more\n"


def test_watching_is_a_command_that_says_how_it_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("app.cli.calls.Event.wait", interrupted)
    open_stores(Config(), tmp_path).audit.record_help_call("Face")

    result = run(tmp_path, "calls", "watch")

    assert result.exit_code == 0
    assert "Ctrl-C ends it" in result.output
    assert "at Face" in result.output
