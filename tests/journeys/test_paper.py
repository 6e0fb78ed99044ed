"""A guest wants the receipt on paper; the printer does what printers do; nobody is kept waiting."""

import pytest

from app.domain.printing import PrinterFault
from app.flow.events import PinSubmitted, StaffCalled
from app.flow.printing import LOOK_S, STAFF_LOOK_S
from app.i18n import Words
from tests.guest import Desk, Guest


@pytest.fixture
def arrived(guest: Guest) -> Guest:
    """A guest who has checked in with a booking code."""
    guest.touches("startButton", "noticeContinueButton", "choosePassportButton").sees("documentScreen")
    return guest.scans("HTL1:HTL2").sees("confirmScreen").touches("confirmButton").sees("arrivedScreen")


def reads_soon(guest: Guest, text: str, look_s: float = LOOK_S) -> None:
    """Wait for a sentence while the clock goes on."""

    def is_read() -> bool:
        guest.waits(look_s)
        return text in guest.reads()

    guest.waits_until(is_read, text)


def test_the_receipt_comes_out_and_the_screen_says_what_the_printer_said(
    desk: Desk, arrived: Guest, words: Words
) -> None:
    arrived.touches("printReceiptButton")

    reads_soon(arrived, words.text("en", "print.printed"))

    assert len(desk.printer.sent) == 1
    assert arrived.cannot_see("printReceiptButton")


def test_a_guest_without_paper_is_told_so_and_leaves_when_they_like(desk: Desk, arrived: Guest, words: Words) -> None:
    desk.printer.fault = PrinterFault.NO_PAPER
    arrived.touches("printReceiptButton")
    reads_soon(arrived, words.text("en", "print.fault.no_paper"))

    arrived.touches("finishButton").sees("welcomeScreen")

    arrived.waits_until(lambda: bool(desk.printer.ended), "the receipt is cancelled")
    assert [said.fault for said in desk.printer.ended.values()] == [PrinterFault.CANCELLED]


def test_staff_read_what_to_do_and_the_receipt_comes_once_it_is_done(desk: Desk, arrived: Guest, words: Words) -> None:
    desk.printer.fault = PrinterFault.COVER_OPEN
    arrived.touches("printReceiptButton")
    reads_soon(arrived, words.text("en", "print.fault.cover_open"))
    desk.shell.happened.emit(StaffCalled())
    arrived.sees("staffPinScreen")
    desk.shell.happened.emit(PinSubmitted("07482913"))
    arrived.sees("staffDeskScreen")
    reads_soon(arrived, words.text("en", "staff_desk.printer.cover_open"))

    desk.printer.fault = None

    reads_soon(arrived, words.text("en", "staff_desk.printer.ready"), STAFF_LOOK_S)
    arrived.touches("staffLeaveButton").sees("arrivedScreen")
    reads_soon(arrived, words.text("en", "print.printed"))


def test_where_no_queue_is_the_guest_reads_it_and_can_try_again(desk: Desk, arrived: Guest, words: Words) -> None:
    desk.printer.fault = PrinterFault.NO_QUEUE
    arrived.touches("printReceiptButton")
    arrived.waits_until(lambda: words.text("en", "print.fault.no_queue") in arrived.reads(), "it is told")
    desk.printer.fault = None

    arrived.touches("printReceiptButton")

    reads_soon(arrived, words.text("en", "print.printed"))
