"""Speech by the program espeak-ng, where it is installed: offline, in the language of the screen."""

import shutil
import signal
import subprocess

from app.devices.kana import readings, spoken

VOICES = {
    "en": "en",
    "zh-CN": "cmn-latn-pinyin",
    "zh-TW": "cmn-latn-pinyin",
    "ja": "ja",
    "ko": "ko",
    "id": "id",
    "ar": "ar",
    "fr": "fr",
    "de": "de",
    "es": "es",
    "ru": "ru",
    "th": "th",
}
"""The espeak-ng voice for each language (BCP 47). Its plain Chinese voice reads characters as English letters."""

READ_IN_KANA = "ja"
"""The language whose characters the program cannot read: it says "Chinese letter" for each. It is given kana."""

WORDS_PER_MINUTE = 145
"""A calm pace for people who hear a second language."""

LOUDEST = 160
"""The program's amplitude for the loudest voice; it clips above. Its own normal is 100."""


def is_voice_there() -> bool:
    """Say whether this machine can speak."""
    return shutil.which("espeak-ng") is not None


class EspeakVoice:
    """Speaks one text at a time; a new one ends the one before. Keeps: nothing; the text goes over a pipe."""

    def __init__(self) -> None:
        self._speech: subprocess.Popen[bytes] | None = None
        self._pace = WORDS_PER_MINUTE
        self._amplitude = LOUDEST

    def set_manner(self, *, pace_ratio: float, volume_ratio: float) -> None:
        """How fast and how loud whatever is said next is."""
        self._pace = round(WORDS_PER_MINUTE * pace_ratio)
        self._amplitude = round(LOUDEST * volume_ratio)

    def pause(self, *, is_paused: bool) -> None:
        """Stop the program where it is, or let it go on."""
        if self._speech and self._speech.poll() is None:
            self._speech.send_signal(signal.SIGSTOP if is_paused else signal.SIGCONT)

    def say(self, text: str, language: str) -> None:
        """Speak a text in a language (BCP 47); silent where program, voice or sound are missing."""
        self.hush()
        program = shutil.which("espeak-ng")
        if program is None or language not in VOICES:
            return
        command = [program, "-v", VOICES[language], "-s", str(self._pace), "-a", str(self._amplitude), "--stdin"]
        if language == READ_IN_KANA:
            text = spoken(text, readings())
            command.append("-m")
        try:
            self._speech = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            if self._speech.stdin:
                with self._speech.stdin as pipe:
                    pipe.write(text.encode())
        except OSError:
            self.hush()

    def hush(self) -> None:
        """End any speech at once."""
        if self._speech and self._speech.poll() is None:
            self._speech.kill()
            self._speech.wait()
        self._speech = None
