"""Typing the booking code: a large field, a keypad, one button."""

from app.domain.codes import BOOKING_CODE_MAX
from app.domain.consent import Way
from app.flow import events as ev
from app.flow.pages import CodePage, Page
from app.i18n import Words
from app.ui.screen import Screen, text_label
from app.ui.theme import Look
from app.ui.widgets.big_button import BigButton
from app.ui.widgets.code_entry import CodeEntry
from app.ui.widgets.equal_stack import MUCH, EqualStack
from app.ui.widgets.keypad import LETTERS
from app.ui.widgets.note_row import NoteRow
from app.ui.widgets.two_parts import TwoParts


class CodeScreen(Screen):
    """The guest types the code by keypad or keyboard. What was typed lives in the page; every edit says so."""

    object_name = "codeScreen"

    def __init__(self, words: Words) -> None:
        super().__init__(words)
        self._parts = TwoParts()
        self._title = text_label("title", name="codeTitle")
        self._lead = text_label("lead", name="codeLead")
        self._fault = NoteRow("codeFaultLabel")
        self._entry = CodeEntry("codeField", LETTERS, length_max=BOOKING_CODE_MAX)
        self._entry.edited.connect(lambda text: self.say(ev.CodeEdited(text)))
        self._entry.submitted.connect(lambda: self.say(ev.CodeSubmitted()))
        self._submit = BigButton("codeSubmitButton", "primary", size="choice")
        self._submit.clicked.connect(lambda: self.say(ev.CodeSubmitted()))
        self._leave = BigButton("usePassportButton", "secondary", size="choice")
        self._leave.clicked.connect(lambda: self.say(ev.PassportPreferred()))
        self._stack = EqualStack(self._submit, self._leave)
        self._parts.fill(self)
        for widget in (self._title, self._lead, self._fault):
            self._parts.words.addWidget(widget)
        self._parts.controls.addStretch(1)
        self._parts.controls.addWidget(self._entry, MUCH)
        self._parts.controls.addWidget(self._stack, MUCH)

    def show_page(self, page: Page, look: Look) -> None:
        """Show what was typed, and what is wrong with it in the place where it is explained."""
        body = page.body
        assert isinstance(body, CodePage)
        text = self.words.text
        language = look.language
        self._title.setText(text(language, "code.title"))
        self._lead.setText(text(language, "code.lead"))
        self._lead.setVisible(not body.fault)
        fault = text(language, f"code.fault.{body.fault}") if body.fault else ""
        self._fault.show_note(fault, look, icon="caution", tone="caution")
        self._entry.show_entry(
            look,
            name=text(language, "code.field"),
            clear=text(language, "keypad.clear"),
            backspace=text(language, "keypad.backspace"),
        )
        self._entry.set_text(body.typed)
        self._submit.show_words(text(language, "code.submit"), look, icon="search")
        self._leave.show_words(text(language, "use_passport.without_face"), look, icon="undo")
        self._leave.setVisible(body.way is Way.FACE)
        self._parts.turn(look)
        self._stack.arrange(look)
