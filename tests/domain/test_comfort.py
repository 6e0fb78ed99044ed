"""Comfort settings go round, are written down when they differ, and give more time."""

import pytest

from app.domain.comfort import TEXT_SIZES, Comfort, Theme


def test_nothing_is_written_down_of_the_normal_settings() -> None:
    assert Comfort().codes() == ()


def test_every_difference_is_written_down() -> None:
    comfort = Comfort(text_step=2, theme=Theme.CONTRAST, has_voice=True, has_low_reach=True)

    assert comfort.codes() == ("text_1.5", "theme_contrast", "voice", "low_reach")


def test_text_grows_and_comes_back_to_normal() -> None:
    comfort = Comfort()

    ratios = []
    for _ in TEXT_SIZES:
        ratios.append(comfort.text_ratio)
        comfort = comfort.with_next_text_size()

    assert tuple(ratios) == TEXT_SIZES
    assert comfort == Comfort()


def test_colours_go_round() -> None:
    night = Comfort().with_next_theme()

    assert night.theme is Theme.NIGHT
    assert night.with_next_theme().with_next_theme() == Comfort()


@pytest.mark.parametrize(
    ("comfort", "ratio"),
    [
        (Comfort(), 1.0),
        (Comfort(text_step=1, has_low_reach=True, theme=Theme.NIGHT), 1.0),
        (Comfort(text_step=2), 2.0),
        (Comfort(has_voice=True), 2.0),
    ],
)
def test_large_text_and_voice_double_the_time(comfort: Comfort, ratio: float) -> None:
    assert comfort.time_ratio == ratio
