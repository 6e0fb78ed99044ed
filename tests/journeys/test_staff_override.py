"""Staff help a guest; they choose nothing for them."""

from app.domain.problems import Problem
from app.domain.staff import OverrideReason
from app.flow import events as ev
from app.flow.states import Confirm, PinChecking, StaffPin, Welcome
from tests.builders import ERIKSSON_LINES
from tests.guest import Desk, Guest


def sign_in(desk: Desk, guest: Guest) -> None:
    """Press the hotel's mark for long, and type number and PIN."""
    desk.conductor.take(ev.StaffCalled())
    guest.sees("staffPinScreen").types("07482913").touches("staffSubmitButton").sees("staffDeskScreen")


def test_staff_record_that_they_compared_by_eye_and_the_guest_goes_on(desk: Desk, guest: Guest) -> None:
    guest.touches("startButton", "noticeContinueButton", "chooseFaceButton", "consentAgreeButton")
    guest.sees("documentScreen").scans(*ERIKSSON_LINES).sees("faceScreen").holds_still().sees("confirmScreen")

    sign_in(desk, guest)
    guest.touches(f"reason_{OverrideReason.COMPARED_BY_EYE.value}", "staffConfirmButton").sees("confirmScreen")

    assert isinstance(desk.visit.state, Confirm)
    (override,) = desk.audit.overrides
    assert override.reason is OverrideReason.COMPARED_BY_EYE
    assert override.receipt == desk.receipts.saved[0].id


def test_staff_end_a_visit_with_a_reason(desk: Desk, guest: Guest) -> None:
    guest.touches("startButton", "noticeContinueButton").sees("choiceScreen")

    sign_in(desk, guest)
    guest.touches(f"reason_{OverrideReason.GUEST_LEFT.value}", "staffConfirmButton").sees("welcomeScreen")

    assert desk.visit.state == Welcome()
    assert [override.reason for override in desk.audit.overrides] == [OverrideReason.GUEST_LEFT]


def test_a_wrong_pin_opens_nothing(desk: Desk, guest: Guest) -> None:
    desk.conductor.take(ev.StaffCalled())

    guest.sees("staffPinScreen").types("07000000").touches("staffSubmitButton")
    guest.waits_until(lambda: not isinstance(desk.visit.state, PinChecking), "the PIN is checked")

    assert desk.visit.state == StaffPin(Welcome(), Problem.PIN_WRONG)
    assert guest.cannot_see("staffDeskScreen")
    guest.touches("staffLeaveButton").sees("welcomeScreen")


def test_a_staff_screen_left_alone_gives_the_guest_the_screen_back(desk: Desk, guest: Guest) -> None:
    guest.touches("startButton", "noticeContinueButton").sees("choiceScreen")
    sign_in(desk, guest)

    guest.waits(desk.rules.staff_s + desk.rules.warning_s).sees("choiceScreen")


def test_a_call_for_help_is_written_down_once(desk: Desk, guest: Guest) -> None:
    guest.touches("startButton", "noticeContinueButton").sees("choiceScreen").touches("helpButton")

    guest.waits_until(lambda: desk.audit.help_calls == ["Choice"], "the call is written down")


def test_half_a_pin_does_not_wait_for_the_other_half(desk: Desk, guest: Guest) -> None:
    guest.touches("startButton", "noticeContinueButton").sees("choiceScreen")
    desk.conductor.take(ev.StaffCalled())
    guest.sees("staffPinScreen").types("0748").waits(desk.rules.staff_s + desk.rules.warning_s).sees("choiceScreen")

    desk.conductor.take(ev.StaffCalled())
    guest.sees("staffPinScreen").types("2913").touches("staffSubmitButton")

    guest.waits_until(lambda: not isinstance(desk.visit.state, PinChecking), "the PIN was checked")
    assert isinstance(desk.visit.state, StaffPin)
