"""Which of two buttons draws the eye."""

from pathlib import Path

import cv2
import numpy as np
import pytest

from app.vision.evaluating.prominence import CELL_PX, share
from tests.vision.evaluating.evaluated import evaluated

PAPER, INK = (242, 247, 250), (20, 20, 20)
LEFT, RIGHT = (60, 90, 180, 120), (360, 90, 180, 120)


def drawn(left: tuple[int, int, int], right: tuple[int, int, int]) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """Two buttons on paper (blue, green, red)."""
    picture = np.full((600, 600, 3), PAPER, np.uint8)
    for (x, y, width, height), colour in ((LEFT, left), (RIGHT, right)):
        picture[y : y + height, x : x + width] = colour
        cv2.putText(picture, "Check in", (x + 15, y + 70), cv2.FONT_HERSHEY_SIMPLEX, 1, INK, 2)
    for line in range(6):
        cv2.putText(
            picture, "Words elsewhere", (40, 50 + 70 * line + 190 * (line > 0)), cv2.FONT_HERSHEY_SIMPLEX, 1, INK, 2
        )
    return picture


def test_two_that_are_alike_share_the_eye() -> None:
    assert share(drawn((200, 210, 220), (200, 210, 220)), LEFT, RIGHT) == pytest.approx(0.5, abs=0.02)


def test_the_louder_one_draws_more_on_either_side() -> None:
    loud, calm = (20, 40, 190), (225, 232, 238)

    assert share(drawn(loud, calm), LEFT, RIGHT) > 0.7
    assert share(drawn(calm, loud), LEFT, RIGHT) < 0.3


def test_where_a_screen_begins_moves_nobodys_share() -> None:
    picture = drawn((20, 40, 190), (225, 232, 238))
    moved = cv2.copyMakeBorder(picture, 5, CELL_PX - 5, 7, CELL_PX - 7, cv2.BORDER_REPLICATE)
    boxes = ((x + 7, y + 5, width, height) for x, y, width, height in (LEFT, RIGHT))

    assert share(np.asarray(moved, dtype=np.uint8), *boxes) == pytest.approx(share(picture, LEFT, RIGHT), abs=0.02)


def test_the_program_tells_the_share_of_each_picture(tmp_path: Path) -> None:
    cv2.imwrite(str(tmp_path / "even.png"), drawn((200, 210, 220), (200, 210, 220)))
    (tmp_path / "list.csv").write_text("image,first,second\neven.png,60 90 180 120,360 90 180 120\n")

    result = evaluated("prominence", tmp_path / "list.csv").result

    assert result["images"] == 1
    assert result["items"][0]["image"] == "even.png"
    assert result["items"][0]["share"] == pytest.approx(0.5, abs=0.02)


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("even.png,1 2 3,4 5 6 7", "list.csv: a box must be four whole numbers: left top width height."),
        ("even.png,1 2 3 4,4 5 -6 7", "list.csv: a box must be four whole numbers: left top width height."),
        ("even.png,1 2 3 4,4 5 6 7", "even.png is no picture."),
    ],
)
def test_a_wrong_list_is_said_in_one_sentence(tmp_path: Path, row: str, fault: str) -> None:
    (tmp_path / "even.png").write_text("no picture")
    (tmp_path / "list.csv").write_text(f"image,first,second\n{row}\n")

    assert evaluated("prominence", tmp_path / "list.csv").fault == fault
