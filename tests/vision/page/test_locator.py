"""The lines of a zone are found, whatever lies around them."""

import numpy as np
import pytest

from app.domain.mrz import MrzFormat
from app.vision.page.locator import Line, aligned, find_lines
from tests.vision.page.seen import SLANTED, STRAIGHT, clear_page, frame, grey
from tests.vision.page_film import View, corners


@pytest.mark.parametrize(
    ("format_", "lines"),
    [(MrzFormat.TD3, 2), (MrzFormat.TD2, 2), (MrzFormat.TD1, 3), (MrzFormat.MRV_A, 2), (MrzFormat.MRV_B, 2)],
)
@pytest.mark.parametrize("view", [STRAIGHT, SLANTED], ids=["straight", "slanted"])
def test_the_zone_of_every_format_is_the_first_block_or_among_the_next(
    format_: MrzFormat, lines: int, view: View
) -> None:
    page = clear_page(format_)
    low_left, low_right = corners(page, view)[3], corners(page, view)[2]

    found = find_lines(grey(frame(page, view)), work_width_px=960)

    assert any(
        len(block) >= lines and all(low_left[0] < line.x_px < low_right[0] for line in block)
        for block in found.blocks[:4]
    )


def test_lines_follow_the_slope_of_the_page() -> None:
    view = View(width=0.75, turn_deg=9)

    found = find_lines(grey(frame(clear_page(), view)), work_width_px=960)

    assert found.blocks[0][0].slope_deg == pytest.approx(9, abs=1.5)


def test_an_empty_desk_has_no_lines() -> None:
    assert find_lines(np.full((720, 1280), 120, np.uint8), work_width_px=960) == ((), ())


def test_a_line_that_ends_early_is_made_as_long_as_its_peer() -> None:
    long, short = Line(500, 100, 800, 20, 0), Line(460, 150, 720, 20, 0)

    upper, lower = aligned((long, short))

    assert (upper.length_px, lower.length_px) == (800, 800)
    assert lower.x_px == pytest.approx(500)


def test_down_is_a_quarter_turn_clockwise_from_along() -> None:
    line = Line(0, 0, 100, 10, 30)

    assert float(line.along @ line.down) == pytest.approx(0)
    assert line.down[1] > 0
