"""Withdrawing consent with a receipt in hand: by the guest, wherever they are, or by staff for one."""

from dataclasses import replace

import pytest

from app.domain.codes import mint_receipt_code
from app.domain.consent import Decision, Receipt, Side, Way
from app.domain.printing import PrinterFault, PrintJob
from app.domain.problems import Problem
from app.domain.staff import ForGuest, Role, WithdrawalReason
from app.flow import events as ev
from app.flow.commands import FindReceipt, PrintReceipt, ReadToken, WithdrawConsent
from app.flow.machine import first_visit
from app.flow.printing import ON_ITS_WAY
from app.flow.states import (
    Arrived,
    Asker,
    Confirm,
    Document,
    LookingUp,
    Paper,
    PinRenewal,
    StaffDesk,
    StaffPin,
    Trouble,
    Welcome,
    Withdraw,
    Withdrawable,
    Withdrawing,
    Withdrawn,
)
from tests.builders import NOW, a_booking, a_member, rules
from tests.flow.walk import INSPECTOR, MEMBER, MRZ, RULES, a_receipt, after, at, stored

JOB = PrintJob(4)
CODE = mint_receipt_code(77)
SHORT = ev.TextScanned(f"EVENKEY:R:{CODE}")
DIGITS = "7" * 480
TOKEN = ev.TextScanned(f"EVENKEY:R:{DIGITS}")
FIRST = first_visit(RULES, Side.LEFT)
GIVEN = a_receipt()
OVER_DESK = Asker(Document(Way.DOCUMENT, GIVEN), MEMBER)
TAPS_TO_CONSENT = 4
"""Start, go on from the notice, choose face, agree."""


def withdrawn(number: int = 2) -> Receipt:
    """The receipt of the withdrawal of the consent given."""
    turn = after(at(Withdrawable(GIVEN, is_withdrawn=False)), ev.WithdrawConfirmed())
    (command,) = turn.commands
    assert isinstance(command, WithdrawConsent)
    return stored(command.draft, number=number)


def test_a_receipt_held_to_the_reader_on_the_welcome_screen_is_looked_up() -> None:
    turn = after(FIRST, SHORT)

    assert turn.commands == (FindReceipt(CODE),)
    assert turn.visit.state == LookingUp(CODE)


def test_a_signed_token_is_read_with_and_without_the_hotels_address() -> None:
    for scan in (TOKEN, ev.TextScanned(f"https://hotel.example/r#{DIGITS}")):
        turn = after(FIRST, scan)

        assert turn.commands == (ReadToken(DIGITS),)
        assert turn.visit.state == LookingUp("")


@pytest.mark.parametrize("scan", [MRZ, "hello, world!", "", "\x00" * 500])
def test_anything_else_held_to_the_reader_on_the_welcome_screen_does_nothing(scan: str) -> None:
    assert after(FIRST, ev.TextScanned(scan)).visit == FIRST


def test_a_typed_or_scanned_code_is_looked_up_and_a_wrong_one_is_said() -> None:
    typing = after(FIRST, ev.WithdrawAsked(), ev.CodeEdited(CODE.lower()))

    assert after(typing.visit, ev.CodeSubmitted()).commands == (FindReceipt(CODE),)
    assert after(typing.visit, SHORT).commands == (FindReceipt(CODE),)
    wrong = after(FIRST, ev.WithdrawAsked(), ev.CodeEdited("nonsense"), ev.CodeSubmitted()).visit.state
    assert wrong == Withdraw("nonsense", "not_a_receipt")
    assert after(FIRST, ev.WithdrawAsked(), ev.TextScanned(MRZ)).visit.state == Withdraw(fault="not_a_receipt")


def test_without_its_camera_the_code_is_still_typed() -> None:
    lost = after(FIRST, ev.WithdrawAsked(), ev.CameraFailed(Problem.CAMERA_LOST)).visit.state

    assert lost == Withdraw(has_camera_failed=True)


@pytest.mark.parametrize("shown", [SHORT, TOKEN], ids=["short code", "token"])
def test_withdrawing_takes_no_more_taps_than_consenting(shown: ev.TextScanned) -> None:
    taps = [ev.WithdrawAsked(), ev.WithdrawConfirmed()]
    scanned = after(FIRST, taps[0], shown, ev.ReceiptFound(GIVEN, False))

    turn = after(scanned.visit, taps[1])

    assert isinstance(turn.visit.state, Withdrawing)
    assert len(taps) <= TAPS_TO_CONSENT


def test_a_stored_withdrawal_has_a_receipt_of_its_own() -> None:
    turn = after(at(Withdrawable(GIVEN, is_withdrawn=False)), ev.WithdrawConfirmed())

    (command,) = turn.commands
    assert isinstance(command, WithdrawConsent)
    assert (command.draft.decision, command.draft.replaces) == (Decision.WITHDRAWN, GIVEN.id)
    assert command.by is None
    receipt = stored(command.draft, number=2)
    assert after(turn.visit, ev.ConsentWithdrawn(receipt, ())).visit.state == Withdrawn(receipt)
    assert after(turn.visit, ev.ConsentWithdrawn(GIVEN, ())).visit == turn.visit


def test_the_withdrawals_receipt_is_printed_and_what_the_printer_says_is_told() -> None:
    sending = after(at(Withdrawn(withdrawn())), ev.PrintAsked())

    assert sending.commands == (PrintReceipt(withdrawn(), "en"),)
    assert sending.visit.state == Withdrawn(withdrawn(), paper=ON_ITS_WAY)
    failed = after(sending.visit, ev.PrintFailed(Problem.PRINTER_FAILED, PrinterFault.NO_SERVICE))
    assert after(failed.visit, ev.PrintAsked()).commands == sending.commands
    assert after(at(Withdrawn(withdrawn())), ev.PrintAsked(), rules=rules(has_printer=False)).commands == ()


def test_what_was_declined_withdrawn_or_ran_out_cannot_be_withdrawn_again() -> None:
    expired = replace(GIVEN, expired_at=NOW)
    for state in (
        Withdrawable(a_receipt(Decision.DECLINED), False),
        Withdrawable(GIVEN, True),
        Withdrawable(withdrawn(), False),
        Withdrawable(expired, False),
    ):
        assert after(at(state), ev.WithdrawConfirmed()).commands == ()


@pytest.mark.parametrize(
    "problem",
    [
        Problem.RECEIPT_NOT_FOUND,
        Problem.RECEIPT_UNREADABLE,
        Problem.RECEIPT_FORGED,
        Problem.RECEIPT_ELSEWHERE,
    ],
)
def test_each_wrong_receipt_is_told_and_another_may_be_shown_at_once(problem: Problem) -> None:
    turn = after(FIRST, TOKEN, ev.ErrandFailed(problem))

    assert turn.visit.state == Trouble(problem, Withdraw())
    assert after(turn.visit, SHORT).commands == (FindReceipt(CODE),)
    assert after(turn.visit, ev.Finished()).visit.state == Welcome()


def test_failures_lose_nothing() -> None:
    unknown = after(at(LookingUp(CODE)), ev.ErrandFailed(Problem.RECEIPT_NOT_FOUND)).visit.state
    assert unknown == Trouble(Problem.RECEIPT_NOT_FOUND, Withdraw(CODE))

    unsaved = after(at(Withdrawing(GIVEN)), ev.ErrandFailed(Problem.RECEIPT_NOT_SAVED)).visit.state
    assert unsaved == Trouble(Problem.RECEIPT_NOT_SAVED, Withdrawable(GIVEN, is_withdrawn=False))


def test_back_and_finish_end_the_visit() -> None:
    assert after(at(Withdraw()), ev.WentBack()).visit.state == Welcome()
    for state in (Withdrawable(GIVEN, is_withdrawn=False), Withdrawn(withdrawn())):
        for event in (ev.WentBack(), ev.Finished()):
            assert after(at(state), event).visit.state == Welcome()


def test_a_receipt_shown_in_the_middle_of_a_visit_leads_back_to_it() -> None:
    arrived = Arrived(Way.DOCUMENT, a_receipt(Decision.DECLINED), a_booking())

    turn = after(at(arrived), TOKEN)
    assert turn.visit.state == LookingUp("", Asker(arrived))

    looked = after(turn.visit, ev.ReceiptFound(stored(GIVEN.draft, number=9), False))
    assert after(looked.visit, ev.WentBack()).visit.state == arrived


def test_a_receipt_is_not_looked_up_while_something_is_waited_for_or_staff_type_a_pin() -> None:
    waiting = at(Withdrawing(GIVEN))
    assert after(waiting, SHORT).visit == waiting
    for state in (StaffPin(Welcome()), PinRenewal(MEMBER, Welcome()), StaffDesk(INSPECTOR, Welcome())):
        assert after(at(state), SHORT).commands == ()


def test_after_a_withdrawal_another_receipt_may_be_shown_and_what_waits_has_no_face_any_more() -> None:
    given = Confirm(Way.FACE, GIVEN, a_booking())
    done = at(Withdrawn(withdrawn(), asker=Asker(given)))

    turn = after(done, SHORT)

    assert turn.visit.state == LookingUp(CODE, Asker(Confirm(Way.DOCUMENT, withdrawn(), a_booking())))


def test_the_paper_of_a_guest_who_arrived_is_told_beneath_a_receipt_that_is_looked_at() -> None:
    sending = Arrived(Way.DOCUMENT, GIVEN, a_booking(), paper=ON_ITS_WAY)
    turn = after(at(Withdrawable(GIVEN, is_withdrawn=True, asker=Asker(sending))), ev.PrintTaken(JOB))

    assert turn.commands == ()
    assert after(turn.visit, ev.WentBack()).visit.state == replace(sending, paper=Paper(ON_ITS_WAY.said, JOB))


def test_staff_withdraw_for_a_guest_and_say_why() -> None:
    asked = after(at(StaffDesk(MEMBER, Welcome())), ev.StaffWithdrawAsked())
    assert asked.visit.state == Withdraw(asker=Asker(Welcome(), MEMBER))

    found = after(asked.visit, SHORT, ev.ReceiptFound(GIVEN, False))
    assert after(found.visit, ev.WithdrawConfirmed()).commands == ()
    turn = after(found.visit, ev.StaffWithdrew(WithdrawalReason.ASKED_FROM_AFAR))

    (command,) = turn.commands
    assert isinstance(command, WithdrawConsent)
    assert command.by == ForGuest(MEMBER.id, WithdrawalReason.ASKED_FROM_AFAR)
    assert command.draft.replaces == GIVEN.id
    done = after(turn.visit, ev.ConsentWithdrawn(stored(command.draft, number=2), ()), ev.Finished())
    assert done.visit.state == StaffDesk(MEMBER, Welcome())


def test_a_guest_never_gives_the_reason_of_staff() -> None:
    state = Withdrawable(GIVEN, is_withdrawn=False)

    assert after(at(state), ev.StaffWithdrew(WithdrawalReason.ASKED_HERE)).commands == ()


def test_over_a_visit_staff_are_not_offered_to_withdraw_and_may_hold_a_receipt_to_the_reader() -> None:
    over = at(StaffDesk(MEMBER, Document(Way.FACE, GIVEN)))

    assert after(over, ev.StaffWithdrawAsked()) == after(over)
    assert after(over, SHORT).visit.state == LookingUp(CODE, Asker(Document(Way.FACE, GIVEN), MEMBER))


def test_a_receipt_held_to_the_reader_at_the_desk_of_staff_is_theirs_to_look_at() -> None:
    turn = after(at(StaffDesk(MEMBER, Welcome())), TOKEN)

    assert turn.visit.state == LookingUp("", Asker(Welcome(), MEMBER))


@pytest.mark.parametrize("role", Role)
def test_only_who_may_withdraw_is_let(role: Role) -> None:
    turn = after(at(StaffDesk(a_member(role=role), Welcome())), ev.StaffWithdrawAsked())

    assert isinstance(turn.visit.state, Withdraw) is (role is not Role.INSPECTOR)


def test_staff_leave_to_their_desk_and_when_nobody_touches_it_the_guest_is_where_they_were() -> None:
    for state in (Withdraw(asker=OVER_DESK), Withdrawable(GIVEN, is_withdrawn=True, asker=OVER_DESK)):
        for event in (ev.StaffLeft(), ev.WentBack()):
            assert after(at(state), event).visit.state == StaffDesk(MEMBER, OVER_DESK.beneath)
        assert after(at(state), ev.TimeRanOut()).visit.state == OVER_DESK.beneath
        assert after(at(state), ev.StaffCalled()).visit.state == state


def test_what_means_nothing_here_changes_nothing() -> None:
    states = [Withdraw(), LookingUp(CODE), Withdrawable(GIVEN, False), Withdrawing(GIVEN), Withdrawn(withdrawn())]
    for state in states:
        assert after(at(state), ev.FaceHeld()).visit == at(state)
