import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from app.flow import pages
from app.i18n import Words
from app.ui.screens.waiting import WaitingScreen
from tests.ui.looks import LANGUAGES, Shown

KEYS = ("saving", "searching", "checking_in", "looking_up", "checking_pin")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", KEYS)
def test_it_says_what_is_being_done(qtbot: QtBot, words: Words, shown: Shown, key: str, language: str) -> None:
    screen = WaitingScreen(words)
    qtbot.addWidget(screen)

    shown(screen, pages.WaitingPage(key), language=language)

    assert screen.findChild(QLabel, "waitingTitle").text() == words.text(language, f"waiting.{key}")


def test_nothing_can_be_touched(qtbot: QtBot, words: Words, shown: Shown) -> None:
    screen = WaitingScreen(words)
    qtbot.addWidget(screen)

    shown(screen, "waiting")

    assert screen.findChildren(QAbstractButton) == []
