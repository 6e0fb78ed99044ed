"""The net reads columns of a line."""

import numpy as np
import pytest

from app.domain.mrz import MrzFormat
from app.vision.page.line_net import ALPHABET, NOTHING, glyphs_of
from app.vision.page.locator import find_lines
from app.vision.page.strips import strips_of
from tests.vision.page.seen import clear_page, frame, grey, net


def test_there_is_one_column_for_four_pixels_and_its_shares_are_probabilities() -> None:
    shares = net().read(np.full((32, 402), 200, np.uint8))

    assert shares.shape == (101, 38)
    assert shares.sum(axis=1) == pytest.approx(1)


def test_an_empty_strip_shows_nothing() -> None:
    shares = net().read(np.full((32, 400), 200, np.uint8))

    assert glyphs_of(shares) == []
    assert (shares.argmax(axis=1) == NOTHING).all()


def test_a_clear_line_shows_the_letters_of_its_name_in_order() -> None:
    page = clear_page(MrzFormat.TD3)
    picture = grey(frame(page))
    strip = strips_of(picture, find_lines(picture, work_width_px=960).blocks[0])[0]

    best = net().read(strip).argmax(axis=1)
    read = "".join(
        ALPHABET[sign] for sign, before in zip(best[1:], best[:-1], strict=True) if sign not in {NOTHING, before}
    )

    assert page.lines[0][:8] in read
