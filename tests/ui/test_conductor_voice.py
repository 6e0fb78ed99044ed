"""The voice: off until a guest wants it, then each new screen once, and silent with the end of the visit."""

import pytest

from app.domain.consent import Way
from app.domain.face import Guidance
from app.flow import events as ev
from tests.builders import a_booking, rules
from tests.ui.circle import Circle

RULES = rules()


def test_a_kiosk_is_silent_until_a_guest_switches_the_voice_on(circle: Circle) -> None:
    circle.goes_to_document(Way.DOCUMENT)

    assert circle.voice.said == []


def test_the_voice_reads_the_screen_at_once_and_every_new_screen_whole(circle: Circle) -> None:
    circle.happens(ev.LanguageChosen("ar"), ev.VoiceTouched(), ev.Started())

    assert circle.voice.said == [("WelcomePage in ar", "ar"), ("NoticePage in ar", "ar")]


def test_another_language_is_read_in_that_language(circle: Circle) -> None:
    circle.happens(ev.VoiceTouched(), ev.LanguageChosen("zh-CN"))

    assert circle.voice.said[-1] == ("WelcomePage in zh-CN", "zh-CN")


def test_of_a_screen_that_changes_only_what_is_new_is_read(circle: Circle) -> None:
    circle.happens(ev.VoiceTouched())
    circle.goes_to_face()
    circle.voice.said.clear()

    circle.happens(ev.GuidanceChanged(Guidance.GOOD, 0.1), ev.GuidanceChanged(Guidance.GOOD, 0.5))
    circle.happens(ev.TextSizeTouched(), ev.GuidanceChanged(Guidance.CLOSER, 0.0))

    assert circle.voice.said == [("good", "en"), ("closer", "en")]


def test_the_warning_is_read(circle: Circle) -> None:
    circle.happens(ev.Started(), ev.VoiceTouched())

    circle.clock.advance(2 * RULES.idle_s)

    assert circle.voice.said[-1] == ("are you still here", "en")


def test_switching_the_voice_on_again_reads_the_whole_screen(circle: Circle) -> None:
    circle.happens(ev.VoiceTouched(), ev.VoiceTouched(), ev.VoiceTouched())

    assert circle.voice.said == [("WelcomePage in en", "en")] * 2


def test_a_screen_that_stays_in_sight_while_something_is_fetched_is_not_read_again(circle: Circle) -> None:
    circle.happens(ev.VoiceTouched())
    circle.goes_to_document(Way.DOCUMENT)

    circle.happens(ev.CodeTypingAsked(), ev.CodeEdited("HTL20261123"), ev.CodeSubmitted())
    circle.answers(ev.BookingFound(a_booking()))

    screens = [text.split("Page")[0] for text, _ in circle.voice.said]
    assert screens == ["Welcome", "Notice", "Choice", "Document", "Code", "Confirm"]


def test_typing_is_not_read(circle: Circle) -> None:
    circle.goes_to_document(Way.DOCUMENT)
    circle.happens(ev.CodeTypingAsked(), ev.VoiceTouched())
    said = list(circle.voice.said)

    circle.happens(ev.CodeEdited("H"), ev.CodeEdited("HT"))

    assert circle.voice.said == said


def test_switching_the_voice_off_silences_it(circle: Circle) -> None:
    circle.happens(ev.VoiceTouched())
    assert circle.voice.is_speaking

    circle.happens(ev.VoiceTouched())

    assert not circle.voice.is_speaking


@pytest.mark.parametrize("is_bug", [False, True])
def test_the_voice_falls_silent_with_the_end_of_a_visit(circle: Circle, is_bug: bool) -> None:
    circle.happens(ev.VoiceTouched(), ev.Started())

    if is_bug:
        circle.conductor.drop_visit()
    else:
        circle.happens(ev.TimeRanOut())

    assert not circle.voice.is_speaking
