"""What may stand in the log, and what may not."""

import json
import logging
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import paths
from app.logs import CATALOGUE, FIELDS, FILE, FILE_BYTES, NUMBERS, LogEvent, LogRefused, close_log, log, open_log

NEEDLES = ("Anna Maria Eriksson", "欧阳 明", "L898902C3 6UTO", "+86 10 5555 0123", "a@b.example")


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    assert open_log(tmp_path / "logs")
    yield tmp_path / "logs"
    close_log()


def lines_of(folder: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / FILE).read_text(encoding="utf-8").splitlines()]


def test_an_event_is_one_line_of_json_with_its_fields_and_time(folder: Path) -> None:
    log(LogEvent.ERRAND_DONE, command="StoreReceipt", ms=4)

    (line,) = lines_of(folder)
    assert str(line.pop("at")).endswith("Z")
    assert line == {"event": "errand_done", "command": "StoreReceipt", "ms": 4}


@pytest.mark.parametrize("wrong", [{"command": "StoreReceipt", "ms": "4"}, {"command": 4, "ms": 4}])
def test_a_number_is_no_code_and_a_code_no_number(folder: Path, wrong: dict[str, int | str]) -> None:
    with pytest.raises(LogRefused, match="holds something else"):
        log(LogEvent.ERRAND_DONE, **wrong)

    assert lines_of(folder) == []


def test_every_event_has_its_list_of_fields() -> None:
    assert FIELDS.keys() == set(LogEvent)


@pytest.mark.parametrize("event", LogEvent)
def test_every_event_takes_all_its_fields(folder: Path, event: LogEvent) -> None:
    log(
        event,
        **{name: 4 if holds in NUMBERS else "app.ui.kiosk:82" for name, (holds, _) in CATALOGUE[event].fields.items()},
    )

    (line,) = lines_of(folder)
    assert line.keys() == {"event", "at", *FIELDS[event]}


@pytest.mark.parametrize("event", LogEvent)
@pytest.mark.parametrize("field", ["name", "text", "document_number", "typed", "message"])
def test_a_field_that_is_not_on_the_list_is_refused(folder: Path, event: LogEvent, field: str) -> None:
    with pytest.raises(LogRefused, match=f"{event.value} may not carry {field}"):
        log(event, **{field: "x"})

    assert lines_of(folder) == []


@pytest.mark.parametrize("needle", NEEDLES)
def test_free_text_in_an_allowed_field_is_refused_and_not_repeated(folder: Path, needle: str) -> None:
    with pytest.raises(LogRefused) as refused:
        log(LogEvent.STATE_ENTERED, state=needle)

    assert needle not in str(refused.value)
    assert needle not in (folder / FILE).read_text(encoding="utf-8")


def test_what_other_libraries_log_stays_out(folder: Path) -> None:
    logging.getLogger("somebody.else").error("Anna Maria Eriksson")
    logging.getLogger("evenkey").info("started", extra={"guest": "Anna Maria Eriksson"})

    (line,) = lines_of(folder)
    assert line.keys() == {"event", "at"}


def test_the_file_and_its_folder_are_the_owners_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        assert open_log(tmp_path / "logs")
        close_log()
    finally:
        os.umask(before)

    assert stat.S_IMODE((tmp_path / "logs").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "logs" / FILE).stat().st_mode) == 0o600


def test_a_full_file_is_put_aside_and_stays_private(folder: Path) -> None:
    (folder / FILE).write_bytes(b" " * FILE_BYTES)

    log(LogEvent.STARTED)

    assert [line["event"] for line in lines_of(folder)] == ["started"]
    assert (folder / f"{FILE}.1").stat().st_size == FILE_BYTES
    assert stat.S_IMODE((folder / FILE).stat().st_mode) == 0o600


def test_a_folder_that_cannot_be_had_is_told_and_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("a file in the way", encoding="utf-8")

    assert not open_log(tmp_path / "logs")
    log(LogEvent.STARTED)


def test_a_full_disk_costs_lines_and_nothing_is_printed(tmp_path: Path) -> None:
    code = (
        "import resource, sys; from pathlib import Path; from app.logs import LogEvent, log, open_log\n"
        "open_log(Path(sys.argv[1]))\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))\n"
        "log(LogEvent.STARTED)\n"
        "print('still here')"
    )

    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], cwd=paths.APP.parent, capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stdout, done.stderr) == (0, "still here\n", "")
    assert (tmp_path / FILE).stat().st_size == 0


def test_the_terminal_sees_events_only_where_asked(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    open_log(tmp_path / "quiet")
    log(LogEvent.STARTED)
    quiet = capfd.readouterr()
    open_log(tmp_path / "shown", is_shown=True)
    log(LogEvent.STOPPED)
    close_log()

    shown = capfd.readouterr()
    assert quiet == ("", "")
    assert json.loads(shown.err)["event"] == "stopped"


def test_before_the_log_is_open_and_after_it_is_closed_nothing_is_written(folder: Path) -> None:
    close_log()

    log(LogEvent.STARTED)

    assert lines_of(folder) == []


def test_logging_rooms_do_not_load_structlog() -> None:
    code = "import sys; from app.logs import LogEvent, log; log(LogEvent.STARTED); sys.exit('structlog' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], cwd=paths.APP.parent, check=False).returncode == 0
