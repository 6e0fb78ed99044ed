"""The withdraw screen: find a receipt, see what is held, withdraw, and get a receipt for it."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from app.domain.codes import spaced
from app.domain.consent import Decision
from app.domain.printing import PrinterFault, PrintStage, PrintState
from app.domain.staff import WithdrawalReason
from app.flow import events as ev
from app.flow.pages import Body, WithdrawablePage, WithdrawnPage, WithdrawPage
from app.i18n import Words
from app.ui.paper_note import paper_note
from app.ui.screen import Screen
from app.ui.screens.withdraw import WithdrawScreen
from app.ui.shell import Shell
from app.ui.widgets.code_entry import CodeEntry
from app.ui.widgets.how_picture import HowPicture
from tests.builders import NOW, a_receipt
from tests.ui.cameras import a_picture
from tests.ui.screens.fits import is_shown, misfits, said_by, text_of, touch

ROWS = tuple(tuple((x * y) % 3 == 0 for x in range(57)) for y in range(57))
CODE = a_receipt().code
PRINTABLE = WithdrawnPage(NOW, CODE, ROWS, has_printer=True)
TROUBLED = replace(PRINTABLE, paper=PrintState(PrintStage.FAILED, PrinterFault.NO_SERVICE, is_over=True))


def a_held(
    *,
    decision: Decision = Decision.GIVEN,
    can_withdraw: bool = True,
    is_withdrawn: bool = False,
    reasons: tuple[WithdrawalReason, ...] = (),
) -> WithdrawablePage:
    """A receipt of a consent that stands."""
    return WithdrawablePage(decision, NOW, CODE, can_withdraw, is_withdrawn, reasons=reasons)


def test_a_receipt_code_is_typed_and_sent(words: Words, shown: Callable[..., Screen]) -> None:
    screen = shown(WithdrawScreen(words), WithdrawPage("7K3", ""))
    said = said_by(screen)

    touch(screen, "key_M")
    touch(screen, "codeSubmitButton")

    assert said == [ev.CodeEdited("7K3M"), ev.CodeSubmitted()]


@pytest.mark.parametrize(("glass", "has_drawing"), [("portrait", False), ("landscape", True)])
def test_on_a_wide_glass_what_the_code_is_typed_from_is_drawn_beside_the_keypad(
    words: Words, shown: Callable[..., Screen], glass: str, has_drawing: bool
) -> None:
    screen = shown(WithdrawScreen(words), WithdrawPage("", ""), glass=glass)

    beside = [picture for picture in screen.findChildren(HowPicture) if not isinstance(picture.parent(), CodeEntry)]
    assert [picture.isVisibleTo(screen) for picture in beside] == [has_drawing]


def test_a_wrong_code_is_explained(words: Words, shown: Callable[..., Screen]) -> None:
    screen = shown(WithdrawScreen(words), WithdrawPage("7K3", "not_a_receipt"))

    assert text_of(screen, "withdrawFaultLabel") == words.text("en", "withdraw.fault.not_a_receipt")
    assert screen.findChild(QLineEdit, "codeField").text() == "7K3"


def test_one_touch_withdraws_a_consent_that_stands(words: Words, shown: Callable[..., Screen]) -> None:
    screen = shown(WithdrawScreen(words), a_held())
    said = said_by(screen)

    touch(screen, "withdrawConfirmButton")

    assert said == [ev.WithdrawConfirmed()]


@pytest.mark.parametrize(
    ("body", "key"),
    [
        (a_held(), "withdrawable.given"),
        (a_held(decision=Decision.DECLINED, can_withdraw=False), "withdrawable.declined"),
        (a_held(can_withdraw=False, is_withdrawn=True), "withdrawable.already"),
        (replace(a_held(can_withdraw=False), has_expired=True), "withdrawable.expired"),
        (replace(a_held(can_withdraw=False, is_withdrawn=True), has_expired=True), "withdrawable.already"),
    ],
)
def test_it_says_what_is_held_and_offers_to_withdraw_only_what_stands(
    words: Words, shown: Callable[..., Screen], body: WithdrawablePage, key: str
) -> None:
    screen = shown(WithdrawScreen(words), body)

    assert text_of(screen, "withdrawLead") == words.text("en", key)
    assert is_shown(screen, "withdrawConfirmButton") is body.can_withdraw
    assert spaced(CODE) in text_of(screen, "receiptCode")


def test_a_withdrawal_has_a_receipt_of_its_own_and_an_end(words: Words, shown: Callable[..., Screen]) -> None:
    screen = shown(WithdrawScreen(words), WithdrawnPage(NOW, CODE, ROWS))
    said = said_by(screen)

    touch(screen, "finishButton")

    assert said == [ev.Finished()]
    assert text_of(screen, "receiptDecision") == words.text("en", "receipt.decision.withdrawn")
    assert is_shown(screen, "receiptQr")


def test_the_new_receipt_is_printed_and_what_is_known_of_its_paper_told(
    words: Words, shown: Callable[..., Screen]
) -> None:
    screen = WithdrawScreen(words)
    shown(screen, PRINTABLE)
    said = said_by(screen)

    touch(screen, "printReceiptButton")
    assert said == [ev.PrintAsked()]
    assert not is_shown(screen, "paperLabel")
    shown(screen, TROUBLED)

    assert text_of(screen, "paperLabel") == paper_note(words, "en", TROUBLED.paper, has_voice=True).text
    assert text_of(screen, "printReceiptButton") == words.text("en", "arrived.print_again")
    assert screen.findChild(QAbstractButton, "finishButton").isEnabled()


def test_without_a_printer_no_paper_is_offered(words: Words, shown: Callable[..., Screen]) -> None:
    screen = shown(WithdrawScreen(words), WithdrawnPage(NOW, CODE, ROWS))

    assert not is_shown(screen, "printReceiptButton")


@pytest.mark.parametrize("reason", WithdrawalReason)
def test_staff_withdraw_by_saying_why_and_see_which_receipt(
    words: Words, shown: Callable[..., Screen], reason: WithdrawalReason
) -> None:
    screen = shown(WithdrawScreen(words), a_held(reasons=tuple(WithdrawalReason)))
    said = said_by(screen)

    touch(screen, f"withdraw_{reason.value}")

    assert said == [ev.StaffWithdrew(reason)]
    assert not is_shown(screen, "withdrawConfirmButton")
    assert any(spaced(CODE) in label.text() for label in screen.findChildren(QLabel) if label.isVisible())


def test_what_waits_beneath_is_gone_on_with(words: Words, shown: Callable[..., Screen]) -> None:
    screen = shown(WithdrawScreen(words), WithdrawnPage(NOW, CODE, ROWS, goes_on=True))

    button = screen.findChild(QWidget, "finishButton")

    assert button.accessibleName() == words.text("en", "withdraw.go_on")
    assert text_of(screen, "withdrawLead") == words.text("en", "withdrawn.lead_on")


def test_the_document_cameras_picture_and_its_hint_are_shown_while_it_is_open(
    words: Words, shown: Callable[..., Screen]
) -> None:
    screen = shown(WithdrawScreen(words), WithdrawPage("", "", is_live=True))
    assert isinstance(screen, WithdrawScreen)
    assert text_of(screen, "pageGuidanceLabel") == words.text("en", "document.starting")

    for _ in range(2):
        screen.set_picture(a_picture())

    assert text_of(screen, "pageGuidanceLabel") == words.text("en", "withdraw.guidance")
    shown(screen, WithdrawPage("", ""))
    assert not is_shown(screen, "pageCanvas")


def test_nothing_of_one_page_stays_on_the_next(words: Words, shown: Callable[..., Screen]) -> None:
    screen = WithdrawScreen(words)
    shown(screen, WithdrawnPage(NOW, CODE, ROWS))

    shown(screen, WithdrawPage("", ""))

    assert not is_shown(screen, "receiptCode")
    assert not is_shown(screen, "finishButton")
    assert is_shown(screen, "codeField")


def test_it_fits_with_the_cameras_picture(shell: Shell) -> None:
    assert misfits(shell, WithdrawPage("7K3M9", "not_a_receipt", is_live=True), picture=a_picture()) == []


@pytest.mark.parametrize(
    "body",
    [
        WithdrawPage("7K3M9", "not_a_receipt"),
        WithdrawPage("", "", is_live=True, is_for_guest=True),
        replace(a_held(can_withdraw=False), has_expired=True),
        a_held(reasons=tuple(WithdrawalReason)),
        WithdrawnPage(NOW, CODE, ROWS),
        PRINTABLE,
        replace(TROUBLED, goes_on=True),
    ],
    ids=["fault", "live", "expired", "staff", "done", "printable", "troubled"],
)
def test_it_fits_every_glass(shell: Shell, body: Body) -> None:
    assert misfits(shell, body) == []
