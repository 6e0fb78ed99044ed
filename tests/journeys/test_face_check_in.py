"""A guest checks in by face."""

from app.domain.consent import Decision, Way
from app.flow.states import Face, Welcome
from tests.builders import ERIKSSON_LINES
from tests.guest import Desk, Guest


def test_a_guest_checks_in_by_face(desk: Desk, guest: Guest) -> None:
    guest.touches("startButton").sees("noticeScreen")
    guest.touches("noticeContinueButton").sees("choiceScreen")
    guest.touches("chooseFaceButton").sees("consentScreen")
    assert desk.receipts.saved == []
    guest.touches("consentAgreeButton").sees("documentScreen")
    assert [receipt.draft.decision for receipt in desk.receipts.saved] == [Decision.GIVEN]
    assert desk.vision.level == "warm"

    guest.scans(*ERIKSSON_LINES).sees("faceScreen")
    assert desk.vision.level == "live"
    guest.holds_still().sees("confirmScreen")
    assert desk.vision.level == "off"
    assert "Anna Maria Eriksson" in guest.reads()

    guest.touches("confirmButton").sees("arrivedScreen")
    assert [way for _, _, way in desk.bookings.checked_in] == [Way.FACE]
    guest.touches("finishButton").sees("welcomeScreen")
    assert desk.visit.state == Welcome()


def test_the_camera_is_never_open_outside_the_face_step(desk: Desk, guest: Guest) -> None:
    guest.touches("startButton", "noticeContinueButton", "chooseFaceButton", "consentAgreeButton")
    guest.sees("documentScreen").scans(*ERIKSSON_LINES).sees("faceScreen")
    assert isinstance(desk.visit.state, Face)
    assert desk.vision.levels.count("live") == 1

    guest.touches("helpButton")
    guest.holds_still().sees("confirmScreen")

    assert desk.vision.levels[-1] == "off"
    assert desk.vision.levels.count("live") == 1


def test_the_words_never_say_that_anybody_was_verified(guest: Guest) -> None:
    guest.touches("startButton", "noticeContinueButton", "chooseFaceButton").sees("consentScreen")
    read = [guest.reads()]
    guest.touches("consentAgreeButton").sees("documentScreen").scans(*ERIKSSON_LINES).sees("faceScreen")
    read.append(guest.reads())
    guest.holds_still().sees("confirmScreen")
    read.append(guest.reads())
    guest.touches("confirmButton").sees("arrivedScreen")
    read.append(guest.reads())

    assert "verif" not in " ".join(read).lower()
    assert "by eye" in " ".join(read).lower() or "member of staff" in " ".join(read).lower()
