"""The confirm screen: who is expected, in any script, and one button."""

from collections.abc import Callable
from datetime import date

import pytest

from app.domain.consent import Way
from app.domain.mode import Mode
from app.flow import events as ev
from app.flow.pages import ConfirmPage
from app.i18n import Words
from app.ui.screen import Screen
from app.ui.screens.confirm import ConfirmScreen
from app.ui.shell import Shell
from app.ui.speech import words_on
from app.ui.widgets.fact_row import FactRow
from app.ui.widgets.shown_name import shown_name
from app.ui.widgets.text_block import TextLabel
from tests.ui.looks import a_page
from tests.ui.screens.fits import misfits, said_by, screen_of, text_of, touch
from tests.ui.window import show

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
        (Way.FACE, Mode.VERIFY_1TO1, "confirm.next_verify_1to1"),
        (Way.DOCUMENT, Mode.DETECTION_ONLY, "confirm.next"),
        (Way.DOCUMENT, Mode.VERIFY_1TO1, "confirm.next"),
    ],
)
def test_it_says_who_compares_and_that_they_match_only_where_it_was_compared(
    words: Words, shown: Callable[..., Screen], way: Way, mode: Mode, key: str
) -> None:
    screen = shown(ConfirmScreen(words), a_body(way=way, mode=mode))

    keys = {"confirm.next", "confirm.next_by_eye", "confirm.next_verify_1to1"}
    assert {each for each in keys if words.text("en", each) in words_on(screen)} == {key}


def test_the_button_says_confirmed(words: Words, shown: Callable[..., Screen]) -> None:
    screen = shown(ConfirmScreen(words), a_body())
    said = said_by(screen)

    touch(screen, "confirmButton")

    assert said == [ev.Confirmed()]


@pytest.mark.parametrize("name", NAMES)
def test_it_fits_every_glass(shell: Shell, name: str) -> None:
    assert misfits(shell, a_body(way=Way.FACE, guest_name=name)) == []


def test_it_fits_every_glass_where_the_machine_compared(shell: Shell) -> None:
    assert misfits(shell, a_body(way=Way.FACE, mode=Mode.VERIFY_1TO1)) == []


@pytest.mark.parametrize("glass", ["portrait", "landscape"])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_numbers_stand_where_their_names_begin(shell: Shell, language: str, glass: str) -> None:
    show(shell, a_page(a_body(), language=language), glass)
    screen = screen_of(shell)

    for fact in ("arrivalFact", "nightsFact", "guestsFact"):
        name, value = screen.findChild(FactRow, fact).findChildren(TextLabel)
        assert abs(_edge(name, language) - _edge(value, language)) <= 6


def test_the_facts_take_the_room_between_question_and_answer(words: Words, shown: Callable[..., Screen]) -> None:
    screen = shown(ConfirmScreen(words), a_body())

    rows = [screen.findChild(FactRow, name) for name in ("arrivalFact", "departureFact", "nightsFact", "guestsFact")]

    assert sum(row.height() for row in rows[:3]) > 0.35 * screen.height()
    assert rows[2].y() == rows[3].y()


def _edge(label: TextLabel, language: str) -> int:
    """Where the label's ink begins, from the edge where reading begins."""
    image = label.grab().toImage()
    ground = image.pixelColor(0, 0).lightness()
    columns = [
        x
        for x in range(image.width())
        if any(abs(image.pixelColor(x, y).lightness() - ground) > 80 for y in range(image.height()))
    ]
    return image.width() - 1 - columns[-1] if language == "ar" else columns[0]
