"""One question of a task: answers to touch, a field to type in, and nothing kept of what was typed."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.office import ASKS, REASONS, Ask, Task, TaskFault
from app.flow import events as ev
from app.flow.pages import QuestionPage
from app.i18n import Words
from app.ui.screen import Screen
from app.ui.screens.question import CHOICES, QuestionScreen
from app.ui.shell import Shell
from app.ui.whole import is_whole
from tests.ui.looks import a_page
from tests.ui.pages import every_page
from tests.ui.screens.fits import is_shown, misfits, said_by, screen_of, text_of, touch
from tests.ui.window import show

QUESTIONS = {name: body for name, (body, _) in every_page().items() if isinstance(body, QuestionPage)}
NAME = QuestionPage(Task.ADD_STAFF, Ask.NAME, is_typed=True)
PIN = QuestionPage(Task.ADD_STAFF, Ask.PIN, is_typed=True, number=2)
ROLE = QuestionPage(Task.ADD_STAFF, Ask.ROLE, ("desk", "manager"))


def test_an_answer_is_touched(shown: Callable[..., Screen], words: Words) -> None:
    screen = shown(QuestionScreen(words), ROLE)
    said = said_by(screen)

    touch(screen, "questionChoice_1")
    touch(screen, "questionLeaveButton")

    assert said == [ev.Answered("manager"), ev.StaffLeft()]
    assert text_of(screen, "questionChoice_0") == "desk"
    assert not is_shown(screen, "questionChoice_2")
    assert not is_shown(screen, "questionSubmitButton")


@pytest.mark.parametrize(
    ("ask", "field", "keys", "typed"),
    [
        (Ask.NAME, "questionNameField", "LIN-A", "LIN-A"),
        (Ask.ID, "questionNameField", "P1", "P1"),
        (Ask.NUMBER, "questionNumberField", "07", "07"),
        (Ask.DAY, "questionNumberField", "20261231", "20261231"),
        (Ask.PIN, "questionPinField", "907153", "907153"),
    ],
)
def test_an_answer_is_typed_on_the_keypad_and_forgotten_once_it_is_sent(
    shown: Callable[..., Screen], words: Words, ask: Ask, field: str, keys: str, typed: str
) -> None:
    screen = shown(QuestionScreen(words), QuestionPage(Task.ADD_STAFF, ask, is_typed=True))
    said = said_by(screen)
    entry = screen.findChild(QLineEdit, field)

    for key in keys:
        button = entry.parentWidget().findChild(QPushButton, f"key_{key}")
        button.click()
    touch(screen, "questionSubmitButton")

    assert said[-1] == ev.Answered(typed)
    assert set(said[:-1]) == {ev.Stayed()}
    assert entry.text() == ""
    assert [f.objectName() for f in screen.findChildren(QLineEdit) if f.isVisibleTo(screen)] == [field]


def test_enter_sends_what_a_keyboard_typed(shown: Callable[..., Screen], words: Words, qtbot: QtBot) -> None:
    screen = shown(QuestionScreen(words), NAME)
    said = said_by(screen)
    field = screen.findChild(QLineEdit, "questionNameField")

    qtbot.keyClicks(field, "Li Wei")
    qtbot.keyClick(field, Qt.Key.Key_Return)

    assert said[-1] == ev.Answered("LI WEI")


def test_another_question_comes_to_an_empty_field_and_a_pin_is_hidden(
    shown: Callable[..., Screen], words: Words
) -> None:
    screen = shown(QuestionScreen(words), NAME)
    screen.findChild(QLineEdit, "questionNameField").setText("LIN")

    shown(screen, PIN)

    assert screen.findChild(QLineEdit, "questionNameField").text() == ""
    assert screen.findChild(QLineEdit, "questionPinField").echoMode() is QLineEdit.EchoMode.Password


def test_why_an_answer_was_not_taken_and_the_range_are_told(shown: Callable[..., Screen], words: Words) -> None:
    body = QuestionPage(Task.CHANGE_RULE, Ask.VALUE, is_typed=True, within=(1, 90), fault=TaskFault.OUT_OF_RANGE)

    screen = shown(QuestionScreen(words), body)

    assert text_of(screen, "questionFaultLabel") == words.text("en", "desk.office.fault.out_of_range")
    assert text_of(screen, "questionLead") == words.text("en", "desk.office.lead.range", low=1, high=90)


def test_there_is_a_button_for_every_answer_and_words_for_each_question() -> None:
    assert max(map(len, REASONS.values())) <= CHOICES
    assert {ask for asks in ASKS.values() for ask in asks} == set(Ask)


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_question_fits_every_glass(shell: Shell, name: str) -> None:
    assert misfits(shell, QUESTIONS[name]) == []


def test_answers_beside_a_field_stand_closer_rather_than_beyond_their_place(shell: Shell) -> None:
    """Indonesian needs most room here: the third day stood a few pixels beyond, and every size was tried in vain."""
    show(shell, a_page(QUESTIONS["question-day"], language="id", text_ratio=2.0, step=0), "landscape")

    assert is_whole(screen_of(shell), may_scroll=False)
