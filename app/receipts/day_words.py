"""The report of a shift in the hotel's words."""

from datetime import tzinfo

from app.domain.day_lines import OF_GUESTS, Line, Section, sections_of
from app.domain.day_report import DayReport
from app.i18n import Words
from app.receipts.day_sheet import DayPaper, Part
from app.receipts.document import HotelFacts
from app.receipts.isolates import isolated_code


def day_paper(report: DayReport, words: Words, hotel: HotelFacts, zone: tzinfo) -> DayPaper:
    """Tell a report in the hotel's language, by its clock."""
    language = hotel.language

    def told(value: object) -> str:
        return words.told(language, value, zone)

    def line(each: Line) -> tuple[str, str]:
        values = {name: told(value) for name, value in each.values.items()}
        return words.text(language, each.label, **values), told(each.figure)

    def part(section: Section) -> Part:
        values = {name: told(value) for name, value in section.values.items()}
        return Part(words.text(language, section.heading, **values), tuple(map(line, section.lines)))

    period = words.text(language, "report.period", begins=told(report.span.begins), ends=told(report.span.ends))
    made = words.text(language, "report.made", moment=told(report.made_at), kiosk=isolated_code(hotel.kiosk_id))
    by = [words.text(language, "report.printed_by", staff=isolated_code(report.staff))] if report.staff else []
    return DayPaper(
        language=language,
        is_rtl=words.is_rtl(language),
        title=words.text(language, f"report.title.{report.kind.value}"),
        hotel=hotel.legal_name or hotel.name,
        about=(period, made, *by, words.text(language, "report.no_names")),
        parts=tuple(map(part, sections_of(report))),
        of_guests=OF_GUESTS,
        sign=(words.text(language, "report.sign"), words.text(language, "report.sign_time")),
    )
