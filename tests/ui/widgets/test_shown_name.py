"""A name is shown as it is; only very long parts get places to break."""

import pytest

from app.ui.widgets.shown_name import BREAK, RUN_MAX, shown_name


@pytest.mark.parametrize("name", ["Anna Maria Eriksson", "欧阳娜娜", "عبد الرحمن", ""])
def test_a_name_of_usual_length_is_unchanged(name: str) -> None:
    assert shown_name(name) == name


def test_a_very_long_part_can_break_and_loses_no_letter() -> None:
    name = "A" * (2 * RUN_MAX + 3)

    broken = shown_name(name)

    assert broken.replace(BREAK, "") == name
    assert max(len(run) for run in broken.split(BREAK)) <= RUN_MAX
