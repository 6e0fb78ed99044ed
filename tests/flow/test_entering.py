"""The face step, the confirmation, the arrival and trouble."""

from dataclasses import replace

import pytest

from app.domain.consent import Decision, Way
from app.domain.face import Guidance
from app.domain.problems import Problem
from app.flow import events as ev
from app.flow.commands import CheckIn, FindBooking, StoreReceipt
from app.flow.states import (
    Arrived,
    CheckingIn,
    Code,
    Confirm,
    Document,
    Face,
    Recording,
    Searching,
    Trouble,
    Welcome,
)
from tests.flow.walk import BOOKING, MRZ, RULES, a_receipt, after, at, chosen

RECEIPT = a_receipt()
FACE = Face(RECEIPT, BOOKING, "HV1")
QR = ((True, False), (False, True))


def test_hints_are_followed() -> None:
    state = after(at(FACE), ev.GuidanceChanged(Guidance.CLOSER, 0.0)).visit.state

    assert state == replace(FACE, guidance=Guidance.CLOSER)


def test_a_held_face_leads_to_the_confirmation() -> None:
    assert after(at(FACE), ev.FaceHeld()).visit.state == Confirm(Way.FACE, RECEIPT, BOOKING, "HV1")


@pytest.mark.parametrize(
    ("event", "problem"),
    [
        (ev.CameraFailed(Problem.CAMERA_LOST), Problem.CAMERA_LOST),
        (ev.FaceTimeRanOut(), Problem.FACE_INCONCLUSIVE),
    ],
)
def test_every_failure_of_the_face_step_leads_on_by_passport_with_nothing_done_twice(
    event: ev.Event, problem: Problem
) -> None:
    trouble = after(at(replace(FACE, guidance=Guidance.GOOD, hold_ratio=0.5)), event)
    assert trouble.visit.state == Trouble(problem, FACE)

    turn = after(trouble.visit, ev.PassportPreferred())
    (command,) = turn.commands
    assert isinstance(command, StoreReceipt)
    assert command.draft.decision is Decision.WITHDRAWN
    assert isinstance(turn.visit.state, Recording)
    assert turn.visit.state.booking == BOOKING


def test_passport_in_front_of_the_camera_keeps_the_booking() -> None:
    state = after(at(FACE), ev.PassportPreferred()).visit.state

    assert isinstance(state, Recording)
    assert (state.booking, state.way, state.typed) == (BOOKING, Way.DOCUMENT, "HV1")


def test_going_back_leads_from_camera_and_confirmation_to_the_document_screen() -> None:
    assert after(at(FACE), ev.WentBack()).visit.state == Document(Way.FACE, RECEIPT, "HV1")
    confirm = Confirm(Way.DOCUMENT, RECEIPT, BOOKING, "HV1")
    assert after(at(confirm), ev.WentBack()).visit.state == Document(Way.DOCUMENT, RECEIPT, "HV1")


def test_only_a_changed_booking_is_an_arrival() -> None:
    confirm = at(Confirm(Way.FACE, RECEIPT, BOOKING, "HV1"))

    turn = after(confirm, ev.Confirmed())
    assert turn.commands == (CheckIn(BOOKING, RECEIPT, Way.FACE),)
    assert turn.visit.state == CheckingIn(Way.FACE, RECEIPT, BOOKING, "HV1")
    assert after(turn.visit, ev.CheckedIn(BOOKING, QR)).visit.state == Arrived(Way.FACE, RECEIPT, BOOKING, QR)

    failed = after(turn.visit, ev.ErrandFailed(Problem.CHECK_IN_NOT_SAVED)).visit.state
    assert failed == Trouble(Problem.CHECK_IN_NOT_SAVED, confirm.state)


def test_another_bookings_answer_is_not_an_arrival() -> None:
    turn = after(at(Confirm(Way.FACE, RECEIPT, BOOKING)), ev.Confirmed())
    other = replace(BOOKING, ref="OTHER")

    assert after(turn.visit, ev.CheckedIn(other, QR)).visit == turn.visit


def test_nothing_is_printed_where_no_printer_is() -> None:
    rules = replace(RULES, has_printer=False)

    assert after(at(Arrived(Way.FACE, RECEIPT, BOOKING)), ev.PrintAsked(), rules=rules).commands == ()


def test_the_receipt_opens_and_closes_and_back_closes_it_only() -> None:
    arrived = at(Arrived(Way.FACE, RECEIPT, BOOKING))
    shown = after(arrived, ev.ReceiptAsked()).visit

    assert isinstance(shown.state, Arrived)
    assert shown.state.is_receipt_shown
    assert after(shown, ev.WentBack()).visit.state == arrived.state
    assert after(arrived, ev.WentBack()).visit == arrived


def test_finishing_ends_the_visit_from_arrival_and_from_trouble() -> None:
    for state in (Arrived(Way.FACE, RECEIPT, BOOKING), Trouble(Problem.BOOKING_NOT_FOUND, FACE)):
        assert after(at(state), ev.Finished()).visit.state == Welcome()


def test_trouble_leads_to_typing_the_code_where_a_booking_was_sought() -> None:
    document = chosen(Way.DOCUMENT).state
    trouble = at(Trouble(Problem.BOOKINGS_SEVERAL, document))

    assert isinstance(after(trouble, ev.CodeTypingAsked()).visit.state, Code)
    assert after(trouble, ev.PassportPreferred()).visit == trouble
    assert after(trouble, ev.TriedAgain()).visit.state == document
    in_face = at(Trouble(Problem.CAMERA_LOST, FACE))
    assert after(in_face, ev.CodeTypingAsked()).visit == in_face


@pytest.mark.parametrize("sought_from", [Document(Way.DOCUMENT, RECEIPT, "HV1"), Code(Way.DOCUMENT, RECEIPT, "HV1")])
def test_a_passport_is_taken_while_codes_must_wait(sought_from: Document | Code) -> None:
    waiting = at(Trouble(Problem.CODE_WAIT, sought_from, wait_s=60))

    turn = after(waiting, ev.TextScanned(MRZ))

    assert isinstance(turn.visit.state, Searching)
    assert turn.visit.state.typed == "HV1"
    assert turn.commands == (FindBooking(turn.visit.state.query),)
    in_face = at(Trouble(Problem.CAMERA_LOST, FACE))
    assert after(in_face, ev.TextScanned(MRZ)).visit == in_face


def test_a_scan_that_is_nothing_leads_from_trouble_back_to_the_document_screen() -> None:
    waiting = at(Trouble(Problem.CODE_WAIT, Code(Way.DOCUMENT, RECEIPT, "HV1"), wait_s=60))

    state = after(waiting, ev.TextScanned("hello world, this is no code!")).visit.state

    assert state == Document(Way.DOCUMENT, RECEIPT, "HV1", is_unreadable=True)


def test_what_means_nothing_here_changes_nothing() -> None:
    states = [
        FACE,
        Confirm(Way.FACE, RECEIPT, BOOKING),
        CheckingIn(Way.FACE, RECEIPT, BOOKING),
        Arrived(Way.FACE, RECEIPT, BOOKING),
        Trouble(Problem.CAMERA_LOST, FACE),
    ]
    for state in states:
        visit = at(state)
        assert after(visit, ev.NoticeRead()).visit == visit
        assert after(visit, ev.ErrandFailed(Problem.UNEXPECTED)).visit.state.__class__ in (state.__class__, Trouble)
