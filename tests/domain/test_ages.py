"""Ages on a day: birthdays, leap days, centuries, and what a document leaves open."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.ages import AgeBand, AgeRules, age_band, age_on, zone_age_band

DAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("birth", "day", "age"),
    [
        (date(2012, 11, 24), DAY, 13),
        (date(2012, 11, 23), DAY, 14),
        (date(2012, 11, 22), DAY, 14),
        (date(2012, 2, 29), date(2026, 2, 28), 13),
        (date(2012, 2, 29), date(2026, 3, 1), 14),
        (date(2008, 2, 29), date(2024, 2, 29), 16),
        (date(2008, 2, 29), date(2024, 2, 28), 15),
        (date(2026, 11, 23), DAY, 0),
        (date(2026, 11, 24), DAY, -1),
        (date(2011, 12, 31), date(2026, 1, 1), 14),
    ],
)
def test_one_is_a_year_older_on_the_birthday_and_not_before(birth: date, day: date, age: int) -> None:
    assert age_on(birth, day) == age


@pytest.mark.parametrize(
    ("birth", "band"),
    [
        (date(2012, 11, 24), AgeBand.UNDER_14),
        (date(2012, 11, 23), AgeBand.UNDER_18),
        (date(2008, 11, 24), AgeBand.UNDER_18),
        (date(2008, 11, 23), AgeBand.ADULT),
        (date(2026, 11, 23), AgeBand.UNDER_14),
        (date(1906, 11, 23), AgeBand.ADULT),
        (date(2026, 11, 24), AgeBand.UNKNOWN),
        (date(1900, 1, 1), AgeBand.UNKNOWN),
        (None, AgeBand.UNKNOWN),
    ],
)
def test_the_band_changes_on_the_birthday(birth: date | None, band: AgeBand) -> None:
    assert age_band(birth, DAY) is band


def test_the_numbers_are_those_of_the_profile() -> None:
    birth = date(2010, 11, 23)

    assert age_band(birth, DAY) is AgeBand.UNDER_18
    assert age_band(birth, DAY, AgeRules(child=17, adult=21)) is AgeBand.UNDER_14
    assert age_band(birth, DAY, AgeRules(child=13, adult=16)) is AgeBand.ADULT


@pytest.mark.parametrize(
    ("zone", "band"),
    [
        ("740812", AgeBand.ADULT),
        ("121124", AgeBand.UNDER_14),
        ("121123", AgeBand.UNDER_18),
        ("261123", AgeBand.UNDER_14),
        ("261124", AgeBand.ADULT),  # nobody is born tomorrow: 1926
        ("240229", AgeBand.UNDER_14),
        ("000229", AgeBand.ADULT),
        ("850000", AgeBand.UNKNOWN),
        ("120230", AgeBand.UNKNOWN),
        ("85<<<<", AgeBand.ADULT),
        ("8511<<", AgeBand.ADULT),
        ("13<<<<", AgeBand.UNDER_14),
        ("12<<<<", AgeBand.UNKNOWN),
        ("1211<<", AgeBand.UNKNOWN),
        ("1210<<", AgeBand.UNDER_18),
        ("1212<<", AgeBand.UNDER_14),
        ("12<<23", AgeBand.UNKNOWN),
        ("08<<<<", AgeBand.UNKNOWN),
        ("26<<<<", AgeBand.UNDER_14),
        ("2611<<", AgeBand.UNDER_14),
        ("<<<<<<", AgeBand.UNKNOWN),
        ("<<1123", AgeBand.UNKNOWN),
        ("1<1123", AgeBand.UNKNOWN),
        ("", AgeBand.UNKNOWN),
        ("7408122", AgeBand.UNKNOWN),
        ("74O812", AgeBand.UNKNOWN),
        ("٧٤٠٨١٢", AgeBand.UNKNOWN),
    ],
)
def test_a_zone_says_the_band_only_when_every_day_it_may_mean_agrees(zone: str, band: AgeBand) -> None:
    assert zone_age_band(zone, DAY) is band


@given(st.dates(date(1927, 1, 1), DAY))
def test_a_whole_date_in_a_zone_means_the_same_as_the_date(birth: date) -> None:
    assert zone_age_band(f"{birth:%y%m%d}", DAY) is age_band(birth, DAY)


@given(st.dates(date(1930, 1, 1), DAY), st.sampled_from(["{0:%y%m}<<", "{0:%y}<<<<"]))
def test_a_part_left_open_never_makes_anybody_older(birth: date, shape: str) -> None:
    assert zone_age_band(shape.format(birth), DAY) in (age_band(birth, DAY), AgeBand.UNKNOWN)


@given(st.dates(date(1920, 1, 1), date(2030, 12, 31)), st.dates(date(2020, 1, 1), date(2040, 12, 31)))
def test_ages_never_fall_from_one_day_to_the_next(birth: date, day: date) -> None:
    assert 0 <= age_on(birth, day + timedelta(days=1)) - age_on(birth, day) <= 1


@given(st.text(max_size=12) | st.text(alphabet="0123456789<", min_size=6, max_size=6))
def test_every_text_has_an_answer(text: str) -> None:
    assert zone_age_band(text, DAY) in AgeBand
