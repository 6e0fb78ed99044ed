"""Staff over a guest's visit."""

import pytest

from app.domain.consent import Side, Way
from app.domain.problems import Problem
from app.domain.staff import ENDS_VISIT, OverrideReason
from app.flow import events as ev
from app.flow.commands import RecordOverride
from app.flow.machine import first_visit
from app.flow.needs import Vision, needs
from app.flow.overriding import reasons_for
from app.flow.states import (
    Arrived,
    Code,
    Confirm,
    Document,
    Face,
    StaffActing,
    StaffDesk,
    StaffPin,
    StaffRecording,
    State,
    Trouble,
    Welcome,
)
from tests.flow.walk import BOOKING, INSPECTOR, MEMBER, RULES, a_receipt, after, at, chosen

RECEIPT = a_receipt()
FACE = Face(RECEIPT, BOOKING, hold_ratio=0.0)


def test_leaving_gives_the_guest_the_screen_back_and_a_face_camera_stays_closed() -> None:
    document = Document(Way.FACE, RECEIPT, "HTL")
    for event in (ev.StaffLeft(), ev.WentBack(), ev.TimeRanOut()):
        assert after(at(StaffDesk(MEMBER, document)), event).visit.state == document
        paused = after(at(StaffDesk(MEMBER, FACE)), event).visit
        assert paused.state == Trouble(Problem.CAMERA_PAUSED, again=FACE)
        assert needs(paused, RULES).vision is Vision.OFF


def test_an_act_is_shown_before_it_is_recorded_and_recorded_before_it_happens() -> None:
    desk = at(StaffDesk(MEMBER, Confirm(Way.FACE, RECEIPT, BOOKING)))

    shown = after(desk, ev.StaffActed(OverrideReason.COMPARED_BY_EYE))
    assert isinstance(shown.visit.state, StaffActing)
    assert shown.commands == ()

    recording = after(shown.visit, ev.StaffActConfirmed())
    (command,) = recording.commands
    assert isinstance(command, RecordOverride)
    assert (command.override.receipt, command.override.booking) == (RECEIPT.id, BOOKING.ref)
    assert isinstance(recording.visit.state, StaffRecording)
    assert after(recording.visit, ev.OverrideRecorded()).visit.state == Confirm(Way.FACE, RECEIPT, BOOKING)


@pytest.mark.parametrize("reason", sorted(ENDS_VISIT, key=lambda reason: reason.value))
def test_some_reasons_end_the_visit(reason: OverrideReason) -> None:
    visit = at(StaffDesk(MEMBER, chosen(Way.DOCUMENT).state))

    ended = after(visit, ev.StaffActed(reason), ev.StaffActConfirmed(), ev.OverrideRecorded()).visit

    assert ended.state == Welcome()
    assert ended.number == visit.number + 1


def test_an_act_can_be_taken_back_and_a_full_disk_records_nothing() -> None:
    acting = after(at(StaffDesk(MEMBER, FACE)), ev.StaffActed(OverrideReason.GUEST_LEFT)).visit
    assert after(acting, ev.StaffLeft()).visit.state == StaffDesk(MEMBER, FACE)

    failed = after(acting, ev.StaffActConfirmed(), ev.ErrandFailed(Problem.STORE_UNAVAILABLE)).visit.state
    assert failed == StaffDesk(MEMBER, FACE, Problem.STORE_UNAVAILABLE)


def test_inspectors_read_and_do_not_act() -> None:
    visit = at(StaffDesk(INSPECTOR, FACE))

    assert after(visit, ev.StaffActed(OverrideReason.GUEST_LEFT)).visit == visit


def test_comparing_by_eye_is_offered_only_after_a_face_step_and_nothing_while_nobody_is_here() -> None:
    by_eye = OverrideReason.COMPARED_BY_EYE

    assert reasons_for(Welcome()) == ()
    assert by_eye in reasons_for(Arrived(Way.FACE, RECEIPT, BOOKING))
    assert by_eye not in reasons_for(Arrived(Way.DOCUMENT, RECEIPT, BOOKING))
    assert by_eye not in reasons_for(FACE)


@pytest.mark.parametrize(
    "event",
    [
        ev.WayChosen(Way.FACE),
        ev.WayChosen(Way.DOCUMENT),
        ev.ConsentAgreed(),
        ev.NoticeRead(),
        ev.Confirmed(),
        ev.TriedAgain(),
    ],
)
def test_staff_cannot_answer_for_the_guest(event: ev.Event) -> None:
    for state in (StaffPin(FACE), StaffDesk(MEMBER, FACE)):
        turn = after(at(state), event)
        assert (turn.visit.state, turn.commands) == (state, ())


def test_acts_name_the_receipt_in_trouble_and_nothing_where_none_is() -> None:
    in_trouble = at(StaffDesk(MEMBER, Trouble(Problem.CAMERA_LOST, FACE)))
    acting = after(in_trouble, ev.StaffActed(OverrideReason.GUEST_LEFT)).visit.state
    assert isinstance(acting, StaffActing)
    assert acting.override.receipt == RECEIPT.id

    notice = after(first_visit(RULES, Side.LEFT), ev.Started()).visit.state
    acting = after(at(StaffDesk(MEMBER, notice)), ev.StaffActed(OverrideReason.GUEST_LEFT)).visit.state
    assert isinstance(acting, StaffActing)
    assert (acting.override.receipt, acting.override.booking) == (None, None)


def test_what_means_nothing_here_changes_nothing() -> None:
    document = chosen(Way.DOCUMENT).state
    assert isinstance(document, Document)
    acting = after(at(StaffDesk(MEMBER, document)), ev.StaffActed(OverrideReason.GUEST_LEFT)).visit.state
    recording = after(at(acting), ev.StaffActConfirmed()).visit.state
    for state in (acting, recording):
        assert after(at(state), ev.FaceHeld()).visit == at(state)


@pytest.mark.parametrize(
    "beneath",
    [
        Document(Way.DOCUMENT, RECEIPT, "HTL"),
        Code(Way.DOCUMENT, RECEIPT, "HTL", fault="too_short"),
        Trouble(Problem.BOOKING_NOT_FOUND, Code(Way.DOCUMENT, RECEIPT, "HTL")),
    ],
)
def test_staff_take_over_the_typing_on_the_guests_own_way_with_what_was_typed(beneath: State) -> None:
    assert OverrideReason.TYPED_FOR_GUEST in reasons_for(beneath)

    turn = after(
        at(StaffDesk(MEMBER, beneath)),
        ev.StaffActed(OverrideReason.TYPED_FOR_GUEST),
        ev.StaffActConfirmed(),
        ev.OverrideRecorded(),
    )

    assert turn.visit.state == Code(Way.DOCUMENT, RECEIPT, "HTL")
    assert turn.commands == ()


@pytest.mark.parametrize("way", Way)
def test_a_wrong_booking_is_changed_by_looking_for_another_and_is_named_in_the_log(way: Way) -> None:
    confirm = Confirm(way, RECEIPT, BOOKING, "HTL")

    acting = after(at(StaffDesk(MEMBER, confirm)), ev.StaffActed(OverrideReason.BOOKING_CHANGED))
    recording = after(acting.visit, ev.StaffActConfirmed())
    (command,) = recording.commands
    assert isinstance(command, RecordOverride)
    assert command.override.booking == BOOKING.ref

    assert after(recording.visit, ev.OverrideRecorded()).visit.state == Document(way, RECEIPT)


def test_typing_and_changing_are_offered_only_where_they_mean_something() -> None:
    assert OverrideReason.TYPED_FOR_GUEST not in reasons_for(Confirm(Way.DOCUMENT, RECEIPT, BOOKING))
    assert OverrideReason.BOOKING_CHANGED not in reasons_for(Arrived(Way.FACE, RECEIPT, BOOKING))
    assert OverrideReason.TYPED_FOR_GUEST not in reasons_for(Trouble(Problem.CAMERA_LOST, FACE))
