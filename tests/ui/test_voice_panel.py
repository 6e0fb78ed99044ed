"""All that a listener may want of the voice, by finger; nothing cut in any language or size."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.comfort import TEXT_SIZES, Comfort
from app.i18n import LANGUAGES
from app.ui.shell import Shell
from app.ui.voice_panel import ACTS, Act
from tests.ui.looks import GLASSES, a_look, a_page, cut_words, outside, too_small
from tests.ui.window import seen, show, touch


def _open(shell: Shell, language: str = "en", *, ratio: float = 1.0, glass: str = "portrait") -> None:
    comfort = Comfort(text_step=TEXT_SIZES.index(ratio), has_voice=True)
    show(shell, a_page("choice", language=language, comfort=comfort), glass)
    touch(shell, "voiceButton")


@pytest.mark.parametrize("act", ACTS, ids=[act.name for act in ACTS])
def test_each_button_says_what_it_does(shell: Shell, act: Act) -> None:
    _open(shell)
    said: list[object] = []
    shell.happened.connect(said.append)

    touch(shell, act.name)

    assert said == [act.event]


def test_it_opens_only_once_the_voice_speaks_and_closes_again(shell: Shell) -> None:
    show(shell, a_page("choice"))
    touch(shell, "voiceButton")
    assert seen(shell, "voicePanel") is None

    _open(shell)
    assert seen(shell, "voicePanel") is not None
    touch(shell, "closeVoiceButton")
    assert seen(shell, "voicePanel") is None


def test_it_goes_with_the_voice(shell: Shell) -> None:
    _open(shell)

    show(shell, a_page("choice"))

    assert seen(shell, "voicePanel") is None


def test_what_it_says_is_said(shell: Shell) -> None:
    told: list[str] = []
    shell.told.connect(lambda text, _language: told.append(text))

    _open(shell)

    assert "Say again" in told[-1]
    assert "Close voice settings" in told[-1]


@pytest.mark.parametrize("glass", GLASSES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_cut_at_the_smallest_and_the_largest_size(shell: Shell, language: str, glass: str) -> None:
    for ratio in (TEXT_SIZES[0], TEXT_SIZES[-1]):
        _open(shell, language, ratio=ratio, glass=glass)
        card = seen(shell, "voicePanel")

        assert card is not None
        assert (ratio, cut_words(card)) == (ratio, [])
        assert (ratio, outside(card)) == (ratio, [])
        assert (ratio, too_small(card, a_look())) == (ratio, [])
        QTest.mouseClick(seen(shell, "closeVoiceButton"), Qt.MouseButton.LeftButton)
