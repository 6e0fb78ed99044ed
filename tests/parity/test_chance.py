"""The draw of the sides."""

from itertools import cycle

from app.bootstrap import draw_side
from app.domain.consent import Side
from app.parity.chance import drawn


def test_an_even_draw_passes() -> None:
    sides = cycle(Side)

    assert drawn(lambda: next(sides)).passes


def test_a_draw_that_leans_fails() -> None:
    sides = cycle([Side.LEFT] * 53 + [Side.RIGHT] * 47)

    assert not drawn(lambda: next(sides)).passes
    assert not drawn(lambda: Side.RIGHT).passes


def test_the_kiosks_own_draw_is_measured_by_this() -> None:
    """One run in a hundred fails by the measure itself, so three in a row are asked for before it is called uneven."""
    assert any(drawn(draw_side).passes for _ in range(3))
