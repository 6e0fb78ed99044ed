"""The office on the kiosk: shelves, tables that sort and filter, what is told above them, and tasks to begin."""

from datetime import UTC, date, datetime

from app.domain.desk_table import Coded
from app.domain.office import OfficeCell, Sheet, Shelf, Task, Told
from app.flow import events as ev
from app.flow.pages import OfficePage, Page
from app.i18n import LANGUAGES, Words
from app.ui.screen import Screen, text_label
from app.ui.theme import Look
from app.ui.widgets.big_button import BigButton
from app.ui.widgets.equal_stack import MUCH, EqualStack
from app.ui.widgets.note_row import NoteRow
from app.ui.widgets.rows_table import RowsTable
from app.ui.widgets.shown_name import shown_name
from app.ui.widgets.two_parts import TwoParts

SMALL_TO_RATIO = 1.5
"""Up to this text size all shelves stand beside one another on an upright glass."""

ROW_HIGH_MM, ROW_GAP_MM = 18.0, 2.6
"""The buttons of a tool. Source: rights.md section 6, "Touch target"."""

TOLD = 2
"""How many sentences stand above a table, beside one that warns."""

APART, APART_END = "\u2068", "\u2069"
"""Around what is in no language of the screen, so that it keeps its own direction."""

ICONS = {
    Task.IMPORT_ARRIVALS: "enter",
    Task.KEEP_NOTICE: "notice",
    Task.APPROVE_NOTICE: "check",
    Task.APPROVE_ASSESSMENT: "check",
    Task.CHANGE_RULE: "enter",
    Task.RESET_RULE: "undo",
    Task.ADD_STAFF: "staff",
    Task.CHANGE_ROLE: "person",
    Task.NEW_PIN: "keypad",
    Task.DISABLE_STAFF: "lock",
}


class OfficeScreen(Screen):
    """A tool for managers and privacy officers while nobody is at the kiosk; every control is reached by keys."""

    object_name = "officeScreen"

    def __init__(self, words: Words) -> None:
        super().__init__(words)
        self._page: OfficePage | None = None
        self._parts = TwoParts(fills_words=True)
        self._title = text_label("heading", name="officeTitle")
        self._shelves = {shelf: self._shelf_button(shelf) for shelf in Shelf}
        self._table = RowsTable("officeTable")
        self._table.row_touched.connect(self._choose)
        self._table.head_touched.connect(self._sort)
        self._told = [text_label("small", name=f"officeTold_{number}") for number in range(TOLD)]
        self._caution = NoteRow("officeCautionLabel")
        self._fault = NoteRow("officeFaultLabel")
        self._done = NoteRow("officeDoneLabel")
        self._count = text_label("small", name="officeCount")
        self._before = BigButton("officeBeforeButton", "tool")
        self._before.clicked.connect(lambda: self.say(ev.PageTurned(-1)))
        self._after = BigButton("officeAfterButton", "tool")
        self._after.clicked.connect(lambda: self.say(ev.PageTurned(1)))
        self._filter = BigButton("officeFilterButton", "tool")
        self._filter.clicked.connect(lambda: self.say(ev.DeskFiltered()))
        self._order = BigButton("officeSortButton", "tool")
        self._order.clicked.connect(self._sort_next)
        self._tasks = {task: self._task_button(task) for task in Task}
        self._close = BigButton("officeCloseButton", "tool")
        self._close.clicked.connect(lambda: self.say(ev.StaffLeft()))
        self._choices = EqualStack(*self._shelves.values(), fewest=2, fills_rows=True)
        self._buttons = EqualStack(
            *self._tasks.values(),
            self._before,
            self._after,
            self._filter,
            self._order,
            self._close,
            fewest=2,
            fills_rows=True,
        )
        self._lay_out()

    def show_page(self, page: Page, look: Look) -> None:
        """Show a shelf, or one thing on it."""
        body = page.body
        assert isinstance(body, OfficePage)
        self._page = body
        text, language = self.words.text, look.language
        sheet = body.sheet or Sheet(body.query)
        self._title.setText(text(language, "staff_desk.title", name=shown_name(body.staff_name)))
        for shelf, button in self._shelves.items():
            button.show_words(text(language, f"desk.office.shelf.{shelf.value}"), look)
            button.setVisible(shelf in body.shelves)
            button.mark(is_on=shelf is body.query.shelf)
        self._show_told(body, sheet, look)
        self._show_controls(body, sheet, look)
        is_large = look.text_ratio >= SMALL_TO_RATIO
        self._parts.turn(look, is_turned_about=True, is_column=not is_large)
        is_low = look.controls_top_px > 0
        is_beside = is_low or (is_large and not look.is_portrait)
        (self._parts.controls if is_beside else self._parts.words).insertWidget(0 if is_beside else 1, self._choices)
        columns = 3 if is_large else len(Shelf)
        self._choices.setVisible(not (is_large and body.query.subject))
        self._choices.arrange(look, columns=columns, high_mm=ROW_HIGH_MM, gap_mm=ROW_GAP_MM)
        beside = 2 if is_large or look.is_portrait else len(Shelf)
        self._buttons.arrange(look, columns=beside, high_mm=ROW_HIGH_MM, gap_mm=ROW_GAP_MM)
        heads = [text(language, f"desk.office.column.{column}") for column in sheet.columns]
        rows = [[self._worded(cell, look) for cell in row.cells] for row in sheet.rows]
        name = text(language, f"desk.office.shelf.{body.query.shelf.value}")
        self._table.setVisible(bool(rows))
        self._table.show_rows(look, name=name, heads=heads, rows=rows)

    def _lay_out(self) -> None:
        """Shelves and tables above or at the side, buttons below or beside them."""
        self._parts.fill(self)
        for widget in (self._title, self._choices, self._done, self._fault, self._caution, *self._told):
            self._parts.words.addWidget(widget)
        self._parts.words.addWidget(self._table, 1)
        self._parts.words.addWidget(self._count)
        self._parts.words.addStretch(0)
        self._parts.controls.addStretch(1)
        self._parts.controls.addWidget(self._buttons, MUCH)

    def _show_told(self, body: OfficePage, sheet: Sheet, look: Look) -> None:
        """Say what is to be known of the shelf, what was done, and what was not and why."""
        text, language = self.words.text, look.language
        plain = [each for each in sheet.told if not each.is_caution]
        for number, label in enumerate(self._told):
            label.setText(self._sentence(plain[number], look) if number < len(plain) else "")
            label.setVisible(number < len(plain))
        warnings = [self._sentence(each, look) for each in sheet.told if each.is_caution]
        self._caution.show_note(" ".join(warnings), look, icon="caution", tone="caution")
        done = text(language, f"desk.office.done.{body.done.value}") if body.done else ""
        self._done.show_note(done, look, icon="check", tone="good")
        fault = text(language, f"desk.office.fault.{body.fault.value}") if body.fault else ""
        problem = text(language, "desk.office.not_done") if body.problem else ""
        self._fault.show_note(fault or problem, look, icon="caution", tone="caution")

    def _show_controls(self, body: OfficePage, sheet: Sheet, look: Look) -> None:
        """Name the buttons, show those that mean something, and count the rows."""
        text, language = self.words.text, look.language
        for task, button in self._tasks.items():
            button.show_words(text(language, f"desk.office.task.{task.value}"), look, icon=_icon(ICONS[task], look))
            button.setVisible(task in body.tasks)
        self._before.show_words(text(language, "desk.before"), look, icon=_icon("back", look))
        self._after.show_words(text(language, "desk.after"), look, icon=_icon("next", look))
        for button, is_possible in (
            (self._before, body.query.page > 0),
            (self._after, body.query.page + 1 < sheet.pages),
        ):
            button.setVisible(sheet.pages > 1)
            button.setEnabled(is_possible)
        only = body.query.only if body.query.only in sheet.kinds else ""
        self._filter.show_words(self._filter_words(only, language), look, icon=_icon("search", look))
        self._filter.setVisible(bool(sheet.kinds))
        self._order.show_words(text(language, "desk.sort"), look, icon=_icon("down", look))
        self._order.setVisible(sheet.total > 1)
        leave = "desk.office.back" if body.query.subject else "desk.office.close"
        icon = "undo" if body.query.subject else "back"
        self._close.show_words(text(language, leave), look, icon=_icon(icon, look))
        counted = self.words.plural(language, "desk.count", sheet.total)
        page = text(language, "desk.page", page=body.query.page + 1, pages=sheet.pages)
        self._count.setText(f"{counted} {page}." if sheet.total else text(language, "desk.office.nothing"))
        self._count.setVisible(bool(body.sheet) and (bool(sheet.total) or not sheet.told))

    def _filter_words(self, only: str, language: str) -> str:
        """What the filter shows; the languages of a notice by their own names."""
        if only in LANGUAGES:
            return self.words.language_name(only)
        return self.words.text(language, f"desk.office.only.{only}" if only else "desk.only.all")

    def _sentence(self, told: Told, look: Look) -> str:
        """One sentence with what is put into it."""
        values = {name: self._worded(cell, look) for name, cell in told.values.items()}
        return self.words.text(look.language, f"desk.office.told.{told.key}", **values)

    def _worded(self, cell: OfficeCell, look: Look) -> str:
        """What stands in a cell."""
        language = look.language
        match cell:
            case Coded(key=key) if key.startswith("lock."):
                return self.words.text(language, f"desk.{key}")
            case Coded(key=key) if key.startswith("profile."):
                return self.words.text(language, key)
            case Coded(key=key):
                return self.words.text(language, f"desk.office.cell.{key}")
            case datetime():
                return f"{cell.astimezone(UTC):%Y-%m-%d %H:%M}Z"
            case date():
                return self.words.date(language, cell)
            case tuple():
                return self.words.listed(language, [self._worded(each, look) for each in cell])
            case str():
                return f"{APART}{shown_name(cell)}{APART_END}" if cell else ""
            case _:
                return str(cell)

    def _sort_next(self) -> None:
        """Sort by the next column, for whoever has keys alone: the heads of a table take none."""
        if self._page and self._page.sheet:
            columns, now = self._page.sheet.columns, self._page.query.sort
            self._sort((columns.index(now) + 1) % len(columns) if now in columns else 0)

    def _sort(self, column: int) -> None:
        """Sort by a column whose head was touched."""
        if self._page and self._page.sheet and column < len(self._page.sheet.columns):
            self.say(ev.DeskSorted(self._page.sheet.columns[column]))

    def _choose(self, row: int) -> None:
        """Choose a row that was touched or entered."""
        if self._page and self._page.sheet and row < len(self._page.sheet.rows):
            self.say(ev.RowChosen(self._page.sheet.rows[row].id))

    def _shelf_button(self, shelf: Shelf) -> BigButton:
        """A button that turns to a shelf."""
        button = BigButton(f"officeShelf_{shelf.value}", "tab")
        button.clicked.connect(lambda: self.say(ev.ShelfChosen(shelf)))
        return button

    def _task_button(self, task: Task) -> BigButton:
        """A button that begins a task."""
        button = BigButton(f"officeTask_{task.value}", "tool")
        button.clicked.connect(lambda: self.say(ev.TaskChosen(task)))
        return button


def _icon(name: str, look: Look) -> str:
    """A button's icon, but where large words on a wide glass need its room."""
    return name if look.is_portrait or look.text_ratio < SMALL_TO_RATIO else ""
