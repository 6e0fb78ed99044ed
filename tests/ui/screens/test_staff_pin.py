"""The staff sign-in: typed hidden, sent once, kept nowhere."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.desk_table import Coded
from app.domain.pins import PinFault
from app.domain.problems import Problem
from app.flow import events as ev
from app.flow.pages import PinStage, StaffPinPage
from app.i18n import Words
from app.ui.screen import Screen
from app.ui.screens.staff_pin import StaffPinScreen
from app.ui.shell import Shell
from tests.ui.screens.fits import misfits, said_by, text_of, touch

SIGNED = ("K7MD-3QRX-4", Coded("desk.erase.reason.asked"))
FIRST = StaffPinPage(None, 0)


def test_number_and_pin_are_sent_once_and_the_field_is_empty(words: Words, shown: Callable[..., Screen]) -> None:
    screen = shown(StaffPinScreen(words), FIRST)
    said = said_by(screen)

    for digit in "071234":
        touch(screen, f"key_{digit}")
    touch(screen, "staffSubmitButton")

    assert said == [*[ev.Stayed()] * 6, ev.PinSubmitted("071234")]
    assert screen.findChild(QLineEdit, "staffPinField").text() == ""


def test_a_keyboard_sends_it_with_enter(qtbot: QtBot, words: Words, shown: Callable[..., Screen]) -> None:
    screen = shown(StaffPinScreen(words), FIRST)
    said = said_by(screen)

    qtbot.keyClicks(screen.findChild(QLineEdit, "staffPinField"), "071234\r")

    assert said == [*[ev.Stayed()] * 6, ev.PinSubmitted("071234")]


def test_what_is_typed_is_hidden(words: Words, shown: Callable[..., Screen]) -> None:
    screen = shown(StaffPinScreen(words), FIRST)

    touch(screen, "key_7")

    field = screen.findChild(QLineEdit, "staffPinField")
    assert field.echoMode() is QLineEdit.EchoMode.Password
    assert "7" not in field.displayText()


def test_leaving_forgets_what_was_typed(words: Words, shown: Callable[..., Screen]) -> None:
    screen = shown(StaffPinScreen(words), FIRST)
    said = said_by(screen)
    touch(screen, "key_7")

    touch(screen, "staffLeaveButton")

    assert said == [ev.Stayed(), ev.StaffLeft()]
    assert screen.findChild(QLineEdit, "staffPinField").text() == ""


def test_showing_the_page_again_keeps_what_was_typed(words: Words, shown: Callable[..., Screen]) -> None:
    screen = shown(StaffPinScreen(words), FIRST)
    touch(screen, "key_7")

    shown(screen, FIRST)

    assert screen.findChild(QLineEdit, "staffPinField").text() == "7"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (FIRST, ""),
        (StaffPinPage(Problem.PIN_WRONG, 0), "staff_pin.wrong"),
        (StaffPinPage(Problem.STORE_UNAVAILABLE, 0), "staff_pin.unavailable"),
        (StaffPinPage(Problem.STAFF_ALTERED, 0), "staff_pin.altered"),
        (StaffPinPage(None, 0, PinStage.CHOOSE, PinFault.IN_A_ROW), "staff_pin.fault.in_a_row"),
    ],
)
def test_it_says_why_the_last_try_failed(
    words: Words, shown: Callable[..., Screen], body: StaffPinPage, expected: str
) -> None:
    screen = shown(StaffPinScreen(words), body)

    assert text_of(screen, "staffPinProblemLabel") == (words.text("en", expected) if expected else "")


def test_it_says_how_long_to_wait(words: Words, shown: Callable[..., Screen]) -> None:
    screen = shown(StaffPinScreen(words), StaffPinPage(Problem.PIN_WAIT, 30))

    assert text_of(screen, "staffPinProblemLabel") == words.plural("en", "staff_pin.wait", 30)


def test_a_wait_counts_down_in_minutes_and_seconds_until_it_is_over(
    words: Words, shown: Callable[..., Screen], qtbot: QtBot
) -> None:
    screen = shown(StaffPinScreen(words), StaffPinPage(Problem.PIN_WAIT, 900))
    assert text_of(screen, "staffPinProblemLabel") == words.plural("en", "staff_pin.wait_minutes", 15)

    screen = shown(StaffPinScreen(words), StaffPinPage(Problem.PIN_WAIT, 1))
    over = words.text("en", "staff_pin.wait_over")
    qtbot.waitUntil(lambda: text_of(screen, "staffPinProblemLabel") == over, timeout=4000)


def test_choosing_a_pin_is_named_so_and_begins_with_an_empty_field(words: Words, shown: Callable[..., Screen]) -> None:
    screen = shown(StaffPinScreen(words), StaffPinPage(None, 0, PinStage.CHOOSE))
    touch(screen, "key_7")

    shown(screen, StaffPinPage(None, 0, PinStage.REPEAT))

    assert screen.findChild(QLineEdit, "staffPinField").text() == ""
    assert text_of(screen, "staffPinTitle") == words.text("en", "staff_pin.own_title")
    assert text_of(screen, "staffPinLead") == words.text("en", "staff_pin.repeat_lead")


def test_a_second_person_reads_what_is_signed_and_why_they_may_not(words: Words, shown: Callable[..., Screen]) -> None:
    page = StaffPinPage(None, 0, PinStage.SECOND, is_refused=True, signs=SIGNED)
    screen = shown(StaffPinScreen(words), page)

    told = text_of(screen, "staffPinSigns")
    assert "K7MD-3QRX-4" in told
    assert words.text("en", "desk.erase.reason.asked") in told
    assert text_of(screen, "staffPinTitle") == words.text("en", "desk.second.title")
    assert text_of(screen, "staffPinProblemLabel") == words.text("en", "desk.second.refused")
    assert words.text("en", "desk.erase.leave") in text_of(screen, "staffLeaveButton")


def test_a_second_person_who_may_not_sign_fits_every_glass(shell: Shell) -> None:
    assert misfits(shell, StaffPinPage(None, 0, PinStage.SECOND, is_refused=True, signs=SIGNED)) == []


@pytest.mark.parametrize("stage", [PinStage.CHOOSE, PinStage.REPEAT])
def test_choosing_a_pin_fits_every_glass(shell: Shell, stage: PinStage) -> None:
    assert misfits(shell, StaffPinPage(None, 0, stage, PinFault.TOO_SHORT)) == []


def test_it_fits_every_glass(shell: Shell) -> None:
    assert misfits(shell, StaffPinPage(Problem.PIN_WAIT, 30)) == []
