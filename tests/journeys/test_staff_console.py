"""Staff look at the desk's tables while nobody is there, and a guest who called reads that somebody comes."""

from app.domain.desk_table import Coded, DeskRow
from app.domain.help import HelpEnd
from app.domain.permissions import Act
from app.domain.retention import EraseReason
from app.domain.staff import Role
from app.flow import events as ev
from app.flow.pages import ConsolePage
from app.flow.states import Console, Welcome
from tests.builders import a_draft, a_member
from tests.guest import Desk, Guest
from tests.journeys.test_staff_override import sign_in


def test_staff_open_the_tables_turn_to_receipts_and_go(desk: Desk, guest: Guest) -> None:
    desk.desk.rows = (DeskRow("K7", ("K7", 1, Coded("decision.given"), "en")),)
    sign_in(desk, guest)

    guest.touches("consoleButton").sees("consoleScreen").touches("consoleTab_receipts")
    guest.waits_until(lambda: _rows(desk) == 1, "the receipts are read")
    guest.touches("consoleCloseButton").sees("staffDeskScreen").touches("staffLeaveButton").sees("welcomeScreen")

    assert isinstance(desk.visit.state, Welcome)


def test_staff_save_and_erase_from_a_receipt_and_a_manager_signs(desk: Desk, guest: Guest) -> None:
    receipt = desk.receipts.save(a_draft())
    desk.staff.members["08482913"] = a_member(number="08", role=Role.MANAGER)
    sign_in(desk, guest)
    guest.touches("consoleButton", "consoleTab_receipts").sees_page(ConsolePage)
    desk.conductor.take(ev.RowChosen(receipt.code))

    guest.touches("consoleAct_export_receipt")
    guest.waits_until(lambda: f"receipt-{receipt.code}.pdf" in guest.reads(), "the files are named")
    guest.touches("consoleAct_erase_record", "consoleErase_asked").sees("staffPinScreen")
    guest.types("07482913").touches("staffSubmitButton")
    guest.waits_until(lambda: "may not sign" in guest.reads(), "one person cannot sign twice")
    assert desk.personal.erased == []
    guest.types("08482913").touches("staffSubmitButton").sees("consoleScreen")

    assert desk.personal.erased == [(receipt.code, EraseReason.ASKED, ("07", "08"))]
    assert [act for act, *_ in desk.audit.acts] == [Act.FIND_RECEIPT, Act.EXPORT_RECEIPT]


def test_tables_left_alone_are_closed(desk: Desk, guest: Guest) -> None:
    sign_in(desk, guest)
    guest.touches("consoleButton").sees_page(ConsolePage)

    guest.waits(desk.rules.staff_s + desk.rules.warning_s).sees("welcomeScreen")


def test_a_guest_who_called_is_in_the_queue_until_staff_sign_in_at_the_screen(desk: Desk, guest: Guest) -> None:
    guest.touches("startButton", "noticeContinueButton").sees("choiceScreen").touches("helpButton")
    guest.waits_until(lambda: "number 1" in guest.reads(), "the place in the queue is told")
    guest.touches("closeHelpButton")

    sign_in(desk, guest)
    guest.waits_until(lambda: bool(desk.audit.help_ends), "the call is answered")

    assert desk.audit.help_ends == [(1, HelpEnd.ANSWERED, "07")]
    guest.touches("staffLeaveButton").sees("choiceScreen")
    desk.conductor.take(ev.TimeRanOut())
    guest.sees("welcomeScreen")
    assert len(desk.audit.help_ends) == 1


def _rows(desk: Desk) -> int:
    """How many rows of receipts are read."""
    state = desk.visit.state
    is_read = isinstance(state, Console) and state.table and state.table.query.tab.value == "receipts"
    return len(state.table.rows) if is_read and isinstance(state, Console) and state.table else 0
