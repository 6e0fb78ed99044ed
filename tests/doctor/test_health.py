"""The health that a fleet's monitoring reads: true, whole, readable by its format, and without a guest in it."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from app import __version__
from app.bootstrap import open_stores
from app.checkup.machine import BACKUPS
from app.config import Config
from app.doctor.health import HELP, as_text, measure, write
from app.doctor.running import mark_of
from app.lock import one_at_a_time, serving
from app.logs import FILE
from tests.builders import a_booking, a_draft

LINE = re.compile(r'evenkey_[a-z_]+(\{([a-z]+="([^"\\\n]|\\[\\"n])*",?)*\})? -?[0-9.e+]+')
CONFIG = Config()


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """A state folder with one guest, one receipt and one call for help."""
    stores = open_stores(CONFIG, tmp_path / "state")
    stores.bookings.import_arrivals([a_booking(guest_name="Anna Maria Eriksson", surname="Eriksson")])
    stores.receipts.save(a_draft())
    stores.audit.record_help_call("welcome")
    return tmp_path / "state"


def test_every_measure_is_told_and_explained(state: Path) -> None:
    assert measure(CONFIG, state).keys() == HELP.keys()


def test_what_is_stored_and_waits_is_counted(state: Path) -> None:
    found = measure(CONFIG, state)

    assert (found["store_ok"], found["help_calls_open"], found["up"]) == (1, 1, 0)
    assert found["records"] == open_stores(CONFIG, state).receipts.ledger.size > 0
    assert found["backup_age_seconds"] == -1
    assert found["disk_free_bytes"] > 0


def test_a_running_kiosk_is_up_and_one_that_was_cut_short_is_not(state: Path) -> None:
    with one_at_a_time(state), serving(state, mark_of(CONFIG, __version__, 1)):
        there = measure(CONFIG, state)
    (state / "kiosk.serving").touch()
    gone = measure(CONFIG, state)

    assert (there["up"], there["cut_short"], there["settings_differ"]) == (1, 0, 0)
    assert (gone["up"], gone["cut_short"]) == (0, 1)


def test_bugs_in_the_log_are_counted_and_a_torn_line_is_not(state: Path) -> None:
    (state / "logs").mkdir()
    lines = ['{"event": "unexpected"}', '{"event": "errand_failed"}', '{"event": "unexpec']
    (state / "logs" / FILE).write_text("\n".join(lines))

    found = measure(CONFIG, state)

    assert (found["bugs_logged"], found["errands_failed_logged"]) == (1, 1)


def test_the_newest_backup_has_an_age(state: Path) -> None:
    (state / BACKUPS).mkdir()
    (state / BACKUPS / "one.tar").touch()

    assert 0 <= measure(CONFIG, state)["backup_age_seconds"] < 60


def test_a_store_that_cannot_be_opened_is_told_and_none_is_made(tmp_path: Path, state: Path) -> None:
    (state / "evenkey.db").write_bytes(b"no database, but long enough to be looked at as one")

    assert measure(CONFIG, state)["store_ok"] == 0
    assert measure(CONFIG, tmp_path)["store_ok"] == 0
    assert not (tmp_path / "evenkey.db").exists()


def test_the_text_is_what_prometheus_reads_whatever_the_kiosk_is_called(state: Path) -> None:
    named = replace(CONFIG, kiosk=replace(CONFIG.kiosk, id='a"b\\c'))

    text = as_text(named, measure(named, state))

    told = [line for line in text.splitlines() if not line.startswith("#")]
    assert len(told) == len(HELP) + 1
    assert [line for line in told if not LINE.fullmatch(line)] == []
    assert text.endswith("\n")


def test_both_files_are_written_for_their_owner_and_name_nobody(state: Path, tmp_path: Path) -> None:
    files = write(CONFIG, measure(CONFIG, state), tmp_path, "page")

    assert sorted(file.name for file in files) == ["health.json", "health.prom", "status.html"]
    assert {file.name for file in tmp_path.iterdir()} == {"health.json", "health.prom", "status.html", "state"}
    for file in files:
        assert file.stat().st_mode & 0o077 == 0
        assert not re.search("eriksson|anna", file.read_text(encoding="utf-8"), re.IGNORECASE)
    assert json.loads((tmp_path / "health.json").read_text(encoding="utf-8"))["help_calls_open"] == 1
