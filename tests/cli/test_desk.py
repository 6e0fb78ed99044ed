"""The report of a shift at the command line: signed for, written once, printed truthfully."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from app.bootstrap import open_stores, today_of
from app.cli import desk
from app.config import Config
from app.domain.printing import PrinterFault, PrintJob, PrintStage, PrintState
from tests.cli.operator import run, staffed_hotel
from tests.fakes import FakePrinter

LIN, OLGA = "07482913\n", "09482913\n"


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """A hotel with guests, somebody of the desk and an inspector."""
    return staffed_hotel(tmp_path / "state")


@pytest.mark.parametrize("kind", ["opening", "closing"])
def test_a_report_is_one_page_that_names_no_guest_and_who_asked_is_written_down(
    state: Path, tmp_path: Path, kind: str
) -> None:
    out = tmp_path / "report.pdf"

    result = run(state, "desk", "report", f"--{kind}", "--out", str(out), given=LIN)

    assert result.exit_code == 0, result.output
    with pdfium.PdfDocument(out.read_bytes()) as document:
        assert len(document) == 1
        text = document[0].get_textpage().get_text_bounded()
    assert f"{kind.capitalize()} report" in text
    stores = open_stores(Config(), state)
    guests = stores.bookings.list_arrivals(today_of(Config()))
    assert guests
    assert [guest.surname for guest in guests if guest.surname in text] == []
    assert stores.audit.acts()[0]["subject"] == f"{kind} {today_of(Config())}"


@pytest.mark.parametrize(
    ("words", "given", "said"),
    [
        (("--closing",), LIN, "either --out FILE.pdf or --print"),
        (("--closing", "--print", "--out", "x.pdf"), LIN, "either --out FILE.pdf or --print"),
        (("--out", "x.pdf"), LIN, "--opening or --closing"),
        (("--closing", "--print"), LIN, "No printer is set"),
        (("--closing", "--out", "x.pdf"), OLGA, "inspector may not do this"),
        (("--closing", "--out", "x.pdf"), "07000000\n", "do not fit"),
    ],
)
def test_what_is_not_said_or_not_allowed_writes_nothing(
    state: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], given: str, said: str
) -> None:
    monkeypatch.chdir(tmp_path)

    result = run(state, "desk", "report", *words, given=given)

    assert result.exit_code != 0
    assert said in result.output
    assert not (tmp_path / "x.pdf").exists()


def test_a_day_that_has_not_come_and_a_file_that_is_there_are_refused(state: Path, tmp_path: Path) -> None:
    out = tmp_path / "report.pdf"
    tomorrow = today_of(Config()) + timedelta(days=1)

    early = run(state, "desk", "report", "--closing", "--date", tomorrow.isoformat(), "--out", str(out), given=LIN)
    out.write_bytes(b"kept")
    there = run(state, "desk", "report", "--closing", "--out", str(out), given=LIN)

    assert "has not come yet" in early.output
    assert "exists already" in there.output
    assert out.read_bytes() == b"kept"


def test_it_is_printed_and_what_the_printer_said_is_told(
    state: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    printer = FakePrinter()
    monkeypatch.setattr("app.bootstrap.printer_of", lambda config: printer)
    monkeypatch.setattr(desk, "LOOK_S", 0.0)
    settings = tmp_path / "evenkey.toml"
    settings.write_text('[printer]\nqueue = "receipts"\n', encoding="utf-8")
    words = ("--config", str(settings), "desk", "report", "--closing", "--print")

    well = run(state, *words, given=LIN)
    printer.fault = PrinterFault.NO_QUEUE
    none = run(state, *words, given=LIN)

    assert (well.exit_code, none.exit_code) == (0, 1)
    assert "printed" in well.output
    assert "no_queue" in none.output
    assert printer.sent[0].startswith(b"%PDF")


def test_a_report_that_nothing_is_heard_of_is_left_and_called_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    printer = FakePrinter(fault=PrinterFault.JAM)
    job = printer.send(b"%PDF")
    monkeypatch.setattr(desk, "LOOKS_MAX", 3)

    said = desk.printed(printer, job, look_s=0.0)

    assert said == PrintState(PrintStage.UNKNOWN, PrinterFault.JAM, is_over=True)
    assert replace(printer.watch(PrintJob(job.number)), fault=None).stage is PrintStage.FAILED
