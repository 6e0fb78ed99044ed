"""What a listener hears beyond the screens themselves: again, a pause, another pace, and what keys lead to."""

from dataclasses import replace

import pytest

from app.domain.comfort import PACES, VOLUMES, Comfort
from app.domain.consent import Side
from app.flow import events as ev
from app.flow.states import Visit, Welcome
from app.ui.narrator import Narrator
from tests.fakes import FakeVoice

SILENT = Visit(1, Side.LEFT, "en")
LISTENING = replace(SILENT, comfort=Comfort(has_voice=True))


class Hearing:
    """A narrator, its voice and the words on the glass."""

    def __init__(self) -> None:
        self.voice = FakeVoice()
        self.words = "Welcome"
        self.narrator = Narrator(self.voice, lambda: self.words)

    @property
    def last(self) -> tuple[str, str]:
        return self.voice.said[-1]


@pytest.fixture
def hearing() -> Hearing:
    """Somebody who has just switched the voice on."""
    hearing = Hearing()
    hearing.narrator.follow(SILENT, LISTENING)
    return hearing


def test_the_screen_is_said_again_whole(hearing: Hearing) -> None:
    hearing.narrator.tell("Start", "en", LISTENING)

    hearing.narrator.answer(ev.VoiceRepeated(), LISTENING)

    assert hearing.last == ("Welcome", "en")


def test_a_pause_waits_and_another_goes_on(hearing: Hearing) -> None:
    hearing.narrator.answer(ev.VoicePaused(), LISTENING)
    assert hearing.voice.is_paused

    hearing.narrator.answer(ev.VoicePaused(), LISTENING)
    assert not hearing.voice.is_paused


def test_after_a_new_text_the_next_pause_waits_again(hearing: Hearing) -> None:
    hearing.narrator.answer(ev.VoicePaused(), LISTENING)
    hearing.narrator.tell("Start", "en", LISTENING)
    assert not hearing.voice.is_paused

    hearing.narrator.answer(ev.VoicePaused(), LISTENING)

    assert hearing.voice.is_paused


def test_another_pace_and_volume_are_heard_at_once_in_what_was_said_last(hearing: Hearing) -> None:
    hearing.narrator.tell("日本語", "ja", LISTENING)
    changed = replace(LISTENING, comfort=Comfort(has_voice=True, pace_step=1, volume_step=2))

    hearing.narrator.follow(LISTENING, changed)
    hearing.narrator.answer(ev.VoiceSlowed(), changed)

    assert hearing.voice.manner == (PACES[1], VOLUMES[2])
    assert hearing.last == ("日本語", "ja")


def test_the_next_listener_hears_the_normal_pace_and_volume(hearing: Hearing) -> None:
    loud = replace(LISTENING, comfort=Comfort(has_voice=True, pace_step=2, volume_step=2))
    hearing.narrator.follow(LISTENING, loud)

    hearing.narrator.follow(loud, replace(SILENT, number=2))
    hearing.narrator.follow(replace(SILENT, number=2), replace(LISTENING, number=2))

    assert hearing.voice.manner == (PACES[0], VOLUMES[0])


@pytest.mark.parametrize("event", [ev.VoiceRepeated(), ev.VoicePaused(), ev.VoiceSlowed(), ev.VoiceRaised()])
def test_nothing_is_said_to_who_does_not_listen(event: ev.Event) -> None:
    hearing = Hearing()

    hearing.narrator.follow(None, SILENT)
    hearing.narrator.answer(event, SILENT)
    hearing.narrator.tell("Start", "en", SILENT)

    assert hearing.voice.said == []
    assert not hearing.voice.is_paused


def test_a_touch_that_is_not_the_voices_says_nothing(hearing: Hearing) -> None:
    said = list(hearing.voice.said)

    hearing.narrator.answer(ev.Started(), LISTENING)
    hearing.narrator.tell("", "en", replace(LISTENING, state=Welcome()))

    assert hearing.voice.said == said
