"""The office's shelves: rows, heads, filters, tasks, what is told; by touch and by keys."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.desk_table import Coded
from app.domain.office import OfficeQuery, OfficeRow, Sheet, Shelf, Task, TaskFault, Told
from app.domain.problems import Problem
from app.flow import events as ev
from app.flow.pages import OfficePage
from app.i18n import Words
from app.ui.screen import Screen
from app.ui.screens.office import OfficeScreen
from app.ui.shell import Shell
from app.ui.widgets.big_button import BigButton
from app.ui.widgets.rows_table import RowsTable
from tests.ui.pages import every_page
from tests.ui.screens.fits import is_shown, misfits, said_by, text_of, touch

QUERY = OfficeQuery(Shelf.STAFF)
ROWS = (
    OfficeRow("07", "active", ("07", "Lin", Coded("role.desk"), Coded("staff.active"))),
    OfficeRow("08", "disabled", ("08", "Wei", Coded("role.manager"), Coded("staff.disabled"))),
)
SHEET = Sheet(QUERY, ("number", "name", "role", "state"), ROWS, 22, ("active", "disabled"))
OFFICE_PAGES = {name: body for name, (body, _) in every_page().items() if isinstance(body, OfficePage)}


def a_page(sheet: Sheet | None = SHEET, **fields: object) -> OfficePage:
    """Mina's office at a sheet."""
    return OfficePage("Mina", tuple(Shelf), sheet.query if sheet else QUERY, sheet, **fields)  # type: ignore[arg-type]


def cells(screen: Screen) -> list[list[str]]:
    """What stands in the table, without the marks that keep directions apart."""
    table = screen.findChild(RowsTable)
    return [
        [table.item(r, c).text().strip("\u2068\u2069") for c in range(table.columnCount())]
        for r in range(table.rowCount())
    ]


def test_rows_and_what_is_told_stand_in_the_language_of_the_screen(shown: Callable[..., Screen], words: Words) -> None:
    screen = shown(OfficeScreen(words), a_page(), language="zh-CN")

    assert cells(screen) == [["07", "Lin", "前台", "可登录"], ["08", "Wei", "经理", "已停用"]]


def test_the_shelf_that_is_shown_is_marked_and_showing_it_says_nothing(
    shown: Callable[..., Screen], words: Words
) -> None:
    screen = OfficeScreen(words)
    said = said_by(screen)

    shown(screen, a_page())

    marked = [each.objectName() for each in screen.findChildren(BigButton) if each.isChecked()]
    assert (marked, said) == (["officeShelf_staff"], [])


def test_every_kind_of_cell_is_told_in_words(shown: Callable[..., Screen], words: Words) -> None:
    row = (date(2026, 11, 29), datetime(2026, 11, 29, 9, 5, tzinfo=UTC), Coded("lock.not_offered"), 7, "")
    sheet = Sheet(QUERY, ("version", "state", "do", "value", "range"), (OfficeRow("1", "", row),), 1)

    screen = shown(OfficeScreen(words), a_page(sheet))

    assert cells(screen) == [["29 November 2026", "2026-11-29 09:05Z", "the hotel does not offer it", "7", ""]]


@pytest.mark.parametrize(
    ("language", "cells_told"),
    [
        (
            "en",
            ["Mainland China", "authority, guests", "A prominent sign must warn of the camera.", "X Art. 1, 2"],
        ),
        ("zh-CN", ["中国大陆", "主管机关、客人", "必须有显著标识提示摄像头。", "X Art. 1、2"]),
        ("ar", ["بر الصين الرئيسي", "السلطة، النزلاء", "يجب أن تنبّه لافتة ظاهرة إلى الكاميرا.", "X Art. 1، 2"]),
    ],
)
def test_what_a_law_says_and_several_things_in_a_cell_are_told_in_the_language_of_the_screen(
    shown: Callable[..., Screen], words: Words, language: str, cells_told: list[str]
) -> None:
    told_to = (Coded("value.authority"), Coded("value.guests"))
    row = (Coded("profile.place.CN"), told_to, Coded("profile.why.sign_warns"), ("X Art. 1", "2"))
    sheet = Sheet(QUERY, ("place", "value", "why", "source"), (OfficeRow("CN", "", row),), 1)

    screen = shown(OfficeScreen(words), a_page(sheet), language=language)

    plain = [re.sub("[\u200b\u2066-\u2069]", "", cell) for cell in cells(screen)[0]]
    assert plain == cells_told


def test_a_row_is_chosen_by_touch_and_by_enter(shown: Callable[..., Screen], words: Words, qtbot: QtBot) -> None:
    screen = shown(OfficeScreen(words), a_page())
    said = said_by(screen)
    table = screen.findChild(RowsTable)

    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualItemRect(table.item(1, 0)).center())
    table.setCurrentCell(0, 0)
    qtbot.keyClick(table, Qt.Key.Key_Return)

    assert said == [ev.RowChosen("08"), ev.RowChosen("07")]


def test_heads_shelves_filter_and_pages_say_themselves(shown: Callable[..., Screen], words: Words) -> None:
    screen = shown(OfficeScreen(words), a_page())
    said = said_by(screen)

    screen.findChild(RowsTable).horizontalHeader().sectionClicked.emit(1)
    for name in ("officeShelf_rules", "officeFilterButton", "officeAfterButton", "officeCloseButton"):
        touch(screen, name)

    assert said == [
        ev.DeskSorted("name"),
        ev.ShelfChosen(Shelf.RULES),
        ev.DeskFiltered(),
        ev.PageTurned(1),
        ev.StaffLeft(),
    ]
    touch(screen, "officeSortButton")
    assert said[-1] == ev.DeskSorted("number")
    shown(screen, a_page(Sheet(OfficeQuery(Shelf.STAFF, sort="state"), SHEET.columns, ROWS, 2)))
    touch(screen, "officeSortButton")
    assert said[-1] == ev.DeskSorted("number")
    shown(screen, a_page(Sheet(OfficeQuery(Shelf.STAFF, page=2), SHEET.columns, ROWS, 22)))
    touch(screen, "officeBeforeButton")
    assert said[-1] == ev.PageTurned(-1)


@pytest.mark.parametrize("task", Task)
def test_each_task_says_itself_where_it_may_be_begun(shown: Callable[..., Screen], words: Words, task: Task) -> None:
    screen = shown(OfficeScreen(words), a_page(tasks=(task,)))
    said = said_by(screen)

    touch(screen, f"officeTask_{task.value}")

    assert said == [ev.TaskChosen(task)]
    assert [each for each in Task if is_shown(screen, f"officeTask_{each.value}")] == [task]


def test_what_was_done_and_what_was_not_is_told(shown: Callable[..., Screen], words: Words) -> None:
    screen = shown(OfficeScreen(words), a_page(done=Task.ADD_STAFF))
    assert text_of(screen, "officeDoneLabel") == words.text("en", "desk.office.done.add_staff")

    shown(screen, a_page(fault=TaskFault.ONESELF))
    assert text_of(screen, "officeFaultLabel") == words.text("en", "desk.office.fault.oneself")
    assert not is_shown(screen, "officeDoneLabel")
    shown(screen, a_page(None, problem=Problem.STORE_UNAVAILABLE))
    assert text_of(screen, "officeFaultLabel") == words.text("en", "desk.office.not_done")


def test_sentences_and_warnings_stand_above_the_rows(shown: Callable[..., Screen], words: Words) -> None:
    told = (
        Told("gates_locked", {"number": 3}, is_caution=True),
        Told("rule_now", {"rule": Coded("rule.idle_s"), "value": "120"}),
    )
    screen = shown(OfficeScreen(words), a_page(Sheet(QUERY, told=told)))

    assert text_of(screen, "officeCautionLabel") == "The face way is locked. Reasons: 3."
    assert "120" in text_of(screen, "officeTold_0")
    assert not is_shown(screen, "officeTable")


def test_an_empty_shelf_says_so_and_languages_are_filtered_by_their_own_names(
    shown: Callable[..., Screen], words: Words
) -> None:
    screen = shown(OfficeScreen(words), a_page(Sheet(QUERY, SHEET.columns)))
    assert text_of(screen, "officeCount") == words.text("en", "desk.office.nothing")

    query = OfficeQuery(Shelf.NOTICES, "2.0", only="zh-CN")
    shown(screen, a_page(Sheet(query, SHEET.columns, ROWS, 2, ("en", "zh-CN"))))
    assert text_of(screen, "officeFilterButton") == words.language_name("zh-CN")


@pytest.mark.parametrize("name", OFFICE_PAGES)
def test_every_page_of_the_office_fits_every_glass(shell: Shell, name: str) -> None:
    assert misfits(shell, OFFICE_PAGES[name]) == []
