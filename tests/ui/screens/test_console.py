"""The desk's tables: rows, heads, pages and one receipt, by touch and by keys."""

from collections.abc import Callable
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableWidget
from pytestqt.qtbot import QtBot

from app.domain.codes import spaced
from app.domain.desk_table import COUNT_MAX, Coded, Days, DeskQuery, DeskRow, DeskTable, Tab
from app.domain.device import Device, DeviceState
from app.domain.permissions import Act
from app.domain.printing import PrintStage, PrintState
from app.domain.problems import Problem
from app.domain.retention import EraseReason, Erasure
from app.flow import events as ev
from app.flow.pages import ConsolePage
from app.i18n import Words
from app.ui.screen import Screen
from app.ui.screens.console import ACTS, ConsoleScreen
from app.ui.shell import Shell
from app.ui.widgets.big_button import BigButton
from tests.builders import NOW, TODAY, TOMORROW, a_receipt
from tests.receipts.days import FULL as FULL_DAY
from tests.ui.screens.fits import is_shown, misfits, said_by, text_of, touch

OF_RECEIPTS = tuple(act for act in ACTS if act is not Act.WRITE_REPORT)
ROWS = tuple(
    DeskRow(f"HB{n}", (f"Guest {n}", f"HB{n}", Days(TODAY, TOMORROW), "0/2", Coded("stage.expected")))
    for n in range(10)
)
ARRIVALS = DeskTable(DeskQuery(Tab.ARRIVALS), ROWS, 42)
RECEIPTS = DeskTable(
    DeskQuery(Tab.RECEIPTS), (DeskRow("K7", ("K7", NOW, Coded("decision.given"), "en")),), COUNT_MAX + 1
)
PRINTED = PrintState(PrintStage.PRINTED, is_over=True)
REPORT = DeskTable(DeskQuery(Tab.REPORT))
DEVICES = DeskTable(DeskQuery(Tab.DEVICES))
FOUND = (
    DeviceState(Device.DISK, "short", {"free_mb": 120, "room_mb": 500}),
    DeviceState(Device.BACKUP, "old", {"at": NOW}),
    DeviceState(Device.PRINTER, "works"),
)
HELP = DeskTable(DeskQuery(Tab.HELP), (DeskRow("9", (9, NOW, Coded("place.choice"))),), 1)


def a_console(table: DeskTable | None = ARRIVALS, tab: Tab = Tab.ARRIVALS, **fields: object) -> ConsolePage:
    """Lin's console at a table; what may be done is offered, unless it is said otherwise."""
    fields.setdefault("offered", fields.get("acts", ()))
    return ConsolePage("Lin", tuple(Tab), table.query if table else DeskQuery(tab), table, **fields)  # type: ignore[arg-type]


def cells(screen: Screen) -> list[list[str]]:
    """What stands in the table."""
    table = screen.findChild(QTableWidget)
    return [[table.item(r, c).text() for c in range(table.columnCount())] for r in range(table.rowCount())]


def places_of(screen: Screen) -> dict[str, tuple[int, int]]:
    """Where every button is, by its name."""
    buttons = [each for each in screen.findChildren(BigButton) if each.isVisible()]
    return {each.objectName(): each.mapTo(screen, each.rect().topLeft()).toTuple() for each in buttons}


@pytest.mark.parametrize("table", [ARRIVALS, RECEIPTS])
def test_no_key_moves_when_fewer_rows_are_left_than_a_page(
    shown: Callable[..., Screen], words: Words, table: DeskTable
) -> None:
    screen = shown(ConsoleScreen(words), a_console(table))
    places = places_of(screen)

    shown(screen, a_console(DeskTable(replace(table.query, search="M"), table.rows[:1], 1)))
    assert places_of(screen) == places
    shown(screen, a_console(DeskTable(replace(table.query, search="MX"))))
    assert places_of(screen) == places
    assert not screen.findChild(BigButton, "consoleAfterButton").isEnabled()


@pytest.mark.parametrize(("table", "order"), [(ARRIVALS, "Guest, upwards"), (RECEIPTS, "Time, downwards")])
def test_below_a_table_stands_its_true_order_and_what_a_touch_does(
    shown: Callable[..., Screen], words: Words, table: DeskTable, order: str
) -> None:
    screen = shown(ConsoleScreen(words), a_console(table))

    told = text_of(screen, "consoleCount")
    assert f"Sorted by {order}. " in told
    assert told.endswith(words.text("en", f"desk.touch.{table.query.tab.value}"))


@pytest.mark.parametrize(
    ("table", "first"),
    [
        (ARRIVALS, ["\u2068Guest 0\u2069", "\u2068HB0\u2069", "11-23, 11-24", "\u20680/2\u2069", "expected"]),
        (RECEIPTS, ["\u2068K7\u2069", "2026-11-23 14:05", "consent to face", "\u2068en\u2069"]),
        (HELP, ["9", "2026-11-23 14:05", "choosing"]),
    ],
)
def test_every_kind_of_cell_is_told_in_words(
    shown: Callable[..., Screen], words: Words, table: DeskTable, first: list[str]
) -> None:
    screen = shown(ConsoleScreen(words), a_console(table))

    found = cells(screen)[0]
    assert [text.strip("\u2066\u2068\u2069") for text in found][:2] == [text.strip("\u2068\u2069") for text in first][
        :2
    ]
    assert len(found) == len(first)


def test_a_row_is_chosen_by_touch_and_by_enter(shown: Callable[..., Screen], words: Words, qtbot: QtBot) -> None:
    screen = shown(ConsoleScreen(words), a_console())
    said = said_by(screen)
    table = screen.findChild(QTableWidget)

    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualItemRect(table.item(1, 0)).center())
    table.setCurrentCell(0, 0)
    qtbot.keyClick(table, Qt.Key.Key_Return)

    assert said == [ev.RowChosen("HB1"), ev.RowChosen("HB0")]


def test_heads_sort_where_the_table_can(shown: Callable[..., Screen], words: Words) -> None:
    screen = shown(ConsoleScreen(words), a_console())
    said = said_by(screen)
    header = screen.findChild(QTableWidget).horizontalHeader()

    header.sectionClicked.emit(1)
    header.sectionClicked.emit(2)

    assert said == [ev.DeskSorted("ref")]


def test_whoever_has_no_finger_sorts_by_a_button(shown: Callable[..., Screen], words: Words) -> None:
    screen = shown(ConsoleScreen(words), a_console())
    said = said_by(screen)

    for query in (
        DeskQuery(Tab.ARRIVALS),
        DeskQuery(Tab.ARRIVALS, sort="guest", is_descending=True),
        DeskQuery(Tab.ARRIVALS, sort="stage", is_descending=True),
        DeskQuery(Tab.HELP, is_descending=True),
    ):
        shown(screen, a_console(DeskTable(query, ROWS, 42)))
        touch(screen, "consoleSortButton")

    assert said == [ev.DeskSorted("guest"), ev.DeskSorted("ref"), ev.DeskSorted("guest"), ev.DeskSorted("since")]


def test_tabs_search_filter_and_pages_say_themselves(shown: Callable[..., Screen], words: Words) -> None:
    screen = shown(ConsoleScreen(words), a_console())
    said = said_by(screen)

    touch(screen, "consoleTab_receipts")
    touch(screen, "key_L")
    touch(screen, "consoleFilterButton")
    touch(screen, "consoleAfterButton")
    touch(screen, "consoleCloseButton")

    assert said == [
        ev.TabChosen(Tab.RECEIPTS),
        ev.DeskSearched("L"),
        ev.DeskFiltered(),
        ev.PageTurned(1),
        ev.StaffLeft(),
    ]


def test_how_many_rows_there_are_is_told_as_far_as_it_is_known(shown: Callable[..., Screen], words: Words) -> None:
    screen = shown(ConsoleScreen(words), a_console())
    assert "42 rows. Page 1 of 5" in text_of(screen, "consoleCount")

    shown(screen, a_console(RECEIPTS))
    assert f"More than {COUNT_MAX} rows" in text_of(screen, "consoleCount")
    shown(screen, a_console(None, Tab.HELP))
    assert text_of(screen, "consoleCount") == words.text("en", "desk.looking")
    shown(screen, a_console(None, Tab.HELP, problem=Problem.STORE_UNAVAILABLE))
    assert text_of(screen, "consoleProblemLabel") == words.text("en", "desk.not_read")
    assert not is_shown(screen, "consoleFilterButton")


def test_one_receipt_is_told_in_sentences_without_a_face_or_a_name(shown: Callable[..., Screen], words: Words) -> None:
    receipt = a_receipt()

    screen = shown(ConsoleScreen(words), a_console(RECEIPTS, receipt=receipt, is_withdrawn=True))

    assert not is_shown(screen, "consoleTable")
    told = [text_of(screen, f"consoleDetail_{number}") for number in range(5)]
    assert spaced(receipt.code) in told[0]
    assert words.text("en", "desk.cell.decision.withdrawn") in told[2]


def test_what_may_be_done_with_a_receipt_says_itself_and_what_came_of_it_is_told(
    shown: Callable[..., Screen], words: Words
) -> None:
    screen = shown(ConsoleScreen(words), a_console(RECEIPTS, receipt=a_receipt(), acts=OF_RECEIPTS))
    said = said_by(screen)
    for act in OF_RECEIPTS:
        touch(screen, f"consoleAct_{act.value}")
    assert said == [ev.PrintAsked(), ev.ExportAsked(), ev.StaffWithdrawAsked(), ev.EraseAsked()]
    places = places_of(screen)

    shown(
        screen,
        a_console(
            RECEIPTS,
            receipt=a_receipt(),
            offered=OF_RECEIPTS,
            paper=PrintState(PrintStage.PRINTED, is_over=True),
            files=("receipt-K7.pdf",),
            problem=Problem.STORE_UNAVAILABLE,
        ),
    )
    assert {act for act in ACTS if is_shown(screen, f"consoleAct_{act.value}")} == set(OF_RECEIPTS)
    assert places_of(screen) == places
    assert not any(screen.findChild(BigButton, f"consoleAct_{act.value}").isEnabled() for act in OF_RECEIPTS)
    assert text_of(screen, "consolePaperLabel") == words.text("en", "print.printed")
    assert "receipt-K7.pdf" in text_of(screen, "consoleFilesLabel")
    assert text_of(screen, "consoleProblemLabel") == words.text("en", "desk.not_done")


def test_devices_say_how_they_are_in_words_and_what_to_do(shown: Callable[..., Screen], words: Words) -> None:
    screen = shown(ConsoleScreen(words), a_console(DEVICES))
    assert text_of(screen, "consoleCount") == words.text("en", "desk.looking")
    said = said_by(screen)

    shown(screen, a_console(DEVICES, devices=FOUND, zone=ZoneInfo("Asia/Shanghai")))
    touch(screen, "consoleAgainButton")

    told = cells(screen)
    assert [row[0] for row in told] == ["Disk\nDoes not work", "Backup\nLook at this", "Printer\nWorks"]
    assert "120" in told[0][1]
    assert "500" in told[0][1]
    assert "22:05" in told[1][1]
    assert len(told[2][1].splitlines()) == 1
    assert said == [ev.PageRefreshed()]
    assert text_of(screen, "consoleCount") == ""
    assert not is_shown(screen, "consoleSearchField")


def test_a_report_is_read_line_by_line_and_printed(shown: Callable[..., Screen], words: Words) -> None:
    screen = shown(ConsoleScreen(words), a_console(REPORT, report=FULL_DAY, acts=(Act.WRITE_REPORT,)))
    said = said_by(screen)
    touch(screen, "consoleAct_write_report")
    touch(screen, "consoleFilterButton")

    told = dict(cells(screen))
    assert said == [ev.PrintAsked(), ev.DeskFiltered()]
    assert (told["Bookings"], told["Longest wait, minutes"], told["Printer"]) == ("42", "10:10", "Works")
    assert told["Help calls"] == ""
    assert text_of(screen, "consoleFilterButton") == words.text("en", "report.title.closing")

    paper = PrintState(PrintStage.PRINTED, is_over=True)
    closing = DeskTable(DeskQuery(Tab.REPORT, only="closing"))
    shown(screen, a_console(closing, report=FULL_DAY, paper=paper, offered=(Act.WRITE_REPORT,)))
    assert text_of(screen, "consolePaperLabel") == words.text("en", "desk.report.printed")
    assert text_of(screen, "consoleFilterButton") == words.text("en", "report.title.opening")
    assert not screen.findChild(BigButton, "consoleAct_write_report").isEnabled()


def test_why_a_guest_is_erased_is_asked_and_what_was_erased_is_told(shown: Callable[..., Screen], words: Words) -> None:
    screen = shown(ConsoleScreen(words), a_console(RECEIPTS, receipt=a_receipt(), reasons=tuple(EraseReason)))
    said = said_by(screen)
    for reason in EraseReason:
        touch(screen, f"consoleErase_{reason.value}")
    assert said == [ev.EraseReasonChosen(reason) for reason in EraseReason]
    assert text_of(screen, "consoleErasedLabel") == words.text("en", "desk.erase.why")

    for guests, is_gone, key in ((1, True, "done"), (0, True, "nothing"), (1, False, "remains")):
        erasure = Erasure(NOW, (), guests=guests, links=0, is_gone=is_gone)
        shown(screen, a_console(RECEIPTS, receipt=a_receipt(), erasure=erasure))
        assert text_of(screen, "consoleErasedLabel") == words.text("en", f"desk.erased.{key}")


@pytest.mark.parametrize(
    "body",
    [
        a_console(),
        a_console(
            RECEIPTS, receipt=a_receipt(), acts=OF_RECEIPTS, files=("receipt-K7MD3QRX4.pdf", "receipt-K7MD3QRX4.json")
        ),
        a_console(HELP),
        a_console(DEVICES, devices=FOUND),
        a_console(
            REPORT, report=FULL_DAY, acts=(Act.WRITE_REPORT,), paper=PrintState(PrintStage.PRINTED, is_over=True)
        ),
        a_console(RECEIPTS, receipt=a_receipt(), reasons=tuple(EraseReason)),
    ],
)
def test_it_fits_every_glass(shell: Shell, body: ConsolePage) -> None:
    assert misfits(shell, body) == []
