"""Comfort settings go round, are written down when they differ, and give more time."""

import pytest

from app.domain.comfort import PACES, TEXT_SIZES, VOLUMES, Comfort, Theme


def test_nothing_is_written_down_of_the_normal_settings() -> None:
    assert Comfort().codes() == ()


def test_every_difference_is_written_down() -> None:
    comfort = Comfort(text_step=2, theme=Theme.CONTRAST, has_voice=True, has_low_reach=True, is_slow=True)

    assert comfort.codes() == ("text_1.5", "theme_contrast", "voice", "low_reach", "slow")


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
        (Comfort(is_slow=True), 3.0),
        (Comfort(text_step=4, has_voice=True, is_slow=True), 3.0),
    ],
)
def test_large_text_and_voice_double_the_time_and_more_time_trebles_it(comfort: Comfort, ratio: float) -> None:
    assert comfort.time_ratio == ratio


def test_the_voice_grows_slower_and_comes_back() -> None:
    comfort = Comfort(has_voice=True)

    ratios = []
    for _ in PACES:
        ratios.append(comfort.pace_ratio)
        comfort = comfort.with_next_pace()

    assert tuple(ratios) == PACES == tuple(sorted(PACES, reverse=True))
    assert comfort == Comfort(has_voice=True)


def test_the_voice_grows_louder_and_comes_back() -> None:
    comfort = Comfort(has_voice=True)

    ratios = []
    for _ in VOLUMES:
        ratios.append(comfort.volume_ratio)
        comfort = comfort.with_next_volume()

    assert tuple(ratios) == VOLUMES == tuple(sorted(VOLUMES))
    assert comfort == Comfort(has_voice=True)


def test_how_the_voice_sounded_is_not_written_down() -> None:
    comfort = Comfort(has_voice=True, pace_step=1, volume_step=2, is_dark=True)

    assert comfort.codes() == ("voice",)


def test_a_voice_switched_anew_is_as_it_was_at_first() -> None:
    comfort = Comfort(has_voice=True, pace_step=1, volume_step=2, is_dark=True, is_slow=True)

    assert comfort.with_voice(is_on=False) == Comfort(is_slow=True)
