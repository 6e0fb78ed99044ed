"""The staff screen: reasons to record, and the guest sees them before they are."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel

from app.domain.comfort import Comfort
from app.domain.consent import Way
from app.domain.gates import Lock
from app.domain.likeness import NameReason
from app.domain.printing import PrinterCondition, PrinterFault
from app.domain.problems import Problem
from app.domain.staff import OverrideReason
from app.flow import events as ev
from app.flow.overriding import reasons_for
from app.flow.pages import Body, StaffActingPage, StaffDeskPage
from app.flow.states import STAFF, Confirm, State
from app.i18n import Words
from app.ui.screen import Screen
from app.ui.screens.staff_desk import StaffDeskScreen
from app.ui.shell import Shell
from app.ui.speech import words_on
from tests.builders import a_booking, a_receipt
from tests.ui.screens.fits import is_shown, misfits, said_by, text_of, touch

ALL = tuple(OverrideReason)
NOBODY = StaffDeskPage("Lin", "welcome", (), None, can_withdraw=True)


def a_desk(
    *,
    beneath: str = "confirm",
    reasons: tuple[OverrideReason, ...] = ALL,
    problem: Problem | None = None,
    printer: PrinterCondition | None = None,
) -> StaffDeskPage:
    """Lin over a guest who looks at a booking."""
    return StaffDeskPage("Lin", beneath, reasons, problem, printer=printer)


@pytest.mark.parametrize("reason", ALL)
def test_each_reason_says_itself(words: Words, shown: Callable[..., Screen], reason: OverrideReason) -> None:
    screen = shown(StaffDeskScreen(words), a_desk())
    said = said_by(screen)

    touch(screen, f"reason_{reason.value}")

    assert said == [ev.StaffActed(reason)]


def test_only_lawful_reasons_are_shown(words: Words, shown: Callable[..., Screen]) -> None:
    lawful = (OverrideReason.GUEST_LEFT, OverrideReason.KIOSK_STUCK)

    screen = shown(StaffDeskScreen(words), a_desk(reasons=lawful))

    assert [reason for reason in ALL if is_shown(screen, f"reason_{reason.value}")] == list(lawful)


@pytest.mark.parametrize(("beneath", "key"), [("welcome", "staff_desk.nobody"), ("confirm", "staff_desk.read_only")])
def test_it_says_why_there_is_nothing_to_record(
    words: Words, shown: Callable[..., Screen], beneath: str, key: str
) -> None:
    screen = shown(StaffDeskScreen(words), a_desk(beneath=beneath, reasons=()))

    assert text_of(screen, "staffDeskQuestion") == words.text("en", key)


@pytest.mark.parametrize("state", [each for each in State.__args__ if each not in STAFF])
def test_every_place_of_a_guest_has_words(words: Words, shown: Callable[..., Screen], state: type[State]) -> None:
    place = state.__name__.lower()

    screen = shown(StaffDeskScreen(words), a_desk(beneath=place))

    assert words.text("en", f"staff_desk.place.{place}") in words_on(screen)


@pytest.mark.parametrize("text_step", [0, 4])
def test_the_neutral_sentence_is_at_hand_in_the_largest_words_too(
    words: Words, shown: Callable[..., Screen], text_step: int
) -> None:
    screen = shown(StaffDeskScreen(words), a_desk(reasons=ALL[:5]), comfort=Comfort(text_step=text_step))

    assert words.text("en", "staff_desk.script") in words_on(screen)


def test_a_record_that_was_not_saved_is_told(words: Words, shown: Callable[..., Screen]) -> None:
    screen = shown(StaffDeskScreen(words), a_desk(problem=Problem.STORE_UNAVAILABLE))

    assert text_of(screen, "staffDeskProblemLabel") == words.text("en", "staff_desk.not_saved")


@pytest.mark.parametrize("fault", [None, *PrinterFault])
def test_the_printer_is_told_with_what_to_do_about_it(
    words: Words, shown: Callable[..., Screen], fault: PrinterFault | None
) -> None:
    screen = shown(StaffDeskScreen(words), a_desk(printer=PrinterCondition(fault)))

    code = fault.value if fault else "ready"
    assert text_of(screen, "staffDeskPrinterLabel") == words.text("en", f"staff_desk.printer.{code}")


def test_what_was_not_saved_is_told_before_the_printer_where_large_text_leaves_no_room_for_both(shell: Shell) -> None:
    body = a_desk(
        reasons=reasons_for(Confirm(Way.FACE, a_receipt(), a_booking())),
        problem=Problem.STORE_UNAVAILABLE,
        printer=PrinterCondition(PrinterFault.NO_QUEUE),
    )

    assert misfits(shell, replace(body, locks=(Lock.ASSESSMENT_EXPIRED,))) == []


def test_nothing_is_said_of_a_printer_before_it_was_asked(words: Words, shown: Callable[..., Screen]) -> None:
    screen = StaffDeskScreen(words)
    shown(screen, a_desk(printer=PrinterCondition()))

    shown(screen, a_desk())

    assert not is_shown(screen, "staffDeskPrinterLabel")


@pytest.mark.parametrize(
    ("name", "event"),
    [("staffConfirmButton", ev.StaffActConfirmed()), ("staffCancelButton", ev.StaffLeft())],
)
def test_the_guest_sees_the_act_before_it_happens(
    words: Words, shown: Callable[..., Screen], name: str, event: ev.Touched
) -> None:
    screen = shown(StaffDeskScreen(words), StaffActingPage("Lin", OverrideReason.GUEST_GOES_TO_DESK, ends_visit=True))
    said = said_by(screen)

    touch(screen, name)

    assert said == [event]
    assert words.text("en", "staff_acting.ends_visit") in words_on(screen)
    assert not is_shown(screen, "reason_guest_left")


def test_the_leave_button_leads_back_to_the_guest(words: Words, shown: Callable[..., Screen]) -> None:
    screen = shown(StaffDeskScreen(words), a_desk())
    said = said_by(screen)

    touch(screen, "staffLeaveButton")

    assert said == [ev.StaffLeft()]


@pytest.mark.parametrize(
    "body",
    [
        a_desk(problem=Problem.STORE_UNAVAILABLE, reasons=reasons_for(Confirm(Way.FACE, a_receipt(), a_booking()))),
        a_desk(beneath="welcome", reasons=(), printer=PrinterCondition(PrinterFault.NO_QUEUE)),
        a_desk(
            reasons=reasons_for(Confirm(Way.FACE, a_receipt(), a_booking())),
            printer=PrinterCondition(PrinterFault.NO_SERVICE),
        ),
        StaffActingPage("Lin", OverrideReason.COMPARED_BY_EYE, ends_visit=False),
    ],
)
def test_it_fits_every_glass(shell: Shell, body: Body) -> None:
    assert misfits(shell, body) == []


@pytest.mark.parametrize(
    ("reason", "ends_visit", "key"),
    [
        (OverrideReason.NAME_ACCEPTED, False, "staff_acting.goes_on_with_booking"),
        (OverrideReason.MINOR_ASSISTED, False, "staff_acting.goes_on"),
        (OverrideReason.GUEST_LEFT, True, "staff_acting.ends_visit"),
    ],
)
def test_the_guest_reads_what_becomes_of_the_visit(
    words: Words, shown: Callable[..., Screen], reason: OverrideReason, ends_visit: bool, key: str
) -> None:
    screen = shown(StaffDeskScreen(words), StaffActingPage("Lin", reason, ends_visit))

    assert text_of(screen, "staffActingNote") == words.text("en", key)
    assert text_of(screen, "staffActingBody") == words.text("en", f"staff_acting.reason.{reason.value}", name="Lin")


@pytest.mark.parametrize("reason", [OverrideReason.NAME_ACCEPTED, OverrideReason.MINOR_ASSISTED])
def test_what_staff_settle_fits_every_glass(shell: Shell, reason: OverrideReason) -> None:
    assert misfits(shell, StaffActingPage("Lin", reason, ends_visit=False)) == []


def test_why_the_face_way_is_locked_is_told_to_staff(words: Words, shown: Callable[..., Screen]) -> None:
    body = StaffDeskPage("Lin", "choice", (), None, (Lock.ASSESSMENT_EXPIRED, Lock.MODELS_DIFFER))

    screen = shown(StaffDeskScreen(words), body)

    why = words.text("en", "desk.lock.assessment_expired")
    assert words.text("en", "desk.locked", reason=why) in {label.text() for label in screen.findChildren(QLabel)}


@pytest.mark.parametrize("lock", [Lock.POLICY_MISSING, Lock.ASSESSMENT_MISSING])
def test_it_fits_every_glass_with_a_lock_told(shell: Shell, lock: Lock) -> None:
    reasons = reasons_for(Confirm(Way.FACE, a_receipt(), a_booking()))
    assert misfits(shell, StaffDeskPage("Lin", "confirm", reasons, None, (lock,))) == []


def test_in_what_a_name_differs_is_told_to_staff(words: Words, shown: Callable[..., Screen]) -> None:
    body = StaffDeskPage("Lin", "trouble", (OverrideReason.NAME_ACCEPTED,), None, name_reason=NameReason.OTHER_NAME)

    screen = shown(StaffDeskScreen(words), body)

    assert words.text("en", "name.reason.other_name") in {label.text() for label in screen.findChildren(QLabel)}


def test_withdrawing_for_a_guest_is_offered_to_whom_may(words: Words, shown: Callable[..., Screen]) -> None:
    screen = shown(StaffDeskScreen(words), NOBODY)
    said = said_by(screen)

    touch(screen, "staffWithdrawButton")

    assert said == [ev.StaffWithdrawAsked()]
    shown(screen, replace(NOBODY, can_withdraw=False))
    assert not is_shown(screen, "staffWithdrawButton")


def test_it_fits_every_glass_while_nobody_checks_in(shell: Shell) -> None:
    assert misfits(shell, NOBODY) == []


@pytest.mark.parametrize(("beneath", "key"), [("welcome", "desk.sign_out"), ("choice", "staff.leave")])
def test_whoever_leaves_goes_back_to_a_guest_only_where_there_is_one(
    shown: Callable[..., Screen], words: Words, beneath: str, key: str
) -> None:
    screen = shown(StaffDeskScreen(words), StaffDeskPage("Lin", beneath, (), None))

    assert text_of(screen, "staffLeaveButton") == words.text("en", key)
