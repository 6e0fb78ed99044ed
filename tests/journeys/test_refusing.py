"""A guest refuses, or changes the way; nothing is typed or scanned twice."""

from app.domain.consent import Decision
from app.domain.problems import Problem
from tests.builders import ERIKSSON_LINES
from tests.guest import Desk, Guest


def test_refusing_consent_leads_on_in_one_tap_and_leaves_a_receipt(desk: Desk, guest: Guest) -> None:
    guest.touches("startButton", "noticeContinueButton", "chooseFaceButton").sees("consentScreen")
    guest.touches("consentDeclineButton").sees("documentScreen")

    assert [receipt.draft.decision for receipt in desk.receipts.saved] == [Decision.DECLINED]
    assert guest.cannot_see("usePassportButton")


def test_changing_to_passport_in_front_of_the_camera_keeps_the_booking(desk: Desk, guest: Guest) -> None:
    guest.touches("startButton", "noticeContinueButton", "chooseFaceButton", "consentAgreeButton")
    guest.sees("documentScreen").scans(*ERIKSSON_LINES).sees("faceScreen")

    guest.touches("usePassportButton").sees("confirmScreen")

    assert desk.vision.level == "off"
    given, withdrawn = desk.receipts.saved
    assert withdrawn.draft.decision is Decision.WITHDRAWN
    assert withdrawn.draft.replaces == given.id


def test_a_typed_code_is_there_again_after_changing_the_way(desk: Desk, guest: Guest) -> None:
    guest.touches("startButton", "noticeContinueButton", "chooseFaceButton", "consentAgreeButton")
    guest.touches("typeCodeButton").sees("codeScreen").types("HTL2")
    guest.touches("usePassportButton").sees("documentScreen").touches("typeCodeButton").sees("codeScreen")

    guest.touches("codeSubmitButton").sees("confirmScreen")

    assert "Li Wei" in guest.reads()


def test_without_a_stored_receipt_the_camera_stays_shut_and_the_choice_is_open_again(desk: Desk, guest: Guest) -> None:
    desk.receipts.fails_with = Problem.RECEIPT_NOT_SAVED
    guest.touches("startButton", "noticeContinueButton", "chooseFaceButton", "consentAgreeButton").sees("troubleScreen")

    assert "live" not in desk.vision.levels
    guest.touches("tryAgainButton").sees("choiceScreen")


def test_nobody_is_asked_for_the_face_way_again_after_refusing_it(guest: Guest) -> None:
    guest.touches("startButton", "noticeContinueButton", "choosePassportButton").sees("documentScreen")
    guest.scans("HTL1:UNKNOWN9").sees("troubleScreen")

    assert "face" not in guest.reads().lower()
