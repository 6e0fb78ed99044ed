"""The report on paper: whole on one page, with room to sign, tagged, on A4 and on a roll."""

import io
from dataclasses import replace
from zoneinfo import ZoneInfo

import pikepdf
import pypdfium2 as pdfium
import pytest

from app import paths
from app.domain.day_report import DayReport
from app.domain.paper import PaperForm
from app.receipts.day_sheet import MARGIN, day_pdf
from app.receipts.day_words import day_paper
from app.receipts.fonts import FontShelf
from app.receipts.page_a4 import HEIGHT, WIDTH
from tests.builders import NOW
from tests.receipts.days import FULL, QUIET
from tests.receipts.desk import copied, faults, hotel, squeezed, words

MARGINS = (MARGIN - 1, MARGIN - 12, WIDTH - MARGIN + 1, HEIGHT - MARGIN + 1)
LANGUAGES = ("en", "zh-CN", "ar", "de", "ru", "th", "fr")


def page_of(report: DayReport, language: str, form: PaperForm = PaperForm.A4) -> bytes:
    """A report as a PDF."""
    paper = day_paper(report, words(), replace(hotel(), language=language), ZoneInfo("Asia/Shanghai"))
    return day_pdf(paper, form, NOW, FontShelf(paths.assets() / "fonts"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_fullest_report_is_whole_on_one_page_of_a4(language: str) -> None:
    pdf = page_of(FULL, language)

    assert faults(pdf, MARGINS) == []
    text = squeezed(copied(pdf))
    assert "1203" in text
    assert "3fa400b1" in text or language == "ar"  # where lines run from the right the reader takes digits apart
    with pdfium.PdfDocument(pdf) as document:
        assert len(document) == 1
        assert document[0].get_height() == pytest.approx(HEIGHT, abs=0.1)


@pytest.mark.parametrize("language", ["en", "ar", "de"])
def test_on_a_roll_it_is_as_long_as_it_must_be(language: str) -> None:
    full, quiet = page_of(FULL, language, PaperForm.ROLL_80), page_of(QUIET, language, PaperForm.ROLL_80)

    for pdf in (full, quiet):
        with pdfium.PdfDocument(pdf) as document:
            assert len(document) == 1
            width, height = document[0].get_size()
        assert faults(pdf, (4.0, 4.0, width - 4.0, height)) == []
    with pdfium.PdfDocument(full) as long, pdfium.PdfDocument(quiet) as short:
        assert long[0].get_height() > short[0].get_height() + 100


def test_it_is_tagged_in_the_hotels_language_and_the_same_twice() -> None:
    pdf = page_of(FULL, "fr")

    assert pdf == page_of(FULL, "fr")
    with pikepdf.open(io.BytesIO(pdf)) as file:
        assert file.Root.MarkInfo.Marked
        assert str(file.Root.Lang) == "fr"
        assert "Rapport de clôture" in str(file.docinfo["/Title"])
