import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.flow import events as ev
from app.flow.pages import WelcomePage
from app.i18n import LANGUAGES as ALL
from app.i18n import Words
from app.ui.screens.welcome import WelcomeScreen
from app.ui.widgets.big_button import BigButton
from tests.ui.looks import LANGUAGES, Shown, a_look, cut_words, outside


@pytest.fixture
def screen(qtbot: QtBot, words: Words) -> WelcomeScreen:
    screen = WelcomeScreen(words)
    qtbot.addWidget(screen)
    return screen


@pytest.mark.parametrize(
    ("name", "event"),
    [
        ("startButton", ev.Started()),
        ("withdrawButton", ev.WithdrawAsked()),
        ("languageButton_en", ev.LanguageChosen("en")),
        ("languageButton_zh-CN", ev.LanguageChosen("zh-CN")),
        ("languageButton_ar", ev.LanguageChosen("ar")),
    ],
)
def test_a_touch_says_one_event(screen: WelcomeScreen, shown: Shown, name: str, event: ev.Touched) -> None:
    said: list[object] = []
    screen.happened.connect(said.append)
    shown(screen, "welcome")

    QTest.mouseClick(screen.findChild(BigButton, name), Qt.MouseButton.LeftButton)

    assert said == [event]


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_welcomes_in_the_language_of_the_page(
    screen: WelcomeScreen, shown: Shown, words: Words, language: str
) -> None:
    shown(screen, "welcome", language=language)

    assert screen.findChild(BigButton, "startButton").text() == words.text(language, "welcome.start")


def test_every_language_stands_by_its_own_name_whatever_the_page_speaks(screen: WelcomeScreen, shown: Shown) -> None:
    shown(screen, "welcome", language="ar")

    names = [screen.findChild(BigButton, f"languageButton_{tag}").text() for tag in ALL]
    assert names == [language.own_name for language in ALL.values()]


def test_start_is_the_largest_button(screen: WelcomeScreen, shown: Shown) -> None:
    shown(screen, "welcome")

    start, *others = screen.findChildren(BigButton)
    assert all(start.height() > other.height() for other in others)
    assert start.height() * a_look().pitch_mm >= 20.0


@pytest.mark.parametrize("language", LANGUAGES)
def test_after_a_crash_it_says_what_is_true(screen: WelcomeScreen, shown: Shown, words: Words, language: str) -> None:
    note = screen.findChild(QLabel, "welcomeNote")
    shown(screen, "welcome", language=language)
    assert not note.isVisible()

    shown(screen, WelcomePage(is_after_crash=True), language=language)

    assert note.isVisible()
    assert note.text() == words.text(language, "welcome.started_again")
    assert (cut_words(screen), outside(screen)) == ([], [])
