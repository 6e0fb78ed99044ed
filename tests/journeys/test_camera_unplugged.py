"""The camera goes away in the middle."""

from app.domain.problems import Problem
from app.flow import events as ev
from tests.builders import ERIKSSON_LINES
from tests.guest import Desk, Guest


def in_front_of_the_camera(guest: Guest) -> None:
    """Walk up to the face step."""
    guest.touches("startButton", "noticeContinueButton", "chooseFaceButton", "consentAgreeButton")
    guest.sees("documentScreen").scans(*ERIKSSON_LINES).sees("faceScreen")


def test_a_lost_camera_leads_on_by_passport_with_nothing_done_twice(desk: Desk, guest: Guest) -> None:
    in_front_of_the_camera(guest)

    desk.conductor.take(ev.CameraFailed(Problem.CAMERA_LOST))

    guest.sees("troubleScreen")
    assert desk.vision.level == "off"
    guest.touches("usePassportButton").sees("confirmScreen").touches("confirmButton").sees("arrivedScreen")


def test_trying_again_opens_the_camera_again(desk: Desk, guest: Guest) -> None:
    in_front_of_the_camera(guest)
    desk.conductor.take(ev.CameraFailed(Problem.CAMERA_LOST))

    guest.sees("troubleScreen").touches("tryAgainButton").sees("faceScreen")

    assert desk.vision.levels[-1] == "live"


def test_a_camera_open_for_too_long_closes_and_blames_nobody(desk: Desk, guest: Guest) -> None:
    in_front_of_the_camera(guest)

    guest.waits(desk.rules.face_s).sees("troubleScreen")

    assert desk.vision.level == "off"
    words = guest.reads().lower()
    assert not any(word in words for word in ("refus", "denied", "reject", "not you", "fail"))
