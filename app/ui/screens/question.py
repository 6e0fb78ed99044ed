"""One question of a task: answers to touch, or a field with a keypad; and the way back, on which nothing is done."""

from datetime import date

from PySide6.QtGui import QShowEvent

from app.domain.office import TEXT_MAX, Ask
from app.domain.pins import PIN_MAX
from app.flow import events as ev
from app.flow.pages import Page, QuestionPage
from app.i18n import Words
from app.ui.screen import Screen, text_label
from app.ui.theme import Look
from app.ui.widgets.big_button import BigButton
from app.ui.widgets.code_entry import CodeEntry
from app.ui.widgets.equal_stack import EqualStack
from app.ui.widgets.keypad import DIGITS, NAMES
from app.ui.widgets.note_row import NoteRow
from app.ui.widgets.two_parts import TwoParts

CHOICES = 4
"""The most answers that are offered to touch."""

NUMBER_LENGTH_MAX = 8
COLUMNS_BELOW_RATIO = 1.5
"""Below this text size two buttons stand beside each other, and in low reach wherever their words have room."""

ROW_HIGH_MM, ROW_GAP_MM, TIGHT_ROW_GAP_MM = 22.0, 4.0, 2.6
"""Answers stand closer where words need the room. Source: rights.md section 6, "Touch target"."""


class QuestionScreen(Screen):
    """Asks one thing. Keeps: what is typed, until it is sent or the screen is left."""

    object_name = "questionScreen"

    def __init__(self, words: Words) -> None:
        super().__init__(words)
        self._page: QuestionPage | None = None
        self._parts = TwoParts()
        self._task = text_label("label", name="questionTask")
        self._title = text_label("title", name="questionTitle")
        self._lead = text_label("lead", name="questionLead")
        self._fault = NoteRow("questionFaultLabel")
        self._choices = [self._choice_button(number) for number in range(CHOICES)]
        self._list = EqualStack(*self._choices)
        self._name = CodeEntry("questionNameField", NAMES, length_max=TEXT_MAX, is_grouped=False)
        self._number = CodeEntry("questionNumberField", DIGITS, length_max=NUMBER_LENGTH_MAX)
        self._pin = CodeEntry("questionPinField", DIGITS, length_max=PIN_MAX, is_masked=True)
        self._entries = (self._name, self._number, self._pin)
        for entry in self._entries:
            entry.submitted.connect(self._submit)
            entry.edited.connect(lambda _typed: self.say(ev.Stayed()))
        self._send = BigButton("questionSubmitButton", "primary")
        self._send.clicked.connect(self._submit)
        self._leave = BigButton("questionLeaveButton", "secondary")
        self._leave.clicked.connect(lambda: self.say(ev.StaffLeft()))
        self._stack = EqualStack(self._leave, self._send, fewest=1)
        self._parts.fill(self)
        for widget in (self._task, self._title, self._lead, self._fault):
            self._parts.words.addWidget(widget)
        self._parts.controls.addWidget(self._list)
        for entry in self._entries:
            self._parts.controls.addWidget(entry, 1)
        self._parts.controls.addStretch(0)
        self._parts.controls.addWidget(self._stack)

    def show_page(self, page: Page, look: Look) -> None:
        """Show the question, what may be touched, and why the last answer was not taken."""
        body = page.body
        assert isinstance(body, QuestionPage)
        text, language = self.words.text, look.language
        if self._page and (self._page.ask, self._page.number) != (body.ask, body.number):
            self._empty()
        self._page = body
        self._task.setText(text(language, f"desk.office.task.{body.task.value}"))
        self._title.setText(text(language, f"desk.office.ask.{body.ask.value}"))
        self._lead.setText(self._advice(body, look))
        self._lead.setVisible(bool(self._lead.text()))
        fault = text(language, f"desk.office.fault.{body.fault.value}") if body.fault else ""
        self._fault.show_note(fault, look, icon="caution", tone="caution")
        for number, button in enumerate(self._choices):
            is_there = number < len(body.choices)
            button.show_words(self._answer(body.ask, body.choices[number], look) if is_there else "", look)
            button.setVisible(is_there)
        self._list.setVisible(bool(body.choices))
        entry = self._entry_for(body.ask)
        for each in self._entries:
            each.show_entry(
                look,
                name=text(language, f"desk.office.ask.{body.ask.value}"),
                clear=text(language, "keypad.clear"),
                backspace=text(language, "keypad.backspace"),
                icon="",
            )
            each.setVisible(body.is_typed and each is entry)
        self._send.show_words(text(language, "desk.office.next"), look, icon="enter")
        self._send.setVisible(body.is_typed)
        self._leave.show_words(text(language, "desk.office.leave_task"), look, icon="undo")
        self._parts.turn(look)
        is_beside = body.is_typed and not look.is_portrait
        (self._parts.words if is_beside else self._parts.controls).insertWidget(4 if is_beside else 0, self._list)
        is_wide_enough = look.text_ratio < COLUMNS_BELOW_RATIO or look.controls_top_px > 0
        self._list.arrange(
            look,
            columns=3 if body.is_typed and look.is_portrait else 1,
            high_mm=ROW_HIGH_MM,
            gap_mm=TIGHT_ROW_GAP_MM if look.is_tight else ROW_GAP_MM,
        )
        self._stack.arrange(look, columns=2 if is_wide_enough and body.is_typed else 1)
        self._parts.controls.setStretch(self._parts.controls.count() - 2, int(not body.is_typed))

    def showEvent(self, event: QShowEvent) -> None:
        """Come to an empty field."""
        super().showEvent(event)
        self._empty()

    def _empty(self) -> None:
        """Forget what is typed."""
        for entry in self._entries:
            entry.set_text("")

    def _entry_for(self, ask: Ask) -> CodeEntry:
        """The field that a question is answered in."""
        if ask in (Ask.NAME, Ask.ID):
            return self._name
        return self._pin if ask is Ask.PIN else self._number

    def _advice(self, body: QuestionPage, look: Look) -> str:
        """What to know before answering; a number's range."""
        if body.within:
            low, high = body.within
            return self.words.text(look.language, "desk.office.lead.range", low=low, high=high)
        return self.words.text(look.language, f"desk.office.lead.{body.ask.value}")

    def _answer(self, ask: Ask, choice: str, look: Look) -> str:
        """An answer in words."""
        if ask in (Ask.DAY, Ask.UNTIL):
            return self.words.date(look.language, date.fromisoformat(choice))
        kind = {Ask.REASON: "reason", Ask.ROLE: "role"}.get(ask, "value")
        return self.words.text(look.language, f"desk.office.cell.{kind}.{choice}")

    def _submit(self) -> None:
        """Send what is typed, once, and keep nothing of it."""
        if self._page:
            entry = self._entry_for(self._page.ask)
            typed = entry.text
            self._empty()
            self.say(ev.Answered(typed))

    def _choose(self, number: int) -> None:
        """Send what was touched."""
        if self._page and number < len(self._page.choices):
            self.say(ev.Answered(self._page.choices[number]))

    def _choice_button(self, number: int) -> BigButton:
        """A button for an answer."""
        button = BigButton(f"questionChoice_{number}", "secondary", size="choice")
        button.clicked.connect(lambda: self._choose(number))
        return button
