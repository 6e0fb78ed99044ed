"""A guest walks away, or is slow."""

from app.flow.states import Choice, Welcome
from tests.builders import ERIKSSON_LINES
from tests.guest import Desk, Guest


def test_a_guest_who_left_is_warned_about_and_then_forgotten(desk: Desk, guest: Guest) -> None:
    guest.touches("languageButton_ar", "startButton", "noticeContinueButton", "choosePassportButton").sees(
        "documentScreen"
    )
    guest.scans(*ERIKSSON_LINES).sees("confirmScreen")

    guest.waits(desk.rules.idle_s)
    assert desk.visit.is_time_low
    guest.waits(desk.rules.warning_s).sees("welcomeScreen")

    assert desk.visit.state == Welcome()
    assert desk.visit.language == desk.rules.default_language
    assert "Eriksson" not in guest.reads()
    assert desk.bookings.checked_in == []


def test_a_slow_guest_stays_as_long_as_they_like(desk: Desk, guest: Guest) -> None:
    guest.touches("startButton", "noticeContinueButton").sees("choiceScreen")

    for _ in range(12):
        guest.waits(desk.rules.idle_s).touches("stayButton")

    assert isinstance(desk.visit.state, Choice)


def test_time_running_out_is_never_a_consent(desk: Desk, guest: Guest) -> None:
    guest.touches("startButton", "noticeContinueButton", "chooseFaceButton").sees("consentScreen")

    guest.waits(desk.rules.idle_s + desk.rules.warning_s).sees("welcomeScreen")

    assert desk.receipts.saved == []


def test_settings_are_back_to_normal_for_the_next_guest(desk: Desk, guest: Guest) -> None:
    guest.touches("startButton").sees("noticeScreen").touches("textSizeButton", "contrastButton", "reachButton")

    guest.waits(10 * desk.rules.idle_s).sees("welcomeScreen")

    assert desk.visit.comfort.codes() == ()


def test_a_guest_who_asks_for_more_time_has_three_times_as_much_and_the_next_has_not(desk: Desk, guest: Guest) -> None:
    guest.touches("startButton").sees("noticeScreen").waits(desk.rules.idle_s).touches("slowButton")
    assert desk.visit.comfort.codes() == ("slow",)

    guest.waits(2.9 * desk.rules.idle_s)
    assert not desk.visit.is_time_low
    guest.waits(0.2 * desk.rules.idle_s)
    assert desk.visit.is_time_low
    guest.waits(3 * desk.rules.warning_s).sees("welcomeScreen")

    assert desk.visit.comfort.codes() == ()
