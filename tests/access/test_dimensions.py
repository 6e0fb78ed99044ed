"""Heights that follow from the glass, and those that a standard fixes."""

from app.access.dimensions import Dimension, dimensions


def _found(height_mm: float, highest_mm: float) -> dict[str, Dimension]:
    lines = dimensions(268, height_mm, highest_mm=highest_mm, highest_low_mm=200)
    return {line.what: line for line in lines}


def test_the_glass_hangs_so_low_that_its_highest_control_is_within_reach() -> None:
    found = _found(476, 100)

    assert found["Lower edge of the glass above the floor"].how_much == "380 to 844 mm"
    assert found["The same, where only low reach is within reach"].how_much == "up to 944 mm"


def test_a_higher_control_makes_the_glass_hang_lower() -> None:
    assert _found(476, 0)["Lower edge of the glass above the floor"].how_much == "380 to 744 mm"


def test_the_camera_sees_seated_and_tall_guests() -> None:
    assert _found(476, 0)["Face camera, middle of the lens above the floor"].how_much == "1525 mm"
    assert _found(476, 0)["Face camera, vertical angle of view"].how_much == "87 degrees or more"


def test_every_line_says_why() -> None:
    assert all(line.why for line in _found(476, 0).values())
