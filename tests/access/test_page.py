"""The two pages: nothing left out, nothing that did not come from a measure, outside text escaped."""

from html import escape

from app.access.dimensions import dimensions
from app.access.measuring import Measure
from app.access.page import OPEN, sheet_page, statement_page

GOOD = Measure("Touch area", "VVSG 2.0", "12.7 mm or more", "17.4 mm", is_met=True)
BAD = Measure("Gap", "VVSG 2.0", "2.54 mm or more", "1.0 mm", is_met=False)


def test_the_sheet_has_every_dimension() -> None:
    lines = dimensions(268, 476, highest_mm=100, highest_low_mm=200)

    page = sheet_page("kiosk-1", lines)

    assert all(escape(line.what) in page and line.how_much in page for line in lines)


def test_the_statement_says_what_is_not_met() -> None:
    page = statement_page("Harbour Hotel", "desk@hotel.test", "1.0", [GOOD, BAD])

    assert "1 of 2 measures are not met." in page
    assert page.count(">not met<") == 1


def test_the_statement_says_so_where_all_is_met_and_what_it_does_not_claim() -> None:
    page = statement_page("Harbour Hotel", "", "1.0", [GOOD])

    assert "Every measure is met." in page
    assert page.count("<li>") == len(OPEN)


def test_a_hotel_cannot_write_markup_into_it() -> None:
    assert "<script>" not in statement_page("<script>", "<script>", "1.0", [GOOD])
