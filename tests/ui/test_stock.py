from collections.abc import Callable
from typing import get_args

import pytest
from pytestqt.qtbot import QtBot

from app.domain.notice import Notice
from app.flow import pages
from app.i18n import Words
from app.ui.screen import Screen
from app.ui.screens.notice import NoticeScreen
from app.ui.stock import SCREENS, make_screen, screen_type


def test_every_page_has_a_screen() -> None:
    assert set(SCREENS) == set(get_args(pages.Body))


@pytest.mark.parametrize("kind", sorted(set(SCREENS.values()), key=lambda kind: kind.object_name))
def test_every_screen_can_be_made(
    qtbot: QtBot, words: Words, notice_for: Callable[[str], Notice], kind: type[Screen]
) -> None:
    screen = make_screen(kind, words, notice_for)
    qtbot.addWidget(screen)

    assert type(screen) is kind
    assert screen.objectName() == kind.object_name


def test_a_page_is_shown_on_its_screen() -> None:
    assert screen_type(pages.NoticePage(is_reopened=False)) is NoticeScreen


def test_no_two_screens_share_a_name() -> None:
    kinds = set(SCREENS.values())

    assert len({kind.object_name for kind in kinds}) == len(kinds)
