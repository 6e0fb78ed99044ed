"""Withdrawing consent with a receipt in hand."""

from dataclasses import replace

import pytest

from app.domain.codes import mint_receipt_code
from app.domain.consent import Decision, Side
from app.domain.problems import Problem
from app.flow import events as ev
from app.flow.commands import FindReceipt, WithdrawConsent
from app.flow.machine import first_visit
from app.flow.pages import WithdrawablePage, page_for
from app.flow.states import LookingUp, Trouble, Welcome, Withdraw, Withdrawable, Withdrawing, Withdrawn
from app.flow.turn import Turn
from tests.builders import NOW
from tests.flow.walk import MRZ, RULES, a_receipt, after, at, stored

CODE = mint_receipt_code(77)
FIRST = first_visit(RULES, Side.LEFT)
TAPS_TO_CONSENT = 4
"""Start, go on from the notice, choose face, agree."""


def test_a_receipt_held_to_the_reader_on_the_welcome_screen_is_looked_up() -> None:
    turn = after(FIRST, ev.TextScanned(f"EVENKEY:R:{CODE}"))

    assert turn.commands == (FindReceipt(CODE),)
    assert turn.visit.state == LookingUp(CODE)


@pytest.mark.parametrize("scan", [MRZ, "hello, world!", "", "\x00" * 500])
def test_anything_else_held_to_the_reader_on_the_welcome_screen_does_nothing(scan: str) -> None:
    assert after(FIRST, ev.TextScanned(scan)).visit == FIRST


def test_a_typed_or_scanned_code_is_looked_up_and_a_wrong_one_is_said() -> None:
    typing = after(FIRST, ev.WithdrawAsked(), ev.CodeEdited(CODE.lower()))

    assert after(typing.visit, ev.CodeSubmitted()).commands == (FindReceipt(CODE),)
    assert after(typing.visit, ev.TextScanned(f"EVENKEY:R:{CODE}")).commands == (FindReceipt(CODE),)
    wrong = after(FIRST, ev.WithdrawAsked(), ev.CodeEdited("nonsense"), ev.CodeSubmitted()).visit.state
    assert wrong == Withdraw("nonsense", "not_a_receipt")


def test_withdrawing_takes_no_more_taps_than_consenting() -> None:
    taps = [ev.WithdrawAsked(), ev.WithdrawConfirmed()]
    scanned = after(FIRST, taps[0], ev.TextScanned(f"EVENKEY:R:{CODE}"), ev.ReceiptFound(a_receipt(), False))

    turn = after(scanned.visit, taps[1])

    assert isinstance(turn.visit.state, Withdrawing)
    assert len(taps) <= TAPS_TO_CONSENT


def test_a_consent_that_ran_out_is_shown_and_cannot_be_withdrawn() -> None:
    expired = replace(a_receipt(), expired_at=NOW)
    held = Withdrawable(expired, is_withdrawn=False)

    assert after(at(held), ev.WithdrawConfirmed()) == Turn(at(held))
    page = page_for(at(held), RULES).body
    assert isinstance(page, WithdrawablePage)
    assert (page.can_withdraw, page.has_expired) == (False, True)


def test_a_stored_withdrawal_has_a_receipt_of_its_own() -> None:
    given = a_receipt()
    turn = after(at(Withdrawable(given, is_withdrawn=False)), ev.WithdrawConfirmed())

    (command,) = turn.commands
    assert isinstance(command, WithdrawConsent)
    assert (command.draft.decision, command.draft.replaces) == (Decision.WITHDRAWN, given.id)
    withdrawn = stored(command.draft, number=2)
    assert after(turn.visit, ev.ConsentWithdrawn(withdrawn, ())).visit.state == Withdrawn(withdrawn)
    assert after(turn.visit, ev.ConsentWithdrawn(a_receipt(), ())).visit == turn.visit


def test_what_was_declined_or_withdrawn_cannot_be_withdrawn_again() -> None:
    for state in (Withdrawable(a_receipt(Decision.DECLINED), False), Withdrawable(a_receipt(), True)):
        assert after(at(state), ev.WithdrawConfirmed()).commands == ()


def test_failures_lose_nothing() -> None:
    unknown = after(at(LookingUp(CODE)), ev.ErrandFailed(Problem.RECEIPT_NOT_FOUND)).visit.state
    assert unknown == Trouble(Problem.RECEIPT_NOT_FOUND, Withdraw(CODE))

    unsaved = after(at(Withdrawing(a_receipt())), ev.ErrandFailed(Problem.RECEIPT_NOT_SAVED)).visit.state
    assert unsaved == Trouble(Problem.RECEIPT_NOT_SAVED, Withdrawable(a_receipt(), is_withdrawn=False))


def test_back_and_finish_end_the_visit() -> None:
    assert after(at(Withdraw()), ev.WentBack()).visit.state == Welcome()
    for state in (Withdrawable(a_receipt(), is_withdrawn=False), Withdrawn(a_receipt())):
        for event in (ev.WentBack(), ev.Finished()):
            assert after(at(state), event).visit.state == Welcome()


def test_what_means_nothing_here_changes_nothing() -> None:
    receipt = a_receipt()
    states = [Withdraw(), LookingUp(CODE), Withdrawable(receipt, False), Withdrawing(receipt), Withdrawn(receipt)]
    for state in states:
        assert after(at(state), ev.FaceHeld()).visit == at(state)
