"""The made-up pages are what they claim to be."""

import numpy as np
import pytest

from app.domain.mrz import MrzFormat
from tests.vision.page_maker import PX_PER_MM, SHEETS, a_page, zone


@pytest.mark.parametrize("format_", list(MrzFormat))
def test_a_page_has_the_size_of_its_document_and_dark_letters_where_the_zone_is(format_: MrzFormat) -> None:
    page, sheet = a_page(format_, 3, wear=0.0), SHEETS[format_]

    assert page.pixels.shape == (round(sheet.high * PX_PER_MM), round(sheet.wide * PX_PER_MM), 3)
    below = page.pixels[-round(sheet.under * PX_PER_MM) - 40 :].min(axis=2)
    assert below.min() < 80
    assert below[-30:].min() > 120


def test_the_same_number_gives_the_same_page_and_another_one_another() -> None:
    assert np.array_equal(a_page(MrzFormat.TD3, 5).pixels, a_page(MrzFormat.TD3, 5).pixels)
    assert a_page(MrzFormat.TD3, 5).lines != a_page(MrzFormat.TD3, 6).lines


def test_wear_changes_the_print() -> None:
    worn = [a_page(MrzFormat.TD1, seed, wear=1.0).pixels.astype(int) for seed in range(4)]
    clean = [a_page(MrzFormat.TD1, seed, wear=0.0).pixels.astype(int) for seed in range(4)]

    assert any(np.abs(one - other).max() > 60 for one, other in zip(worn, clean, strict=True))


@pytest.mark.parametrize("format_", list(MrzFormat))
def test_lines_have_the_length_of_their_format(format_: MrzFormat) -> None:
    sheet = SHEETS[format_]

    assert [len(line) for line in zone(format_, np.random.default_rng(9))] == [sheet.places] * sheet.lines
