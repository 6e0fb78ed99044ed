"""The state folder cannot be written."""

from tests.guest import Desk, Guest


def test_a_guest_is_told_and_nothing_is_claimed(desk: Desk, guest: Guest) -> None:
    desk.is_store_gone = True

    guest.touches("startButton", "noticeContinueButton", "choosePassportButton").sees("troubleScreen")

    assert desk.bookings.checked_in == []
    guest.touches("finishButton").sees("welcomeScreen")


def test_a_store_that_comes_back_is_used_again(desk: Desk, guest: Guest) -> None:
    desk.is_store_gone = True
    guest.touches("startButton", "noticeContinueButton", "choosePassportButton").sees("troubleScreen")
    desk.is_store_gone = False

    guest.touches("tryAgainButton").sees("choiceScreen").touches("choosePassportButton").sees("documentScreen")

    assert len(desk.receipts.saved) == 1
