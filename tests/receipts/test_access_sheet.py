"""The account on paper: whole, tagged, in fonts of its own, and as long as it must be."""

import io

import pikepdf
import pypdfium2 as pdfium
import pytest

from app import paths
from app.receipts.access import AccountWords
from app.receipts.access_sheet import MARGIN, account_pdf
from app.receipts.fonts import FontShelf
from app.receipts.page_a4 import HEIGHT, WIDTH
from tests.builders import NOW
from tests.receipts.accounts import ALL, NOTHING, RECEIPT, Row
from tests.receipts.desk import copied, faults, hotel, squeezed, words

MARGINS = (MARGIN - 1, MARGIN - 6, WIDTH - MARGIN + 1, 14000.0)


def page_of(held: dict[str, list[Row]] | object, language: str = "en", decisions: int = 1) -> bytes:
    """An account as a PDF."""
    account = AccountWords(language, words(), hotel()).account([RECEIPT] * decisions, held, NOW)  # type: ignore[arg-type]
    return account_pdf(account, NOW, FontShelf(paths.assets() / "fonts"))


def text_of(pdf: bytes) -> tuple[str, float]:
    """What can be copied from the one page, and its height in points."""
    with pdfium.PdfDocument(pdf) as document:
        assert len(document) == 1
        return document[0].get_textpage().get_text_bounded(), document[0].get_height()


@pytest.mark.parametrize("language", ["en", "zh-CN", "ar", "th", "de", "ru"])
def test_an_account_is_whole_and_nothing_overlaps(language: str) -> None:
    pdf = page_of(ALL, language)

    assert faults(pdf, MARGINS) == []
    text = squeezed(copied(pdf))
    # The reader copies lines that run from the right in an order of its own, and takes numbers in them apart.
    for fact in ("Eriksson", "902", "20261123", "compared") if language == "ar" else ("L898902C3", "HTL20261123"):
        assert fact in text


def test_a_short_account_is_a_sheet_of_a4_and_a_long_one_longer() -> None:
    short = text_of(page_of(NOTHING))[1]
    long = text_of(page_of({**ALL, "records": [*ALL["records"]] * 300}))[1]

    assert short == pytest.approx(HEIGHT, abs=1)
    assert long > 4 * short


def test_an_account_is_tagged_and_the_same_twice() -> None:
    pdf = page_of(ALL)

    assert pdf == page_of(ALL)
    with pikepdf.open(io.BytesIO(pdf)) as file:
        assert file.Root.MarkInfo.Marked
        assert str(file.Root.Lang) == "en"
        assert str(file.docinfo.Title if "/Title" in file.docinfo else file.open_metadata()["dc:title"]).startswith(
            "What is held about you"
        )
