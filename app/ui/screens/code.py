"""Typing the booking code: a large field, a keypad, one button."""

from PySide6.QtWidgets import QVBoxLayout

from app.domain.codes import BOOKING_CODE_MAX, spaced
from app.domain.consent import Way
from app.flow import events as ev
from app.flow.pages import CodePage, Page
from app.i18n import Words
from app.ui.screen import Screen, text_label
from app.ui.theme import Look
from app.ui.widgets.big_button import BigButton
from app.ui.widgets.code_entry import BESIDE_MM, CodeEntry
from app.ui.widgets.equal_stack import MUCH, EqualStack
from app.ui.widgets.how_picture import HowPicture
from app.ui.widgets.keypad import LETTERS
from app.ui.widgets.note_row import NoteRow
from app.ui.widgets.room import LARGE_FROM_RATIO, is_roomy
from app.ui.widgets.text_block import TextLabel
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
        self._question = TextLabel("lead")
        self._question.setObjectName("meantCodeLabel")
        self._meant = BigButton("meantCodeButton", "secondary", size="choice")
        self._meant.clicked.connect(lambda: self.say(ev.MeantCodeTaken()))
        self._suggestion = EqualStack(self._meant)
        self._entry = CodeEntry("codeField", LETTERS, length_max=BOOKING_CODE_MAX)
        self._entry.edited.connect(lambda text: self.say(ev.CodeEdited(text)))
        self._entry.submitted.connect(lambda: self.say(ev.CodeSubmitted()))
        self._submit = BigButton("codeSubmitButton", "primary", size="choice")
        self._submit.clicked.connect(lambda: self.say(ev.CodeSubmitted()))
        self._leave = BigButton("usePassportButton", "secondary", size="choice")
        self._leave.clicked.connect(lambda: self.say(ev.PassportPreferred()))
        self._stack = EqualStack(self._submit, self._leave)
        self._placed: QVBoxLayout | None = None
        self._parts.fill(self)
        self._picture = HowPicture()
        for widget in (self._title, self._lead, self._fault, self._question):
            self._parts.words.addWidget(widget)
        self._parts.words.addStretch(1)
        self._parts.words.addWidget(self._picture, MUCH)
        self._parts.words.addStretch(1)
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
        self._show_meant(body, look)
        self._entry.show_entry(
            look,
            name=text(language, "code.field"),
            clear=text(language, "keypad.clear"),
            backspace=text(language, "keypad.backspace"),
            icon="" if body.meant else "booking-code",
        )
        self._entry.set_text(body.typed)
        is_full = bool(body.meant) and look.controls_top_px > 0 and look.text_ratio >= LARGE_FROM_RATIO
        self._submit.show_words(text(language, "code.submit"), look, icon="" if is_full else "search")
        icon = "" if is_full else "undo"
        self._leave.show_words(text(language, "use_passport.without_face"), look, icon=icon)
        self._leave.setVisible(body.way is Way.FACE)
        self._picture.show_icons(("booking-code",), look, high_px=look.px(BESIDE_MM), has_reader=False, is_beside=True)
        is_drawn = not (look.is_portrait or look.is_tight or body.meant)
        self._picture.setVisible(is_drawn)
        self._parts.turn(look, fills_words=is_drawn)
        self._stack.arrange(look, columns=2 if is_full and body.way is Way.FACE else 1)

    def _show_meant(self, body: CodePage, look: Look) -> None:
        """Ask whether another code was meant, and let it be taken in one touch; what is typed stays as it is."""
        text, language = self.words.text, look.language
        code = spaced(body.meant)
        self._question.set_role("lead" if is_roomy(look) else "detail")
        self._question.setText(text(language, "code.meant_question", code=code) if code else "")
        self._meant.show_words(text(language, "code.meant", code=code), look, icon="booking-code")
        self._question.setVisible(bool(code))
        self._suggestion.setVisible(bool(code))
        self._suggestion.arrange(look)
        self._place_suggestion(self._parts.controls if look.is_portrait else self._parts.words)

    def _place_suggestion(self, part: QVBoxLayout) -> None:
        """Let the button stand above the field, or below the question on a wide glass; what stands there stays."""
        if self._placed is part:
            return
        for layout in (self._parts.words, self._parts.controls):
            layout.removeWidget(self._suggestion)
        part.insertWidget(0 if part is self._parts.controls else part.count(), self._suggestion)
        self._placed = part
