"""What may be answered to each question of the office: from which list, and how what is typed is taken."""

from datetime import date, timedelta

from app.domain.office import REASONS, TEXT_MAX, Ask, Draft, Sheet, TaskFault
from app.domain.pins import pin_fault
from app.domain.staff import Role

DAYS_AHEAD = (0, 1, 7)
"""Days that are offered to touch, counted from today."""

YEARS_AHEAD = (1, 2, 3)
"""For how many years an assessment is offered to hold; the form is kept for three at least."""

NUMBER_DIGITS = 2
ISO_LENGTH = 8


def choices_for(draft: Draft, sheet: Sheet) -> tuple[str, ...]:
    """What is offered to touch for the question that is open; days as they are written, 2026-12-31."""
    match draft.ask:
        case Ask.REASON:
            return REASONS[draft.task]
        case Ask.ROLE:
            return tuple(role.value for role in Role)
        case Ask.VALUE:
            return sheet.choices
        case Ask.DAY if sheet.today:
            return tuple((sheet.today + timedelta(days=days)).isoformat() for days in DAYS_AHEAD)
        case Ask.UNTIL if sheet.today:
            return tuple(_in_years(sheet.today, years).isoformat() for years in YEARS_AHEAD)
        case _:
            return ()


def is_typed(draft: Draft, sheet: Sheet) -> bool:
    """Whether the open question may be answered by typing; values of a list are only chosen."""
    return draft.ask not in (None, Ask.REASON, Ask.ROLE) and not (draft.ask is Ask.VALUE and sheet.choices)


def taken(draft: Draft, sheet: Sheet, text_untrusted: str) -> str | TaskFault:
    """An answer as the task takes it, or why it does not."""
    text = text_untrusted.strip()
    if not is_typed(draft, sheet):
        return text if text in choices_for(draft, sheet) else TaskFault.EMPTY
    match draft.ask:
        case Ask.NUMBER:
            is_number = len(text) == NUMBER_DIGITS and text.isascii() and text.isdigit()
            return text if is_number else TaskFault.NOT_TWO_DIGITS
        case Ask.PIN:
            return TaskFault.PIN_WEAK if pin_fault(text) else text
        case Ask.DAY | Ask.UNTIL:
            return _day(text, sheet.today)
        case Ask.VALUE:
            return _number(text, sheet.within)
        case _:
            is_line = 0 < len(text) <= TEXT_MAX and text.isprintable()
            return text if is_line else TaskFault.EMPTY


def _day(text: str, today: date | None) -> str | TaskFault:
    """A day from today on, written 20261231 or 2026-12-31."""
    is_short = len(text) == ISO_LENGTH and text.isascii() and text.isdigit()
    try:
        day = date.fromisoformat(f"{text[:4]}-{text[4:6]}-{text[6:]}" if is_short else text)
    except ValueError:
        return TaskFault.NOT_A_DAY
    return TaskFault.DAY_IS_PAST if today and day < today else day.isoformat()


def _number(text: str, within: tuple[int, int] | None) -> str | TaskFault:
    """A whole number within its range."""
    if within is None or not (text.isascii() and text.isdigit() and len(text) <= ISO_LENGTH):
        return TaskFault.OUT_OF_RANGE
    low, high = within
    return str(int(text)) if low <= int(text) <= high else TaskFault.OUT_OF_RANGE


def _in_years(day: date, years: int) -> date:
    """The last day of so many years from a day on."""
    try:
        later = day.replace(year=day.year + years)
    except ValueError:  # 29 February
        later = day.replace(year=day.year + years, month=3, day=1)
    return later - timedelta(days=1)
