"""The trouble screen: words for every problem, and the ways out that the page allows, all alike."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from app.domain.likeness import NameReason
from app.domain.problems import Problem
from app.flow import events as ev
from app.flow.pages import TroublePage
from app.i18n import Words
from app.ui.screen import Screen
from app.ui.screens.trouble import TroubleScreen
from app.ui.shell import Shell
from app.ui.speech import words_on
from app.ui.widgets.hero import Hero
from app.ui.widgets.icon import Icon
from tests.ui.screens.fits import is_shown, misfits, said_by, text_of, touch

AT_FAULT = {
    Problem.RECEIPT_NOT_SAVED,
    Problem.RECEIPT_FORGED,
    Problem.CHECK_IN_NOT_SAVED,
    Problem.PIN_WRONG,
    Problem.PIN_WAIT,
    Problem.STAFF_ALTERED,
    Problem.STORE_UNAVAILABLE,
    Problem.UNEXPECTED,
}
WAYS_OUT = ("tryAgainButton", "usePassportButton", "typeCodeButton", "finishButton")


def a_body(
    *,
    problem: Problem = Problem.UNEXPECTED,
    can_try_again: bool = True,
    can_use_passport: bool = False,
    can_type_code: bool = False,
    wait_s: int = 0,
    reason: NameReason | None = None,
) -> TroublePage:
    """A problem that can be tried again."""
    return TroublePage(problem, can_try_again, can_use_passport, can_type_code, wait_s, reason)


def a_wait(wait_s: int = 52, *, problem: Problem = Problem.CODE_WAIT, number: int = 1) -> TroublePage:
    """Too many codes were wrong."""
    return replace(a_body(problem=problem, can_type_code=True, wait_s=wait_s), wait=(7, number))


@pytest.mark.parametrize("problem", list(Problem))
@pytest.mark.parametrize("language", ["en", "zh-CN", "ar"])
def test_every_problem_has_words(words: Words, shown: Callable[..., Screen], problem: Problem, language: str) -> None:
    screen = shown(TroubleScreen(words), a_body(problem=problem), language=language)

    assert text_of(screen, "troubleTitle") == words.text(language, f"trouble.{problem.value}.title")
    assert text_of(screen, "troubleBody") == words.text(language, f"trouble.{problem.value}.body")


@pytest.mark.parametrize("problem", list(Problem))
def test_the_sign_for_care_is_kept_for_what_is_wrong_with_the_machine_or_a_receipt(
    words: Words, shown: Callable[..., Screen], problem: Problem
) -> None:
    """A face that gave no clear result, a code that fits no booking and an age are nobody's fault: rights.md R57."""
    drawings = []
    for each in (problem, Problem.UNEXPECTED):
        screen = shown(TroubleScreen(words), a_body(problem=each))
        icon = next(icon for icon in screen.findChildren(Icon) if icon.isVisibleTo(screen))
        drawings.append(icon.grab().toImage())

    assert (drawings[0] == drawings[1]) is (problem in AT_FAULT)


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


@pytest.mark.parametrize("reason", [reason for reason in NameReason if reason is not NameReason.LETTERS])
@pytest.mark.parametrize("language", ["en", "zh-CN", "ar"])
def test_it_says_in_what_a_name_differs(
    words: Words, shown: Callable[..., Screen], reason: NameReason, language: str
) -> None:
    screen = shown(TroubleScreen(words), a_body(problem=Problem.NAME_UNSURE, reason=reason), language=language)

    assert text_of(screen, "troubleNote") == words.text(language, f"name.reason.{reason.value}")


@pytest.mark.parametrize("problem", [Problem.MINOR_NEEDS_STAFF, Problem.NAME_DIFFERS, Problem.NAME_UNSURE])
def test_help_is_a_way_out_where_staff_settle_it(words: Words, shown: Callable[..., Screen], problem: Problem) -> None:
    screen = shown(TroubleScreen(words), a_body(problem=problem))
    said = said_by(screen)

    touch(screen, "askStaffButton")

    assert said == [ev.HelpAsked()]
    assert text_of(screen, "askStaffButton") == words.text("en", "frame.help")


def test_a_guest_under_age_goes_back_to_the_booking_and_not_to_another_try(
    words: Words, shown: Callable[..., Screen]
) -> None:
    screen = shown(TroubleScreen(words), a_body(problem=Problem.MINOR_NEEDS_STAFF))

    assert text_of(screen, "tryAgainButton") == words.text("en", "trouble.see_booking")
    assert words.text("en", "frame.help") in text_of(screen, "troubleBody")


def test_a_guest_too_young_for_a_face_has_the_other_way_one_touch_away(
    words: Words, shown: Callable[..., Screen]
) -> None:
    body = a_body(problem=Problem.FACE_TOO_YOUNG, can_try_again=False, can_use_passport=True)
    screen = shown(TroubleScreen(words), body)

    assert [name for name in WAYS_OUT if is_shown(screen, name)] == ["usePassportButton", "finishButton"]
    assert not is_shown(screen, "askStaffButton")


@pytest.mark.parametrize(
    ("wait_s", "key", "count"),
    [(52, "code.wait", 52), (120, "code.wait", 120), (121, "code.wait_minutes", 3), (1900, "code.wait_minutes", 32)],
)
def test_a_wait_is_told_in_seconds_and_a_long_one_in_minutes(
    words: Words, shown: Callable[..., Screen], wait_s: int, key: str, count: int
) -> None:
    screen = shown(TroubleScreen(words), a_wait(wait_s))

    assert text_of(screen, "troubleNote") == words.plural("en", key, count)
    assert is_shown(screen, "typeCodeButton")


def test_a_wait_counts_down_is_said_once_and_ends(qtbot: QtBot, words: Words, shown: Callable[..., Screen]) -> None:
    screen = shown(TroubleScreen(words), a_wait(2))
    spoken = words_on(screen)
    assert words.plural("en", "code.wait", 2) in spoken

    qtbot.waitUntil(lambda: text_of(screen, "troubleNote") == words.plural("en", "code.wait", 1), timeout=3000)
    shown(screen, a_wait(2))
    assert text_of(screen, "troubleNote") == words.plural("en", "code.wait", 1)
    qtbot.waitUntil(lambda: text_of(screen, "troubleNote") == words.text("en", "code.wait_over"), timeout=3000)

    assert words_on(screen) == spoken


def test_another_wait_begins_at_its_own_length_and_another_problem_has_none(
    words: Words, shown: Callable[..., Screen]
) -> None:
    screen = shown(TroubleScreen(words), a_wait(40))

    shown(screen, a_wait(20, number=2))
    assert text_of(screen, "troubleNote") == words.plural("en", "code.wait", 20)

    shown(screen, a_body())
    assert text_of(screen, "troubleNote") == ""


def test_a_look_at_another_screen_does_not_begin_the_wait_anew(
    qtbot: QtBot, words: Words, shown: Callable[..., Screen]
) -> None:
    screen = shown(TroubleScreen(words), a_wait(30))
    qtbot.waitUntil(lambda: text_of(screen, "troubleNote") == words.plural("en", "code.wait", 29), timeout=3000)

    screen.hide()
    shown(screen, a_wait(30))

    assert text_of(screen, "troubleNote") != words.plural("en", "code.wait", 30)
    assert words.plural("en", "code.wait", 30) not in words_on(screen)


def test_a_wait_that_is_over_stays_over_and_the_next_one_begins_though_it_is_as_long(
    qtbot: QtBot, words: Words, shown: Callable[..., Screen]
) -> None:
    screen = shown(TroubleScreen(words), a_wait(1))
    qtbot.waitUntil(lambda: text_of(screen, "troubleNote") == words.text("en", "code.wait_over"), timeout=3000)

    screen.hide()
    shown(screen, a_wait(1))
    assert text_of(screen, "troubleNote") == words.text("en", "code.wait_over")

    screen.hide()
    shown(screen, a_wait(1, number=2))
    assert text_of(screen, "troubleNote") == words.plural("en", "code.wait", 1)


@pytest.mark.parametrize(
    "body",
    [
        a_wait(59),
        a_wait(3600, problem=Problem.CODE_LOCKED),
        a_body(problem=Problem.NAME_UNSURE, can_type_code=True, reason=NameReason.OTHER_SCRIPT),
        a_body(problem=Problem.NAME_DIFFERS, can_type_code=True, reason=NameReason.MISSING_NAME),
        a_body(problem=Problem.NAME_DIFFERS, can_use_passport=True, reason=NameReason.OTHER_SCRIPT),
        a_body(problem=Problem.FACE_TOO_YOUNG, can_try_again=False, can_use_passport=True),
    ],
    ids=["wait", "locked", "unsure", "differs", "portrait", "young"],
)
def test_what_more_there_is_to_say_fits_every_glass(shell: Shell, body: TroublePage) -> None:
    assert misfits(shell, body) == []
