"""Staff sign-in: number and PIN, typed hidden. The guest's place waits beneath."""

from PySide6.QtGui import QHideEvent, QShowEvent

from app.domain.desk_table import Coded
from app.domain.problems import Problem
from app.flow import events as ev
from app.flow.pages import Page, PinStage, StaffPinPage
from app.i18n import Words
from app.ui.screen import Screen, text_label
from app.ui.theme import Look
from app.ui.widgets.big_button import BigButton
from app.ui.widgets.code_entry import BESIDE_MM, CodeEntry
from app.ui.widgets.countdown import Countdown
from app.ui.widgets.equal_stack import MUCH, EqualStack
from app.ui.widgets.how_picture import HowPicture
from app.ui.widgets.keypad import DIGITS
from app.ui.widgets.note_row import NoteRow
from app.ui.widgets.two_parts import TwoParts

PIN_LENGTH_MAX = 16
"""Two digits of the number and the longest PIN, with room to spare."""

COLUMNS_BELOW_RATIO = 1.5
"""Below this text size two buttons stand beside each other."""

JOINED, APART, APART_END = " · ", "\u2068", "\u2069"
"""Between the parts of what is signed, and around what is in no language."""

MINUTES_ABOVE_S = 120
"""Above so many seconds, minutes are counted."""

TOLD = {Problem.PIN_WRONG: "staff_pin.wrong", Problem.STAFF_ALTERED: "staff_pin.altered"}
"""What is said of a try that failed; of whatever else, that the list cannot be read."""

KEYS = {
    PinStage.SIGN_IN: ("staff_pin.title", "staff_pin.lead", "staff_pin.field", "staff_pin.submit"),
    PinStage.CHOOSE: ("staff_pin.own_title", "staff_pin.own_lead", "staff_pin.own_field", "staff_pin.own_button"),
    PinStage.SECOND: ("desk.second.title", "desk.second.lead", "staff_pin.field", "desk.second.submit"),
    PinStage.SECOND_FOR_TASK: (
        "desk.second.title",
        "desk.office.second.lead",
        "staff_pin.field",
        "desk.office.second.submit",
    ),
    PinStage.REPEAT: ("staff_pin.own_title", "staff_pin.repeat_lead", "staff_pin.own_field", "staff_pin.repeat_button"),
}
"""Title, advice, the field's name and the button, for what is typed."""

LEAVES = {PinStage.SECOND: "desk.erase.leave", PinStage.SECOND_FOR_TASK: "desk.office.leave_task"}
"""What the button says that leads back, where it is not back to the guest."""


class StaffPinScreen(Screen):
    """Staff type number and PIN, or choose one; each key shows that somebody is there, and not which key it was.

    Keeps: what is typed, until it is sent or the screen is left.
    """

    object_name = "staffPinScreen"

    def __init__(self, words: Words) -> None:
        super().__init__(words)
        self._body: StaffPinPage | None = None
        self._look: Look | None = None
        self._countdown = Countdown(self)
        self._countdown.ticked.connect(self._show_problem)
        self._parts = TwoParts()
        self._title = text_label("title", name="staffPinTitle")
        self._lead = text_label("lead", name="staffPinLead")
        self._signs = text_label("label", name="staffPinSigns")
        self._problem = NoteRow("staffPinProblemLabel")
        self._entry = CodeEntry("staffPinField", DIGITS, length_max=PIN_LENGTH_MAX, is_masked=True)
        self._entry.submitted.connect(self._submit_pin)
        self._entry.edited.connect(lambda _typed: self.say(ev.Stayed()))
        self._submit = BigButton("staffSubmitButton", "primary")
        self._submit.clicked.connect(self._submit_pin)
        self._leave = BigButton("staffLeaveButton", "secondary")
        self._leave.clicked.connect(self._say_left)
        self._stack = EqualStack(self._leave, self._submit)
        self._parts.fill(self)
        self._picture = HowPicture()
        for widget in (self._title, self._lead, self._signs, self._problem):
            self._parts.words.addWidget(widget)
        self._parts.words.addStretch(1)
        self._parts.words.addWidget(self._picture, MUCH)
        self._parts.words.addStretch(1)
        self._parts.controls.addWidget(self._entry, 1)
        self._parts.controls.addWidget(self._stack)

    def show_page(self, page: Page, look: Look) -> None:
        """Show the field, and why the last try did not open the staff screen."""
        body = page.body
        assert isinstance(body, StaffPinPage)
        text, language = self.words.text, look.language
        if self._body and self._body.stage is not body.stage:
            self._entry.set_text("")
        self._body, self._look = body, look
        title, lead, field, submit = KEYS[body.stage]
        self._title.setText(text(language, title))
        self._lead.setText(text(language, lead))
        self._signs.setText(JOINED.join(self._signed(each, look) for each in body.signs))
        self._signs.setVisible(bool(body.signs))
        self._lead.setVisible(not (body.signs and (body.is_refused or body.problem)))  # what failed says it again
        if body.wait_s:
            self._countdown.begin(body, body.wait_s)
        else:
            self._countdown.leave()
        self._show_problem()
        self._entry.show_entry(
            look,
            name=text(language, field),
            clear=text(language, "keypad.clear"),
            backspace=text(language, "keypad.backspace"),
            icon="staff",
        )
        self._submit.show_words(text(language, submit), look, icon="enter")
        leave = LEAVES.get(body.stage, "staff.leave")
        self._leave.show_words(text(language, leave), look, icon="back")
        self._picture.show_icons(("staff",), look, high_px=look.px(BESIDE_MM), has_reader=False, is_beside=True)
        is_drawn = not (look.is_portrait or look.is_tight)
        self._picture.setVisible(is_drawn)
        self._parts.turn(look, fills_words=is_drawn)
        self._stack.arrange(look, columns=2 if look.text_ratio < COLUMNS_BELOW_RATIO else 1)

    def showEvent(self, event: QShowEvent) -> None:
        """Come to an empty field: half a PIN must not wait for whoever types the other half."""
        super().showEvent(event)
        self._entry.set_text("")

    def hideEvent(self, event: QHideEvent) -> None:
        """Count nothing while nobody sees it."""
        super().hideEvent(event)
        self._countdown.leave()

    def _submit_pin(self) -> None:
        """Send what is typed, once, and keep nothing of it."""
        pin = self._entry.text
        self._entry.set_text("")
        self.say(ev.PinSubmitted(pin))

    def _say_left(self) -> None:
        """Go back to the guest, and keep nothing of what was typed."""
        self._entry.set_text("")
        self.say(ev.StaffLeft())

    def _signed(self, told: str | Coded, look: Look) -> str:
        """One part of what a second person signs; what is in no language keeps its own direction."""
        return self.words.text(look.language, told.key) if isinstance(told, Coded) else f"{APART}{told}{APART_END}"

    def _show_problem(self) -> None:
        """Show why the last try failed, and how long the wait still lasts, to its last second."""
        if self._body and self._look:
            words = self._problem_text(self._body, self._look)
            self._problem.show_note(words, self._look, icon="caution", tone="caution")

    def _problem_text(self, body: StaffPinPage, look: Look) -> str:
        """Why the last try failed; empty after none."""
        if body.is_refused:
            return self.words.text(look.language, "desk.second.refused")
        if body.fault:
            return self.words.text(look.language, f"staff_pin.fault.{body.fault.value}")
        if body.problem is None:
            return ""
        if body.problem is Problem.PIN_WAIT:
            left_s = self._countdown.left_s
            key = "staff_pin.wait" if left_s <= MINUTES_ABOVE_S else "staff_pin.wait_minutes"
            number = left_s if left_s <= MINUTES_ABOVE_S else -(-left_s // 60)
            return self.words.plural(look.language, key, number) if left_s else self._again(look)
        return self.words.text(look.language, TOLD.get(body.problem, "staff_pin.unavailable"))

    def _again(self, look: Look) -> str:
        """That the wait is over."""
        return self.words.text(look.language, "staff_pin.wait_over")
