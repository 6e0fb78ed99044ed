"""What starts the kiosk anew, and what listens for it, know when guests are served, and when they no longer are."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.domain.notice import Notice
from app.i18n import Words
from tests.fakes import FakeSupervisor
from tests.ui.kiosks import CountedFakeVision, FakeHeadphones, a_kiosk


def test_a_run_says_that_it_serves_once_the_welcome_screen_is_shown_and_when_it_ends(
    qapp: QApplication, words: Words, notice_for: Callable[[str], Notice]
) -> None:
    supervisor = FakeSupervisor()
    kiosk = a_kiosk(qapp, words, notice_for, CountedFakeVision(), supervisor)
    seen: list[tuple[list[str], bool]] = []

    def look() -> None:
        if supervisor.told:
            seen.append((list(supervisor.told), kiosk.shell.isVisible()))
            kiosk.application.exit(0)
        else:
            QTimer.singleShot(0, look)

    QTimer.singleShot(0, look)
    kiosk.run(is_full_screen=False)
    kiosk.shell.deleteLater()

    assert seen == [(["ready"], True)]
    assert supervisor.told == ["ready", "stopping"]


def test_the_headphone_socket_is_listened_to_while_guests_are_served_and_no_longer(
    qapp: QApplication, words: Words, notice_for: Callable[[str], Notice]
) -> None:
    headphones = FakeHeadphones()
    kiosk = a_kiosk(qapp, words, notice_for, CountedFakeVision(), headphones=headphones)
    served: list[bool] = []

    def look() -> None:
        served.append(headphones.is_listening)
        kiosk.application.exit(0)

    QTimer.singleShot(0, look)
    kiosk.run(is_full_screen=False)
    kiosk.shell.deleteLater()

    assert served == [True]
    assert not headphones.is_listening
