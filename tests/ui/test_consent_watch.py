"""Whether the consent still stands is asked while the face camera is open, and at no other time."""

from dataclasses import replace

from app.flow.commands import CheckConsent, Command
from app.flow.states import Face, Welcome
from app.ui.consent_watch import EVERY_S, ConsentWatch
from tests.builders import a_booking
from tests.fakes import FakeClock
from tests.flow.walk import RECEIPT, at

STARTING = at(Face(RECEIPT, a_booking()))
OPEN = at(Face(RECEIPT, a_booking(), is_open=True))


def test_it_is_asked_often_enough_for_a_second_and_only_while_the_camera_is_open() -> None:
    clock, asked = FakeClock(), list[tuple[int, Command]]()
    watch = ConsentWatch(clock, lambda number, command: asked.append((number, command)))

    watch.follow(STARTING)
    clock.advance(10)
    assert asked == []

    watch.follow(OPEN)
    clock.advance(EVERY_S)
    watch.follow(at(Face(RECEIPT, a_booking(), hold_ratio=0.5, is_open=True)))
    clock.advance(1 - EVERY_S)
    assert asked == [(OPEN.number, CheckConsent(RECEIPT.id))] * 2

    watch.follow(at(Welcome()))
    clock.advance(10)
    assert len(asked) == 2
    assert clock.running == []


def test_another_visit_is_asked_for_anew_and_nothing_after_the_end() -> None:
    clock, asked = FakeClock(), list[int]()
    watch = ConsentWatch(clock, lambda number, command: asked.append(number))

    watch.follow(OPEN)
    watch.follow(replace(OPEN, number=OPEN.number + 1))
    clock.advance(EVERY_S)
    watch.stop()
    clock.advance(10)

    assert asked == [OPEN.number + 1]
