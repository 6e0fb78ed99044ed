"""The report on the screen: every section and line, and the truth about its paper."""

from datetime import UTC

import pytest

from app.domain.day_lines import sections_of
from app.domain.printing import NOT_ASKED, PrinterFault, PrintStage, PrintState
from app.i18n import Words
from app.ui.report_words import report_note, told_report
from tests.receipts.days import FULL


@pytest.mark.parametrize("language", ["en", "zh-CN", "ar", "fr"])
def test_every_section_and_line_is_told(words: Words, language: str) -> None:
    told = told_report(words, language, FULL, UTC)

    headings = [each for each in told if each.is_heading]
    assert len(headings) == 1 + len(sections_of(FULL))
    assert told[0].name == words.text(language, f"report.title.{FULL.kind.value}")
    assert len(told) - len(headings) == sum(len(section.lines) for section in sections_of(FULL))
    assert "{" not in str(told)
    assert told_report(words, language, None, UTC) == ()


@pytest.mark.parametrize("stage", [stage for stage in PrintStage if stage is not PrintStage.NOT_ASKED])
def test_how_far_the_paper_is_is_told_in_words_of_its_own(words: Words, stage: PrintStage) -> None:
    note = report_note(words, "en", PrintState(stage))

    assert note.text == words.text("en", f"desk.report.{stage.value}")
    assert "receipt" not in note.text
    assert (note.tone == "good") is (stage is PrintStage.PRINTED)


def test_a_fault_of_the_printer_is_told_with_what_to_do_and_one_of_the_job_as_not_printed(words: Words) -> None:
    jam = report_note(words, "en", PrintState(PrintStage.PRINTING, PrinterFault.JAM))
    cancelled = report_note(words, "en", PrintState(PrintStage.FAILED, PrinterFault.CANCELLED, is_over=True))

    assert (jam.text, jam.tone) == (words.text("en", "staff_desk.printer.jam"), "caution")
    assert (cancelled.text, cancelled.tone) == (words.text("en", "desk.report.failed"), "caution")
    assert report_note(words, "en", NOT_ASKED).text == ""
