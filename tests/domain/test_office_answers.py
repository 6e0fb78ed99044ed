"""What may be answered in the office, and how what is typed is taken."""

from datetime import date

import pytest

from app.domain.office import ASKS, REASONS, Ask, Draft, OfficeQuery, Sheet, Shelf, Task, TaskFault
from app.domain.office_answers import choices_for, is_typed, taken
from app.domain.staff import Role
from tests.hostile import HOSTILE

TODAY = date(2026, 11, 29)
SHEET = Sheet(OfficeQuery(Shelf.RULES), within=(1, 90), today=TODAY)
CHOOSING = Sheet(OfficeQuery(Shelf.RULES), choices=("document", "staff_glance"))
EVERY = [Draft(task, answers=("",) * count) for task, asks in ASKS.items() for count in range(len(asks))]


def asking(ask: Ask) -> Draft:
    """A draft that asks this."""
    return next(draft for draft in EVERY if draft.ask is ask)


def test_each_list_offers_what_it_has() -> None:
    assert choices_for(Draft(Task.IMPORT_ARRIVALS), SHEET) == REASONS[Task.IMPORT_ARRIVALS]
    assert choices_for(asking(Ask.ROLE), SHEET) == tuple(role.value for role in Role)
    assert choices_for(asking(Ask.DAY), SHEET) == ("2026-11-29", "2026-11-30", "2026-12-06")
    assert choices_for(asking(Ask.UNTIL), SHEET) == ("2027-11-28", "2028-11-28", "2029-11-28")
    assert choices_for(asking(Ask.VALUE), CHOOSING) == ("document", "staff_glance")
    assert choices_for(asking(Ask.DAY), CHOOSING) == choices_for(asking(Ask.UNTIL), CHOOSING) == ()
    assert choices_for(asking(Ask.NAME), SHEET) == ()


def test_a_year_from_a_leap_day_ends_the_day_before_march() -> None:
    leap = Sheet(SHEET.query, today=date(2028, 2, 29))

    assert choices_for(asking(Ask.UNTIL), leap) == ("2029-02-28", "2030-02-28", "2031-02-28")


@pytest.mark.parametrize("draft", EVERY, ids=lambda draft: f"{draft.task.value}-{draft.ask.value}")
def test_nothing_hostile_is_taken_but_as_one_line_of_text(draft: Draft) -> None:
    for text in HOSTILE:
        answer = taken(draft, SHEET, text)
        assert isinstance(answer, TaskFault) or (answer.isprintable() and 0 < len(answer) <= 40)
        if isinstance(answer, str) and draft.ask not in (Ask.NAME, Ask.ID):
            assert answer.isascii()


@pytest.mark.parametrize(
    ("ask", "typed", "answer"),
    [
        (Ask.REASON, "left", TaskFault.EMPTY),
        (Ask.REASON, "daily_list", "daily_list"),
        (Ask.ROLE, "manager", "manager"),
        (Ask.ROLE, "owner", TaskFault.EMPTY),
        (Ask.NUMBER, " 07 ", "07"),
        (Ask.NUMBER, "7", TaskFault.NOT_TWO_DIGITS),
        (Ask.NUMBER, "٠٧", TaskFault.NOT_TWO_DIGITS),
        (Ask.NUMBER, "AB", TaskFault.NOT_TWO_DIGITS),
        (Ask.PIN, "907153", "907153"),
        (Ask.PIN, "123456", TaskFault.PIN_WEAK),
        (Ask.DAY, "20261129", "2026-11-29"),
        (Ask.DAY, "2026-12-31", "2026-12-31"),
        (Ask.DAY, "20261131", TaskFault.NOT_A_DAY),
        (Ask.DAY, "20261128", TaskFault.DAY_IS_PAST),
        (Ask.UNTIL, "soon", TaskFault.NOT_A_DAY),
        (Ask.VALUE, "090", "90"),
        (Ask.VALUE, "91", TaskFault.OUT_OF_RANGE),
        (Ask.VALUE, "0", TaskFault.OUT_OF_RANGE),
        (Ask.VALUE, "1e1", TaskFault.OUT_OF_RANGE),
        (Ask.VALUE, "000000001", TaskFault.OUT_OF_RANGE),
        (Ask.NAME, "LI WEI", "LI WEI"),
        (Ask.NAME, "  ", TaskFault.EMPTY),
        (Ask.ID, "P" * 41, TaskFault.EMPTY),
        (Ask.ID, "PIA\n1", TaskFault.EMPTY),
    ],
)
def test_an_answer_is_taken_or_refused_with_its_fault(ask: Ask, typed: str, answer: str | TaskFault) -> None:
    assert taken(asking(ask), SHEET, typed) == answer


def test_a_value_of_a_list_is_chosen_and_one_without_a_range_is_none() -> None:
    assert taken(asking(Ask.VALUE), CHOOSING, "document") == "document"
    assert taken(asking(Ask.VALUE), CHOOSING, "60") is TaskFault.EMPTY
    assert not is_typed(asking(Ask.VALUE), CHOOSING)
    assert is_typed(asking(Ask.VALUE), SHEET)
    assert taken(asking(Ask.VALUE), Sheet(SHEET.query), "60") is TaskFault.OUT_OF_RANGE
    assert taken(asking(Ask.DAY), Sheet(SHEET.query), "20200101") == "2020-01-01"
