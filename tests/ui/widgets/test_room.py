"""When screens may be generous."""

import pytest

from app.ui.theme import Look
from app.ui.widgets.room import is_roomy, is_tall, roomy_mm
from tests.ui.looks import a_look


@pytest.mark.parametrize(
    ("look", "is_generous"),
    [
        (a_look(), True),
        (a_look(text_ratio=1.25), True),
        (a_look(text_ratio=1.5), False),
        (a_look().with_controls_below(600), False),
    ],
)
def test_large_words_and_low_reach_leave_no_room(look: Look, is_generous: bool) -> None:
    assert is_roomy(look) is is_generous
    assert is_tall(look) is is_generous


def test_a_wide_glass_is_not_tall() -> None:
    look = a_look(glass="landscape")

    assert is_roomy(look)
    assert not is_tall(look)
    assert roomy_mm(look, 25.0) == 0


def test_larger_words_take_from_the_buttons() -> None:
    assert roomy_mm(a_look(), 25.0) == 25.0
    assert roomy_mm(a_look(text_ratio=1.25), 25.0) == 20.0
