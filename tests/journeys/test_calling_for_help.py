"""A guest who asks for help is heard and seen at the desk, reads the truth meanwhile, and is never held up."""

from PySide6.QtWidgets import QAbstractButton

from app.flow import events as ev
from tests.guest import Desk, Guest


def called(desk: Desk, guest: Guest) -> None:
    """Ask for help at the choice."""
    guest.touches("startButton", "noticeContinueButton").sees("choiceScreen").touches("helpButton").sees("helpPanel")
    guest.waits_until(lambda: desk.chime.rings == 1, "the chime rings")


def test_the_kiosk_rings_and_its_lamp_is_lit_until_the_guest_has_gone(desk: Desk, guest: Guest) -> None:
    guest.touches("startButton", "noticeContinueButton").sees("choiceScreen")
    assert guest.cannot_see("callLamp")
    guest.touches("helpButton").sees("helpPanel")
    guest.waits_until(lambda: desk.chime.rings == 1, "the chime rings")
    guest.sees("callLamp").touches("closeHelpButton").sees("callLamp")
    assert desk.shell.findChild(QAbstractButton, "helpButton").text() == "Help is called"

    guest.waits(300).waits(desk.rules.warning_s).sees("welcomeScreen")

    assert guest.cannot_see("callLamp")
    assert not desk.chime.is_ringing


def test_nobody_comes_so_it_rings_again_and_the_guest_reads_how_to_go_on(desk: Desk, guest: Guest) -> None:
    called(desk, guest)

    guest.waits(desk.rules.call_again_s)

    assert desk.chime.rings == 2
    assert "You need not wait" in guest.reads()
    guest.touches("closeHelpButton").touches("choosePassportButton").sees("documentScreen").sees("callLamp")


def test_staff_who_sign_in_at_the_screen_silence_it_and_put_the_lamp_out(desk: Desk, guest: Guest) -> None:
    called(desk, guest)
    guest.touches("closeHelpButton")
    desk.conductor.take(ev.StaffCalled())
    guest.sees("staffPinScreen").types("07482913").touches("staffSubmitButton").sees("staffDeskScreen")

    assert guest.cannot_see("callLamp")
    guest.waits(20)
    assert desk.chime.rings == 1
