"""What every printer keeps to, tried with the fake one and with a simulated IPP printer behind a real CUPS."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

import pytest
from pytestqt.qtbot import QtBot

from app.domain.printing import NotPrinted, PrinterCondition, PrinterFault, PrintJob, PrintStage, PrintState
from tests.devices.printing import FakePlace, Place, RealPlace, why_no_real_place

PDF = b"%PDF-1.7\n\x00\xff" + bytes(range(256)) * 40
SOON_MS = 8_000
UNTAKEN = (PrinterFault.NO_SERVICE, PrinterFault.NO_QUEUE, PrinterFault.REFUSING)
OF_PRINTER = (
    *(PrinterFault.NO_PAPER, PrinterFault.JAM, PrinterFault.COVER_OPEN, PrinterFault.NO_INK, PrinterFault.ATTENTION),
    PrinterFault.OFFLINE,
)
"""Faults of the printer itself: the queue takes a receipt, which then does not come."""

Until = Callable[[PrintJob, Callable[[PrintState], bool]], list[PrintState]]


@contextmanager
def _real() -> Iterator[RealPlace]:
    """A real place in a folder that the user of CUPS' backends may enter too, as pytest's are not."""
    with TemporaryDirectory(prefix="evenkey-cups-") as name, pytest.MonkeyPatch.context() as patch:
        folder = Path(name)
        folder.chmod(0o755)
        place = RealPlace(folder)
        patch.setenv("CUPS_SERVER", str(folder / "socket"))
        try:
            assert place.is_there, (folder / "room.log").read_text(encoding="utf-8")
            yield place
        finally:
            place.end()


@pytest.fixture(scope="module")
def real() -> Iterator[RealPlace]:
    """The one real place of these tests."""
    if why := why_no_real_place():
        pytest.skip(why)
    with _real() as place:
        yield place


@pytest.fixture(params=["fake", "real"])
def place(request: pytest.FixtureRequest) -> Iterator[Place]:
    """A printer that is well, and has nothing left to do afterwards."""
    place: Place = FakePlace() if request.param == "fake" else cast("RealPlace", request.getfixturevalue("real"))
    place.has(None)
    yield place
    place.has(None)
    place.printer.tidy()


@pytest.fixture
def until(qtbot: QtBot, place: Place) -> Until:
    """Look after a receipt until what is said of it is so; all that was said, each once."""

    def look(job: PrintJob, is_so: Callable[[PrintState], bool]) -> list[PrintState]:
        said: list[PrintState] = []

        def is_seen() -> bool:
            now = place.printer.watch(job)
            said.extend([now] if said[-1:] != [now] else [])
            return is_so(now)

        qtbot.waitUntil(is_seen, timeout=SOON_MS)
        return said

    return look


def is_over(said: PrintState) -> bool:
    return said.is_over


def test_a_receipt_waits_prints_and_is_printed_in_this_order(place: Place, until: Until) -> None:
    job = place.printer.send(PDF)

    said = until(job, is_over)

    assert said[-1] == PrintState(PrintStage.PRINTED, is_over=True)
    ranks = [list(PrintStage).index(state.stage) for state in said]
    assert ranks == sorted(ranks)
    assert {state.fault for state in said} == {None}
    assert len(said) > 1
    place.printer.leave(job)
    assert place.printer.watch(job) == said[-1]


@pytest.mark.parametrize("fault", OF_PRINTER)
def test_what_keeps_the_paper_is_told_and_once_it_is_mended_the_receipt_comes(
    place: Place, until: Until, fault: PrinterFault
) -> None:
    place.has(fault)
    job = place.printer.send(PDF)

    said = until(job, lambda state: state.fault is fault)

    assert said[-1] == PrintState(PrintStage.PRINTING, fault)
    assert not any(state.stage is PrintStage.PRINTED for state in said)
    if (
        fault is not PrinterFault.OFFLINE
    ):  # of which an idle queue knows nothing, and CUPS tries again only after a while
        assert place.printer.condition() == PrinterCondition(fault)
        place.has(None)
        assert until(job, is_over)[-1] == PrintState(PrintStage.PRINTED, is_over=True)


def test_a_stopped_queue_holds_the_receipt_until_it_is_started(place: Place, until: Until) -> None:
    place.has(PrinterFault.PAUSED)
    job = place.printer.send(PDF)

    assert place.printer.watch(job) == PrintState(PrintStage.QUEUED, PrinterFault.PAUSED)
    place.has(None)

    assert until(job, is_over)[-1].stage is PrintStage.PRINTED


def test_a_held_receipt_is_told_to_be_held(place: Place, until: Until) -> None:
    place.has(PrinterFault.PAUSED)
    job = place.printer.send(PDF)
    place.hold(job)

    assert place.printer.watch(job) == PrintState(PrintStage.QUEUED, PrinterFault.HELD)
    place.has(None)

    assert until(job, is_over)[-1].stage is PrintStage.PRINTED


@pytest.mark.parametrize("fault", UNTAKEN)
def test_a_queue_that_takes_nothing_says_why(place: Place, fault: PrinterFault) -> None:
    place.has(fault)

    with pytest.raises(NotPrinted) as raised:
        place.printer.send(PDF)

    assert raised.value.fault is fault
    assert raised.value.__suppress_context__ or raised.value.__context__ is None


def test_a_receipt_that_staff_cancel_is_told_to_be_cancelled(place: Place, until: Until) -> None:
    place.has(PrinterFault.PAUSED)
    job = place.printer.send(PDF)

    place.cancel(job)

    assert until(job, is_over) == [PrintState(PrintStage.FAILED, PrinterFault.CANCELLED, is_over=True)]


def test_the_end_of_the_print_system_in_the_middle_is_unknown_and_may_be_asked_after_again(
    place: Place, until: Until
) -> None:
    place.has(PrinterFault.NO_PAPER)
    job = place.printer.send(PDF)
    until(job, lambda state: state.fault is PrinterFault.NO_PAPER)
    place.has(PrinterFault.NO_SERVICE)

    assert place.printer.watch(job) == PrintState(PrintStage.UNKNOWN, PrinterFault.NO_SERVICE)


def test_a_queue_that_is_taken_away_in_the_middle_leaves_the_end_unknown(place: Place) -> None:
    job = place.printer.send(PDF)
    place.has(PrinterFault.NO_QUEUE)

    assert place.printer.watch(job) == PrintState(PrintStage.UNKNOWN, PrinterFault.NO_QUEUE, is_over=True)


def test_a_job_that_nobody_knows_is_unknown_and_never_printed(place: Place) -> None:
    assert place.printer.watch(PrintJob(4711)) == PrintState(PrintStage.UNKNOWN, is_over=True)


@pytest.mark.parametrize("fault", [PrinterFault.NO_PAPER, PrinterFault.PAUSED])
def test_a_receipt_left_while_something_keeps_it_is_cancelled(place: Place, until: Until, fault: PrinterFault) -> None:
    place.has(fault)
    job = place.printer.send(PDF)
    until(job, lambda state: state.fault is fault)

    place.printer.leave(job)

    ended = until(job, is_over)[-1]
    assert ended.stage is PrintStage.FAILED
    assert ended.fault in {fault, PrinterFault.CANCELLED}


def test_a_receipt_left_while_nothing_keeps_it_comes_out(place: Place, until: Until) -> None:
    job = place.printer.send(PDF)

    place.printer.leave(job)

    assert until(job, is_over)[-1].stage is PrintStage.PRINTED


def test_nothing_is_parted_with_where_nobody_answers(place: Place) -> None:
    place.has(PrinterFault.PAUSED)
    job = place.printer.send(PDF)
    place.has(PrinterFault.NO_SERVICE)

    place.printer.leave(job)

    assert place.printer.watch(job).stage is PrintStage.UNKNOWN


@pytest.mark.parametrize("act", ["the kiosk starts anew", "the next guest prints"])
def test_what_waits_from_before_never_comes_out_for_somebody_else(place: Place, until: Until, act: str) -> None:
    place.has(PrinterFault.PAUSED)
    left = place.printer.send(PDF)

    if act == "the kiosk starts anew":
        place.printer.tidy()
    else:
        place.printer.send(PDF)

    assert until(left, is_over) == [PrintState(PrintStage.FAILED, PrinterFault.CANCELLED, is_over=True)]


@pytest.mark.parametrize("fault", [None, *UNTAKEN, PrinterFault.PAUSED])
def test_staff_are_told_how_the_queue_is(place: Place, fault: PrinterFault | None) -> None:
    place.has(fault)

    assert place.printer.condition() == PrinterCondition(fault)


def test_a_kiosk_without_a_print_system_starts_all_the_same(place: Place) -> None:
    place.has(PrinterFault.NO_SERVICE)

    place.printer.tidy()

    assert place.printer.condition() == PrinterCondition(PrinterFault.NO_SERVICE)


# --- what only a real one can show --------------------------------------------------------------------------------


@pytest.fixture
def well(real: RealPlace) -> Iterator[RealPlace]:
    real.has(None)
    yield real
    real.has(None)


def test_the_pdf_reaches_the_printer_byte_for_byte_and_the_queue_keeps_nothing(well: RealPlace, qtbot: QtBot) -> None:
    job = well.printer.send(PDF)

    qtbot.waitUntil(lambda: well.printer.watch(job).is_over, timeout=SOON_MS)

    assert (well.folder / "paper").read_bytes() == PDF
    qtbot.waitUntil(lambda: [file for file in (well.folder / "spool").iterdir() if file.is_file()] == [])


def test_a_sheet_that_jams_is_never_printed(well: RealPlace, qtbot: QtBot) -> None:
    well.says("fail:media-jam-error")
    job = well.printer.send(PDF)

    qtbot.waitUntil(lambda: well.printer.watch(job).is_over, timeout=SOON_MS)

    said = well.printer.watch(job)
    assert said.fault is PrinterFault.JAM
    assert said.stage in {PrintStage.FAILED, PrintStage.UNKNOWN}  # CUPS calls such a job now cancelled, now completed
    assert well.printer.condition() == PrinterCondition(PrinterFault.JAM)


def test_a_printer_unplugged_while_it_prints_is_never_said_to_have_printed(well: RealPlace, qtbot: QtBot) -> None:
    well.says("media-low-report")
    job = well.printer.send(PDF)
    qtbot.waitUntil(lambda: well.printer.watch(job).stage is PrintStage.PRINTING, timeout=SOON_MS)
    well.has(PrinterFault.OFFLINE)

    assert well.printer.watch(job).stage is PrintStage.PRINTING
    well.cancel(job)
    qtbot.waitUntil(lambda: well.printer.watch(job).is_over, timeout=SOON_MS)
    assert well.printer.watch(job).stage is PrintStage.FAILED
