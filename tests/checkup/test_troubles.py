"""Troubles are counted out of the log, by kind and within a span; what is no line of a log is left out."""

import json
from datetime import datetime, timedelta
from pathlib import Path

from app.checkup.troubles import troubles_in
from app.domain.day_report import Span, Trouble
from app.logs import FILE
from app.wire.protocol import Fault
from tests.builders import NOW

SPAN = Span(NOW, NOW + timedelta(hours=1))


def line(event: str, at: datetime = NOW, **fields: object) -> str:
    """One line of the log."""
    return json.dumps({"event": event, "at": at.isoformat(), **fields})


def test_each_kind_of_trouble_is_counted_in_every_file(tmp_path: Path) -> None:
    lines = [
        line("started", version="1"),
        line("state_entered", state="Choice", visit=1),
        line("errand_done", command="ReadDesk", ms=3),
        line("paper", state="failed", code="no_paper"),
        line("paper", state="not_taken", code="no_queue"),
        line("paper", state="printed", code="none"),
        line("vision", code="ready"),
        line("vision", code=next(iter(Fault)).value),
        line("errand_failed", command="StoreReceipt", problem="receipt_not_saved"),
        line("stopped"),
    ]
    (tmp_path / FILE).write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / f"{FILE}.1").write_text(line("unexpected", exception="ValueError", where="x"), encoding="utf-8")

    assert troubles_in(tmp_path, SPAN) == {
        Trouble.START: 1,
        Trouble.PAPER: 2,
        Trouble.CAMERA: 1,
        Trouble.ERRAND: 1,
        Trouble.BUG: 1,
    }


def test_what_is_before_or_after_or_torn_is_not_counted(tmp_path: Path) -> None:
    lines = [
        line("started", NOW - timedelta(seconds=1)),
        line("started", SPAN.ends),
        "{torn",
        '{"event": "started"}',
        "7",
    ]
    (tmp_path / FILE).write_text("\n".join(lines), encoding="utf-8")

    assert troubles_in(tmp_path, SPAN) == {}
    assert troubles_in(tmp_path / "nowhere", SPAN) == {}


def test_a_file_that_goes_while_it_is_read_is_left_out(tmp_path: Path) -> None:
    (tmp_path / FILE).symlink_to(tmp_path / "gone")

    assert troubles_in(tmp_path, SPAN) == {}
