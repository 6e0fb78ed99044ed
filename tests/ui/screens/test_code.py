"""The code screen: what is typed lives in the page; keypad and keyboard say the same."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.codes import CodeFault
from app.domain.consent import Way
from app.flow import events as ev
from app.flow.pages import CodePage
from app.i18n import Words
from app.ui.screen import Screen
from app.ui.screens.code import CodeScreen
from app.ui.shell import Shell
from tests.ui.screens.fits import is_shown, misfits, said_by, text_of, touch


def a_body(*, way: Way = Way.DOCUMENT, typed: str = "", fault: str = "") -> CodePage:
    """The screen with an empty field."""
    return CodePage(way, typed, fault)


def test_a_key_says_the_whole_text(words: Words, shown: Callable[..., Screen]) -> None:
    screen = shown(CodeScreen(words), a_body(typed="EK7"))
    said = said_by(screen)

    touch(screen, "key_K")

    assert said == [ev.CodeEdited("EK7K")]


def test_deleting_and_clearing_say_what_is_left(words: Words, shown: Callable[..., Screen]) -> None:
    screen = shown(CodeScreen(words), a_body(typed="EK7"))
    said = said_by(screen)

    touch(screen, "key_backspace")
    touch(screen, "key_clear")

    assert said == [ev.CodeEdited("EK"), ev.CodeEdited("")]


def test_a_keyboard_types_as_the_keypad_does(qtbot: QtBot, words: Words, shown: Callable[..., Screen]) -> None:
    screen = shown(CodeScreen(words), a_body())
    said = said_by(screen)

    qtbot.keyClicks(screen.findChild(QLineEdit, "codeField"), "ab")
    qtbot.keyClicks(screen.findChild(QLineEdit, "codeField"), "\r")

    assert said == [ev.CodeEdited("A"), ev.CodeEdited("AB"), ev.CodeSubmitted()]


def test_the_button_sends_the_code(words: Words, shown: Callable[..., Screen]) -> None:
    screen = shown(CodeScreen(words), a_body(typed="EK7K"))
    said = said_by(screen)

    touch(screen, "codeSubmitButton")

    assert said == [ev.CodeSubmitted()]


def test_the_page_decides_what_stands_in_the_field_and_says_nothing(words: Words, shown: Callable[..., Screen]) -> None:
    screen = CodeScreen(words)
    said = said_by(screen)

    shown(screen, a_body(typed="EK7K"))
    shown(screen, a_body(typed="EK7K"))

    assert screen.findChild(QLineEdit, "codeField").text() == "EK7K"
    assert said == []


@pytest.mark.parametrize("fault", list(CodeFault))
def test_every_fault_has_a_sentence_in_place_of_the_advice(
    words: Words, shown: Callable[..., Screen], fault: CodeFault
) -> None:
    screen = shown(CodeScreen(words), a_body(typed="E", fault=fault.value), language="ar")

    assert text_of(screen, "codeFaultLabel") == words.text("ar", f"code.fault.{fault.value}")
    assert not is_shown(screen, "codeLead")


def test_the_face_way_can_be_left_in_one_touch(words: Words, shown: Callable[..., Screen]) -> None:
    screen = shown(CodeScreen(words), a_body(way=Way.FACE))
    said = said_by(screen)

    touch(screen, "usePassportButton")

    assert said == [ev.PassportPreferred()]
    assert not is_shown(shown(CodeScreen(words), a_body()), "usePassportButton")


def test_it_fits_every_glass(shell: Shell) -> None:
    assert misfits(shell, a_body(way=Way.FACE, typed="EK7K3M9QXDH", fault="wrong_check_symbol")) == []
