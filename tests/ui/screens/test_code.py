"""The code screen: what is typed lives in the page; keypad and keyboard say the same."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.codes import CodeFault, spaced
from app.domain.comfort import Comfort
from app.domain.consent import Way
from app.flow import events as ev
from app.flow.pages import CodePage
from app.i18n import Words
from app.ui.screen import Screen
from app.ui.screens.code import CodeScreen
from app.ui.shell import Shell
from tests.ui.looks import a_page, place, settle
from tests.ui.screens.fits import is_shown, misfits, said_by, screen_of, text_of, touch

MEANT = "EK7K3M9QXDV"


def a_body(*, way: Way = Way.DOCUMENT, typed: str = "", fault: str = "", meant: str = "") -> CodePage:
    """The screen with an empty field."""
    return CodePage(way, typed, fault, meant)


def a_doubt(way: Way = Way.DOCUMENT) -> CodePage:
    """Two characters changed places."""
    return a_body(way=way, typed="EK7K3M9QXVD", fault="wrong_check_symbol", meant=MEANT)


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


@pytest.mark.parametrize("glass", ["portrait", "landscape"])
@pytest.mark.parametrize("language", ["en", "zh-CN", "ar"])
def test_a_code_that_may_be_meant_is_asked_about_and_taken_in_one_touch(
    words: Words, shown: Callable[..., Screen], language: str, glass: str
) -> None:
    screen = shown(CodeScreen(words), a_doubt(), language=language, glass=glass)
    said = said_by(screen)

    touch(screen, "meantCodeButton")

    assert said == [ev.MeantCodeTaken()]
    assert text_of(screen, "meantCodeLabel") == words.text(language, "code.meant_question", code=spaced(MEANT))
    assert text_of(screen, "codeFaultLabel") == words.text(language, "code.fault.wrong_check_symbol")


def test_the_question_leaves_what_is_typed_and_typing_alone(words: Words, shown: Callable[..., Screen]) -> None:
    screen = shown(CodeScreen(words), a_doubt())
    said = said_by(screen)

    touch(screen, "key_1")

    assert said == [ev.CodeEdited("EK7K3M9QXVD1")]
    shown(screen, a_body(typed="EK7K3M9QXVD1"))
    assert text_of(screen, "meantCodeLabel") == ""
    assert not is_shown(screen, "meantCodeButton")


@pytest.mark.parametrize("way", list(Way))
def test_the_question_fits_every_glass(shell: Shell, way: Way) -> None:
    assert misfits(shell, a_doubt(way)) == []


def test_in_low_reach_the_code_that_may_be_meant_is_in_reach(shell: Shell) -> None:
    shell.show_page(a_page(a_doubt(), comfort=Comfort(has_low_reach=True), step=3))
    settle()

    button = screen_of(shell).findChild(QAbstractButton, "meantCodeButton")

    assert place(button, shell).top() >= 0.4 * shell.height()
