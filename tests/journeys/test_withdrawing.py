"""A guest comes back with a receipt and withdraws."""

from app.domain.codes import mint_receipt_code
from app.domain.consent import Decision
from tests.builders import ERIKSSON_LINES
from tests.guest import Desk, Guest


def checked_in_by_face(desk: Desk, guest: Guest) -> str:
    """Check in by face; the answer is the receipt's short code."""
    guest.touches("startButton", "noticeContinueButton", "chooseFaceButton", "consentAgreeButton")
    guest.sees("documentScreen").scans(*ERIKSSON_LINES).sees("faceScreen").holds_still().sees("confirmScreen")
    guest.touches("confirmButton").sees("arrivedScreen").touches("finishButton").sees("welcomeScreen")
    return desk.receipts.saved[-1].code


def test_a_receipt_held_to_the_reader_withdraws_in_one_tap(desk: Desk, guest: Guest) -> None:
    code = checked_in_by_face(desk, guest)

    guest.scans(f"EVENKEY:R:{code}").sees("withdrawScreen").touches("withdrawConfirmButton")
    guest.touches("finishButton").sees("welcomeScreen")

    given, withdrawn = desk.receipts.saved
    assert withdrawn.draft.decision is Decision.WITHDRAWN
    assert withdrawn.draft.replaces == given.id
    assert len(desk.bookings.checked_in) == 1


def test_a_receipt_can_be_typed(desk: Desk, guest: Guest) -> None:
    code = checked_in_by_face(desk, guest)

    guest.touches("withdrawButton").sees("withdrawScreen").types(code).touches("codeSubmitButton")
    guest.touches("withdrawConfirmButton", "finishButton").sees("welcomeScreen")

    assert desk.receipts.saved[-1].draft.decision is Decision.WITHDRAWN


def test_an_unknown_receipt_is_said_and_nothing_is_stored(desk: Desk, guest: Guest) -> None:
    guest.scans(f"EVENKEY:R:{mint_receipt_code(123456)}").sees("troubleScreen")

    assert desk.receipts.saved == []
