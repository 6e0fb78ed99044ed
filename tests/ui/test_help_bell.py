"""The bell rings for a guest who asked for help until somebody comes, and no longer; tried with a clock of its own."""

from dataclasses import replace

import pytest

from app.domain.consent import Side
from app.domain.help import RINGS_MAX, HelpCall
from app.flow.states import Visit
from app.ui.help_bell import HelpBell
from tests.fake_chime import FakeChime
from tests.fakes import FakeClock

CALLING = Visit(4, Side.LEFT, "en", is_help_open=True, help=HelpCall(9, 2))


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def chime() -> FakeChime:
    return FakeChime()


def a_bell(clock: FakeClock, chime: FakeChime, told: list[int]) -> HelpBell:
    return HelpBell(clock, chime, again_s=120.0, rang=lambda: told.append(chime.rings))


def test_it_rings_once_as_soon_as_the_call_stands(clock: FakeClock, chime: FakeChime) -> None:
    told: list[int] = []
    bell = a_bell(clock, chime, told)

    for visit in (replace(CALLING, help=None), CALLING, CALLING, replace(CALLING, is_help_open=False)):
        bell.follow(visit)

    assert (chime.rings, told) == (1, [])


def test_nobody_came_so_it_rings_again_and_says_so(clock: FakeClock, chime: FakeChime) -> None:
    told: list[int] = []
    a_bell(clock, chime, told).follow(CALLING)

    clock.advance(119)
    assert chime.rings == 1
    clock.advance(1)
    assert (chime.rings, told) == (2, [2])
    clock.advance(120)
    assert (chime.rings, told) == (3, [2, 3])


def test_it_does_not_ring_for_ever(clock: FakeClock, chime: FakeChime) -> None:
    a_bell(clock, chime, []).follow(CALLING)

    clock.advance(120 * 3 * RINGS_MAX)

    assert chime.rings == RINGS_MAX
    assert clock.running == []


@pytest.mark.parametrize("end", [replace(CALLING, help=HelpCall(9, 1, "Lin")), Visit(5, Side.LEFT, "en")])
def test_it_is_silent_once_somebody_comes_or_the_guest_has_gone(clock: FakeClock, chime: FakeChime, end: Visit) -> None:
    bell = a_bell(clock, chime, [])
    bell.follow(CALLING)
    bell.follow(end)
    clock.advance(1000)

    assert (chime.rings, chime.is_ringing, clock.running) == (1, False, [])


def test_another_call_rings_anew(clock: FakeClock, chime: FakeChime) -> None:
    bell = a_bell(clock, chime, [])
    bell.follow(CALLING)
    bell.follow(replace(CALLING, help=HelpCall(10, 1)))

    assert chime.rings == 2


def test_a_kiosk_that_stops_rings_no_more(clock: FakeClock, chime: FakeChime) -> None:
    bell = a_bell(clock, chime, [])
    bell.follow(CALLING)
    bell.stop()
    clock.advance(1000)

    assert (chime.rings, clock.running) == (1, [])
