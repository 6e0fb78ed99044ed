"""The trouble screen: words for every problem, and the ways out that the page allows, all alike."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QAbstractButton

from app.domain.problems import Problem
from app.flow import events as ev
from app.flow.pages import TroublePage
from app.i18n import Words
from app.ui.screen import Screen
from app.ui.screens.trouble import TroubleScreen
from app.ui.shell import Shell
from app.ui.widgets.hero import Hero
from tests.ui.screens.fits import is_shown, misfits, said_by, text_of, touch

WAYS_OUT = ("tryAgainButton", "usePassportButton", "typeCodeButton", "finishButton")


def a_body(
    *,
    problem: Problem = Problem.UNEXPECTED,
    can_try_again: bool = True,
    can_use_passport: bool = False,
    can_type_code: bool = False,
) -> TroublePage:
    """A problem that can be tried again."""
    return TroublePage(problem, can_try_again, can_use_passport, can_type_code)


@pytest.mark.parametrize("problem", list(Problem))
@pytest.mark.parametrize("language", ["en", "zh-CN", "ar"])
def test_every_problem_has_words(words: Words, shown: Callable[..., Screen], problem: Problem, language: str) -> None:
    screen = shown(TroubleScreen(words), a_body(problem=problem), language=language)

    assert text_of(screen, "troubleTitle") == words.text(language, f"trouble.{problem.value}.title")
    assert text_of(screen, "troubleBody") == words.text(language, f"trouble.{problem.value}.body")


@pytest.mark.parametrize("language", ["en", "zh-CN", "ar"])
def test_after_the_last_attempt_by_face_no_further_one_is_offered(
    words: Words, shown: Callable[..., Screen], language: str
) -> None:
    body = a_body(problem=Problem.FACE_INCONCLUSIVE, can_try_again=False, can_use_passport=True)

    screen = shown(TroubleScreen(words), body, language=language)

    assert text_of(screen, "troubleBody") == words.text(language, "trouble.face_inconclusive.last")
    assert not is_shown(screen, "tryAgainButton")
    assert is_shown(screen, "usePassportButton")


@pytest.mark.parametrize("language", ["en", "zh-CN", "ar"])
def test_a_photo_page_of_another_name_names_the_ways_out_that_are_open(
    words: Words, shown: Callable[..., Screen], language: str
) -> None:
    body = a_body(problem=Problem.NAME_DIFFERS, can_use_passport=True)

    screen = shown(TroubleScreen(words), body, language=language)

    assert text_of(screen, "troubleTitle") == words.text(language, "trouble.name_differs.title")
    assert text_of(screen, "troubleBody") == words.text(language, "portrait.name_differs")


@pytest.mark.parametrize(
    ("name", "event"),
    [
        ("tryAgainButton", ev.TriedAgain()),
        ("usePassportButton", ev.PassportPreferred()),
        ("typeCodeButton", ev.CodeTypingAsked()),
        ("finishButton", ev.Finished()),
    ],
)
def test_each_touch_says_one_thing(words: Words, shown: Callable[..., Screen], name: str, event: ev.Touched) -> None:
    screen = shown(TroubleScreen(words), a_body(can_use_passport=True, can_type_code=True))
    said = said_by(screen)

    touch(screen, name)

    assert said == [event]


def test_only_the_ways_out_of_the_page_are_shown(words: Words, shown: Callable[..., Screen]) -> None:
    screen = shown(TroubleScreen(words), a_body(can_try_again=False))

    assert [name for name in WAYS_OUT if is_shown(screen, name)] == ["finishButton"]


def test_after_a_face_problem_both_ways_on_are_of_one_size(words: Words, shown: Callable[..., Screen]) -> None:
    screen = shown(TroubleScreen(words), a_body(problem=Problem.FACE_INCONCLUSIVE, can_use_passport=True))

    again = screen.findChild(QAbstractButton, "tryAgainButton")
    passport = screen.findChild(QAbstractButton, "usePassportButton")

    assert again.size() == passport.size()
    assert again.font() == passport.font()


@pytest.mark.parametrize("problem", list(Problem))
def test_it_fits_every_glass(shell: Shell, problem: Problem) -> None:
    is_face = problem.value.startswith(("camera", "face"))
    can_type = not is_face and problem is not Problem.MINOR_NEEDS_STAFF

    assert misfits(shell, a_body(problem=problem, can_use_passport=is_face, can_type_code=can_type)) == []


def test_what_went_wrong_takes_the_room_above_the_ways_out(words: Words, shown: Callable[..., Screen]) -> None:
    screen = shown(TroubleScreen(words), a_body())

    hero = screen.findChild(Hero)

    assert hero.height() > 0.4 * screen.height()
    assert screen.findChild(QAbstractButton, "tryAgainButton").height() * 0.248 >= 30
