"""What a listener is told as keys lead from control to control, and what goes back from where."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.comfort import Comfort
from app.flow import events as ev
from app.i18n import Words
from app.ui.shell import Shell
from tests.ui.looks import a_page
from tests.ui.window import seen, show, touch

Told = list[tuple[str, str]]


@pytest.fixture
def told(shell: Shell) -> Told:
    """What the window had said, beyond its screens."""
    said: Told = []
    shell.told.connect(lambda text, language: said.append((text, language)))
    return said


@pytest.fixture
def send(shell: Shell) -> Callable[..., None]:
    """Send keys to the window."""

    def sent(*keys: Qt.Key) -> None:
        handle = shell.windowHandle()
        assert handle is not None
        for key in keys:
            QTest.keyClick(handle, key)

    return sent


def _go_to(shell: Shell, send: Callable[..., None], name: str) -> None:
    for _ in range(80):
        focused = shell.focusWidget()
        if focused is not None and focused.objectName() == name:
            return
        send(Qt.Key.Key_Right)
    raise AssertionError(name)


def test_a_control_says_its_name_and_what_stands_beside_it(shell: Shell, told: Told, send: Callable[..., None]) -> None:
    show(shell, a_page("choice"))

    send(Qt.Key.Key_Right)

    card = shell.focusWidget()
    assert card is not None
    assert told[-1][0].startswith(card.accessibleName())
    assert card.accessibleDescription().rstrip(".") in told[-1][0]


def test_a_setting_says_whether_it_is_on(shell: Shell, told: Told, send: Callable[..., None], words: Words) -> None:
    for is_on, key in ((True, "voice.on"), (False, "voice.off")):
        show(shell, a_page("choice", comfort=Comfort(has_low_reach=is_on)))
        shell.setFocus()
        _go_to(shell, send, "reachButton")

        assert words.text("en", key).rstrip(".") in told[-1][0]


def test_every_language_is_said_by_its_own_name_in_its_own_voice(
    shell: Shell, told: Told, send: Callable[..., None]
) -> None:
    show(shell, a_page("welcome"))
    for tag in ("en", "zh-CN", "ar"):
        _go_to(shell, send, f"languageButton_{tag}")

        assert told[-1][1] == tag


def test_a_list_that_opens_is_said(shell: Shell, told: Told) -> None:
    show(shell, a_page("choice"))

    touch(shell, "languageButton")

    assert told[-1] == ("Choose your language\nClose list", "en")


@pytest.mark.parametrize(
    ("facts", "event"),
    [({"is_help_open": True}, ev.HelpClosed()), ({}, ev.WentBack())],
)
def test_escape_goes_back(shell: Shell, send: Callable[..., None], facts: dict[str, bool], event: ev.Event) -> None:
    show(shell, a_page("choice", **facts))
    said: list[object] = []
    shell.happened.connect(said.append)

    send(Qt.Key.Key_Escape)

    assert said == [ev.Stayed(), event]


def test_escape_closes_a_list_and_leaves_the_screen(shell: Shell, send: Callable[..., None]) -> None:
    show(shell, a_page("choice"))
    touch(shell, "languageButton")

    send(Qt.Key.Key_Escape)

    assert seen(shell, "languagePanel") is None


def test_escape_does_nothing_where_nothing_goes_back(shell: Shell, send: Callable[..., None]) -> None:
    show(shell, a_page("welcome", can_go_back=False))
    said: list[object] = []
    shell.happened.connect(said.append)

    send(Qt.Key.Key_Escape)

    assert said == [ev.Stayed()]
