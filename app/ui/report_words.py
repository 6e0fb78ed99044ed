"""The report of a shift in the words of the screen, and how far it is on its way to paper."""

from datetime import tzinfo

from app.domain.day_lines import sections_of
from app.domain.day_report import DayReport
from app.domain.device import OF_A_JOB
from app.domain.printing import PrintStage, PrintState
from app.i18n import Words
from app.ui.paper_note import PaperNote
from app.ui.widgets.desk_view import Said

REPORT_SHARE = 0.74
"""How much of the width of the list the labels may take; figures are short."""


def told_report(words: Words, language: str, report: DayReport | None, zone: tzinfo) -> tuple[Said, ...]:
    """Every section with its heading, every line with its figure; nothing before it is there."""
    if report is None:
        return ()
    told = [Said(words.text(language, f"report.title.{report.kind.value}"), "", is_heading=True)]
    for section in sections_of(report):
        values = {name: words.told(language, value, zone) for name, value in section.values.items()}
        told.append(Said(words.text(language, section.heading, **values), "", is_heading=True))
        for line in section.lines:
            values = {name: words.told(language, value, zone) for name, value in line.values.items()}
            told.append(Said(words.text(language, line.label, **values), words.told(language, line.figure, zone)))
    return tuple(told)


def report_note(words: Words, language: str, said: PrintState) -> PaperNote:
    """How far the report is on its way to paper, and what keeps it; nothing while it was not asked for."""
    if said.stage is PrintStage.NOT_ASKED:
        return PaperNote("", "", "printer", "plain")
    is_troubled = said.fault is not None or said.stage in {PrintStage.FAILED, PrintStage.UNKNOWN}
    key = f"desk.report.{said.stage.value}"
    if said.fault is not None and said.fault not in OF_A_JOB:
        key = f"staff_desk.printer.{said.fault.value}"
    text = words.text(language, key)
    tone = "caution" if is_troubled else "good" if said.stage is PrintStage.PRINTED else "plain"
    return PaperNote(text, text, "caution" if is_troubled else "printer", tone)
