"""The desk's tables on the kiosk: a search field with a keypad, tables that sort and filter, one receipt at a time."""

from collections.abc import Mapping

from app.domain.codes import spaced
from app.domain.day_report import ReportKind
from app.domain.desk_table import COLUMNS, COUNT_MAX, FILTERS, SORTED_BY, DeskTable, Tab
from app.domain.permissions import Act
from app.domain.retention import EraseReason
from app.flow import events as ev
from app.flow.pages import ConsolePage, Page
from app.i18n import Words
from app.ui.desk_words import DETAILS, told_cell, told_receipt
from app.ui.device_words import told_devices
from app.ui.paper_note import paper_note
from app.ui.report_words import REPORT_SHARE, report_note, told_report
from app.ui.screen import Screen, card, text_label
from app.ui.theme import Look
from app.ui.widgets.big_button import BigButton
from app.ui.widgets.code_entry import CodeEntry
from app.ui.widgets.desk_view import DeskView
from app.ui.widgets.equal_stack import MUCH, EqualStack
from app.ui.widgets.keypad import LETTERS
from app.ui.widgets.note_row import NoteRow
from app.ui.widgets.shown_name import shown_name
from app.ui.widgets.two_parts import TwoParts

SEARCH_LENGTH_MAX = 20
SMALL_TO_RATIO = 1.5
"""Up to this text size the keypad stands below the search field; above it a keyboard is needed to search."""

TABS_OF_LARGE = 3
"""How many tabs stand beside one another where their words are large."""

ROW_HIGH_MM, ROW_GAP_MM = 18.0, 2.6
"""The buttons of a tool. Source: rights.md section 6, "Touch target"."""

SEARCHED = frozenset({Tab.ARRIVALS, Tab.RECEIPTS})
"""The tables that are searched."""


ACTS: Mapping[Act, tuple[ev.Touched, str]] = {
    Act.PRINT_RECEIPT: (ev.PrintAsked(), "printer"),
    Act.EXPORT_RECEIPT: (ev.ExportAsked(), "receipt"),
    Act.WITHDRAW_CONSENT: (ev.StaffWithdrawAsked(), "withdraw"),
    Act.ERASE_RECORD: (ev.EraseAsked(), "backspace"),
    Act.WRITE_REPORT: (ev.PrintAsked(), "printer"),
}
"""What may be done with a receipt, or a report: what the button says, and its icon."""


class ConsoleScreen(Screen):
    """A tool for staff while nobody is at the kiosk. Every control is reached by keys: Tab, arrows, Enter."""

    object_name = "consoleScreen"

    def __init__(self, words: Words) -> None:
        super().__init__(words)
        self._page: ConsolePage | None = None
        self._parts = TwoParts(fills_words=True)
        self._title = text_label("heading", name="consoleTitle")
        self._tabs = {tab: self._tab_button(tab) for tab in Tab}
        self._table = DeskView("consoleTable")
        self._table.head_touched.connect(self._sort)
        self._table.row_touched.connect(self._choose)
        self._count = text_label("small", name="consoleCount")
        self._problem = NoteRow("consoleProblemLabel")
        self._paper = NoteRow("consolePaperLabel")
        self._files = NoteRow("consoleFilesLabel")
        self._erased = NoteRow("consoleErasedLabel")
        roles = ("heading", *["detail"] * (DETAILS - 1))
        self._detail = [text_label(role, name=f"consoleDetail_{number}") for number, role in enumerate(roles)]
        self._receipt = card(*self._detail)
        self._entry = CodeEntry(
            "consoleSearchField", LETTERS, length_max=SEARCH_LENGTH_MAX, is_grouped=False, has_hint=True
        )
        self._entry.edited.connect(lambda text: self.say(ev.DeskSearched(text)))
        self._before = BigButton("consoleBeforeButton", "tool")
        self._before.clicked.connect(lambda: self.say(ev.PageTurned(-1)))
        self._after = BigButton("consoleAfterButton", "tool")
        self._after.clicked.connect(lambda: self.say(ev.PageTurned(1)))
        self._filter = BigButton("consoleFilterButton", "tool")
        self._filter.clicked.connect(lambda: self.say(ev.DeskFiltered()))
        self._order = BigButton("consoleSortButton", "tool")
        self._order.clicked.connect(self._sort_next)
        self._again = BigButton("consoleAgainButton", "tool")
        self._again.clicked.connect(lambda: self.say(ev.PageRefreshed()))
        self._acts = {act: BigButton(f"consoleAct_{act.value}", "tool") for act in ACTS}
        for act, (event, _) in ACTS.items():
            self._acts[act].clicked.connect(lambda _=False, event=event: self.say(event))
        self._reasons = {reason: BigButton(f"consoleErase_{reason.value}", "tool") for reason in EraseReason}
        for reason, button in self._reasons.items():
            button.clicked.connect(lambda _=False, reason=reason: self.say(ev.EraseReasonChosen(reason)))
        self._close = BigButton("consoleCloseButton", "tool")
        self._close.clicked.connect(lambda: self.say(ev.StaffLeft()))
        self._choices = EqualStack(*self._tabs.values(), fewest=TABS_OF_LARGE, fills_rows=True)
        turning = (self._before, self._after, self._filter, self._order, self._again)
        self._buttons = EqualStack(
            *turning, *self._acts.values(), *self._reasons.values(), self._close, fewest=2, fills_rows=True
        )
        self._lay_out()

    def show_page(self, page: Page, look: Look) -> None:
        """Show the rows, or the one receipt that was asked for."""
        body = page.body
        assert isinstance(body, ConsolePage)
        text, language = self.words.text, look.language
        self._title.setText(text(language, "staff_desk.title", name=shown_name(body.staff_name)))
        for tab, button in self._tabs.items():
            button.show_words(text(language, f"desk.tab.{tab.value}"), look)
            button.setVisible(tab in body.tabs and body.receipt is None)
            button.mark(is_on=tab is body.query.tab)
        self._page = body
        is_list = body.receipt is None
        self._table.setVisible(is_list)
        self._count.setVisible(is_list)
        self._show_table(body.table, look)
        receipt = told_receipt(self.words, language, body.receipt, is_withdrawn=body.is_withdrawn, zone=body.zone)
        for label, sentence in zip(self._detail, receipt, strict=True):
            label.setText(sentence)
        self._receipt.setVisible(not is_list)
        pad_px = 2 * look.air_px
        self._receipt.setContentsMargins(pad_px, pad_px, pad_px, pad_px)
        problem = text(language, "desk.not_read" if is_list else "desk.not_done") if body.problem else ""
        self._problem.show_note(problem, look, icon="caution", tone="caution")
        if is_list:
            note = report_note(self.words, language, body.paper)
        else:
            note = paper_note(self.words, language, body.paper, has_voice=False)
        self._paper.show_note(note.brief, look, icon=note.icon, tone=note.tone)
        files = text(language, "desk.exported", files=shown_name(", ".join(body.files))) if body.files else ""
        self._files.show_note(files, look, icon="check", tone="good")
        self._show_erasing(body, look)
        self._show_controls(body, look)
        is_read = is_list and not COLUMNS[body.query.tab]
        has_keypad = is_list and body.query.tab in SEARCHED
        is_column = is_read or not (has_keypad or look.text_ratio >= SMALL_TO_RATIO)
        self._parts.turn(look, is_column=is_column, is_turned_about=True)
        self._parts.words.setStretch(self._parts.words.count() - 1, 0 if is_list else MUCH)
        is_wide_and_large = not look.is_portrait and look.text_ratio >= SMALL_TO_RATIO
        is_narrow = look.controls_top_px > 0 or (is_wide_and_large and not is_read)
        (self._parts.controls if is_narrow else self._parts.words).insertWidget(1 - is_narrow, self._choices)
        self._choices.arrange(look, columns=_tabs_beside(look), high_mm=ROW_HIGH_MM, gap_mm=ROW_GAP_MM)
        beside = _buttons_beside(look, is_list=is_list, is_column=is_column)
        self._buttons.arrange(look, columns=beside, high_mm=ROW_HIGH_MM, gap_mm=ROW_GAP_MM)

    def _lay_out(self) -> None:
        """Tables above or at the side, search and buttons below or beside them."""
        self._parts.fill(self)
        told = (self._receipt, self._paper, self._files, self._erased)
        for widget in (self._title, self._choices, self._problem, self._table, *told, self._count):
            self._parts.words.addWidget(widget)
        self._parts.words.setStretchFactor(self._table, 1)
        self._parts.words.addStretch(0)
        self._parts.controls.addWidget(self._entry)
        self._parts.controls.addStretch(1)
        self._parts.controls.addWidget(self._buttons, MUCH)

    def _show_table(self, table: DeskTable | None, look: Look) -> None:
        """Fill the table, and say below it how many rows there are and how they are sorted."""
        if self._page is None:
            return
        query = self._page.query
        columns = COLUMNS[query.tab]
        rows = table.rows if table else ()
        heads = [self.words.text(look.language, f"desk.column.{column}") for column in columns]
        self._table.setAccessibleName(self.words.text(look.language, f"desk.tab.{query.tab.value}"))
        if not columns:
            self._show_read(self._page, look)
            return
        zone = self._page.zone
        cells = [[told_cell(self.words, look.language, cell, zone) for cell in row.cells] for row in rows]
        if query.tab is Tab.RECEIPTS:  # as receipts have them, so that both are compared at a glance
            cells = [[spaced(code), *others] for code, *others in cells]
        self._table.show_rows(heads, cells, look)
        total = table.total if table else 0
        key = "desk.more_than" if total > COUNT_MAX else "desk.count"
        pages = table.pages if table else 1
        page = self.words.text(look.language, "desk.page", page=query.page + 1, pages=pages)
        way = "desk.sorted_down" if query.is_downwards else "desk.sorted_up"
        order = self.words.text(look.language, way, column=heads[columns.index(query.sorted_by)])
        counted = self.words.plural(look.language, key, min(total, COUNT_MAX))
        is_looking = table is None and not self._page.problem
        touch = self.words.text(look.language, f"desk.touch.{query.tab.value}") if rows else ""
        told = self.words.text(look.language, "desk.looking") if is_looking else f"{counted} {page}. {order}. {touch}"
        self._count.setText(told)

    def _show_read(self, body: ConsolePage, look: Look) -> None:
        """Show the parts of the kiosk, or the report of a shift; below it that it is still being read."""
        language, zone = look.language, body.zone
        if body.query.tab is Tab.DEVICES:
            self._table.show_said(told_devices(self.words, language, body.devices or (), zone), look)
        else:
            self._table.show_said(told_report(self.words, language, body.report, zone), look, name_share=REPORT_SHARE)
        is_looking = not (body.devices or body.report or body.problem)
        self._count.setText(self.words.text(language, "desk.looking") if is_looking else "")

    def _show_erasing(self, body: ConsolePage, look: Look) -> None:
        """Ask why the guest is erased, or tell what was."""
        text, language, erasure = self.words.text, look.language, body.erasure
        for reason, button in self._reasons.items():
            button.show_words(text(language, f"desk.erase.reason.{reason.value}"), look)
            button.setVisible(reason in body.reasons)
        if body.reasons:
            self._erased.show_note(text(language, "desk.erase.why"), look, icon="caution", tone="caution")
        elif erasure is None:
            self._erased.show_note("", look, icon="check")
        elif not erasure.is_gone:
            self._erased.show_note(text(language, "desk.erased.remains"), look, icon="caution", tone="caution")
        else:
            key = "desk.erased.done" if erasure.guests or erasure.links else "desk.erased.nothing"
            self._erased.show_note(text(language, key), look, icon="check", tone="good")

    def _show_controls(self, body: ConsolePage, look: Look) -> None:
        """Name the buttons, and show those that mean something."""
        text, language = self.words.text, look.language
        is_list, tab = body.receipt is None, body.query.tab
        self._entry.show_entry(
            look,
            name=text(language, f"desk.search.{tab.value}") if tab in SEARCHED else "",
            clear=text(language, "keypad.clear"),
            backspace=text(language, "keypad.backspace"),
            icon="",
        )
        self._entry.set_text(body.query.search)
        self._entry.setVisible(is_list and tab in SEARCHED and look.text_ratio < SMALL_TO_RATIO)
        if tab is Tab.REPORT:
            other = body.query.next_filter() or ReportKind.OPENING.value
            self._filter.show_words(text(language, f"report.title.{other}"), look, icon="next")
        else:
            self._filter.show_words(text(language, f"desk.only.{body.query.only or 'all'}"), look, icon="search")
        self._before.show_words(text(language, "desk.before"), look, icon="back")
        self._after.show_words(text(language, "desk.after"), look, icon="next")
        self._close.show_words(text(language, "desk.erase.leave" if body.reasons else "desk.close"), look, icon="undo")
        pages = body.table.pages if body.table and COLUMNS[tab] else 1
        for button in (self._before, self._after):  # also where there is one page: no key moves while one types
            button.setVisible(is_list and bool(COLUMNS[tab]))
        self._before.setEnabled(body.query.page > 0)
        self._after.setEnabled(body.query.page + 1 < pages)
        self._filter.setVisible(is_list and bool(FILTERS[tab]))
        self._order.show_words(text(language, "desk.sort"), look, icon="down")
        self._order.setVisible(is_list and bool(SORTED_BY[tab]))
        self._again.show_words(text(language, "desk.again"), look, icon="search")
        self._again.setVisible(is_list and not COLUMNS[tab])
        for act, (_, icon) in ACTS.items():
            self._acts[act].show_words(text(language, f"desk.act.{act.value}"), look, icon=icon)
            self._acts[act].setVisible(act in body.offered)
            self._acts[act].setEnabled(act in body.acts)

    def _sort(self, column: int) -> None:
        """Sort by a column whose head was touched, if the table can."""
        if self._page:
            name = COLUMNS[self._page.query.tab][column]
            if name in SORTED_BY[self._page.query.tab]:
                self.say(ev.DeskSorted(name))

    def _sort_next(self) -> None:
        """Sort the other way round, or by the next column: what the heads do for a finger, a button does for keys."""
        if self._page:
            query = self._page.query
            columns = SORTED_BY[query.tab]
            step = int(query.is_descending)
            self.say(ev.DeskSorted(columns[(columns.index(query.sorted_by) + step) % len(columns)]))

    def _choose(self, row: int) -> None:
        """Choose a row that was touched or entered."""
        if self._page and self._page.table and row < len(self._page.table.rows):
            self.say(ev.RowChosen(self._page.table.rows[row].id))

    def _tab_button(self, tab: Tab) -> BigButton:
        """A button that opens a table."""
        button = BigButton(f"consoleTab_{tab.value}", "tab")
        button.clicked.connect(lambda: self.say(ev.TabChosen(tab)))
        return button


def _buttons_beside(look: Look, *, is_list: bool, is_column: bool) -> int:
    """How many buttons stand beside one another: one row below what has the whole of a wide glass."""
    if is_column and not look.is_portrait:
        return len(Tab)
    return 3 if is_list and look.text_ratio == 1 else 2


def _tabs_beside(look: Look) -> int:
    """How many tabs stand beside one another: all, unless large words on an upright glass need the room."""
    return TABS_OF_LARGE if look.is_portrait and look.text_ratio > 1 else len(Tab)
