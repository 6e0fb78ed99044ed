from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from app.domain.mode import Mode
from app.domain.notice import FIELDS, Notice
from app.flow import events as ev
from app.flow import pages
from app.i18n import Words
from app.ui.screens.notice import NoticeScreen
from app.ui.widgets.big_button import BigButton
from app.ui.widgets.text_block import TextLabel
from tests.ui.looks import FACTS, GLASSES, LANGUAGES, Shown, a_look, place


@pytest.fixture
def screen(qtbot: QtBot, words: Words, notice_for: Callable[[str], Notice]) -> NoticeScreen:
    screen = NoticeScreen(words, notice_for)
    qtbot.addWidget(screen)
    return screen


def texts(screen: NoticeScreen) -> set[str]:
    return {label.text() for label in screen.findChildren(TextLabel) if label.isVisible()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_of_the_notice_is_shown(
    screen: NoticeScreen, shown: Shown, notice_for: Callable[[str], Notice], language: str
) -> None:
    shown(screen, "notice", language=language)

    items = notice_for(language).items
    assert [item.field for item in items] == list(FIELDS)
    assert {item.heading for item in items} | {item.text for item in items} <= texts(screen)


@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize("glass", list(GLASSES))
@pytest.mark.parametrize("language", LANGUAGES)
def test_at_normal_size_nothing_scrolls(
    qtbot: QtBot, words: Words, shown: Shown, language: str, glass: str, mode: Mode
) -> None:
    screen = NoticeScreen(words, lambda tag: words.notice(tag, mode, FACTS))
    qtbot.addWidget(screen)

    shown(screen, "notice", glass=glass, language=language)

    assert screen.findChild(QScrollArea).verticalScrollBar().maximum() == 0
    assert screen.findChild(BigButton, "moreButton").isHidden()


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_faces_are_compared_the_notice_tells_the_passports_photo_and_its_erasure(
    words: Words, language: str
) -> None:
    """Source: rights.md 1.3, N3-N6 and N11."""
    compared, found = (words.notice(language, mode, FACTS) for mode in (Mode.VERIFY_1TO1, Mode.DETECTION_ONLY))
    texts_of = {item.field: item.text for item in compared.items}

    assert {item.field for item in found.items if item.text != texts_of[item.field]} == {
        *("N3", "N4", "N5", "N6", "N7", "N8", "N11"),
    }
    photo = {"en": "photo", "zh-CN": "照片", "ar": "صورة"}[language]
    assert [field for field in ("N3", "N4", "N5", "N11") if photo not in texts_of[field]] == []
    assert FACTS["face_s"] in texts_of["N6"]
    assert compared.missing_fields() == ()


@pytest.mark.parametrize("glass", list(GLASSES))
@pytest.mark.parametrize("language", LANGUAGES)
def test_large_text_scrolls_and_says_so(screen: NoticeScreen, shown: Shown, language: str, glass: str) -> None:
    shown(screen, "notice", glass=glass, language=language, text_ratio=2.0)

    more = screen.findChild(BigButton, "moreButton")
    assert screen.findChild(QScrollArea).verticalScrollBar().maximum() > 0
    assert more.isVisible()
    assert more.text()


def test_touching_more_leads_to_the_end(screen: NoticeScreen, shown: Shown) -> None:
    shown(screen, "notice", text_ratio=2.0)
    more = screen.findChild(BigButton, "moreButton")

    for _ in range(20):
        if more.isVisible():
            QTest.mouseClick(more, Qt.MouseButton.LeftButton)

    bar = screen.findChild(QScrollArea).verticalScrollBar()
    assert bar.value() == bar.maximum()
    assert more.isHidden()


def test_the_text_lies_between_head_and_button(screen: NoticeScreen, shown: Shown) -> None:
    shown(screen, "notice", text_ratio=2.0)

    area, button = screen.findChild(QScrollArea), screen.findChild(BigButton, "noticeContinueButton")
    title = screen.findChild(TextLabel, "noticeTitle")
    assert place(title, screen).bottom() < place(area, screen).top()
    assert place(area, screen).bottom() < place(button, screen).top()


def test_going_on_says_that_the_notice_was_read(screen: NoticeScreen, shown: Shown) -> None:
    said: list[object] = []
    screen.happened.connect(said.append)
    shown(screen, "notice")

    QTest.mouseClick(screen.findChild(BigButton, "noticeContinueButton"), Qt.MouseButton.LeftButton)

    assert said == [ev.NoticeRead()]


def test_a_notice_opened_again_leads_back(screen: NoticeScreen, shown: Shown, words: Words) -> None:
    shown(screen, pages.NoticePage(is_reopened=True))

    assert screen.findChild(BigButton, "noticeContinueButton").text() == words.text("en", "notice.return")


def test_another_language_begins_at_the_top(screen: NoticeScreen, shown: Shown) -> None:
    shown(screen, "notice", text_ratio=2.0)
    screen.findChild(QScrollArea).verticalScrollBar().setValue(300)

    shown(screen, "notice", text_ratio=2.0, language="ar")

    assert screen.findChild(QScrollArea).verticalScrollBar().value() == 0


def test_the_same_notice_shown_again_stays_where_it_was(screen: NoticeScreen, shown: Shown) -> None:
    shown(screen, "notice", text_ratio=2.0)
    screen.findChild(QScrollArea).verticalScrollBar().setValue(300)

    shown(screen, "notice", text_ratio=2.0)

    assert screen.findChild(QScrollArea).verticalScrollBar().value() == 300


def test_a_turned_glass_is_laid_out_anew(screen: NoticeScreen, shown: Shown) -> None:
    shown(screen, "notice", glass="portrait")

    shown(screen, "notice", glass="landscape")

    area, button = screen.findChild(QScrollArea), screen.findChild(BigButton, "noticeContinueButton")
    assert place(button, screen).right() < place(area, screen).left()
    assert a_look(glass="landscape").width_px == screen.width()
