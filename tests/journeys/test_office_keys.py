"""A manager's day in the office by keys alone, on the real stores: each key that leads somewhere shows where."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import open_stores, today_of
from app.domain.office import Shelf
from app.domain.staff import Role, StaffMember
from app.flow import events as ev
from app.flow.states import Office
from app.i18n import Words
from app.ui import keys
from tests.guest import Desk
from tests.journeys.hotel import MANAGER, Hotel
from tests.journeys.test_keys_only import untouched as untouched  # noqa: PLC0414 - the same watch
from tests.keys import KeysOnly

pytestmark = pytest.mark.usefixtures("untouched")
HEAD = "confirmation,surname,given_names,arrival,departure,guests\n"


class Watched(KeysOnly):
    """Looks after every key whether it shows where the keys are: the ring around a control, or the row in a table."""

    def __init__(self, qtbot: QtBot, desk: Desk) -> None:
        super().__init__(qtbot, desk)
        self._ring = desk.shell.findChild(QWidget, "focusRing")
        self.seen = set[str]()

    def sends(self, key: Qt.Key) -> None:
        """Send one key, and look."""
        super().sends(key)
        control = self.focused
        if control is None or not control.isVisible():
            return
        place = QRect(control.mapTo(self._window, QPoint(0, 0)), control.size())
        assert self._ring is not None
        assert self._ring.isVisible(), f"no ring is around {control.objectName()}"
        assert self._ring.geometry().contains(place), f"the ring is not around {control.objectName()}"
        assert self._window.rect().contains(place), f"{control.objectName()} is not wholly on the glass"
        self.seen.add(control.objectName())

    def opens_row(self, row: int) -> None:
        """Go to the table and down to a row that is marked and in sight, and enter it."""
        table = self._window.findChild(QTableWidget, "officeTable")
        assert table is not None
        self.waits_until(lambda: table.isVisible() and table.rowCount() > row, f"there is a row {row}")
        self._go_to("officeTable")
        while table.currentRow() < row:
            self.sends(Qt.Key.Key_Down)
            box = table.visualItemRect(table.item(table.currentRow(), 0))
            assert table.viewport().rect().contains(box.center()), f"row {table.currentRow()} is out of sight"
            assert [index.row() for index in table.selectionModel().selectedRows()] == [table.currentRow()]
        self.sends(Qt.Key.Key_Return)

    def answers(self, *touched: str, typed: str = "") -> None:
        """Answer one question: choose, or type on the keypad and send."""
        self.sees("questionScreen")
        self.types(typed).touches(*touched or ("questionSubmitButton",))

    def reads(self, shelf: Shelf, *, is_one: bool = False) -> None:
        """Wait until a shelf, or one thing on it, is read."""

        def is_read() -> bool:
            state = self._desk.visit.state
            sheet = state.sheet if isinstance(state, Office) else None
            return sheet is not None and sheet.query.shelf is shelf and bool(sheet.query.subject) is is_one

        self.waits_until(is_read, f"{shelf.value} is read")

    def opens(self, shelf: Shelf, row: int | None = None) -> None:
        """Turn to a shelf, and to one thing on it."""
        self.touches(f"officeShelf_{shelf.value}").sees("officeScreen")
        self.reads(shelf)
        if row is not None:
            self.opens_row(row)
            self.reads(shelf, is_one=True)

    def signs_in(self) -> None:
        """Hold the key of staff, type number and PIN, and open the office."""
        handle = self._window.windowHandle()
        assert handle is not None
        QTest.keyPress(handle, keys.STAFF)
        self.sees("staffPinScreen")
        QTest.keyRelease(handle, keys.STAFF)
        self.types(MANAGER).touches("staffSubmitButton").sees("staffDeskScreen")
        self.touches("officeButton").sees("officeScreen")

    def leaves(self) -> None:
        """Go back by Escape, and give the glass back to guests."""
        self.sends(Qt.Key.Key_Escape)
        self.sees("staffDeskScreen").touches("staffLeaveButton").sees("welcomeScreen")


@pytest.fixture
def hotel(qtbot: QtBot, words: Words, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hotel]:
    """A hotel with a list of arrivals in its folder."""
    monkeypatch.setattr(keys, "STAFF_PRESS_MS", 50)
    found = Hotel(qtbot, words, tmp_path / "state", [])
    folder = found.state / "imports"
    folder.mkdir()
    today = today_of(found.config)
    (folder / "today.csv").write_text(f"{HEAD}HV1001,Li,Wei,{today},{today + timedelta(days=1)},1\n", "utf-8")
    yield found
    found.ended()


@pytest.mark.parametrize(("width_px", "height_px", "larger"), [(1080, 1920, 0), (1920, 1080, 2)])
def test_every_shelf_an_import_a_rule_and_a_member_of_staff_by_keys(
    hotel: Hotel, qtbot: QtBot, width_px: int, height_px: int, larger: int
) -> None:
    desk, stores = hotel.started(), open_stores(hotel.config, hotel.state)
    desk.shell.resize(width_px, height_px)
    for _ in range(larger):
        desk.conductor.take(ev.TextSizeTouched())
    staff = Watched(qtbot, desk)
    staff.signs_in()
    for shelf in Shelf:
        staff.opens(shelf)

    staff.opens(Shelf.ARRIVALS, row=0)
    assert stores.bookings.list_arrivals(today_of(hotel.config)) == []
    staff.touches("officeTask_import_arrivals")
    staff.answers("questionChoice_0")
    staff.reads(Shelf.ARRIVALS)
    assert [each.ref for each in stores.bookings.list_arrivals(today_of(hotel.config))] == ["HV1001"]

    staff.opens(Shelf.RULES, row=2)
    staff.touches("officeTask_change_rule")
    staff.answers(typed="35")
    staff.answers("questionChoice_0")
    staff.reads(Shelf.RULES)
    assert list(stores.rules.now().values()) == ["35"]
    staff.opens(Shelf.RULES, row=2)
    staff.touches("officeTask_reset_rule")
    staff.answers("questionChoice_0")
    staff.reads(Shelf.RULES)
    assert stores.rules.now() == {}

    staff.opens(Shelf.STAFF)
    staff.touches("officeTask_add_staff")
    staff.answers("questionChoice_0")
    for typed in ("21", "OLGA", "730164"):
        staff.answers(typed=typed)
    staff.reads(Shelf.STAFF)
    member = stores.staff.check_pin("21730164")
    assert isinstance(member, StaffMember)
    assert (member.name, member.role) == ("Olga", Role.DESK)

    staff.leaves()
    assert {"officeTable", "officeCloseButton", "questionLeaveButton", "helpButton"} <= staff.seen
