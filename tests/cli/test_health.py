"""Health on the command line, and a kiosk that ends when nobody is at it."""

import json
import signal
from pathlib import Path

import pytest

from app.bootstrap import open_stores
from app.config import Config
from app.lock import was_cut_short
from tests.cli.operator import run
from tests.journeys.keeper import Keeper


def test_health_is_printed_and_written(tmp_path: Path) -> None:
    open_stores(Config(), tmp_path)

    printed = run(tmp_path, "health")
    told = json.loads(run(tmp_path, "health", "--json", "--out", str(tmp_path)).output)

    assert "evenkey_store_ok 1\n" in printed.output
    assert told["up"] == 0
    assert (tmp_path / "health.prom").is_file()


def test_without_a_state_folder_it_says_so(tmp_path: Path) -> None:
    result = run(tmp_path / "absent", "health")

    assert result.exit_code == 1
    assert "absent" in result.output


def test_where_no_kiosk_runs_there_is_nothing_to_stop(tmp_path: Path) -> None:
    result = run(tmp_path, "stop")

    assert (result.exit_code, result.output) == (0, "No kiosk runs.\n")


def test_a_kiosk_ends_only_when_nobody_is_at_it(tmp_path: Path) -> None:
    keeper = Keeper(tmp_path)
    keeper.start()
    try:
        keeper.touch("startButton")
        keeper.see(lambda: keeper.seen.screen == "noticeScreen", "the notice")

        early = run(keeper.state, "stop", "--seconds", "1")
        assert early.exit_code == 1
        assert keeper.seen.screen == "noticeScreen"
        keeper.touch("backButton")
        keeper.see(lambda: keeper.seen.screen == "welcomeScreen" or keeper.starts > 1, "the welcome screen")
        keeper.see(lambda: keeper.starts > 1, "another kiosk")
        keeper.see(lambda: "startButton" in keeper.seen.usable, "its welcome")

        assert keeper.stop() == 0
    finally:
        keeper.close()
    assert not was_cut_short(keeper.state)


def test_the_system_ends_a_kiosk_at_once_and_it_closes_down_as_it_should(tmp_path: Path) -> None:
    keeper = Keeper(tmp_path)
    keeper.start()
    try:
        keeper.touch("startButton")
        keeper.see(lambda: keeper.seen.screen == "noticeScreen", "the notice")

        assert run(keeper.state, "stop", "--now").output == "The kiosk ended.\n"
    finally:
        keeper.close()
    assert not was_cut_short(keeper.state)


def test_a_mark_of_another_process_stops_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[int] = []
    monkeypatch.setattr(signal, "pidfd_send_signal", lambda _descriptor, number: sent.append(number))
    (tmp_path / "kiosk.serving").write_text('{"pid": "1"}')

    assert run(tmp_path, "stop").output == "No kiosk runs.\n"
    assert sent == []
