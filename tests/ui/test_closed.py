"""The plain page while the kiosk cannot run."""

import time

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.i18n import LANGUAGES, Words
from app.ui.closed import ClosedPage, show_closed
from tests.ui.looks import GLASSES, cut_words, outside, overlaps, settle


@pytest.mark.parametrize("glass", GLASSES)
@pytest.mark.parametrize("languages", [("en",), ("en", "zh-CN", "ar"), tuple(LANGUAGES)])
def test_every_language_of_the_hotel_reads_it_whole(
    qtbot: QtBot, words: Words, languages: tuple[str, ...], glass: str
) -> None:
    page = ClosedPage(words, languages, pitch_mm=0.248)
    qtbot.addWidget(page)
    page.resize(*GLASSES[glass])
    page.show()
    settle()

    assert [label.text() for label in page.findChildren(QLabel)] == [
        words.text(language, "closed.sentence") for language in languages
    ]
    assert (page.width(), page.height()) == GLASSES[glass]
    assert (cut_words(page), outside(page), overlaps(page)) == ([], [], [])


def test_it_ends_by_itself(qapp: QApplication, qtbot: QtBot, words: Words) -> None:
    page = ClosedPage(words, ("en",), pitch_mm=0.248)
    qtbot.addWidget(page)
    began = time.monotonic()

    assert show_closed(qapp, page, 0.2) == 0
    assert page.isFullScreen()
    assert time.monotonic() - began >= 0.18
