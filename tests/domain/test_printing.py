"""A printer's words are read without their endings, and the one that a person must see to first is told."""

import pytest

from app.domain.printing import ENDINGS, REASONS, NotPrinted, PrinterFault, fault_of
from app.domain.problems import Problem


@pytest.mark.parametrize("ending", ["", *ENDINGS])
@pytest.mark.parametrize(("word", "fault"), list(REASONS.items()))
def test_a_reason_means_its_fault_however_grave_it_is_called(word: str, fault: PrinterFault, ending: str) -> None:
    assert fault_of([f"{word}{ending}"]) is fault


@pytest.mark.parametrize(
    "reason",
    [
        "none",
        "",
        "media-low-warning",
        "toner-low-report",
        "marker-supply-low-warning",
        "cups-waiting-for-job-completed",
    ],
)
def test_what_keeps_no_paper_from_coming_is_no_fault(reason: str) -> None:
    assert fault_of([reason]) is None


def test_no_reasons_are_no_fault() -> None:
    assert fault_of([]) is None


def test_of_several_faults_the_first_of_the_list_is_told() -> None:
    assert fault_of(["media-empty-error", "cover-open-warning", "paused"]) is PrinterFault.COVER_OPEN
    assert fault_of(["paused", "none", "marker-supply-empty-error"]) is PrinterFault.NO_INK


def test_a_receipt_not_taken_says_why_and_names_nobody() -> None:
    error = NotPrinted(PrinterFault.NO_QUEUE)

    assert (error.problem, error.fault, str(error)) == (Problem.PRINTER_FAILED, PrinterFault.NO_QUEUE, "printer_failed")
