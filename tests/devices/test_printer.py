"""A receipt goes to the one queue in memory; what the queue says of it is told as it is, and never more."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.devices.ipp import NOT_FOUND, NOT_POSSIBLE, Group, Operation, Values
from app.devices.printer import JOB_S, CupsPrinter
from app.domain.paper import PaperForm
from app.domain.printing import NotPrinted, PrinterCondition, PrinterFault, PrintJob, PrintStage, PrintState
from tests.devices.print_server import lay_out, manage, missing, program
from tests.print_system import Groups, PrintSystem, a_job, an_answer

QUEUE, KIOSK = "Desk_1", "kiosk-7"
PDF = b"%PDF-1.7\n\x00\xff" + bytes(range(256)) * 400
JOB = PrintJob(4, 7, ("media-jam-report",))
SERVER_MS = 10_000


@pytest.fixture
def printer() -> CupsPrinter:
    return CupsPrinter(QUEUE, KIOSK)


def a_queue(*reasons: str, state: int = 4, message: str = "", takes: int = 1) -> bytes:
    """What a queue says of itself."""
    words: dict[str, Values] = {"printer-state-reasons": reasons or ("none",), "printer-state-message": (message,)}
    return an_answer(((Group.PRINTER, {"printer-state": (state,), "printer-is-accepting-jobs": (takes,), **words}),))


def events(*told: dict[str, Values]) -> bytes:
    """What the queue remembers of a job."""
    groups: Groups = tuple((Group.EVENT, {"notify-job-id": (4,), **each}) for each in told)
    return an_answer(groups)


# --- sending ------------------------------------------------------------------------------------------------------


def test_a_pdf_goes_to_the_queue_under_a_title_that_names_only_the_kiosk(
    printer: CupsPrinter, print_system: PrintSystem
) -> None:
    print_system.answers[Operation.GET_PRINTER] = a_queue("media-jam-report", state=3)

    job = printer.send(PDF)

    assert job == JOB
    path, _, raw = print_system.asked[-1]
    assert path == "/printers/Desk_1"
    assert raw.endswith(b"\x03" + PDF)
    assert b"job-name\x00\x17Evenkey receipt kiosk-7" in raw
    assert b"job-cancel-after\x00\x04" + JOB_S.to_bytes(4, "big") in raw


@pytest.mark.parametrize("form", PaperForm)
def test_a_page_for_a_roll_is_not_scaled(form: PaperForm, print_system: PrintSystem) -> None:
    print_system.answers[Operation.GET_PRINTER] = a_queue()

    CupsPrinter(QUEUE, KIOSK, form).send(PDF)

    *_, raw = print_system.asked[-1]
    assert (b"print-scaling\x00\x04none" in raw) == (form is PaperForm.ROLL_80)
    assert b"\x00\x05media" not in raw


def test_only_what_this_kiosk_left_is_cancelled_before(printer: CupsPrinter, print_system: PrintSystem) -> None:
    title, other = (f"Evenkey receipt kiosk-{number}" for number in (7, 8))
    jobs = [a_job(job_id=(number,), job_name=(name,)) for number, name in ((1, other), (2, title), (3, "letter"))]
    print_system.answers[Operation.GET_JOBS] = an_answer(tuple(group for job in jobs for group in job))

    printer.send(PDF)

    cancelled = [raw for _, operation, raw in print_system.asked if operation is Operation.CANCEL_JOB]
    assert len(cancelled) == 1
    assert b"job-id\x00\x04\x00\x00\x00\x02" in cancelled[0]


def test_a_queue_that_remembers_nothing_prints_all_the_same(printer: CupsPrinter, print_system: PrintSystem) -> None:
    print_system.answers[Operation.SUBSCRIBE] = an_answer(status=NOT_POSSIBLE)

    assert printer.send(PDF).ticket == 0


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        (an_answer(status=NOT_FOUND), PrinterFault.NO_QUEUE),
        (an_answer(status=NOT_POSSIBLE), PrinterFault.REFUSING),
        (an_answer(), PrinterFault.REFUSING),
        (b"Anna Maria Eriksson", PrinterFault.NO_SERVICE),
    ],
    ids=["no queue", "refused", "no job", "no answer"],
)
def test_a_receipt_that_is_not_taken_says_why_and_quotes_nobody(
    printer: CupsPrinter, print_system: PrintSystem, answer: bytes, fault: PrinterFault
) -> None:
    print_system.answers[Operation.PRINT_JOB] = answer

    with pytest.raises(NotPrinted) as raised:
        printer.send(PDF)

    assert raised.value.fault is fault
    assert str(raised.value) == "printer_failed"


# --- looking after a receipt --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "queue", "said"),
    [
        (3, a_queue(), PrintState(PrintStage.QUEUED)),
        (3, a_queue("paused", state=5), PrintState(PrintStage.QUEUED, PrinterFault.PAUSED)),
        (4, a_queue(), PrintState(PrintStage.QUEUED, PrinterFault.HELD)),
        (5, a_queue(), PrintState(PrintStage.PRINTING)),
        (5, a_queue("media-low-warning"), PrintState(PrintStage.PRINTING)),
        (5, a_queue("media-jam-report"), PrintState(PrintStage.PRINTING)),
        (5, a_queue("media-jam-warning"), PrintState(PrintStage.PRINTING, PrinterFault.JAM)),
        (6, a_queue("cover-open-error"), PrintState(PrintStage.PRINTING, PrinterFault.COVER_OPEN)),
        (9, a_queue(), PrintState(PrintStage.PRINTED, is_over=True)),
        (9, a_queue("media-jam-report"), PrintState(PrintStage.UNKNOWN, PrinterFault.JAM, is_over=True)),
        (7, a_queue(), PrintState(PrintStage.FAILED, PrinterFault.CANCELLED, is_over=True)),
        (8, a_queue(), PrintState(PrintStage.FAILED, PrinterFault.REFUSING, is_over=True)),
        (8, a_queue("media-empty-error"), PrintState(PrintStage.FAILED, PrinterFault.NO_PAPER, is_over=True)),
        (99, a_queue(), PrintState(PrintStage.UNKNOWN)),
    ],
)
def test_a_receipt_is_where_the_queue_says_and_completed_is_not_yet_printed(
    printer: CupsPrinter, print_system: PrintSystem, state: int, queue: bytes, said: PrintState
) -> None:
    print_system.answers[Operation.GET_JOB] = an_answer(a_job(job_state=(state,)))
    print_system.answers[Operation.GET_PRINTER] = queue

    assert printer.watch(JOB) == said


@pytest.mark.parametrize("reason", ["none", "media-empty-report"])
def test_a_printer_that_does_not_answer_is_offline_whatever_it_said_before(
    printer: CupsPrinter, print_system: PrintSystem, reason: str
) -> None:
    message = "The printer may not exist or is unavailable at this time."
    print_system.answers[Operation.GET_PRINTER] = a_queue(reason, message=message)

    assert printer.watch(JOB) == PrintState(PrintStage.PRINTING, PrinterFault.OFFLINE)


GONE = an_answer(status=NOT_FOUND)


@pytest.mark.parametrize(
    ("remembered", "said"),
    [
        (events({"job-state": (9,), "printer-state-reasons": ("none",)}), PrintState(PrintStage.PRINTED, is_over=True)),
        (
            events({"job-state": (9,), "printer-state-reasons": ("media-jam-report",)}),
            PrintState(PrintStage.UNKNOWN, PrinterFault.JAM, is_over=True),
        ),
        (
            events({"job-state": (3,)}, {"job-state": (5,)}, {"job-state": (7,)}),
            PrintState(PrintStage.FAILED, PrinterFault.CANCELLED, is_over=True),
        ),
        (
            events({"job-state": (3,)}, {"job-state": (4,)}),
            PrintState(PrintStage.FAILED, PrinterFault.CANCELLED, is_over=True),
        ),
        (events({"job-state": (3,)}, {"job-state": (5,)}), PrintState(PrintStage.UNKNOWN, is_over=True)),
        (events({}), PrintState(PrintStage.UNKNOWN, is_over=True)),
        (events(), PrintState(PrintStage.UNKNOWN, is_over=True)),
        (GONE, PrintState(PrintStage.UNKNOWN, is_over=True)),
    ],
)
def test_the_end_of_a_receipt_that_the_queue_forgot_is_what_its_events_say(
    printer: CupsPrinter, print_system: PrintSystem, remembered: bytes, said: PrintState
) -> None:
    print_system.answers[Operation.GET_JOB] = GONE
    print_system.answers[Operation.GET_NOTIFICATIONS] = remembered

    assert printer.watch(JOB) == said


def test_a_receipt_without_a_ticket_that_the_queue_forgot_is_unknown(
    printer: CupsPrinter, print_system: PrintSystem
) -> None:
    print_system.answers[Operation.GET_JOB] = GONE

    assert printer.watch(PrintJob(4)) == PrintState(PrintStage.UNKNOWN, is_over=True)
    assert Operation.GET_NOTIFICATIONS not in print_system.operations()


def test_an_answer_that_is_none_may_be_better_next_time(printer: CupsPrinter, print_system: PrintSystem) -> None:
    print_system.answers[Operation.GET_JOB] = b"?"

    assert printer.watch(JOB) == PrintState(PrintStage.UNKNOWN, PrinterFault.NO_SERVICE)


# --- for staff ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("queue", "fault"),
    [
        (a_queue(state=3), None),
        (a_queue("media-empty-report", state=3), PrinterFault.NO_PAPER),
        (a_queue("media-empty-report", state=3, takes=0), PrinterFault.REFUSING),
        (a_queue(state=5), PrinterFault.PAUSED),
        (GONE, PrinterFault.NO_QUEUE),
        (b"?", PrinterFault.NO_SERVICE),
    ],
)
def test_staff_are_told_what_the_queue_says(
    printer: CupsPrinter, print_system: PrintSystem, queue: bytes, fault: PrinterFault | None
) -> None:
    print_system.answers[Operation.GET_PRINTER] = queue

    assert printer.condition() == PrinterCondition(fault)


def test_without_a_queue_nobody_is_asked(print_system: PrintSystem) -> None:
    CupsPrinter("").tidy()

    assert print_system.asked == []


# --- a real CUPS whose printer is a folder, for an ordinary user ---------------------------------------------------

LACKING = missing("cupsd", "lpadmin")
needs_cups = pytest.mark.skipif(bool(LACKING), reason=f"not installed: {', '.join(LACKING)}")

BACKEND = """#!/bin/sh
[ $# -eq 0 ] && exit 0
folder="${DEVICE_URI#keep:}"
printf '%s' "$3" > "$folder/title"
cat "$6" > "$folder/part"
mv "$folder/part" "$folder/paper"
"""
"""A printer that keeps what it is given."""


@pytest.fixture
def cups(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of a print server with one queue, whose printer is the folder `paper` in it."""
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "socket"))
    backends = lay_out(tmp_path)
    backends.mkdir()
    (tmp_path / "paper").mkdir()
    (backends / "keep").write_text(BACKEND, encoding="utf-8")
    (backends / "keep").chmod(0o700)
    conf = (str(tmp_path / name) for name in ("cupsd.conf", "cups-files.conf"))
    words = [program("cupsd"), "-f", "-c", next(conf), "-s", next(conf)]
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            add = ("lpadmin", "-p", QUEUE, "-E", "-v", f"keep:{tmp_path / 'paper'}", "-m", "raw")
            qtbot.waitUntil(lambda: manage(*add), timeout=SERVER_MS)
            yield tmp_path
        finally:
            server.terminate()


@needs_cups
def test_a_real_queue_prints_the_pdf_and_keeps_nothing_of_it(qtbot: QtBot, cups: Path, printer: CupsPrinter) -> None:
    job = printer.send(PDF)

    qtbot.waitUntil(lambda: printer.watch(job).is_over, timeout=SERVER_MS)

    assert printer.watch(job) == PrintState(PrintStage.PRINTED, is_over=True)
    assert (cups / "paper" / "paper").read_bytes() == PDF
    assert (cups / "paper" / "title").read_text(encoding="utf-8") == "Evenkey receipt kiosk-7"
    qtbot.waitUntil(lambda: [file for file in (cups / "spool").iterdir() if file.is_file()] == [])


@needs_cups
def test_a_real_server_refuses_a_queue_it_does_not_have(cups: Path) -> None:
    assert (cups / "socket").exists()
    other = CupsPrinter("Desk_2", KIOSK)

    assert other.condition() == PrinterCondition(PrinterFault.NO_QUEUE)
    with pytest.raises(NotPrinted) as raised:
        other.send(PDF)
    assert raised.value.fault is PrinterFault.NO_QUEUE
