"""The printer of a hotel is its queue, that of the demo is none; and a kiosk that starts cancels what it left."""

from dataclasses import replace
from pathlib import Path

from app import paths
from app.bootstrap import open_ports, printer_of
from app.config import Config
from app.devices.ipp import Operation
from app.devices.simulated_printer import SimulatedPrinter
from app.domain.printing import PrinterCondition
from app.i18n import load_words
from tests.print_system import PrintSystem, a_job, an_answer

DEMO = Config().for_demo()


def test_the_demo_prints_on_a_printer_that_is_not_there_and_a_hotel_on_its_queue(print_system: PrintSystem) -> None:
    assert isinstance(printer_of(DEMO), SimulatedPrinter)
    hotels = printer_of(replace(DEMO, printer=replace(DEMO.printer, queue="receipts")))

    assert hotels.condition() == PrinterCondition()
    assert b"/printers/receipts" in print_system.asked[0][2]


def test_a_kiosk_that_starts_cancels_what_it_left_in_the_queue(tmp_path: Path, print_system: PrintSystem) -> None:
    title = f"Evenkey receipt {DEMO.kiosk.id}"
    print_system.answers[Operation.GET_JOBS] = an_answer(a_job(job_id=(3,), job_name=(title,)))

    open_ports(replace(DEMO, printer=replace(DEMO.printer, queue="receipts")), tmp_path, load_words(paths.resources()))

    assert print_system.operations() == [Operation.GET_JOBS, Operation.CANCEL_JOB]
