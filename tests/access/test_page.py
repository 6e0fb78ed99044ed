"""The two pages: nothing left out, nothing that did not come from a measure, outside text escaped."""

import re
from html import escape, unescape

import pytest

from app import paths
from app.access.dimensions import dimensions
from app.access.measuring import Bound, Measure
from app.access.page import OPEN, sheet_page, statement_page
from app.config import TWELVE
from app.i18n import Words, load_words

GOOD = Measure("touch", "VVSG 2.0", Bound.AT_LEAST, "12.7 mm", "17.4 mm", is_met=True)
BAD = Measure("gap", "VVSG 2.0", Bound.AT_LEAST, "2.54 mm", "1.0 mm", is_met=False)
NONE = Measure("unnamed", "EN 301 549 5.2.11", Bound.NONE, "", "", is_met=True)
LOW = Measure("low_reach", "Evenkey", Bound.AT_MOST, "60%", "58%", is_met=True)


@pytest.fixture(scope="module")
def words() -> Words:
    return load_words(paths.resources())


def test_the_sheet_has_every_dimension() -> None:
    lines = dimensions(268, 476, highest_mm=100, highest_low_mm=200)

    page = sheet_page("kiosk-1", lines)

    assert all(escape(line.what) in page and line.how_much in page for line in lines)


def test_the_statement_says_what_is_not_met(words: Words) -> None:
    page = statement_page(words, "en", "Harbour Hotel", "desk@hotel.test", "1.0", [GOOD, BAD])

    assert "Measures that are not met: 1 of 2." in page
    assert page.count(">not met<") == 1


def test_the_statement_says_so_where_all_is_met_and_what_it_does_not_claim(words: Words) -> None:
    page = statement_page(words, "en", "Harbour Hotel", "", "1.0", [GOOD])

    assert "Every measure is met." in page
    assert page.count("<li>") == len(OPEN)


@pytest.mark.parametrize("language", TWELVE)
def test_the_statement_is_whole_in_every_language(language: str, words: Words) -> None:
    page = unescape(statement_page(words, language, "Harbour Hotel", "", "1.0", [GOOD, BAD, NONE, LOW]))

    assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in page
    for key in ("title", "never_only", "measure.unnamed", "measure.low_reach", "met", "not_met", "none", "open.title"):
        assert words.text(language, f"statement.{key}") in page
    for value in ("12.7 mm", "17.4 mm", "2.54 mm", "60%", "\u2068Harbour Hotel\u2069", "(\u2068EN 301 549 5.3\u2069)"):
        assert value in page
    assert page.count("<li>") == len(OPEN)
    assert not re.search(r"<t[dh][^>]*></t|\{", page.split("</style>")[1])


@pytest.mark.parametrize("language", [tag for tag in TWELVE if tag != "en"])
def test_no_sentence_of_it_is_left_in_english(language: str, words: Words) -> None:
    of_english, page = (
        statement_page(words, tag, "Harbour Hotel", "desk", "1.0", [GOOD, BAD, NONE, LOW]) for tag in ("en", language)
    )
    sentences = [line for line in re.findall(r"<(?:p|li|h\d|th)[^>]*>([^<]*)</", of_english) if line]

    assert len(sentences) > 15
    assert [line for line in sentences if f">{line}<" in page] == []


def test_a_hotel_cannot_write_markup_into_it(words: Words) -> None:
    assert "<script>" not in statement_page(words, "en", "<script>", "<script>", "1.0", [GOOD])
