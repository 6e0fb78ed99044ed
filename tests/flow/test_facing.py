"""The face way from the booking to the outcome, and what is written of it."""

from dataclasses import replace

import pytest

from app.domain.booking import ByCode, ByDocument, OfGuest
from app.domain.consent import Decision, Way
from app.domain.face import Guidance
from app.domain.face_life import FaceEnd, FaceMeans
from app.domain.matching import MatchOutcome
from app.domain.mode import Mode
from app.domain.page import PageGuidance
from app.domain.problems import Problem
from app.domain.rules import FACE_ATTEMPTS_MAX
from app.flow import events as ev
from app.flow.commands import FindBooking, RecordFaceErased, RecordFaceOpened, StoreReceipt
from app.flow.states import (
    Choice,
    Confirm,
    Document,
    Face,
    Portrait,
    Recording,
    Searching,
    State,
    Trouble,
    Visit,
    Welcome,
)
from tests.flow.walk import BOOKING, MRZ, NOTICE, RULES, a_receipt, after, at, chosen

RECEIPT = a_receipt()
FACE = Face(RECEIPT, BOOKING, "HV1")
OPEN = replace(FACE, is_open=True)
PORTRAIT = Portrait(RECEIPT, BOOKING, "HV1")
MEANS = FaceMeans(Mode.VERIFY_1TO1, (), (), threshold=0.44, turns=2)
VERIFY = replace(RULES, face_means=MEANS, has_document_camera=True)
INCONCLUSIVE = ev.FaceCompared(MatchOutcome.INCONCLUSIVE)


def verified(visit: Visit, *events: ev.Event) -> State:
    """Where the events lead in a hotel that compares faces."""
    return after(visit, *events, rules=VERIFY).visit.state


def test_a_page_whose_photo_was_taken_along_leads_straight_to_the_camera() -> None:
    shown = after(chosen(Way.FACE), ev.TextScanned(MRZ, has_portrait=True), rules=VERIFY).visit

    assert isinstance(shown.state, Searching)
    assert shown.state.has_portrait
    assert isinstance(verified(shown, ev.BookingFound(BOOKING)), Face)


def test_without_a_photo_it_is_asked_for_once_the_booking_is_found() -> None:
    typed = after(chosen(Way.FACE), ev.CodeTypingAsked(), ev.CodeEdited("HV10001"), ev.CodeSubmitted()).visit
    scanned = after(chosen(Way.FACE), ev.TextScanned(MRZ)).visit

    for visit in (typed, scanned):
        state = verified(visit, ev.BookingFound(BOOKING))
        assert isinstance(state, Portrait)
        assert (state.receipt.draft.decision, state.booking) == (Decision.GIVEN, BOOKING)
        assert isinstance(after(visit, ev.BookingFound(BOOKING)).visit.state, Face)


def test_the_photo_page_must_be_of_the_guest_who_has_the_booking() -> None:
    turn = after(at(PORTRAIT), ev.TextScanned(MRZ, has_portrait=True, is_page=True), rules=VERIFY)

    query = OfGuest(BOOKING.ref, ByDocument("L898902C3", "ERIKSSON", "ANNA MARIA"))
    assert turn.commands == (FindBooking(query),)
    assert verified(turn.visit, ev.BookingFound(BOOKING)) == FACE
    differs = verified(turn.visit, ev.ErrandFailed(Problem.NAME_DIFFERS))
    assert differs == Trouble(Problem.NAME_DIFFERS, PORTRAIT)


@pytest.mark.parametrize(
    "scan", [ev.TextScanned(MRZ), ev.TextScanned("HTL1:HV10001", has_portrait=True), ev.TextScanned("\x00'; --")]
)
def test_a_page_without_its_photo_or_no_page_at_all_is_said_and_loses_nothing(scan: ev.TextScanned) -> None:
    guided = at(replace(PORTRAIT, guidance=PageGuidance.GLARE, read_ratio=0.5))

    assert verified(guided, scan) == replace(PORTRAIT, is_unreadable=True)


def test_hints_for_the_page_are_followed_on_both_screens_that_show_it() -> None:
    hint = ev.PageGuidanceChanged(PageGuidance.GLARE, 0.25)

    assert verified(at(PORTRAIT), hint) == replace(PORTRAIT, guidance=PageGuidance.GLARE, read_ratio=0.25)
    document = verified(chosen(Way.DOCUMENT), ev.PassportAsked(), hint)
    assert isinstance(document, Document)
    assert (document.guidance, document.read_ratio) == (PageGuidance.GLARE, 0.25)


def test_the_photo_page_can_be_left_by_passport_by_going_back_and_when_the_camera_fails() -> None:
    recording = verified(at(PORTRAIT), ev.PassportPreferred())

    assert isinstance(recording, Recording)
    assert (recording.booking, recording.draft.decision) == (BOOKING, Decision.WITHDRAWN)
    assert verified(at(PORTRAIT), ev.WentBack()) == Document(Way.FACE, RECEIPT, "HV1")
    failed = after(at(PORTRAIT), ev.CameraFailed(Problem.CAMERA_LOST), rules=VERIFY).visit
    assert failed.state == Trouble(Problem.CAMERA_LOST, PORTRAIT)
    assert isinstance(verified(failed, ev.PassportPreferred()), Recording)
    assert verified(at(PORTRAIT), ev.FaceHeld()) == PORTRAIT


def test_a_document_camera_that_fails_leaves_the_other_means_and_is_tried_again_when_asked() -> None:
    failed = after(
        chosen(Way.DOCUMENT), ev.PassportAsked(), ev.CameraFailed(Problem.CAMERA_MISSING), rules=VERIFY
    ).visit

    assert isinstance(failed.state, Document)
    assert failed.state.has_camera_failed
    assert after(chosen(Way.FACE), ev.CameraFailed(Problem.FACE_UNAVAILABLE), rules=VERIFY).visit == chosen(Way.FACE)
    late = after(failed, ev.PageGuidanceChanged(PageGuidance.READING, 0.5), rules=VERIFY).visit
    assert late == failed
    again = verified(failed, ev.CodeScanAsked())
    assert isinstance(again, Document)
    assert not again.has_camera_failed


def test_the_opening_of_the_face_camera_is_written_once_with_the_means_that_hold() -> None:
    turn = after(at(FACE), ev.FaceCameraOpened(("no_sockets",)), rules=VERIFY)

    assert turn.commands == (RecordFaceOpened(RECEIPT.id, replace(MEANS, protections=("no_sockets",))),)
    assert turn.visit.state == OPEN
    assert after(turn.visit, ev.FaceCameraOpened(("no_sockets",)), rules=VERIFY).commands == ()


def test_what_cannot_be_written_down_is_not_done() -> None:
    turn = after(at(OPEN), ev.FaceLifeNotRecorded(Problem.RECEIPT_NOT_SAVED), rules=VERIFY)

    assert turn.visit.state == Trouble(Problem.RECEIPT_NOT_SAVED, FACE)


def test_the_same_person_is_led_to_the_confirmation() -> None:
    assert verified(at(OPEN), ev.FaceCompared(MatchOutcome.SAME)) == Confirm(Way.FACE, RECEIPT, BOOKING, "HV1")


def test_a_comparison_counts_only_where_faces_are_compared_and_a_held_face_only_where_none_are() -> None:
    assert verified(at(OPEN), ev.FaceHeld()) == OPEN
    assert after(at(OPEN), ev.FaceCompared(MatchOutcome.SAME)).visit.state == OPEN
    assert isinstance(after(at(OPEN), ev.FaceHeld()).visit.state, Confirm)


def test_a_process_that_lost_the_photo_asks_for_it_again() -> None:
    assert verified(at(OPEN), ev.FaceCompared(MatchOutcome.NO_REFERENCE)) == PORTRAIT


def test_three_attempts_are_neutral_and_then_the_other_way_is_open_with_nothing_lost() -> None:
    busy = at(replace(OPEN, guidance=Guidance.GOOD, hold_ratio=0.9))
    first = after(busy, INCONCLUSIVE, rules=VERIFY)
    assert (first.visit.state, first.visit.face_attempts, first.commands) == (OPEN, 1, ())

    third = after(first.visit, INCONCLUSIVE, INCONCLUSIVE, rules=VERIFY)
    assert third.visit.state == Trouble(Problem.FACE_INCONCLUSIVE, FACE)
    assert third.visit.face_attempts == FACE_ATTEMPTS_MAX
    assert after(third.visit, ev.TriedAgain(), ev.WentBack(), rules=VERIFY).visit == third.visit

    left = after(third.visit, ev.PassportPreferred(), rules=VERIFY)
    assert isinstance(left.visit.state, Recording)
    assert left.visit.state.booking == BOOKING
    assert isinstance(left.commands[0], StoreReceipt)


def test_a_guest_without_an_attempt_left_cannot_choose_the_face_way_and_the_next_guest_can() -> None:
    spent = at(Choice(NOTICE), face_attempts=FACE_ATTEMPTS_MAX)

    assert after(spent, ev.WayChosen(Way.FACE)).visit == spent
    assert after(spent, ev.TimeRanOut()).visit.face_attempts == 0


def test_a_face_that_took_too_long_counts_as_an_attempt_and_may_be_tried_again() -> None:
    late = after(at(OPEN), ev.FaceTimeRanOut(), rules=VERIFY).visit

    assert (late.state, late.face_attempts) == (Trouble(Problem.FACE_INCONCLUSIVE, FACE), 1)
    assert after(late, ev.TriedAgain(), rules=VERIFY).visit.state == FACE


@pytest.mark.parametrize(
    ("event", "end"),
    [
        (ev.FaceCompared(MatchOutcome.SAME), FaceEnd.DONE),
        (ev.FaceCompared(MatchOutcome.NO_REFERENCE), FaceEnd.INCONCLUSIVE),
        (ev.PassportPreferred(), FaceEnd.WITHDRAWN),
        (ev.WentBack(), FaceEnd.CANCELLED),
        (ev.StaffCalled(), FaceEnd.CANCELLED),
        (ev.NoticeOpened(), FaceEnd.CANCELLED),
        (ev.FaceTimeRanOut(), FaceEnd.TIMED_OUT),
        (ev.TimeRanOut(), FaceEnd.TIMED_OUT),
        (ev.CameraFailed(Problem.CAMERA_LOST), FaceEnd.CAMERA_LOST),
    ],
)
def test_every_end_of_a_face_step_is_written_with_its_reason(event: ev.Event, end: FaceEnd) -> None:
    turn = after(at(OPEN), event, rules=VERIFY)

    assert turn.commands[-1] == RecordFaceErased(RECEIPT.id, end)


def test_the_last_attempt_ends_inconclusive_and_a_held_face_ends_done() -> None:
    last = after(at(OPEN, face_attempts=FACE_ATTEMPTS_MAX - 1), INCONCLUSIVE, rules=VERIFY)
    held = after(at(OPEN), ev.FaceHeld())

    assert last.commands == (RecordFaceErased(RECEIPT.id, FaceEnd.INCONCLUSIVE),)
    assert held.commands == (RecordFaceErased(RECEIPT.id, FaceEnd.DONE),)


def test_nothing_is_written_of_a_camera_that_never_opened() -> None:
    assert after(at(FACE), ev.WentBack(), rules=VERIFY).commands == ()


def test_the_end_of_the_visit_writes_the_end_of_the_face_too() -> None:
    turn = after(at(OPEN), ev.TimeRanOut(), rules=VERIFY)

    assert turn.visit.state == Welcome()
    assert turn.commands == (RecordFaceErased(RECEIPT.id, FaceEnd.TIMED_OUT),)


def test_a_code_asked_for_at_the_photo_page_is_not_looked_up() -> None:
    turn = after(at(PORTRAIT), ev.TextScanned("HTL1:HV10001"), rules=VERIFY)

    assert turn.commands == ()
    assert FindBooking(ByCode("HV10001")) not in turn.commands
