"""What is said aloud: a new screen whole, of a changed one what is new, and whatever has the focus."""

from collections.abc import Callable

from app.domain.comfort import Comfort
from app.flow import events as ev
from app.flow.states import Visit
from app.ports import Voice


class Narrator:
    """Speaks for one guest who wants the voice, in the language of the screen; silent for everybody else.

    Keeps: the words of the screen and the last thing said, until the voice is off or the visit ends.
    """

    def __init__(self, voice: Voice, words_shown: Callable[[], str]) -> None:
        self._voice = voice
        self._words_shown = words_shown
        self._known = ""
        self._last = ("", "")
        self._comfort = Comfort()
        self._is_paused = False

    def follow(self, before: Visit | None, visit: Visit) -> None:
        """Speak a new screen whole, and of one that changed only the lines that are new; be silent when it is off."""
        if not visit.comfort.has_voice:
            if before and before.comfort.has_voice:
                self.hush()
            return
        self._take_manner(visit.comfort)
        text = self._words_shown()
        is_same_screen = before is not None and type(before.state) is type(visit.state)
        known = self._known.splitlines() if is_same_screen or text == self._known else []
        self._known = text
        fresh = [line for line in text.splitlines() if line not in known]
        if fresh:
            self._say("\n".join(fresh), visit.language)

    def answer(self, event: ev.Event | None, visit: Visit) -> None:
        """Do what only the voice can do: wait, go on, say it again, let a new pace or volume be heard."""
        if not visit.comfort.has_voice:
            return
        match event:
            case ev.VoicePaused():
                self._is_paused = not self._is_paused
                self._voice.pause(is_paused=self._is_paused)
            case ev.VoiceRepeated():
                self._say(self._words_shown(), visit.language)
            case ev.VoiceSlowed() | ev.VoiceRaised():
                self._say(*self._last)
            case _:
                pass

    def tell(self, text: str, language: str, visit: Visit) -> None:
        """Say what a key led to, in place of what was being said."""
        if visit.comfort.has_voice and text:
            self._say(text, language)

    def hush(self) -> None:
        """Be silent, and keep nothing of what was said."""
        self._voice.hush()
        self._known, self._last = "", ("", "")
        self._is_paused = False
        self._comfort = Comfort()

    def _say(self, text: str, language: str) -> None:
        """Speak, ending any speech before it; whatever was paused is over."""
        self._last, self._is_paused = (text, language), False
        self._voice.say(text, language)

    def _take_manner(self, comfort: Comfort) -> None:
        """Hand on a pace or a volume that changed."""
        manner = comfort.pace_ratio, comfort.volume_ratio
        if manner != (self._comfort.pace_ratio, self._comfort.volume_ratio) or not self._last[0]:
            self._voice.set_manner(pace_ratio=manner[0], volume_ratio=manner[1])
        self._comfort = comfort
