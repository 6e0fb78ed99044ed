"""A share and its bounds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.shares import Share


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"), [(0, 10, 0.0, 0.2775), (5, 10, 0.2366, 0.7634), (105, 105, 0.9647, 1.0)]
)
def test_the_bounds_are_wilsons(part: int, whole: int, low: float, high: float) -> None:
    assert Share(part, whole).bounds == pytest.approx((low, high), abs=1e-4)


@given(st.integers(0, 5000), st.integers(0, 5000))
def test_the_share_lies_within_its_bounds(part: int, rest: int) -> None:
    share = Share(part, part + rest)
    low, high = share.bounds

    assert 0.0 <= low <= high <= 1.0
    if share.ratio is None:
        assert share.told()["share"] is None
    else:
        assert low - 1e-9 <= share.ratio <= high + 1e-9
