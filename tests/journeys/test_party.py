"""Several guests of one booking, each with their own notice, choice and receipt."""

from app.domain.consent import Decision, Side
from tests.builders import a_booking
from tests.guest import Desk, Guest


def test_two_guests_of_one_booking_check_in_one_after_the_other_each_as_they_like(desk: Desk, guest: Guest) -> None:
    desk.bookings.expect(a_booking(ref="PARTY7", guests=2, guest_name="Bo Ek", surname="Ek", given_names="Bo"))
    guest.touches("startButton", "noticeContinueButton", "choosePassportButton").sees("documentScreen")
    guest.scans("HTL1:PARTY7").sees("confirmScreen").touches("confirmButton").sees("arrivedScreen")
    first = desk.visit.number
    desk.sides[0] = Side.RIGHT

    guest.touches("nextGuestButton").sees("noticeScreen")
    assert (desk.visit.number, desk.visit.face_side) == (first + 1, Side.RIGHT)
    guest.touches("noticeContinueButton").sees("choiceScreen").touches("chooseFaceButton", "consentAgreeButton")
    guest.sees("faceScreen").holds_still().sees("confirmScreen").touches("confirmButton").sees("arrivedScreen")

    assert [receipt.draft.decision for receipt in desk.receipts.saved] == [Decision.DECLINED, Decision.GIVEN]
    assert [ref for ref, _, _ in desk.bookings.checked_in] == ["PARTY7", "PARTY7"]
    assert len({receipt for _, receipt, _ in desk.bookings.checked_in}) == 2
    assert guest.cannot_see("nextGuestButton")


def test_a_booking_code_shown_at_the_start_is_not_asked_for_again(desk: Desk, guest: Guest) -> None:
    guest.scans("HTL1:HTL2").sees("noticeScreen").touches("noticeContinueButton", "choosePassportButton")

    guest.sees("confirmScreen")

    assert "Li Wei" in guest.reads()
