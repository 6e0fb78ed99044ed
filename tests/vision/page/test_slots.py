"""Exactly as many characters as a line has are put on its ink."""

from dataclasses import replace

import numpy as np
import pytest

from app.vision.page.line_net import ALPHABET, NOTHING, Shares, glyphs_of
from app.vision.page.slots import misfit, rows_of


def typed(text: str, *, pitch: float = 5.5, start: float = 8.0, wider: float = 0.0, reach: float = 1.2) -> Shares:
    """Columns as the net would give them for clear print; the last ones may stand wider apart than the first."""
    size = int(start * 2 + pitch * len(text))
    shares = np.full((size, NOTHING + 1), 0.001)
    shares[:, NOTHING] = 1.0
    steps = pitch * (1 + wider * (np.arange(len(text) - 1) / (len(text) - 2) - 0.5))
    for middle, sign in zip(start + np.r_[0, np.cumsum(steps)], text, strict=True):
        for column in range(round(middle - reach), round(middle + reach) + 1):
            shares[column] = 0.001
            shares[column, ALPHABET.index(sign)] = 1.0
    return np.asarray(shares / shares.sum(axis=1, keepdims=True), dtype=np.float64)


LINE = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"


@pytest.mark.parametrize("pitch", [4.5, 5.5, 6.3])
def test_every_character_is_read_in_its_place(pitch: float) -> None:
    shares = typed(LINE, pitch=pitch)

    row = rows_of(shares, glyphs_of(shares), 44)[0]

    assert "".join(ALPHABET[index] for index in row.logs.argmax(axis=1)) == LINE
    assert row.pitch == pytest.approx(pitch, abs=0.6)


@pytest.mark.parametrize("wider", [-0.45, 0.45])
def test_a_line_held_at_a_slant_is_read_though_its_nearer_end_is_wider(wider: float) -> None:
    shares = typed(LINE, pitch=3.6, wider=wider, reach=0.9)

    row = rows_of(shares, glyphs_of(shares), 44)[0]

    assert "".join(ALPHABET[index] for index in row.logs.argmax(axis=1)) == LINE
    assert row.fit > -0.1


def test_a_column_that_shows_the_neighbour_casts_no_doubt_on_a_character() -> None:
    shares = typed(LINE, pitch=4.0)
    middle = round(8.0 + 8 * 4.0)
    shares[middle - 1] = shares[middle - 4]

    row = rows_of(shares, glyphs_of(shares), 44)[0]

    best, other = np.sort(row.logs[8])[:-3:-1]
    assert best == row.logs[8, ALPHABET.index(LINE[8])]
    assert best - other > 2


def test_a_place_without_ink_stays_a_place() -> None:
    shares = typed(LINE)
    hole = round(8.0 + 20 * 5.5)
    shares[hole - 2 : hole + 3] = typed(LINE)[0]

    row = rows_of(shares, glyphs_of(shares), 44)[0]

    read = "".join(ALPHABET[index] for index in row.logs.argmax(axis=1))
    assert read[:20] + read[21:] == LINE[:20] + LINE[21:]


def test_a_line_of_another_length_is_no_line_of_this_format() -> None:
    shares = typed(LINE[:20])

    assert rows_of(shares, glyphs_of(shares), 44) == []


def test_what_fits_worse_says_so() -> None:
    clear, wrong = typed(LINE), typed(LINE[:36])

    fits = rows_of(clear, glyphs_of(clear), 44)[0].fit
    forced = rows_of(wrong, glyphs_of(wrong), 44)[0].fit

    assert fits > -0.2
    assert forced < fits - 0.2


def test_lines_on_one_grid_fit_though_one_is_narrower_and_further_left() -> None:
    row = rows_of(typed(LINE), glyphs_of(typed(LINE)), 44)[0]

    assert misfit(row, replace(row, places=row.places * 0.97 - 3)) < 0.05


def test_a_line_with_a_letter_seen_twice_does_not_fit_its_peer() -> None:
    row = rows_of(typed(LINE), glyphs_of(typed(LINE)), 44)[0]
    slipped = row.places.copy()
    slipped[20:] -= row.pitch

    assert misfit(row, replace(row, places=slipped)) > 0.33
