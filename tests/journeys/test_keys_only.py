"""Every journey without touch: by five keys, and by two switches. Not one of these guests sends a touch."""

from collections.abc import Callable, Iterator
from inspect import signature
from types import ModuleType

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.devices.code_reader import CodeReader
from app.domain.consent import Side
from app.domain.mode import Mode
from app.i18n import Words
from tests.guest import Desk, Guest
from tests.journeys import (
    test_camera_unplugged,
    test_code_check_in,
    test_compared_check_in,
    test_face_check_in,
    test_idle_guest,
    test_party,
    test_refusing,
    test_unwritable_store,
    test_withdrawing,
)
from tests.keys import KeysOnly

POINTING = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchEnd,
    }
)


class NoTouch(QObject):
    """Counts what a finger or a mouse sent."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        self.count += event.type() in POINTING
        return super().eventFilter(watched, event)


@pytest.fixture
def untouched(qapp: QApplication) -> Iterator[None]:
    """Fail a journey on which anything was touched."""
    watch = NoTouch()
    qapp.installEventFilter(watch)
    yield
    qapp.removeEventFilter(watch)
    assert watch.count == 0


WHO = frozenset({"desk", "guest"})
MODULES = (
    test_camera_unplugged,
    test_code_check_in,
    test_face_check_in,
    test_idle_guest,
    test_party,
    test_refusing,
    test_unwritable_store,
    test_withdrawing,
)
Journey = Callable[..., None]


def journeys(*modules: ModuleType) -> dict[str, Journey]:
    """Every journey of these modules that asks for a desk and a guest alone."""
    found = {}
    for module in modules:
        for name, journey in vars(module).items():
            if name.startswith("test_") and callable(journey) and set(signature(journey).parameters) <= WHO:
                found[f"{module.__name__.rsplit('.', 1)[1]}-{name}"] = journey
    return found


SWITCHED = journeys(test_code_check_in, test_face_check_in, test_withdrawing)
USUAL, COMPARED = journeys(*MODULES), journeys(test_compared_check_in)


def walk(journey: Journey, desk: Desk, guest: Guest) -> None:
    """Have a guest go on a journey."""
    who = {"desk": desk, "guest": guest}
    journey(**{name: who[name] for name in signature(journey).parameters})


@pytest.fixture
def compared_desk(open_desk: Callable[..., Desk]) -> Desk:
    """A desk that compares faces with a photo that the guest shows."""
    return open_desk(mode=Mode.VERIFY_1TO1, has_document_camera=True)


def test_there_are_journeys_of_every_kind() -> None:
    assert len(USUAL) >= 20
    assert len(COMPARED) >= 5


@pytest.mark.usefixtures("untouched")
@pytest.mark.parametrize("journey", USUAL.values(), ids=USUAL)
def test_every_journey_is_possible_by_keys_alone(qtbot: QtBot, desk: Desk, journey: Journey) -> None:
    walk(journey, desk, KeysOnly(qtbot, desk))


@pytest.mark.usefixtures("untouched")
@pytest.mark.parametrize("journey", COMPARED.values(), ids=COMPARED)
def test_so_is_every_journey_with_a_photo(qtbot: QtBot, compared_desk: Desk, journey: Journey) -> None:
    guest = KeysOnly(qtbot, compared_desk)
    guest.touches("startButton", "noticeContinueButton", "chooseFaceButton", "consentAgreeButton")
    walk(journey, compared_desk, guest.sees("documentScreen"))


@pytest.mark.usefixtures("untouched")
@pytest.mark.parametrize("journey", SWITCHED.values(), ids=SWITCHED)
def test_two_switches_are_enough(qtbot: QtBot, desk: Desk, journey: Journey) -> None:
    walk(journey, desk, KeysOnly(qtbot, desk, with_switches=True))


@pytest.mark.parametrize("side", Side)
def test_both_ways_are_equally_many_keys_away_wherever_their_cards_stand(
    qtbot: QtBot, open_desk: Callable[..., Desk], side: Side
) -> None:
    counts = {}
    for name in ("chooseFaceButton", "choosePassportButton"):
        desk = open_desk()
        desk.sides[0] = side
        desk.conductor.drop_visit()
        guest = KeysOnly(qtbot, desk)
        guest.touches("tryAgainButton", "startButton", "noticeContinueButton").sees("choiceScreen")
        before = guest.sent
        guest.touches(name)
        counts[name] = guest.sent - before
    first, second = sorted(counts.values())
    assert second - first == 1
    assert (counts["chooseFaceButton"] == first) is (side is Side.LEFT)


def test_escape_goes_back_and_closes_what_is_open(qtbot: QtBot, desk: Desk) -> None:
    guest = KeysOnly(qtbot, desk)
    guest.touches("startButton", "noticeContinueButton").sees("choiceScreen")
    guest.touches("languageButton").sees("languagePanel")

    guest.sends(Qt.Key.Key_Escape)
    assert guest.cannot_see("languagePanel")
    guest.touches("helpButton").sees("helpPanel")
    guest.sends(Qt.Key.Key_Escape)
    assert guest.cannot_see("helpPanel")
    guest.sends(Qt.Key.Key_Escape)
    guest.sees("noticeScreen")


def test_whoever_steps_slowly_from_key_to_key_is_still_there(qtbot: QtBot, desk: Desk) -> None:
    guest = KeysOnly(qtbot, desk)
    guest.touches("startButton").sees("noticeScreen")

    for _ in range(3):
        guest.waits(desk.rules.idle_s * 0.9)
        guest.sends(Qt.Key.Key_Right)

    assert not desk.visit.is_time_low
    guest.sees("noticeScreen")


def test_keys_that_a_keypad_sends_pass_the_reader_and_a_scan_still_arrives(qtbot: QtBot, desk: Desk) -> None:
    scans: list[str] = []
    reader = CodeReader(on_scan=scans.append)
    application = QApplication.instance()
    assert application is not None
    application.installEventFilter(reader)
    guest = KeysOnly(qtbot, desk)
    guest.touches("startButton", "noticeContinueButton").sees("choiceScreen")
    handle = desk.shell.windowHandle()
    assert handle is not None

    for character in "HTL20261123":
        QTest.keyClick(handle, character)
    QTest.keyClick(handle, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: scans == ["HTL20261123"])
    application.removeEventFilter(reader)

    guest.sees("choiceScreen")


@pytest.mark.usefixtures("untouched")
def test_a_guest_who_sees_nothing_checks_in_by_ear_on_a_dark_glass(qtbot: QtBot, desk: Desk, words: Words) -> None:
    guest = KeysOnly(qtbot, desk)
    guest.sends(Qt.Key.Key_F9)
    guest.sends(Qt.Key.Key_F7)
    guest.touches("startButton", "noticeContinueButton", "choosePassportButton").sees("documentScreen")
    guest.scans("HTL1:HTL2").sees("confirmScreen").touches("confirmButton").sees("arrivedScreen")
    heard = "\n".join(text for text, _ in desk.voice.said)

    assert words.text("en", "voice.keys") in heard
    assert "Hello, Li Wei\nIs this your booking?" in heard
    assert words.text("en", "frame.camera_off") in heard
    assert not guest.cannot_see("curtain")
    assert desk.receipts.saved[0].draft.comfort == ("voice",)

    guest.touches("finishButton").sees("welcomeScreen")
    assert guest.cannot_see("curtain")
    assert not desk.voice.is_speaking
