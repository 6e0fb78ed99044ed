"""Drawn attacks are what they are named: where the sheet is, how it turns, and that nothing else changes."""

import numpy as np
import pytest

from tests.vision.attacks import FLAT, SIZE, Hold, attack, held, on_screen, played, printed
from tests.vision.clips import grey

ROOM = grey(128)
SHEET = grey(20, width_px=400, height_px=400)


def bounds(hold: Hold) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of where a dark sheet is in a grey room."""
    rows, columns = np.nonzero(held(SHEET, hold, ROOM)[..., 1] < 75)
    return columns.min(), rows.min(), columns.max(), rows.max()


def test_a_sheet_held_straight_is_a_square_in_the_middle() -> None:
    width = 0.9 * SIZE[1]

    assert bounds(Hold()) == pytest.approx((640 - width / 2, 360 - width / 2, 640 + width / 2, 360 + width / 2), abs=3)


def test_a_sheet_moves_and_comes_closer() -> None:
    left, top, right, bottom = bounds(Hold(width_ratio=0.6, right_px=100, down_px=-50))

    assert ((left + right) / 2, (top + bottom) / 2) == pytest.approx((740, 310), abs=3)
    assert right - left == pytest.approx(0.6 * SIZE[1], abs=4)


def test_a_turned_sheet_is_narrower_and_its_near_side_taller() -> None:
    dark = held(SHEET, Hold(yaw_deg=40), ROOM)[..., 1] < 75
    columns = np.nonzero(dark.any(axis=0))[0]
    heights = dark.sum(axis=0)

    assert len(columns) < 0.8 * 0.9 * SIZE[1]
    assert heights[columns[10]] != pytest.approx(heights[columns[-10]], rel=0.1)


def test_a_bent_sheet_is_rolled_about_its_upright_axis() -> None:
    left, _, right, _ = bounds(Hold(bend=1.3))
    dark = held(SHEET, Hold(bend=1.3), ROOM)[..., 1] < 75

    assert right - left < 0.96 * 0.9 * SIZE[1]
    assert dark[:, 640].sum() > dark[:, left + 5].sum() + 10


def test_what_a_frame_shows_beside_the_sheet_is_the_room() -> None:
    frame = held(SHEET, Hold(), ROOM)

    assert frame[:, :200].mean() == pytest.approx(128, abs=1)


def test_paper_is_white_at_its_edge_and_a_tablet_black() -> None:
    portrait = grey(120, width_px=320, height_px=320)

    assert printed(portrait)[2, 2].min() > 220
    assert on_screen(portrait)[2, 2].max() < 30


@pytest.mark.parametrize("kind", FLAT)
def test_every_attack_has_the_frames_that_were_asked_for_and_moves(kind: str) -> None:
    portrait = np.random.default_rng(1).integers(0, 255, (64, 64, 3)).astype(np.uint8)
    first, second = attack(kind, portrait, ROOM, seconds=1.0, fps=2.0)

    assert first.shape == (SIZE[1], SIZE[0], 3)
    assert np.abs(first.astype(int) - second).mean() > 2


def test_a_film_is_played_picture_by_picture() -> None:
    dark, bright = played([grey(0, width_px=64, height_px=64), grey(200, width_px=64, height_px=64)], ROOM)

    assert bright[360, 640].mean() - dark[360, 640].mean() > 120
