"""Speech: one at a time, over a pipe, and never in the way when program, voice or sound are missing."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app import paths
from app.devices.kana import readings, spoken
from app.devices.voice import LOUDEST, READ_IN_KANA, VOICES, WORDS_PER_MINUTE, EspeakVoice, is_voice_there
from app.i18n import LANGUAGES, load_words
from app.ports import Voice

PROGRAM_MS = 5000
SENTENCE = "Welcome, Anna Maria Eriksson."

SPEAKER = """#!/bin/sh
echo "$$" > "{out}/pid"
printf '%s\\n' "$@" > "{out}/arguments"
tr '\\0' '\\n' < "/proc/$$/environ" > "{out}/environment"
cat > "{out}/text.part"
mv "{out}/text.part" "{out}/text.$$"
{then}
"""

needs_espeak = pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed")


class Speaker:
    """A program that stands for espeak-ng, first on PATH; it writes down what it was given."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self._monkeypatch = monkeypatch

    def is_installed(self, *, then: str = "exit 0", script: str = SPEAKER) -> None:
        program = self.folder / "espeak-ng"
        program.write_text(script.format(out=self.folder, then=then), encoding="utf-8")
        program.chmod(0o755)
        self._monkeypatch.setenv("PATH", f"{self.folder}{os.pathsep}{os.environ['PATH']}")

    def is_missing(self) -> None:
        self._monkeypatch.setenv("PATH", str(self.folder))

    @property
    def texts(self) -> list[str]:
        return [file.read_text(encoding="utf-8") for file in self.folder.glob("text.[0-9]*")]

    @property
    def pid(self) -> int:
        return int((self.folder / "pid").read_text(encoding="utf-8"))

    def wrote(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")


@pytest.fixture
def speaker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Speaker:
    return Speaker(tmp_path, monkeypatch)


@pytest.fixture
def voice() -> Iterator[EspeakVoice]:
    its_voice = EspeakVoice()
    yield its_voice
    its_voice.hush()


@pytest.mark.parametrize(("language", "voice_name"), [("en", "en"), ("zh-CN", "cmn-latn-pinyin"), ("ar", "ar")])
def test_a_text_is_spoken_in_the_voice_of_its_language(
    qtbot: QtBot, speaker: Speaker, voice: Voice, language: str, voice_name: str
) -> None:
    speaker.is_installed()

    voice.say("\u4f60\u597d \u0623\u0647\u0644\u0627 hello", language)

    qtbot.waitUntil(lambda: speaker.texts == ["\u4f60\u597d \u0623\u0647\u0644\u0627 hello"], timeout=PROGRAM_MS)
    arguments = speaker.wrote("arguments").splitlines()
    assert arguments[arguments.index("-v") + 1] == voice_name


def test_the_text_stands_neither_in_the_arguments_nor_in_the_environment(
    qtbot: QtBot, speaker: Speaker, voice: EspeakVoice
) -> None:
    """Both can be read by every program on the machine."""
    speaker.is_installed()

    voice.say(SENTENCE, "en")

    qtbot.waitUntil(lambda: speaker.texts == [SENTENCE], timeout=PROGRAM_MS)
    assert "Eriksson" not in speaker.wrote("arguments")
    assert "Eriksson" not in speaker.wrote("environment")


def test_a_new_text_ends_the_one_before(qtbot: QtBot, speaker: Speaker, voice: EspeakVoice) -> None:
    speaker.is_installed(then="exec sleep 60")
    voice.say("first", "en")
    qtbot.waitUntil(lambda: speaker.texts == ["first"], timeout=PROGRAM_MS)
    first_pid = speaker.pid

    voice.say("second", "en")

    assert not _is_running(first_pid)
    qtbot.waitUntil(lambda: sorted(speaker.texts) == ["first", "second"], timeout=PROGRAM_MS)
    assert _is_running(speaker.pid)


def test_hushing_ends_speech_at_once_and_may_be_done_twice(qtbot: QtBot, speaker: Speaker, voice: EspeakVoice) -> None:
    speaker.is_installed(then="exec sleep 60")
    voice.say("a long text", "en")
    qtbot.waitUntil(lambda: speaker.texts == ["a long text"], timeout=PROGRAM_MS)

    voice.hush()
    voice.hush()

    assert not _is_running(speaker.pid)


def test_pace_and_volume_are_those_of_whoever_listens(qtbot: QtBot, speaker: Speaker, voice: EspeakVoice) -> None:
    speaker.is_installed()

    voice.set_manner(pace_ratio=0.6, volume_ratio=0.5)
    voice.say(SENTENCE, "en")

    qtbot.waitUntil(lambda: speaker.texts == [SENTENCE], timeout=PROGRAM_MS)
    arguments = speaker.wrote("arguments").splitlines()
    assert int(arguments[arguments.index("-s") + 1]) == round(0.6 * WORDS_PER_MINUTE)
    assert int(arguments[arguments.index("-a") + 1]) == LOUDEST // 2


def test_a_pause_stops_the_voice_in_the_middle_and_another_lets_it_go_on(
    qtbot: QtBot, speaker: Speaker, voice: EspeakVoice
) -> None:
    speaker.is_installed(then="exec sleep 60")
    voice.say("a long text", "en")
    qtbot.waitUntil(lambda: speaker.texts == ["a long text"], timeout=PROGRAM_MS)

    voice.pause(is_paused=True)
    qtbot.waitUntil(lambda: _state(speaker.pid) == "T", timeout=PROGRAM_MS)

    voice.pause(is_paused=False)
    qtbot.waitUntil(lambda: _state(speaker.pid) != "T", timeout=PROGRAM_MS)


def test_a_paused_voice_is_ended_by_the_next_text(qtbot: QtBot, speaker: Speaker, voice: EspeakVoice) -> None:
    speaker.is_installed(then="exec sleep 60")
    voice.say("first", "en")
    qtbot.waitUntil(lambda: speaker.texts == ["first"], timeout=PROGRAM_MS)
    first_pid = speaker.pid
    voice.pause(is_paused=True)

    voice.say("second", "en")

    assert not _is_running(first_pid)


def test_a_pause_with_nothing_to_say_is_harmless(voice: EspeakVoice) -> None:
    voice.pause(is_paused=True)
    voice.pause(is_paused=False)


def test_hushing_before_anything_was_said_is_harmless(voice: EspeakVoice) -> None:
    voice.hush()


def test_speech_killed_by_somebody_else_does_not_keep_the_next_from_being_spoken(
    qtbot: QtBot, speaker: Speaker, voice: EspeakVoice
) -> None:
    speaker.is_installed(then='kill -9 "$$"')
    voice.say("first", "en")
    qtbot.waitUntil(lambda: speaker.texts == ["first"], timeout=PROGRAM_MS)

    voice.say("second", "en")

    qtbot.waitUntil(lambda: sorted(speaker.texts) == ["first", "second"], timeout=PROGRAM_MS)


def test_a_program_that_ends_without_reading_is_no_bug(qtbot: QtBot, speaker: Speaker, voice: EspeakVoice) -> None:
    """As espeak-ng does where it has no such voice; the pipe is broken, the text longer than a pipe holds."""
    speaker.is_installed(script='#!/bin/sh\necho "$$" > "{out}/pid"\nexit 1\n')

    voice.say("no sound here. " * 20_000, "en")

    qtbot.waitUntil((speaker.folder / "pid").exists, timeout=PROGRAM_MS)
    voice.say("nor now. " * 20_000, "en")


def test_a_program_that_cannot_be_started_is_no_bug(speaker: Speaker, voice: EspeakVoice) -> None:
    speaker.is_installed(script="#!/there/is/no/such/shell\n")

    voice.say(SENTENCE, "en")
    voice.hush()


def test_every_language_has_a_voice() -> None:
    assert VOICES.keys() == LANGUAGES.keys()


def test_japanese_is_given_in_kana_as_marked_speech(qtbot: QtBot, speaker: Speaker, voice: Voice) -> None:
    speaker.is_installed()

    voice.say("\u6599\u91d1\u306f\u540c\u3058\u3067\u3059\u3002", "ja")

    qtbot.waitUntil(lambda: len(speaker.texts) == 1, timeout=PROGRAM_MS)
    assert speaker.texts == ["\u30ea\u30e7\u30fc\u30ad\u30f3\u30ef \u30aa\u30ca\u30b8\u30c7\u30b9 \u3002"]
    assert "-m" in speaker.wrote("arguments").splitlines()


def test_without_the_program_there_is_silence(speaker: Speaker, voice: EspeakVoice) -> None:
    speaker.is_missing()

    voice.say(SENTENCE, "en")

    assert not is_voice_there()
    assert list(speaker.folder.iterdir()) == []


def test_a_language_without_a_voice_is_silent_and_ends_the_speech_before(
    qtbot: QtBot, speaker: Speaker, voice: EspeakVoice
) -> None:
    speaker.is_installed(then="exec sleep 60")
    voice.say("hello", "en")
    qtbot.waitUntil(lambda: speaker.texts == ["hello"], timeout=PROGRAM_MS)

    voice.say("nuqneH", "tlh")

    assert not _is_running(speaker.pid)
    assert speaker.texts == ["hello"]


def test_a_machine_with_the_program_can_speak(speaker: Speaker) -> None:
    speaker.is_installed()

    assert is_voice_there()


@needs_espeak
@pytest.mark.parametrize("language", VOICES)
def test_the_real_program_has_every_voice(language: str) -> None:
    """`-q` is quiet and `-x` writes the sounds down, so that no loudspeaker is needed."""
    text = load_words(paths.resources()).text(language, "choice.lead")
    command = ["espeak-ng", "-v", VOICES[language], "-q", "-x", "--stdin"]
    if language == READ_IN_KANA:
        text = spoken(text, readings())

    answer = subprocess.run(command, input=text.encode(), capture_output=True, timeout=20, check=True)

    sounds = answer.stdout.decode().strip()
    assert sounds
    assert "(en)" not in sounds


@needs_espeak
def test_the_real_program_takes_a_text_and_is_hushed(voice: EspeakVoice) -> None:
    """With or without a loudspeaker on this machine."""
    voice.say(SENTENCE * 50, "en")
    voice.say(SENTENCE * 50, "ar")
    voice.hush()

    assert _children_named("espeak-ng") == []


def _is_running(pid: int) -> bool:
    """Whether a process is there, not even as a zombie."""
    return Path(f"/proc/{pid}").exists()


def _state(pid: int) -> str:
    """What a process does: T where it is stopped."""
    return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(") ", 1)[1].split()[0]


def _children_named(name: str) -> list[int]:
    """The children of this process that run a program, dead ones not yet fetched included."""
    mine = str(os.getpid())
    found = []
    for file in Path("/proc").glob("[0-9]*/stat"):
        try:
            pid, rest = file.read_text(encoding="utf-8").split(" (", 1)
        except OSError:
            continue
        its_name, fields = rest.rsplit(") ", 1)
        if its_name == name and fields.split()[1] == mine:
            found.append(int(pid))
    return found
