"""A guest comes back with a receipt and withdraws; or staff do, for a guest who asks."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from app.domain.codes import mint_receipt_code
from app.domain.consent import Decision
from app.domain.problems import Problem
from app.domain.staff import ForGuest, WithdrawalReason
from app.flow import events as ev
from app.i18n import Words
from tests.builders import ERIKSSON_LINES, a_draft, a_member
from tests.guest import Desk, Guest

DIGITS = "31415926535" * 44
TOKEN = f"EVENKEY:R:{DIGITS}"


class Counting(Guest):
    """A guest whose touches are counted."""

    taps = 0

    def touches(self, *names: str) -> Guest:
        self.taps += len(names)
        return super().touches(*names)


def to_the_camera(guest: Guest) -> None:
    """Consent, and go as far as the face camera, which opens."""
    guest.touches("startButton", "noticeContinueButton", "chooseFaceButton", "consentAgreeButton")
    guest.sees("documentScreen").scans(*ERIKSSON_LINES).sees("faceScreen").stands_before_the_camera()


def checked_in_by_face(desk: Desk, guest: Guest) -> str:
    """Check in by face; the answer is the receipt's short code."""
    to_the_camera(guest)
    guest.holds_still().sees("confirmScreen")
    guest.touches("confirmButton").sees("arrivedScreen").touches("finishButton").sees("welcomeScreen")
    return desk.receipts.saved[-1].code


@pytest.mark.parametrize("scan", ["EVENKEY:R:{code}", TOKEN, f"https://hotel.example/r#{DIGITS}"])
def test_a_receipt_held_to_the_reader_withdraws_in_one_tap(desk: Desk, guest: Guest, scan: str) -> None:
    code = checked_in_by_face(desk, guest)
    desk.receipts.tokens[DIGITS] = code

    guest.scans(scan.format(code=code)).sees("withdrawScreen").touches("withdrawConfirmButton")
    guest.touches("finishButton").sees("welcomeScreen")

    given, withdrawn = desk.receipts.saved
    assert withdrawn.draft.decision is Decision.WITHDRAWN
    assert withdrawn.draft.replaces == given.id
    assert len(desk.bookings.checked_in) == 1


def test_a_receipt_can_be_typed(desk: Desk, guest: Guest) -> None:
    code = checked_in_by_face(desk, guest)

    guest.touches("withdrawButton").sees("withdrawScreen").types(code).touches("codeSubmitButton")
    guest.touches("withdrawConfirmButton", "printReceiptButton", "finishButton").sees("welcomeScreen")

    assert desk.receipts.saved[-1].draft.decision is Decision.WITHDRAWN
    guest.waits_until(lambda: len(desk.printer.sent) == 1, "the withdrawal's receipt is at the printer")


def test_withdrawing_takes_no_more_touches_than_consenting(desk: Desk, qtbot: QtBot) -> None:
    consenting, by_reader, by_camera = (Counting(qtbot, desk) for _ in range(3))
    consenting.touches("startButton", "noticeContinueButton", "chooseFaceButton", "consentAgreeButton")
    consenting.sees("documentScreen")
    (given,) = desk.receipts.saved
    desk.receipts.tokens[DIGITS] = given.code
    consenting.waits(desk.rules.idle_s + desk.rules.warning_s).sees("welcomeScreen")

    by_reader.scans(TOKEN).touches("withdrawConfirmButton")
    by_reader.waits_until(lambda: len(desk.receipts.saved) == 2, "the withdrawal is stored")
    by_reader.waits(desk.rules.idle_s + desk.rules.warning_s).sees("welcomeScreen")
    again = desk.receipts.save(a_draft())
    desk.receipts.tokens[DIGITS] = again.code
    by_camera.touches("withdrawButton").scans(TOKEN).touches("withdrawConfirmButton")
    by_camera.waits_until(lambda: len(desk.receipts.saved) == 4, "the withdrawal is stored")

    assert (by_reader.taps, by_camera.taps, consenting.taps) == (1, 2, 4)


def test_a_consent_withdrawn_before_says_so_and_offers_nothing(desk: Desk, guest: Guest, words: Words) -> None:
    code = checked_in_by_face(desk, guest)
    guest.scans(f"EVENKEY:R:{code}").touches("withdrawConfirmButton", "finishButton").sees("welcomeScreen")

    guest.scans(f"EVENKEY:R:{code}").sees("withdrawScreen")

    assert words.text("en", "withdrawable.already") in guest.reads()
    assert guest.cannot_see("withdrawConfirmButton")
    assert len(desk.receipts.saved) == 2


@pytest.mark.parametrize(
    "problem",
    [Problem.RECEIPT_NOT_FOUND, Problem.RECEIPT_FORGED, Problem.RECEIPT_ELSEWHERE, Problem.RECEIPT_UNREADABLE],
)
def test_every_wrong_receipt_gets_its_own_sentence_and_nothing_is_stored(
    desk: Desk, guest: Guest, words: Words, problem: Problem
) -> None:
    desk.receipts.tokens[DIGITS] = problem

    guest.scans(TOKEN).sees("troubleScreen")

    assert words.text("en", f"trouble.{problem.value}.title") in guest.reads()
    assert desk.receipts.saved == []


def test_an_unknown_receipt_is_said_and_nothing_is_stored(desk: Desk, guest: Guest) -> None:
    guest.scans(f"EVENKEY:R:{mint_receipt_code(123456)}").sees("troubleScreen")

    assert desk.receipts.saved == []


def test_a_receipt_shown_before_the_camera_closes_it_and_withdrawn_leads_on_without_a_face(
    desk: Desk, guest: Guest
) -> None:
    to_the_camera(guest)
    (given,) = desk.receipts.saved

    guest.scans(f"EVENKEY:R:{given.code}")
    assert desk.vision.level == "off"
    guest.sees("withdrawScreen").touches("withdrawConfirmButton").touches("finishButton").sees("confirmScreen")

    guest.touches("confirmButton").sees("arrivedScreen")
    assert desk.bookings.checked_in[0][1] == desk.receipts.saved[-1].id


def test_a_consent_withdrawn_at_another_place_ends_the_face_step_within_a_second(desk: Desk, guest: Guest) -> None:
    to_the_camera(guest)
    guest.waits_until(lambda: bool(desk.receipts.lives), "the opening of the camera is written down")
    (given,) = desk.receipts.saved
    desk.receipts.save(a_draft(decision=Decision.WITHDRAWN, replaces=given.id))

    guest.waits(1.0).sees("withdrawScreen")

    assert desk.vision.level == "off"
    guest.touches("finishButton").sees("confirmScreen")


def test_staff_withdraw_for_a_guest_who_asks_and_it_is_written_down_who_and_why(
    open_desk: Callable[..., Desk], qtbot: QtBot
) -> None:
    desk = open_desk()
    guest = Guest(qtbot, desk)
    code = checked_in_by_face(desk, guest)
    desk.conductor.take(ev.StaffCalled())
    guest.sees("staffPinScreen").types("07482913").touches("staffSubmitButton").sees("staffDeskScreen")

    guest.touches("staffWithdrawButton").sees("withdrawScreen").types(code).touches("codeSubmitButton")
    guest.touches("withdraw_asked_from_afar", "finishButton").sees("staffDeskScreen")
    guest.touches("staffLeaveButton").sees("welcomeScreen")

    assert desk.receipts.saved[-1].draft.decision is Decision.WITHDRAWN
    assert desk.receipts.acts == [ForGuest(a_member().id, WithdrawalReason.ASKED_FROM_AFAR)]
