"""The report in the hotel's words, by its clock, and without anybody's name."""

from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from app.domain.day_lines import OF_GUESTS
from app.i18n import LANGUAGES
from app.receipts.day_words import day_paper
from tests.receipts.days import FULL, QUIET
from tests.receipts.desk import hotel, words

ZONE = ZoneInfo("Asia/Shanghai")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_words_for_all_of_it(language: str) -> None:
    paper = day_paper(FULL, words(), replace(hotel(), language=language), ZONE)

    assert paper.title
    assert all(part.heading and part.lines for part in paper.parts)
    assert "{" not in str(paper)
    assert len(paper.sign) == 2
    assert paper.of_guests == OF_GUESTS < len(paper.parts)


def test_it_says_of_which_hours_it_is_by_the_hotels_clock_and_who_printed_it() -> None:
    about = "\n".join(day_paper(FULL, words(), replace(hotel(), language="en"), ZONE).about)

    assert "22:05" in about
    assert "12:05" in about
    assert "07" in about
    assert "No guest is named here." in about


def test_a_report_that_nobody_signed_for_names_no_staff() -> None:
    about = "\n".join(day_paper(QUIET, words(), replace(hotel(), language="en"), ZONE).about)

    assert "staff" not in about
