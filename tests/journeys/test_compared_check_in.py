"""A guest checks in by face where faces are compared with the photo in the passport just shown."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from app.domain.consent import Decision, Way
from app.domain.face_life import FaceEnd
from app.domain.matching import MatchOutcome
from app.domain.mode import Mode
from app.domain.problems import Problem
from tests.guest import Desk, Guest


@pytest.fixture
def desk(open_desk: Callable[..., Desk]) -> Desk:
    """A desk that compares faces and has a document camera."""
    return open_desk(mode=Mode.VERIFY_1TO1, has_document_camera=True)


@pytest.fixture
def guest(qtbot: QtBot, desk: Desk) -> Guest:
    """Somebody who has agreed to the face way and stands before the document screen."""
    guest = Guest(qtbot, desk)
    guest.touches("startButton", "noticeContinueButton", "chooseFaceButton", "consentAgreeButton")
    return guest.sees("documentScreen")


def ends(desk: Desk) -> list[FaceEnd | None]:
    """How each opening of the face camera under the first receipt ended."""
    receipt, _ = desk.receipts.find(desk.receipts.saved[0].code)
    return [life.end for life in receipt.face]


def test_the_page_is_shown_the_face_compared_and_its_life_written_to_the_receipt(desk: Desk, guest: Guest) -> None:
    assert "page" not in desk.vision.levels
    guest.touches("scanPassportButton").waits_until(lambda: desk.vision.level == "page", "the document camera is open")

    guest.shows_page().sees("faceScreen").stands_before_the_camera()
    assert desk.vision.level == "live"
    guest.is_compared(MatchOutcome.SAME).sees("confirmScreen")

    assert desk.vision.level == "off"
    guest.waits_until(lambda: ends(desk) == [FaceEnd.DONE], "the end of the face is written")
    guest.touches("confirmButton").sees("arrivedScreen")
    assert [way for _, _, way in desk.bookings.checked_in] == [Way.FACE]


def test_with_a_typed_code_the_photo_page_is_asked_for_before_the_camera_opens(desk: Desk, guest: Guest) -> None:
    guest.touches("typeCodeButton").sees("codeScreen").types("HTL20261123").touches("codeSubmitButton")
    guest.sees("documentScreen").waits_until(lambda: desk.vision.level == "page", "the document camera is open")
    assert "live" not in desk.vision.levels

    guest.shows_page().sees("faceScreen")

    assert desk.vision.levels.count("live") == 1


def test_somebody_elses_page_is_not_taken_and_nothing_is_lost(desk: Desk, guest: Guest) -> None:
    guest.touches("typeCodeButton").sees("codeScreen").types("HTL2").touches("codeSubmitButton")
    guest.waits_until(lambda: desk.vision.level == "page", "the document camera is open")
    guest.shows_page().sees("troubleScreen")
    assert "live" not in desk.vision.levels
    assert "Li Wei" not in guest.reads()

    guest.touches("usePassportButton").sees("confirmScreen")

    assert "Li Wei" in guest.reads()
    assert [r.draft.decision for r in desk.receipts.saved] == [Decision.GIVEN, Decision.WITHDRAWN]


def test_three_attempts_are_inconclusive_and_the_other_way_is_one_touch_away(desk: Desk, guest: Guest) -> None:
    guest.shows_page().sees("faceScreen").stands_before_the_camera()
    for _ in range(2):
        guest.is_compared(MatchOutcome.INCONCLUSIVE).sees("faceScreen")
    guest.is_compared(MatchOutcome.INCONCLUSIVE).sees("troubleScreen")

    assert desk.vision.level == "off"
    assert guest.cannot_see("tryAgainButton")
    assert not {"refused", "rejected", "denied"} & set(guest.reads().lower().split())
    guest.touches("usePassportButton").sees("confirmScreen").touches("confirmButton").sees("arrivedScreen")
    assert [way for _, _, way in desk.bookings.checked_in] == [Way.DOCUMENT]
    guest.waits_until(lambda: ends(desk) == [FaceEnd.INCONCLUSIVE], "the end of the face is written")


@pytest.mark.parametrize(
    ("leaves", "end"),
    [("usePassportButton", FaceEnd.WITHDRAWN), ("backButton", FaceEnd.CANCELLED), ("noticeButton", FaceEnd.CANCELLED)],
)
def test_whoever_leaves_the_camera_leaves_no_process_and_a_written_end(
    desk: Desk, guest: Guest, leaves: str, end: FaceEnd
) -> None:
    guest.shows_page().sees("faceScreen").stands_before_the_camera().touches(leaves)

    guest.waits_until(lambda: ends(desk) == [end], "the end of the face is written")
    assert "off" in desk.vision.levels[desk.vision.levels.index("live") :]


def test_a_face_step_that_takes_too_long_ends_and_says_so(desk: Desk, guest: Guest) -> None:
    guest.shows_page().sees("faceScreen").stands_before_the_camera()

    guest.waits(desk.rules.face_s).sees("troubleScreen")

    guest.waits_until(lambda: ends(desk) == [FaceEnd.TIMED_OUT], "the end of the face is written")


def test_what_cannot_be_written_to_the_receipt_closes_the_camera(desk: Desk, guest: Guest) -> None:
    guest.shows_page().sees("faceScreen")
    desk.receipts.fails_with = Problem.RECEIPT_NOT_SAVED

    guest.stands_before_the_camera().sees("troubleScreen")

    assert desk.vision.level == "off"


def test_a_document_camera_that_fails_leaves_reader_and_typing(desk: Desk, guest: Guest) -> None:
    guest.touches("scanPassportButton").waits_until(lambda: desk.vision.level == "page", "the document camera is open")
    guest.loses_the_camera().sees("documentScreen").waits_until(
        lambda: not guest.cannot_see("cameraFailedLabel"), "the guest is told"
    )

    guest.touches("typeCodeButton").sees("codeScreen")
