"""One look is due at a time."""

from app.ui.look_clock import LookClock
from tests.fakes import FakeClock


def test_it_calls_once_and_runs_on_while_the_same_time_is_needed() -> None:
    clock, calls = FakeClock(), list[float]()
    looks = LookClock(clock, lambda: calls.append(clock.now_s))

    looks.agree(1.0)
    clock.advance(0.6)
    looks.agree(1.0)
    clock.advance(5.0)

    assert calls == [1.0]


def test_another_time_starts_it_anew_and_none_stops_it() -> None:
    clock, calls = FakeClock(), list[float]()
    looks = LookClock(clock, lambda: calls.append(clock.now_s))

    looks.agree(1.0)
    looks.agree(3.0)
    clock.advance(2.0)
    looks.agree(0.0)
    clock.advance(5.0)

    assert calls == []
    assert clock.running == []
