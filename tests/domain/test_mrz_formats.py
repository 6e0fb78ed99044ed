"""Zones of all five formats, made up by hand and by chance: written, read, and spoilt."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.mrz import FILLER, SYMBOLS, Mrz, MrzFault, MrzFormat, check_digit, parse_mrz
from tests.builders import TODAY
from tests.vision.page_maker import zone

FORMATS = st.sampled_from(list(MrzFormat))
SEEDS = st.integers(0, 2**32)
CHECKED = {
    MrzFormat.TD1: [(0, 5, 30), (1, 0, 7), (1, 8, 15), (1, 18, 30)],
    MrzFormat.TD2: [(1, 0, 10), (1, 13, 20), (1, 21, 36)],
    MrzFormat.TD3: [(1, 0, 10), (1, 13, 20), (1, 21, 44)],
    MrzFormat.MRV_A: [(1, 0, 10), (1, 13, 20), (1, 21, 28)],
    MrzFormat.MRV_B: [(1, 0, 10), (1, 13, 20), (1, 21, 28)],
}
"""Line and columns that a check digit covers or holds. Source: ICAO Doc 9303-4 to -7."""


def weight_of(sign: str) -> int:
    """What a character weighs: figures themselves, letters from 10, the filler nothing. Source: ICAO 9303-3, 4.9."""
    return 0 if sign == FILLER else int(sign, 36)


@given(st.text(SYMBOLS + FILLER, min_size=1, max_size=40))
def test_a_check_digit_is_the_sum_of_weights_7_3_1_told_in_another_way(text: str) -> None:
    sums = [sum(map(weight_of, text[start::3])) for start in range(3)]

    assert check_digit(text) == str((7 * sums[0] + 3 * sums[1] + sums[2]) % 10)


@given(FORMATS, SEEDS)
def test_made_up_zones_are_read_in_their_own_format(format_: MrzFormat, seed: int) -> None:
    lines = zone(format_, np.random.default_rng(seed))

    mrz = parse_mrz(lines, TODAY)

    assert isinstance(mrz, Mrz)
    assert mrz.format is format_
    assert mrz.document_number in "".join(lines)
    assert mrz.surname.split()[0] in "".join(lines)
    assert mrz.birth_date is not None
    assert mrz.birth_date <= TODAY
    assert mrz.expiry_date is None or mrz.expiry_date > date(2025, 12, 31)


@given(FORMATS, SEEDS, st.data())
def test_one_misread_character_under_a_check_digit_is_found_unless_it_weighs_the_same(
    format_: MrzFormat, seed: int, data: st.DataObject
) -> None:
    lines = list(zone(format_, np.random.default_rng(seed)))
    row, start, end = data.draw(st.sampled_from(CHECKED[format_]))
    column = data.draw(st.integers(start, end - 1))
    wrong = data.draw(
        st.sampled_from([sign for sign in SYMBOLS if (weight_of(sign) - weight_of(lines[row][column])) % 10])
    )

    lines[row] = lines[row][:column] + wrong + lines[row][column + 1 :]

    assert isinstance(parse_mrz(lines, TODAY), MrzFault)


@given(FORMATS, SEEDS, st.integers(0, 29))
def test_a_misread_letter_of_a_name_is_not_found_by_anything(format_: MrzFormat, seed: int, place: int) -> None:
    lines = list(zone(format_, np.random.default_rng(seed)))
    row, column = (2, place) if format_ is MrzFormat.TD1 else (0, 5 + place)
    lines[row] = lines[row][:column] + "Q" + lines[row][column + 1 :]

    assert isinstance(parse_mrz(lines, TODAY), Mrz)


@pytest.mark.parametrize("format_", list(MrzFormat))
def test_a_line_too_few_or_a_character_too_many_is_no_zone(format_: MrzFormat) -> None:
    lines = zone(format_, np.random.default_rng(1))

    assert parse_mrz(lines[:-1]) is MrzFault.SHAPE
    assert parse_mrz((*lines[:-1], lines[-1] + FILLER)) is MrzFault.SHAPE
