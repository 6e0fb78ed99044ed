"""The confirm screen: who is expected, in any script, and one button."""

from collections.abc import Callable
from datetime import date

import pytest

from app.domain.consent import Mode, Way
from app.flow import events as ev
from app.flow.pages import ConfirmPage
from app.i18n import Words
from app.ui.screen import Screen
from app.ui.screens.confirm import ConfirmScreen
from app.ui.shell import Shell
from app.ui.speech import words_on
from app.ui.widgets.shown_name import shown_name
from tests.ui.screens.fits import misfits, said_by, text_of, touch

NAMES = ("Anna Maria Eriksson", "欧阳娜娜", "عبد الرحمن بن محمد", "Maria Wolfeschlegelsteinhaus")


def a_body(*, way: Way = Way.DOCUMENT, mode: Mode = Mode.DETECTION_ONLY, guest_name: str = NAMES[0]) -> ConfirmPage:
    """A booking for two nights."""
    return ConfirmPage(way, mode, guest_name, date(2026, 11, 23), date(2026, 11, 25), 2, 1)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", ["en", "zh-CN", "ar"])
def test_it_greets_by_name_in_any_script(words: Words, shown: Callable[..., Screen], name: str, language: str) -> None:
    screen = shown(ConfirmScreen(words), a_body(guest_name=name), language=language)

    assert text_of(screen, "greetingLabel") == words.text(language, "confirm.greeting", name=shown_name(name))


def test_it_shows_the_dates_as_the_language_writes_them(words: Words, shown: Callable[..., Screen]) -> None:
    screen = shown(ConfirmScreen(words), a_body(), language="zh-CN")

    assert words.day("zh-CN", date(2026, 11, 23)) in words_on(screen)
    assert words.day("zh-CN", date(2026, 11, 25)) in words_on(screen)


@pytest.mark.parametrize(
    ("way", "mode", "key"),
    [
        (Way.FACE, Mode.DETECTION_ONLY, "confirm.next_by_eye"),
        (Way.FACE, Mode.VERIFY_1TO1, "confirm.next"),
        (Way.DOCUMENT, Mode.DETECTION_ONLY, "confirm.next"),
    ],
)
def test_it_says_that_staff_compare_only_where_they_do(
    words: Words, shown: Callable[..., Screen], way: Way, mode: Mode, key: str
) -> None:
    screen = shown(ConfirmScreen(words), a_body(way=way, mode=mode))

    assert words.text("en", key) in words_on(screen)


def test_the_button_says_confirmed(words: Words, shown: Callable[..., Screen]) -> None:
    screen = shown(ConfirmScreen(words), a_body())
    said = said_by(screen)

    touch(screen, "confirmButton")

    assert said == [ev.Confirmed()]


@pytest.mark.parametrize("name", NAMES)
def test_it_fits_every_glass(shell: Shell, name: str) -> None:
    assert misfits(shell, a_body(way=Way.FACE, guest_name=name)) == []
