"""A printer's words are read without their endings, and the one that a person must see to first is told."""

import pytest

from app.domain.printing import (
    ENDINGS,
    LOW,
    REASONS,
    NotPrinted,
    PrinterFault,
    PrinterSupply,
    fault_of,
    ink_left,
    low_of,
)
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


@pytest.mark.parametrize(("word", "supply"), list(LOW.items()))
def test_what_is_low_is_told_and_is_no_fault(word: str, supply: PrinterSupply) -> None:
    assert low_of([f"{word}-warning", "none"]) is supply
    assert fault_of([word]) is None


def test_paper_is_told_before_ink_and_nothing_where_nothing_is_low() -> None:
    assert low_of(["toner-low", "media-low"]) is PrinterSupply.LOW_PAPER
    assert low_of(["none"]) is None


@pytest.mark.parametrize(
    ("kinds", "levels", "percent"),
    [
        ((), (), None),
        (("toner", "toner"), (80, 12), 12),
        (("toner", "waste-toner"), (80, 5), 80),
        (("ink",), (-3,), None),
        ((), (40, 200), 40),
    ],
)
def test_ink_is_that_of_the_emptiest_cartridge_that_says(
    kinds: tuple[str, ...], levels: tuple[int, ...], percent: int | None
) -> None:
    assert ink_left(kinds, levels) == percent
