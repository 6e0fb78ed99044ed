"""A shift with real stores: a list imported, a guest helped, a receipt printed again, a consent withdrawn, a report."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QTableWidget
from pytestqt.qtbot import QtBot

from app.bookings.arrivals import REQUIRED
from app.bootstrap import open_stores, today_of
from app.domain.consent import Decision
from app.flow.printing import ON_ITS_WAY, paper_of
from app.flow.states import NO_PAPER_ASKED
from app.i18n import Words
from app.ui import frame
from tests.guest import Desk, Guest
from tests.journeys.hotel import DESK, MANAGER, Canary, Hotel

GUEST = Canary(1)
TAPS_MAX = {"import": 16, "help": 12, "end": 12, "print": 14, "withdraw": 4, "report": 6}
"""Touches of each task, PIN and signing in and out included; a person who knows the way needs no more."""

UNTAKEN = (None, NO_PAPER_ASKED, ON_ITS_WAY)
"""What is known of paper that no queue has yet."""


class Staff(Guest):
    """Staff, whose touches are counted by task."""

    def __init__(self, qtbot: QtBot, desk: Desk) -> None:
        super().__init__(qtbot, desk)
        self.taps: dict[str, int] = {}
        self.task = ""

    def touches(self, *names: str) -> Guest:
        self.taps[self.task] = self.taps.get(self.task, 0) + len(names)
        return super().touches(*names)

    def does(self, task: str) -> "Staff":
        """Begin a task."""
        self.task = task
        return self

    def signs_in(self, typed: str) -> "Staff":
        """Hold the mark, type number and PIN."""
        mark = self._desk.shell.findChild(QAbstractButton, "staffCorner")
        QTest.mousePress(mark, Qt.MouseButton.LeftButton)
        self.sees("staffPinScreen")
        QTest.mouseRelease(mark, Qt.MouseButton.LeftButton)
        self.taps[self.task] = self.taps.get(self.task, 0) + 1
        self.types(typed).touches("staffSubmitButton").sees("staffDeskScreen")
        return self

    def touches_row(self, name: str, words: str) -> "Staff":
        """Touch the row that holds these words, once it is there."""
        self.waits_until(lambda: self._row_of(name, words) is not None, f"{words} stands in {name}")
        table, row = self._table(name), self._row_of(name, words)
        assert row is not None
        place = table.visualItemRect(table.item(row, 0)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        self.taps[self.task] += 1
        return self

    def prints(self, name: str) -> "Staff":
        """Touch what prints, and wait until the printer's queue has it."""
        self.touches(name)
        self.waits_until(lambda: paper_of(self._desk.visit.state) not in UNTAKEN, "the queue has it")
        return self

    def _table(self, name: str) -> QTableWidget:
        return self._desk.shell.findChild(QTableWidget, name)

    def _row_of(self, name: str, words: str) -> int | None:
        table = self._table(name)
        if table is None or not table.isVisible():
            return None
        found = table.findItems(words, Qt.MatchFlag.MatchContains)
        return found[0].row() if found else None


@pytest.fixture
def hotel(qtbot: QtBot, words: Words, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hotel]:
    """A hotel that expects one guest, and has a list of arrivals with another one to import."""
    monkeypatch.setattr(frame, "STAFF_PRESS_MS", 30)
    made = Hotel(qtbot, words, tmp_path / "state", [GUEST])
    folder = made.state / "imports"
    folder.mkdir(mode=0o700)
    today = today_of(made.config)
    row = ("NEW4711", "Weber", "Klara", today.isoformat(), (today + timedelta(days=1)).isoformat(), "1")
    (folder / "today.csv").write_text(f"{','.join(REQUIRED)}\n{','.join(row)}\n", encoding="utf-8")
    made.ports()  # what the stores import is there before anybody waits for it
    yield made
    made.ended()


def test_the_five_tasks_of_a_shift_take_no_more_touches_than_counted(qtbot: QtBot, hotel: Hotel) -> None:
    desk = hotel.started()
    guest, staff = Guest(qtbot, desk), Staff(qtbot, desk)
    guest.touches("startButton", "noticeContinueButton", "chooseFaceButton", "consentAgreeButton")
    guest.sees("documentScreen").scans(*GUEST.lines).sees("faceScreen").stands_before_the_camera().holds_still()
    guest.sees("confirmScreen").touches("confirmButton").sees("arrivedScreen")
    guest.touches("finishButton").sees("welcomeScreen")

    staff.does("import").signs_in(MANAGER).touches("officeButton").sees("officeScreen")
    staff.touches_row("officeTable", "today").touches("officeTask_import_arrivals").sees("questionScreen")
    staff.touches("questionChoice_0").sees("officeScreen")
    staff.waits_until(lambda: "imported" in staff.reads(), "it is said that the list is imported")
    staff.touches("officeCloseButton").sees("staffDeskScreen").touches("staffLeaveButton").sees("welcomeScreen")

    guest.touches("startButton", "noticeContinueButton", "choosePassportButton", "helpButton", "closeHelpButton")
    staff.does("help").signs_in(DESK).touches("reason_guest_asked_for_help", "staffConfirmButton").sees(
        "documentScreen"
    )
    staff.does("end").signs_in(DESK).touches("reason_kiosk_stuck", "staffConfirmButton").sees("welcomeScreen")

    staff.does("print").signs_in(DESK).touches("consoleButton").sees("consoleScreen")
    staff.touches_row("consoleTable", GUEST.surname).touches_row("consoleTable", "consent to face")
    staff.prints("consoleAct_print_receipt")

    staff.does("withdraw").touches("consoleAct_withdraw_consent").sees("withdrawScreen")
    staff.touches("withdraw_asked_here")
    staff.prints("printReceiptButton").touches("finishButton").sees("staffDeskScreen")

    staff.does("report").touches("consoleButton").sees("consoleScreen").touches("consoleTab_report")
    staff.touches("consoleFilterButton").sees("consoleScreen")
    staff.prints("consoleAct_write_report").touches("consoleCloseButton").sees("staffDeskScreen").touches(
        "staffLeaveButton"
    ).sees("welcomeScreen")

    assert {task: taps for task, taps in staff.taps.items() if taps > TAPS_MAX[task]} == {}
    stores = open_stores(hotel.config, hotel.state)
    assert {each.ref for each in stores.bookings.list_arrivals(today_of(hotel.config))} == {GUEST.code, "NEW4711"}
    assert Decision.WITHDRAWN in {each.draft.decision for each in stores.receipts.latest()}
