"""What a report is of: every moment stands in one closing report, and a day's opening one tells of the day before."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from app.domain.day_report import Arrivals, Calls, ReportKind, Span, span_of

ZONE = ZoneInfo("Asia/Shanghai")
DAY = date(2026, 11, 23)
BEGINS = datetime(2026, 11, 23, 4, tzinfo=ZONE)
ONE_DAY = timedelta(days=1)


def test_a_closing_report_is_of_the_day_so_far() -> None:
    noon = BEGINS + timedelta(hours=8)

    assert span_of(ReportKind.CLOSING, DAY, ZONE, 4, noon) == Span(BEGINS, noon)
    assert span_of(ReportKind.CLOSING, DAY, ZONE, 4, BEGINS + 3 * ONE_DAY) == Span(BEGINS, BEGINS + ONE_DAY)
    assert span_of(ReportKind.CLOSING, DAY, ZONE, 4, BEGINS - ONE_DAY) == Span(BEGINS, BEGINS)


def test_an_opening_report_is_of_the_whole_day_before() -> None:
    assert span_of(ReportKind.OPENING, DAY, ZONE, 4, BEGINS) == Span(BEGINS - ONE_DAY, BEGINS)


def test_bookings_that_stand_are_counted_without_those_cancelled() -> None:
    assert Arrivals(checked_in=3, expected=4, cancelled=5).bookings == 7


def test_waits_are_told_by_their_middle_and_the_longest_and_not_at_all_where_there_are_none() -> None:
    calls = Calls(waits_s=(10, 30, 600))

    assert (calls.median_s, calls.longest_s) == (30, 600)
    assert (Calls().median_s, Calls().longest_s) == (None, None)
