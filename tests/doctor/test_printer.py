"""Each fault of a printer is told in a sentence of its own, with what mends it."""

import pytest

from app.doctor.printer import MENDS, OF_QUEUE, sentence_and_mend
from app.domain.printing import PrinterFault

OF_A_JOB = {PrinterFault.HELD, PrinterFault.CANCELLED}


def test_every_fault_of_a_printer_or_queue_has_a_sentence_of_its_own() -> None:
    told = [sentence_and_mend("receipts", fault) for fault in MENDS]

    assert set(PrinterFault) - set(MENDS) == OF_A_JOB
    assert len({sentence for sentence, _ in told}) == len(told)
    assert all(mend and "{" not in sentence + mend for sentence, mend in told)


@pytest.mark.parametrize("fault", [None, *MENDS])
def test_what_a_printer_said_last_is_not_told_as_what_it_says_now(fault: PrinterFault | None) -> None:
    sentence, _ = sentence_and_mend("receipts", fault)

    assert ("last printed" in sentence) is (fault not in OF_QUEUE)


def test_nothing_is_to_be_done_about_a_printer_that_is_well() -> None:
    assert sentence_and_mend("receipts", None)[1] == ""
