"""Every act at the desk's console by keys alone: look, search, sort, filter, turn pages, open, act, go back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableWidget
from pytestqt.qtbot import QtBot

from app.domain.desk_table import Coded, DeskQuery, DeskRow, Tab
from app.domain.help import HelpEnd
from app.domain.permissions import Act
from app.domain.retention import EraseReason
from app.domain.staff import Role
from app.flow.states import Console, EraseSigning, StaffDesk, Withdrawable
from tests.builders import a_draft, a_member
from tests.guest import Desk
from tests.journeys.test_keys_only import untouched as untouched  # noqa: PLC0414 - the same watch
from tests.journeys.test_staff_override import sign_in
from tests.keys import KeysOnly

pytestmark = pytest.mark.usefixtures("untouched")
MANY = tuple(DeskRow(f"HB{n}", (f"Guest {n}", f"HB{n}", "", "0/1", Coded("stage.expected"))) for n in range(12))


@pytest.fixture
def staff(qtbot: QtBot, desk: Desk) -> KeysOnly:
    """Lin at the open console, with a keyboard and no touch."""
    desk.desk.rows = MANY
    staff = KeysOnly(qtbot, desk)
    sign_in(desk, staff)
    staff.touches("consoleButton").sees("consoleScreen")
    return staff


def state_of(desk: Desk) -> Console:
    """The console as it now is."""
    state = desk.visit.state
    assert isinstance(state, Console)
    return state


def reads(desk: Desk, staff: KeysOnly, query: DeskQuery) -> None:
    """Wait until exactly these rows are shown."""
    staff.waits_until(lambda: state_of(desk).table is not None and state_of(desk).table.query == query, str(query))  # type: ignore[union-attr]


def opens_row(desk: Desk, staff: KeysOnly, row: int) -> None:
    """Go to the table, down to a row, and enter it."""
    table = desk.shell.findChild(QTableWidget, "consoleTable")
    assert table is not None
    while staff.focused is not table:
        staff.sends(Qt.Key.Key_Right)
    while table.currentRow() < row:
        staff.sends(Qt.Key.Key_Down)
    staff.sends(Qt.Key.Key_Return)


def test_arrivals_are_searched_sorted_filtered_and_turned(desk: Desk, staff: KeysOnly) -> None:
    reads(desk, staff, DeskQuery(Tab.ARRIVALS))
    staff.touches("consoleSortButton")
    reads(desk, staff, DeskQuery(Tab.ARRIVALS, sort="guest", is_descending=True))
    staff.touches("consoleSortButton")
    reads(desk, staff, DeskQuery(Tab.ARRIVALS, sort="ref"))
    staff.touches("consoleAfterButton")
    reads(desk, staff, DeskQuery(Tab.ARRIVALS, sort="ref", page=1))
    staff.touches("consoleBeforeButton", "consoleFilterButton")
    reads(desk, staff, DeskQuery(Tab.ARRIVALS, sort="ref", only="expected"))

    while staff.focused is None or staff.focused.objectName() != "consoleSearchField":
        staff.sends(Qt.Key.Key_Right)
    handle = desk.shell.windowHandle()
    assert handle is not None
    for letter in "LI":
        QTest.keyClick(handle, letter)
    reads(desk, staff, DeskQuery(Tab.ARRIVALS, search="LI", sort="ref", only="expected"))


def test_a_receipt_is_opened_printed_saved_and_left_by_escape(desk: Desk, staff: KeysOnly) -> None:
    receipt = desk.receipts.save(a_draft())
    desk.desk.rows = (DeskRow(receipt.code, (receipt.code, 1, Coded("decision.given"), "en")),)
    staff.touches("consoleTab_receipts")
    reads(desk, staff, DeskQuery(Tab.RECEIPTS))

    opens_row(desk, staff, 0)
    staff.touches("consoleAct_print_receipt", "consoleAct_export_receipt")
    staff.waits_until(lambda: bool(desk.printer.sent and state_of(desk).files), "it is printed and saved")
    assert [act for act, *_ in desk.audit.acts] == [Act.FIND_RECEIPT, Act.PRINT_RECEIPT, Act.EXPORT_RECEIPT]
    staff.sends(Qt.Key.Key_Escape)
    assert state_of(desk).receipt is None
    staff.sends(Qt.Key.Key_Escape)
    assert isinstance(desk.visit.state, StaffDesk)


def test_a_consent_is_withdrawn_and_a_guest_erased(desk: Desk, staff: KeysOnly) -> None:
    receipt = desk.receipts.save(a_draft())
    desk.staff.members["08482913"] = a_member(number="08", role=Role.MANAGER)
    desk.desk.rows = (DeskRow(receipt.code, (receipt.code, 1, Coded("decision.given"), "en")),)
    staff.touches("consoleTab_receipts")
    reads(desk, staff, DeskQuery(Tab.RECEIPTS))
    opens_row(desk, staff, 0)

    staff.touches("consoleAct_erase_record", "consoleErase_asked").sees("staffPinScreen")
    assert isinstance(desk.visit.state, EraseSigning)
    staff.types("08482913").touches("staffSubmitButton").sees("consoleScreen")
    assert desk.personal.erased == [(receipt.code, EraseReason.ASKED, ("07", "08"))]
    staff.touches("consoleAct_withdraw_consent").sees("withdrawScreen")
    assert isinstance(desk.visit.state, Withdrawable)


def test_a_call_is_answered_from_its_row(desk: Desk, staff: KeysOnly) -> None:
    desk.desk.rows = (DeskRow("9", (9, 1, Coded("place.choice"))),)
    staff.touches("consoleTab_help")
    reads(desk, staff, DeskQuery(Tab.HELP))

    opens_row(desk, staff, 0)
    staff.waits_until(lambda: bool(desk.audit.help_ends), "the call is answered")

    assert desk.audit.help_ends == [(9, HelpEnd.ANSWERED, "07")]


def test_devices_are_walked_line_by_line_and_looked_at_again(desk: Desk, staff: KeysOnly) -> None:
    staff.touches("consoleTab_devices")
    staff.waits_until(lambda: state_of(desk).devices is not None, "the devices are seen")
    opens_row(desk, staff, 1)
    assert state_of(desk).query == DeskQuery(Tab.DEVICES)

    staff.touches("consoleAgainButton")
    staff.waits_until(lambda: desk.devices.looks == 2, "they are looked at again")


def test_a_report_is_read_changed_and_printed(desk: Desk, staff: KeysOnly) -> None:
    staff.touches("consoleTab_report")
    staff.waits_until(lambda: state_of(desk).report is not None, "the report is read")
    staff.touches("consoleFilterButton", "consoleAct_write_report")
    staff.waits_until(lambda: bool(desk.printer.sent), "it is printed")

    assert desk.printer.sent == [b"%PDF-fake closing 2026-11-23 07"]
    staff.touches("consoleCloseButton").sees("staffDeskScreen")
