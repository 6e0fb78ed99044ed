"""A guest checks in by passport or booking code; the camera and the models may be gone."""

from app.domain.consent import Decision, Way
from tests.builders import ERIKSSON_LINES
from tests.guest import Desk, Guest


def test_a_guest_checks_in_by_passport_and_no_vision_process_is_ever_started(desk: Desk, guest: Guest) -> None:
    guest.touches("startButton", "noticeContinueButton", "choosePassportButton").sees("documentScreen")
    guest.scans(*ERIKSSON_LINES).sees("confirmScreen").touches("confirmButton").sees("arrivedScreen")

    assert [receipt.draft.decision for receipt in desk.receipts.saved] == [Decision.DECLINED]
    assert [way for _, _, way in desk.bookings.checked_in] == [Way.DOCUMENT]
    assert set(desk.vision.levels) <= {"off"}


def test_a_guest_types_the_code_on_the_keypad(desk: Desk, guest: Guest) -> None:
    guest.touches("startButton", "noticeContinueButton", "choosePassportButton", "typeCodeButton").sees("codeScreen")
    guest.types("HTL2").touches("codeSubmitButton").sees("confirmScreen")

    assert "Li Wei" in guest.reads()


def test_a_wrong_code_is_explained_and_stays_in_the_field(desk: Desk, guest: Guest) -> None:
    guest.touches("startButton", "noticeContinueButton", "choosePassportButton", "typeCodeButton").sees("codeScreen")
    guest.types("NOPE1").touches("codeSubmitButton").sees("troubleScreen")
    guest.touches("tryAgainButton").sees("codeScreen")

    assert desk.visit.state.typed == "NOPE1"  # type: ignore[union-attr]


def test_a_booking_that_is_already_in_is_a_state_with_a_way_out(desk: Desk, guest: Guest) -> None:
    for _ in range(2):
        guest.touches("startButton", "noticeContinueButton", "choosePassportButton").sees("documentScreen")
        guest.scans("HTL1:HTL2")
        if desk.bookings.checked_in:
            break
        guest.sees("confirmScreen").touches("confirmButton").sees("arrivedScreen").touches("finishButton")
    guest.sees("troubleScreen").touches("finishButton").sees("welcomeScreen")

    assert len(desk.bookings.checked_in) == 1
