"""A guest for journeys: touches, types and sees by object name, on the real window and the real conductor."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.domain.consent import Side
from app.domain.face import Guidance
from app.domain.matching import MatchOutcome
from app.domain.problems import KioskError, Problem
from app.errands import Ports
from app.flow import events as ev
from app.flow.pages import Body, page_for
from app.flow.states import Visit
from app.i18n import Words
from app.ui.conductor import Conductor
from app.ui.shell import Shell
from app.ui.worker import Worker
from app.wire.protocol import Fault
from tests.builders import ERIKSSON_LINES, TODAY, a_booking, a_member, a_notice, rules
from tests.fake_chime import FakeChime
from tests.fakes import (
    FakeAudit,
    FakeBookings,
    FakeClock,
    FakeDesk,
    FakeDevices,
    FakeGates,
    FakeOffice,
    FakePersonal,
    FakePrinter,
    FakeReceipts,
    FakeStaff,
    FakeVision,
    FakeVoice,
    fake_ports,
)

PORTRAIT = (1080, 1920)


class Desk:
    """A kiosk among fakes: everything real from the glass to the errands, and fakes beyond them."""

    def __init__(self, qtbot: QtBot, words: Words, **settings: object) -> None:
        self.rules = rules(**settings)  # type: ignore[arg-type]
        self.receipts = FakeReceipts()
        self.bookings = FakeBookings([a_booking(), a_booking(ref="HTL2", guest_name="Li Wei", surname="Li")])
        self.printer = FakePrinter()
        self.staff = FakeStaff({"07482913": a_member()})
        self.audit = FakeAudit()
        self.gates = FakeGates()
        self.desk = FakeDesk()
        self.devices = FakeDevices()
        self.personal = FakePersonal()
        self.office = FakeOffice()
        self.vision = FakeVision()
        self.clock = FakeClock()
        self.voice = FakeVoice()
        self.chime = FakeChime()
        self.is_store_gone = False
        self.worker = Worker(self._ports)
        self.shell = Shell(words, notice_for=lambda language: a_notice(language=language), hotel_name="Hotel")
        self.sides = [Side.LEFT]
        self.conductor = Conductor(
            rules=self.rules,
            stage=self.shell,
            errands=self.worker,
            vision=self.vision,
            clock=self.clock,
            voice=self.voice,
            chime=self.chime,
            draw_side=lambda: self.sides[0],
            today=lambda: TODAY,
        )
        self.shell.happened.connect(self.conductor.take)
        self.shell.told.connect(self.conductor.tell)
        self.worker.answered.connect(self.conductor.take_answer)
        qtbot.addWidget(self.shell)
        self.shell.resize(*PORTRAIT)
        self.conductor.start()
        self.shell.show()
        qtbot.waitExposed(self.shell)

    def _ports(self) -> Ports:
        """The fakes, unless the store is gone."""
        if self.is_store_gone:
            raise KioskError(Problem.STORE_UNAVAILABLE)
        return fake_ports(
            receipts=self.receipts,
            bookings=self.bookings,
            printer=self.printer,
            staff=self.staff,
            audit=self.audit,
            gates=self.gates,
            desk=self.desk,
            personal=self.personal,
            devices=self.devices,
            office=self.office,
        )

    @property
    def visit(self) -> Visit:
        """The visit as it now is."""
        return self.conductor.visit


class Guest:
    """Somebody at the desk. Every verb waits until it is possible, and fails the test if it never is."""

    def __init__(self, qtbot: QtBot, desk: Desk) -> None:
        self._qtbot = qtbot
        self._desk = desk

    def touches(self, *names: str) -> "Guest":
        """Touch controls one after another."""
        for name in names:
            self.waits_until(lambda name=name: self._usable(name) is not None, f"{name} can be touched")  # type: ignore[misc]
            control = self._usable(name)
            assert control is not None
            QTest.mouseClick(
                control, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, control.rect().center()
            )
        return self

    def types(self, text: str) -> "Guest":
        """Type on the keypad."""
        return self.touches(*(f"key_{character}" for character in text))

    def scans(self, *lines: str) -> "Guest":
        """Hold something to the reader."""
        self._desk.conductor.take(ev.TextScanned("\n".join(lines)))
        return self

    def sees(self, screen: str) -> "Guest":
        """Wait until a screen is shown."""
        self.waits_until(lambda: self._visible(screen) is not None, f"{screen} is shown")
        return self

    def sees_page(self, page: type[Body]) -> "Guest":
        """Wait until a state's page is the one shown."""
        self.waits_until(lambda: isinstance(page_for(self._desk.visit, self._desk.rules).body, page), page.__name__)
        return self

    def cannot_see(self, name: str) -> bool:
        """Say whether a control is not on the glass."""
        return self._visible(name) is None

    def reads(self) -> str:
        """All words on the glass."""
        labels = [label for label in self._desk.shell.findChildren(QLabel) if label.isVisible()]
        return "\n".join(label.text() for label in labels)

    def holds_still(self) -> "Guest":
        """Stand before the camera until the vision process has seen enough."""
        self._desk.conductor.take(ev.GuidanceChanged(Guidance.GOOD, 0.5))
        self._desk.conductor.take(ev.FaceHeld())
        return self

    def shows_page(self) -> "Guest":
        """Lay the passport before the document camera; its photo is taken along."""
        self._desk.conductor.take(ev.TextScanned("\n".join(ERIKSSON_LINES), has_portrait=True))
        return self

    def stands_before_the_camera(self) -> "Guest":
        """Be there when the face camera says that it is open."""
        self._desk.conductor.take(ev.FaceCameraOpened(("no_sockets",)))
        return self

    def is_compared(self, outcome: MatchOutcome) -> "Guest":
        """Do as asked, and have an attempt come to an outcome."""
        self._desk.conductor.take(ev.FaceCompared(outcome))
        return self

    def loses_the_camera(self) -> "Guest":
        """Stand before a camera that is gone."""
        self._desk.conductor.take_fault(Fault.CAMERA_LOST)
        return self

    def waits(self, seconds: float) -> "Guest":
        """Do nothing for a while."""
        self._desk.clock.advance(seconds)
        return self

    def _visible(self, name: str) -> QWidget | None:
        found = self._desk.shell.findChildren(QWidget, name)
        return next((widget for widget in found if widget.isVisible()), None)

    def _usable(self, name: str) -> QWidget | None:
        widget = self._visible(name)
        return widget if widget is not None and widget.isEnabled() else None

    def waits_until(self, is_so: Callable[[], bool], what: str) -> None:
        """Let the event loop run until something is so."""

        def check() -> None:
            assert is_so(), f"{what}: not so on {self._screen()}"

        self._qtbot.waitUntil(check, timeout=8000)

    def _screen(self) -> str:
        """What is shown instead, for the failure message."""
        shown = [w.objectName() for w in self._desk.shell.findChildren(QWidget) if w.isVisible()]
        return ", ".join(name for name in shown if name.endswith("Screen"))
