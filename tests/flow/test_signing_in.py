"""Staff sign in, choose a PIN of their own at the first time, and can answer nothing in a guest's place."""

from dataclasses import replace

import pytest

from app.domain.consent import Way
from app.domain.permissions import Never
from app.domain.pins import PinFault
from app.domain.problems import Problem
from app.domain.staff import Override, OverrideReason, Role, StaffMember
from app.flow import commands as cmd
from app.flow import events as ev
from app.flow.needs import Vision, needs
from app.flow.pages import FacePage, PinStage, StaffPinPage, page_for
from app.flow.states import (
    STAFF,
    Choice,
    Consent,
    Document,
    Face,
    PinChecking,
    PinRenewal,
    PinRenewing,
    StaffActing,
    StaffDesk,
    StaffPin,
    StaffRecording,
    State,
    Trouble,
)
from tests.builders import a_member
from tests.flow.test_machine import DEVICES, TOUCHES
from tests.flow.walk import BOOKING, MEMBER, NOTICE, RULES, a_receipt, after, at

RECEIPT = a_receipt()
FACE = Face(RECEIPT, BOOKING)
BENEATH = Document(Way.DOCUMENT, RECEIPT)
NEW = replace(MEMBER, must_change_pin=True)
ACT = Override(MEMBER.id, OverrideReason.GUEST_LEFT, "Choice", None, None)


def over(beneath: State, member: StaffMember) -> tuple[State, ...]:
    """Every state of staff over a guest's."""
    return (
        StaffPin(beneath),
        PinChecking(beneath),
        PinRenewal(member, beneath),
        PinRenewal(member, beneath, chosen="907153"),
        PinRenewing(member, beneath),
        StaffDesk(member, beneath),
        StaffActing(member, ACT, beneath),
        StaffRecording(member, ACT, beneath),
    )


def test_signing_in_leads_to_the_staff_screen_over_the_guests_state() -> None:
    turn = after(at(FACE), ev.StaffCalled(), ev.PinSubmitted("07123456"))

    assert turn.commands == (cmd.CheckPin("07123456"),)
    assert turn.visit.state == PinChecking(FACE)
    assert after(turn.visit, ev.PinAccepted(MEMBER)).visit.state == StaffDesk(MEMBER, FACE)


def test_a_wrong_pin_says_so_and_how_long_to_wait() -> None:
    checking = at(PinChecking(FACE))

    assert after(checking, ev.PinRefused(0)).visit.state == StaffPin(FACE, Problem.PIN_WRONG, 0)
    assert after(checking, ev.PinRefused(30)).visit.state == StaffPin(FACE, Problem.PIN_WAIT, 30)
    failed = after(checking, ev.ErrandFailed(Problem.STORE_UNAVAILABLE)).visit.state
    assert failed == StaffPin(FACE, Problem.STORE_UNAVAILABLE)
    assert after(checking, ev.FaceHeld()).visit == checking


@pytest.mark.parametrize("state", [StaffPin(BENEATH), PinRenewal(NEW, BENEATH)])
@pytest.mark.parametrize("event", [ev.StaffLeft(), ev.WentBack()])
def test_leaving_gives_the_guest_the_screen_back(state: State, event: ev.Event) -> None:
    assert after(at(state), event).visit.state == BENEATH
    assert after(at(state), ev.FaceHeld()).visit.state == state


def test_a_pin_that_somebody_else_chose_opens_nothing_but_its_own_change() -> None:
    asked = after(at(PinChecking(BENEATH)), ev.PinAccepted(NEW)).visit
    assert asked.state == PinRenewal(NEW, BENEATH)
    assert page_for(asked, RULES).body == StaffPinPage(None, 0, PinStage.CHOOSE)

    typed = after(asked, ev.PinSubmitted("907153")).visit
    assert page_for(typed, RULES).body == StaffPinPage(None, 0, PinStage.REPEAT)
    assert "907153" not in repr(typed)

    renewing = after(typed, ev.PinSubmitted("907153"))
    assert renewing.commands == (cmd.ChangePin(MEMBER.id, "907153"),)
    assert renewing.visit.state == PinRenewing(NEW, BENEATH)
    assert after(renewing.visit, ev.PinChanged()).visit.state == StaffDesk(MEMBER, BENEATH)


def test_a_new_pin_that_is_weak_or_not_the_same_twice_is_asked_for_again() -> None:
    asked = at(PinRenewal(NEW, BENEATH))

    weak = after(asked, ev.PinSubmitted("123456")).visit
    assert weak.state == PinRenewal(NEW, BENEATH, fault=PinFault.IN_A_ROW)
    assert page_for(weak, RULES).body == StaffPinPage(None, 0, PinStage.CHOOSE, PinFault.IN_A_ROW)
    slip = after(asked, ev.PinSubmitted("907153"), ev.PinSubmitted("907154")).visit
    assert slip.state == PinRenewal(NEW, BENEATH, fault=PinFault.NOT_REPEATED)


def test_a_new_pin_that_is_not_kept_opens_nothing() -> None:
    renewing = at(PinRenewing(NEW, BENEATH))

    as_before = after(renewing, ev.PinNotChanged(PinFault.AS_BEFORE)).visit.state
    assert as_before == PinRenewal(NEW, BENEATH, fault=PinFault.AS_BEFORE)
    failed = after(renewing, ev.ErrandFailed(Problem.STORE_UNAVAILABLE)).visit.state
    assert failed == PinRenewal(NEW, BENEATH, problem=Problem.STORE_UNAVAILABLE)
    assert after(renewing, ev.FaceHeld()).visit == renewing


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize(
    "beneath", [Choice(NOTICE), Consent(NOTICE), FACE, BENEATH, Trouble(Problem.CAMERA_LOST, FACE)]
)
def test_no_role_can_choose_consent_or_look_in_a_guests_place(role: Role, beneath: State) -> None:
    """Each of `Never` that a screen could do, tried with everything that can happen over every place of a guest."""
    assert {Never.CHOOSE_FOR_GUEST, Never.CONSENT_FOR_GUEST, Never.START_CAMERA, Never.SEE_FACE} <= set(Never)
    member = a_member(role=role)
    for state in over(beneath, member):
        for event in (*TOUCHES, *DEVICES):
            turn = after(at(state), event)

            assert not any(isinstance(command, FORBIDDEN) for command in turn.commands), (state, event)
            assert needs(turn.visit, RULES).vision in ALLOWED_VISION[isinstance(turn.visit.state, STAFF)], (
                state,
                event,
            )
            assert not isinstance(page_for(turn.visit, RULES).body, FacePage), (state, event)


FORBIDDEN = (cmd.StoreReceipt, cmd.WithdrawConsent, cmd.CheckIn, cmd.RecordFaceOpened)
ALLOWED_VISION = {True: {Vision.OFF}, False: {Vision.OFF, Vision.WARM}}
"""With staff at the screen no process that could see runs; a guest's own place may have one ready, cameras closed."""
