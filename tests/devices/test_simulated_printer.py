"""The demo's printer keeps to the contract of printers (see test_printer_contract), and keeps no receipt."""

from app.devices.simulated_printer import SimulatedPrinter
from app.domain.printing import PrinterFault, PrintStage

PDF = b"%PDF of Anna Maria Eriksson"


def test_nothing_of_a_receipt_stays() -> None:
    printer = SimulatedPrinter()

    printer.send(PDF)

    assert b"Eriksson" not in repr(vars(printer)).encode()


def test_it_goes_on_where_it_was_once_a_fault_is_over() -> None:
    printer = SimulatedPrinter()
    job = printer.send(PDF)
    stages = [printer.watch(job).stage]
    printer.fault = PrinterFault.NO_PAPER
    stages.append(printer.watch(job).stage)
    printer.fault = None
    stages += [printer.watch(job).stage, printer.watch(job).stage]

    assert stages == [PrintStage.QUEUED, PrintStage.PRINTING, PrintStage.PRINTING, PrintStage.PRINTED]
