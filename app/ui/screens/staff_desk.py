"""Staff over a guest's visit: where the guest is, what to say, what may be recorded; shown before it happens."""

from PySide6.QtWidgets import QFrame, QVBoxLayout

from app.domain.printing import PrinterCondition
from app.domain.staff import OverrideReason
from app.flow import events as ev
from app.flow.pages import Page, StaffActingPage, StaffDeskPage
from app.i18n import Words
from app.ui.screen import Screen, text_label
from app.ui.theme import Look
from app.ui.widgets.big_button import BigButton
from app.ui.widgets.equal_stack import ACTION_HIGH_MM, MUCH, EqualStack
from app.ui.widgets.hero import Hero
from app.ui.widgets.icon_line import IconLine
from app.ui.widgets.note_row import NoteRow
from app.ui.widgets.room import roomy_mm
from app.ui.widgets.shown_name import shown_name
from app.ui.widgets.two_parts import TwoParts

ICONS = {
    OverrideReason.GUEST_ASKED_FOR_HELP: "help",
    OverrideReason.COMPARED_BY_EYE: "person",
    OverrideReason.DOCUMENT_SEEN: "passport-page",
    OverrideReason.NAME_ACCEPTED: "name-accepted",
    OverrideReason.MINOR_ASSISTED: "young-guest",
    OverrideReason.TYPED_FOR_GUEST: "keypad",
    OverrideReason.BOOKING_CHANGED: "undo",
    OverrideReason.GUEST_LEFT: "leave",
    OverrideReason.KIOSK_STUCK: "caution",
    OverrideReason.GUEST_GOES_TO_DESK: "desk",
}

COLUMNS_BELOW_RATIO = 1.5
"""Below this text size two buttons stand beside each other."""

SCRIPT_TO_RATIO = 1.5
"""Above this text size the sentence that staff say has room only beside few reasons, and in smaller words."""

ICON_MM = 40.0
"""The drawing of what is about to be recorded."""

ROW_HIGH_MM, ROW_GAP_MM = 28.0, 2.6
"""The rows of a tool stand closer than the choices of a guest. Source: rights.md section 6, "Touch target"."""

LARGEST_RATIO = 2.0
"""At the largest text a wide glass has no room for a button that leads where "Go back" below leads."""

ROWS_MAX = 5
"""So many reasons stand below one another on every glass; more are put side by side where it is low."""


class StaffDeskScreen(Screen):
    """A tool for staff, and the page that shows the guest what will be recorded. Nothing here chooses for a guest."""

    object_name = "staffDeskScreen"

    def __init__(self, words: Words) -> None:
        super().__init__(words)
        self._parts = TwoParts()
        self._title = text_label("title", name="staffDeskTitle")
        self._where = IconLine("body")
        self._name = IconLine("body")
        self._script = IconLine("body")
        self._locked = IconLine("body")
        self._problem = NoteRow("staffDeskProblemLabel")
        self._printer = NoteRow("staffDeskPrinterLabel")
        self._question = text_label("heading", name="staffDeskQuestion")
        self._reasons = {reason: self._reason_button(reason) for reason in OverrideReason}
        self._hero = Hero("staffActing", kind="quiet")
        self._confirm = BigButton("staffConfirmButton", "secondary", size="choice")
        self._confirm.clicked.connect(lambda: self.say(ev.StaffActConfirmed()))
        self._cancel = BigButton("staffCancelButton", "secondary", size="choice")
        self._cancel.clicked.connect(lambda: self.say(ev.StaffLeft()))
        self._leave = BigButton("staffLeaveButton", "secondary")
        self._leave.clicked.connect(lambda: self.say(ev.StaffLeft()))
        self._withdraw = BigButton("staffWithdrawButton", "secondary")
        self._withdraw.clicked.connect(lambda: self.say(ev.StaffWithdrawAsked()))
        self._list = EqualStack(*self._reasons.values())
        self._card = QFrame()
        self._card.setProperty("kind", "card")
        self._inside = QVBoxLayout(self._card)
        self._inside.addWidget(self._list)
        self._answers = EqualStack(self._confirm, self._cancel)
        self._console = BigButton("consoleButton", "secondary")
        self._console.clicked.connect(lambda: self.say(ev.ConsoleOpened()))
        self._office = BigButton("officeButton", "secondary")
        self._office.clicked.connect(lambda: self.say(ev.OfficeOpened()))
        self._end = EqualStack(self._console, self._office, self._withdraw, self._leave)
        self._parts.fill(self)
        told = (self._title, self._where, self._name, self._script, self._locked)
        for widget in (*told, self._problem, self._printer, self._hero):
            self._parts.words.addWidget(widget)
        self._parts.controls.addWidget(self._question)
        self._parts.controls.addWidget(self._card)
        self._parts.controls.addStretch(1)
        self._parts.controls.addWidget(self._answers, MUCH)
        self._parts.controls.addWidget(self._end, MUCH)
        self._parts.controls.addStretch(0)

    def show_page(self, page: Page, look: Look) -> None:
        """Show the desk, or what is about to be recorded."""
        body = page.body
        assert isinstance(body, StaffDeskPage | StaffActingPage)
        is_desk = isinstance(body, StaffDeskPage)
        for widget in (
            self._title,
            self._where,
            self._name,
            self._script,
            self._locked,
            self._question,
            self._card,
            self._end,
        ):
            widget.setVisible(is_desk)
        self._hero.setVisible(not is_desk)
        self._answers.setVisible(not is_desk)
        if isinstance(body, StaffDeskPage):
            self._show_desk(body, look)
        else:
            self._show_acting(body, look)
        self._parts.turn(look, fills_words=not is_desk)
        controls = self._parts.controls
        controls.setStretchFactor(self._card, 0 if look.is_portrait else MUCH)
        controls.setStretch(controls.count() - 1, int(not is_desk))
        columns = 2 if look.text_ratio < COLUMNS_BELOW_RATIO and look.is_portrait else 1
        is_crowded = isinstance(body, StaffDeskPage) and len(body.reasons) > ROWS_MAX
        has_much = isinstance(body, StaffDeskPage) and bool(body.locks) and bool(body.problem or body.printer)
        is_split = is_crowded and (has_much or not look.is_portrait or look.controls_top_px > 0)
        columns_of_list = 2 if is_split and look.text_ratio < COLUMNS_BELOW_RATIO else 1
        self._list.arrange(
            look, columns=columns_of_list, high_mm=ROW_HIGH_MM, least_mm=roomy_mm(look, ROW_HIGH_MM), gap_mm=ROW_GAP_MM
        )
        self._answers.arrange(look, columns=columns, least_mm=roomy_mm(look, ACTION_HIGH_MM))
        self._end.arrange(look)
        if is_crowded and not look.is_portrait and look.text_ratio >= LARGEST_RATIO:
            self._end.hide()

    def _show_desk(self, body: StaffDeskPage, look: Look) -> None:
        """Show who is signed in, where the guest is, what to say and what may be recorded."""
        text, language = self.words.text, look.language
        self._title.setText(text(language, "staff_desk.title", name=shown_name(body.staff_name)))
        place = text(language, f"staff_desk.place.{body.beneath}")
        self._where.show_line(text(language, "staff_desk.guest_is_at", place=place), look, "search")
        is_large = look.text_ratio > SCRIPT_TO_RATIO
        is_crowded = len(body.reasons) > ROWS_MAX
        self._script.show_line(
            text(language, "staff_desk.script"), look, "voice", role="detail" if is_large else "body"
        )
        self._script.setVisible(not (is_large and is_crowded))
        if body.name_reason:
            self._name.show_line(text(language, f"name.reason.{body.name_reason.value}"), look, "name-accepted")
        self._name.setVisible(body.name_reason is not None)
        if body.locks:
            why = text(language, f"desk.lock.{body.locks[0].value}")
            self._locked.show_line(text(language, "desk.locked", reason=why), look, "caution")
        has_other_notes = bool(body.problem or body.printer) and len(body.reasons) > ROWS_MAX
        room_to_ratio = 1.0 if has_other_notes else SCRIPT_TO_RATIO - 0.01
        self._locked.setVisible(bool(body.locks) and look.text_ratio <= room_to_ratio)
        problem = text(language, "staff_desk.not_saved") if body.problem else ""
        self._problem.show_note(problem, look, icon="caution", tone="caution")
        is_full = body.problem is not None and look.text_ratio >= COLUMNS_BELOW_RATIO
        self._show_printer(None if is_full else body.printer, look)
        self._question.setText(text(language, f"staff_desk.{_question_key(body)}"))
        is_crowded = is_crowded and not look.is_portrait
        self._question.setVisible((look.text_ratio < COLUMNS_BELOW_RATIO and not is_crowded) or not body.reasons)
        self._set_density(look)
        for reason, button in self._reasons.items():
            button.show_words(text(language, f"staff_desk.reason.{reason.value}"), look, icon=ICONS[reason])
            button.setVisible(reason in body.reasons)
        self._card.setVisible(bool(body.reasons))
        self._withdraw.show_words(text(language, "staff_desk.withdraw"), look, icon="withdraw")
        self._withdraw.setVisible(body.can_withdraw)
        self._console.show_words(text(language, "desk.open"), look, icon="desk")
        self._console.setVisible(body.has_console)
        self._office.show_words(text(language, "desk.office.open"), look, icon="key-card")
        self._office.setVisible(body.has_office)
        leave = "desk.sign_out" if body.beneath == "welcome" else "staff.leave"
        self._leave.show_words(text(language, leave), look, icon="back")

    def _show_acting(self, body: StaffActingPage, look: Look) -> None:
        """Show the guest what staff is about to record, and what it means for the visit."""
        text, language = self.words.text, look.language
        name = shown_name(body.staff_name)
        title = text(language, "staff_acting.title", name=name)
        reason = text(language, f"staff_acting.reason.{body.reason.value}", name=name)
        then = text(language, _then_key(body))
        self._hero.show_words(title, reason, look, icon=ICONS[body.reason], note=then, icon_mm=ICON_MM)
        self._problem.show_note("", look, icon="caution")
        self._printer.show_note("", look, icon="printer")
        self._confirm.show_words(text(language, "staff_acting.confirm"), look, icon="check")
        self._cancel.show_words(text(language, "staff_acting.cancel"), look, icon="undo")

    def _show_printer(self, condition: PrinterCondition | None, look: Look) -> None:
        """Tell what is known of the printer, and what to do about it; nothing before it was asked."""
        code = condition.fault.value if condition and condition.fault else "ready"
        known = self.words.text(look.language, f"staff_desk.printer.{code}") if condition else ""
        has_fault = code != "ready"
        tone = "caution" if has_fault else "plain"
        self._printer.show_note(known, look, icon="caution" if has_fault else "printer", tone=tone)

    def _set_density(self, look: Look) -> None:
        """Buttons with edges of their own; in large text smaller words in one card, so that all reasons are seen."""
        is_large = look.text_ratio >= COLUMNS_BELOW_RATIO
        pad_px = look.air_px if is_large else 0
        self._inside.setContentsMargins(pad_px, pad_px, pad_px, pad_px)
        self._card.setProperty("kind", "card" if is_large else "plain")
        self._card.setFrameShape(QFrame.Shape.StyledPanel if is_large else QFrame.Shape.NoFrame)
        for button in self._reasons.values():
            button.setProperty("kind", "quiet" if is_large else "secondary")
        for widget in (self._card, *self._reasons.values()):
            widget.style().unpolish(widget)
            widget.style().polish(widget)

    def _reason_button(self, reason: OverrideReason) -> BigButton:
        """A button that says one reason."""
        button = BigButton(f"reason_{reason.value}", "quiet", is_listed=True, icon_ratio=1.5)
        button.clicked.connect(lambda: self.say(ev.StaffActed(reason)))
        return button


def _question_key(body: StaffDeskPage) -> str:
    """What stands above the reasons, or why there are none."""
    if body.reasons:
        return "choose_reason"
    return "nobody" if body.beneath == "welcome" else "read_only"


def _then_key(body: StaffActingPage) -> str:
    """What becomes of the visit once it is recorded."""
    if body.ends_visit:
        return "staff_acting.ends_visit"
    is_accepted = body.reason is OverrideReason.NAME_ACCEPTED
    return "staff_acting.goes_on_with_booking" if is_accepted else "staff_acting.goes_on"
