"""The preview picture and its oval."""

import pytest

from app.domain.picture import BYTES_PER_PIXEL, OVAL, Picture


def test_the_middle_of_the_picture_lies_in_the_oval() -> None:
    assert OVAL.holds(x_ratio=0.5, y_ratio=0.5)


@pytest.mark.parametrize(("x_ratio", "y_ratio"), [(0.0, 0.5), (1.0, 0.5), (0.5, 0.0), (0.5, 1.0), (0.36, 0.12)])
def test_the_edges_of_the_picture_lie_outside_the_oval(x_ratio: float, y_ratio: float) -> None:
    assert not OVAL.holds(x_ratio=x_ratio, y_ratio=y_ratio)


def test_the_line_of_the_oval_belongs_to_it() -> None:
    assert OVAL.holds(x_ratio=OVAL.centre_x_ratio, y_ratio=OVAL.centre_y_ratio + OVAL.height_ratio / 2)


def test_the_oval_is_upright_in_a_wide_picture() -> None:
    assert OVAL.width_ratio * 1280 < OVAL.height_ratio * 720


def test_a_picture_does_not_print_its_pixels() -> None:
    pixels = memoryview(bytes(b"face" * 4))

    shown = repr(Picture(2, 2, 2 * BYTES_PER_PIXEL, pixels))

    assert "face" not in shown
    assert "memory" not in shown
