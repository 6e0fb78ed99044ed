"""The settings of screen and voice: one touch each; what only a listener can want needs the voice."""

from dataclasses import replace

import pytest

from app.domain.comfort import Comfort
from app.domain.consent import Side
from app.flow import events as ev
from app.flow.comforting import comfort_step
from app.flow.states import Visit
from tests.builders import rules

RULES = rules()
FIRST = Visit(1, Side.LEFT, "en")
LISTENING = replace(FIRST, comfort=Comfort(has_voice=True))


def after(visit: Visit, *events: ev.Event) -> Comfort:
    for event in events:
        turn = comfort_step(visit, event, RULES)
        assert turn is not None
        assert turn.commands == ()
        visit = turn.visit
    return visit.comfort


def test_more_time_is_one_touch_and_another_takes_it_back() -> None:
    assert after(FIRST, ev.SlowTouched()) == Comfort(is_slow=True)
    assert after(FIRST, ev.SlowTouched(), ev.SlowTouched()) == Comfort()


def test_a_touch_of_a_setting_answers_the_question_whether_anybody_is_there() -> None:
    turn = comfort_step(replace(FIRST, is_time_low=True), ev.SlowTouched(), RULES)

    assert turn is not None
    assert not turn.visit.is_time_low


def test_headphones_switch_the_voice_on_once_and_off_when_they_are_gone() -> None:
    assert after(FIRST, ev.VoiceStarted()) == Comfort(has_voice=True)
    assert after(FIRST, ev.VoiceStarted(), ev.VoiceSlowed(), ev.VoiceStarted()).pace_step == 1
    assert after(LISTENING, ev.DarkTouched(), ev.VoiceStopped()) == Comfort()


def test_a_kiosk_without_a_voice_stays_silent() -> None:
    turn = comfort_step(FIRST, ev.VoiceStarted(), replace(RULES, has_voice=False))

    assert turn is not None
    assert turn.visit.comfort == Comfort()


def test_pace_volume_and_darkness_belong_to_who_listens() -> None:
    assert after(LISTENING, ev.VoiceSlowed(), ev.VoiceRaised(), ev.DarkTouched()) == Comfort(
        has_voice=True, pace_step=1, volume_step=1, is_dark=True
    )
    assert after(FIRST, ev.VoiceSlowed(), ev.VoiceRaised(), ev.DarkTouched()) == Comfort()


def test_the_voice_switched_off_takes_its_own_settings_along() -> None:
    assert after(LISTENING, ev.VoiceSlowed(), ev.VoiceRaised(), ev.DarkTouched(), ev.VoiceTouched()) == Comfort()


@pytest.mark.parametrize("event", [ev.VoiceRepeated(), ev.VoicePaused()])
def test_repeating_and_pausing_change_no_setting(event: ev.Event) -> None:
    assert after(LISTENING, event) == LISTENING.comfort


def test_every_other_event_is_not_a_setting() -> None:
    assert comfort_step(FIRST, ev.Started(), RULES) is None
