"""Whoever helps from afar gets one file that can be read before it is given away, and no guest is in it."""

import json
import zipfile
from pathlib import Path

import pytest

from app.logs import FILE, LogEvent, close_log, log, open_log
from tests.cli.operator import run

CANARY = "Zyxwvutsky"


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """A kiosk that logged two events, and a file into which somebody else wrote."""
    logs = tmp_path / "state" / "logs"
    assert open_log(logs)
    log(LogEvent.STARTED, version="1.0")
    log(LogEvent.ERRAND_DONE, command="StoreReceipt", ms=4)
    close_log()
    with (logs / FILE).open("a", encoding="utf-8") as file:
        for told in (
            {"event": "paper", "at": "2026-11-23T09:30:00Z", "state": f"for {CANARY}", "code": "none"},
            {"event": "paper", "guest": CANARY},
            {"event": CANARY},
            [CANARY],
            3,
        ):
            file.write(json.dumps(told) + "\n")
        file.write(f"{CANARY}\n" + "[" * 9999 + "\n")
    return tmp_path / "state"


def test_findings_health_versions_settings_and_the_log_come_in_one_file(state: Path, tmp_path: Path) -> None:
    out = tmp_path / "support.zip"

    result = run(state, "support", "bundle", "--out", str(out))

    assert result.exit_code == 0, result.output
    with zipfile.ZipFile(out) as pack:
        files = {name: pack.read(name).decode() for name in pack.namelist()}
    assert files.keys() == {
        "findings.json",
        "health.json",
        "versions.json",
        "settings.json",
        "manifest.json",
        f"logs/{FILE}",
    }
    lines = [json.loads(line) for line in files[f"logs/{FILE}"].splitlines()]
    assert [line.get("event") for line in lines] == ["started", "errand_done", None]
    assert lines[-1] == {"lines_left_out": 7}
    assert CANARY not in "".join(files.values())
    again = run(state, "support", "bundle", "--out", str(out))
    assert (again.exit_code, "left as it is" in again.output) == (1, True)


def test_it_can_be_read_before_it_is_given_away(state: Path) -> None:
    shown = run(state, "support", "bundle", "--preview").output

    assert [line[4:] for line in shown.splitlines() if line.startswith("--- ")] == [
        "findings.json",
        "health.json",
        f"logs/{FILE}",
        "settings.json",
        "versions.json",
    ]
    assert CANARY not in shown


def test_either_a_file_or_a_look_is_asked_for(state: Path, tmp_path: Path) -> None:
    assert run(state, "support", "bundle").exit_code == 1
    assert run(state, "support", "bundle", "--preview", "--out", str(tmp_path / "x.zip")).exit_code == 1
