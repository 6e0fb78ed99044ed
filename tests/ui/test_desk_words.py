"""Cells and receipts in words, by the hotel's clock."""

from zoneinfo import ZoneInfo

import pytest

from app.domain.codes import spaced
from app.domain.desk_table import Cell, Coded, Days
from app.i18n import Words
from app.ui.desk_words import DETAILS, told_cell, told_receipt
from tests.builders import NOW, TODAY, TOMORROW, a_receipt

ZONE = ZoneInfo("Asia/Shanghai")


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        (Days(TODAY, TOMORROW), "11-23, 11-24"),
        (Coded("place.choice"), "choosing a way"),
        (Coded("stage.expected"), "expected"),
        (NOW, "2026-11-23 22:05"),
        ("HB1", "HB1"),
        (9, "9"),
    ],
)
def test_every_kind_of_cell_has_words(words: Words, cell: Cell, told: str) -> None:
    assert told_cell(words, "en", cell, ZONE) == told


@pytest.mark.parametrize("is_withdrawn", [True, False])
def test_a_receipt_is_told_without_a_person(words: Words, is_withdrawn: bool) -> None:
    told = told_receipt(words, "en", a_receipt(), is_withdrawn=is_withdrawn, zone=ZONE)

    assert len(told) == DETAILS
    assert spaced(a_receipt().code) in told[0]
    assert told[3].endswith("English")
    assert "22:05" in told[1]
    assert ("withdrawn" in told[2]) is is_withdrawn
    assert told_receipt(words, "en", None, is_withdrawn=False, zone=ZONE) == ("",) * DETAILS
