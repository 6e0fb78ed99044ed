"""Coming back with a receipt: find it, see what is held, withdraw. Never more taps than consent took."""

from PySide6.QtWidgets import QWidget

from app.domain.codes import BOOKING_CODE_MAX, spaced
from app.domain.consent import Decision
from app.domain.picture import Picture
from app.domain.printing import PrintStage
from app.domain.staff import WithdrawalReason
from app.flow import events as ev
from app.flow.pages import Page, WithdrawablePage, WithdrawnPage, WithdrawPage
from app.i18n import Words
from app.ui.paper_note import PaperNote, paper_note
from app.ui.screen import Screen, text_label
from app.ui.theme import Look
from app.ui.widgets.big_button import BigButton
from app.ui.widgets.code_entry import BESIDE_MM, CodeEntry
from app.ui.widgets.equal_stack import MUCH, EqualStack
from app.ui.widgets.how_picture import HowPicture
from app.ui.widgets.icon_line import IconLine
from app.ui.widgets.keypad import LETTERS
from app.ui.widgets.live_page import LivePage
from app.ui.widgets.note_row import NoteRow
from app.ui.widgets.page_canvas import Wanted
from app.ui.widgets.receipt_sheet import LEFT_TO_RIGHT_ISOLATE, POP_ISOLATE, ReceiptSheet
from app.ui.widgets.room import LARGE_FROM_RATIO, is_roomy
from app.ui.widgets.two_parts import TwoParts


class WithdrawScreen(Screen):
    """Three pages in one place: the receipt's code, what it says, and that the consent is withdrawn.

    Keeps: one picture of the document camera, scaled, while it is visible.
    """

    object_name = "withdrawScreen"

    def __init__(self, words: Words) -> None:
        super().__init__(words)
        self._page: Page | None = None
        self._look: Look | None = None
        self._parts = TwoParts()
        self._title = text_label("title", name="withdrawTitle")
        self._lead = text_label("lead", name="withdrawLead")
        self._held = IconLine("body")
        self._live = LivePage()
        self._picture = HowPicture()
        self._fault = NoteRow("withdrawFaultLabel")
        self._entry = CodeEntry("codeField", LETTERS, length_max=BOOKING_CODE_MAX)
        self._entry.edited.connect(lambda text: self.say(ev.CodeEdited(text)))
        self._entry.submitted.connect(lambda: self.say(ev.CodeSubmitted()))
        self._sheet = ReceiptSheet()
        self._submit = BigButton("codeSubmitButton", "primary", size="choice")
        self._submit.clicked.connect(lambda: self.say(ev.CodeSubmitted()))
        self._withdraw = BigButton("withdrawConfirmButton", "secondary", size="choice")
        self._withdraw.clicked.connect(lambda: self.say(ev.WithdrawConfirmed()))
        self._paper = NoteRow("paperLabel")
        self._print = BigButton("printReceiptButton", "secondary", size="choice")
        self._print.clicked.connect(lambda: self.say(ev.PrintAsked()))
        self._finish = BigButton("finishButton", "secondary", size="choice")
        self._finish.clicked.connect(lambda: self.say(ev.Finished()))
        self._reasons = {reason: self._reason_button(reason) for reason in WithdrawalReason}
        self._stack = EqualStack(self._submit, self._withdraw, *self._reasons.values(), self._print, self._finish)
        self._parts.fill(self)
        for widget in (self._title, self._lead, self._held, self._fault):
            self._parts.words.addWidget(widget)
        self._parts.words.addWidget(self._live, MUCH)
        self._parts.words.addWidget(self._picture, MUCH)
        self._parts.controls.addWidget(self._sheet, 1)
        self._parts.controls.addWidget(self._paper)
        self._parts.controls.addWidget(self._entry, MUCH)
        self._parts.controls.addWidget(self._stack, MUCH)

    def show_page(self, page: Page, look: Look) -> None:
        """Show the page of the three that it is."""
        self._page, self._look = page, look
        self._show(page, look)

    def set_picture(self, picture: Picture) -> None:
        """Paint a picture, within this call; with the first one the hint begins."""
        if self._live.take(picture) and self._page and self._look:
            self._show(self._page, self._look)

    def _show(self, page: Page, look: Look) -> None:
        """Show a page, and how one goes on from it."""
        body = page.body
        assert isinstance(body, WithdrawPage | WithdrawablePage | WithdrawnPage)
        text, language = self.words.text, look.language
        self._submit.show_words(text(language, "withdraw.submit"), look, icon="search")
        self._withdraw.show_words(text(language, "withdrawable.confirm"), look, icon="withdraw")
        goes_on = not isinstance(body, WithdrawPage) and body.goes_on
        finish = "withdraw.go_on" if goes_on else "withdraw.finish"
        self._finish.show_words(text(language, finish), look, icon="next" if goes_on else "check")
        for reason, button in self._reasons.items():
            button.show_words(text(language, f"withdrawable.reason.{reason.value}"), look, icon="withdraw")
        self._show_only(body, look)
        match body:
            case WithdrawPage():
                self._show_entry(body, look)
            case WithdrawablePage():
                self._show_held(body, look)
            case WithdrawnPage():
                note = paper_note(self.words, look.language, body.paper, has_voice=page.has_voice)
                self._show_done(body, look, note)
                self._show_paper(note, body, look)
        self._parts.turn(look, fills_words=not (self._live.isHidden() and self._picture.isHidden()))
        has_two = _may_print(body) and not _takes_place(look)
        self._stack.arrange(look, columns=2 if has_two else 1)

    def _show_paper(self, note: PaperNote, body: WithdrawnPage, look: Look) -> None:
        """Offer the new receipt on paper, and tell what is known of it; in large text the card has the place for it."""
        text = "" if _takes_place(look) else note.text
        self._paper.show_note(text, look, icon=note.icon, tone=note.tone)
        is_first = body.paper.stage is PrintStage.NOT_ASKED
        key = "arrived.print_receipt" if is_first else "arrived.print_again"
        self._print.show_words(self.words.text(look.language, key), look, icon="printer")

    def _show_only(self, body: WithdrawPage | WithdrawablePage | WithdrawnPage, look: Look) -> None:
        """Hide what the other two pages need, and the camera's picture where there is no room for it."""
        is_entry = isinstance(body, WithdrawPage)
        is_live = isinstance(body, WithdrawPage) and body.is_live and is_roomy(look)
        can_withdraw = isinstance(body, WithdrawablePage) and body.can_withdraw
        is_staffs = isinstance(body, WithdrawablePage) and body.can_withdraw and bool(body.reasons)
        shown: tuple[tuple[QWidget, bool], ...] = (
            (self._lead, not (isinstance(body, WithdrawPage) and body.fault)),
            (self._held, isinstance(body, WithdrawablePage)),
            (self._entry, is_entry),
            (self._submit, is_entry),
            (self._live, is_live),
            (self._picture, is_entry and not (is_live or look.is_portrait or look.is_tight)),
            (self._sheet, not is_entry and not is_staffs),
            (self._withdraw, can_withdraw and not is_staffs),
            *((button, is_staffs) for button in self._reasons.values()),
            (self._print, _may_print(body)),
            (self._finish, not is_entry and not is_staffs),
        )
        for widget, is_shown in shown:
            widget.setVisible(is_shown)

    def _show_entry(self, body: WithdrawPage, look: Look) -> None:
        """Show the field, and what is wrong with what it holds."""
        text, language = self.words.text, look.language
        self._title.setText(text(language, "withdraw.title"))
        self._lead.setText(text(language, "withdraw.lead_for_guest" if body.is_for_guest else "withdraw.lead"))
        self._picture.show_icons(("receipt",), look, high_px=look.px(BESIDE_MM), has_reader=False, is_beside=True)
        is_live = not self._live.isHidden()
        if is_live:
            self._show_live(look)
        fault = text(language, f"withdraw.fault.{body.fault}") if body.fault else ""
        self._fault.show_note(fault, look, icon="caution", tone="caution")
        self._entry.show_entry(
            look,
            name=text(language, "withdraw.field"),
            clear=text(language, "keypad.clear"),
            backspace=text(language, "keypad.backspace"),
            icon="" if is_live else "receipt",
        )
        self._entry.set_text(body.typed)

    def _show_held(self, body: WithdrawablePage, look: Look) -> None:
        """Show what the receipt says, and whether there is something to withdraw."""
        text, language = self.words.text, look.language
        is_for_guest = body.can_withdraw and bool(body.reasons)
        self._title.setText(text(language, "staff_desk.withdraw" if is_for_guest else "withdrawable.title"))
        self._lead.setText(text(language, f"withdrawable.{_state_key(body)}"))
        moment = self.words.moment(language, body.created_at)
        if body.reasons:
            code = f"{LEFT_TO_RIGHT_ISOLATE}{spaced(body.code)}{POP_ISOLATE}"
            self._held.show_line(f"{code} · {moment}", look, "receipt")
        else:
            self._held.show_line(text(language, "withdrawable.held"), look, "lock")
        self._fault.show_note("", look, icon="caution")
        self._sheet.show_receipt(
            look,
            heading="",
            decision=text(language, f"receipt.decision.{body.decision.value}"),
            made=text(language, "receipt.made", moment=moment),
            code_name=text(language, "receipt.code"),
            code=spaced(body.code),
            caption="",
            rows=(),
        )

    def _show_done(self, body: WithdrawnPage, look: Look, paper: PaperNote) -> None:
        """Show the new receipt."""
        text, language = self.words.text, look.language
        self._title.setText(text(language, "withdrawn.title"))
        self._lead.setText(text(language, "withdrawn.lead_on" if body.goes_on else "withdrawn.lead"))
        self._fault.show_note("", look, icon="caution")
        decision = text(language, f"receipt.decision.{Decision.WITHDRAWN.value}")
        self._sheet.show_receipt(
            look,
            heading="",
            decision=paper.brief if paper.brief and _takes_place(look) else decision,
            made=text(language, "receipt.made", moment=self.words.moment(language, body.created_at)),
            code_name=text(language, "receipt.code"),
            code=spaced(body.code),
            caption=text(language, "receipt.qr"),
            rows=body.qr,
            is_large=look.is_portrait and not (body.has_printer and _takes_place(look)),
            is_brief=body.paper.stage is not PrintStage.NOT_ASKED,
            is_dense=body.has_printer,
        )

    def _show_live(self, look: Look) -> None:
        """Show the document camera's picture, with a frame where the code goes."""
        text, language = self.words.text, look.language
        is_running = self._live.canvas.has_picture
        hint = text(language, "withdraw.guidance" if is_running else "document.starting")
        self._live.hint.show_hint(hint, look, icon="booking-qr" if is_running else "time", role="heading")
        name = text(language, "document.preview")
        self._live.canvas.show_reading(Wanted.CODE, 0.0, look, name=name, is_empty=True)
        self._live.show_truth(text(language, "document.truth"), look)

    def _reason_button(self, reason: WithdrawalReason) -> BigButton:
        """A button with which staff withdraw, for one reason."""
        button = BigButton(f"withdraw_{reason.value}", "secondary", size="choice")
        button.clicked.connect(lambda: self.say(ev.StaffWithdrew(reason)))
        return button


def _state_key(body: WithdrawablePage) -> str:
    """The sentence that says what may be done with a receipt."""
    if body.is_withdrawn:
        return "already"
    if body.has_expired:
        return "expired"
    if not body.can_withdraw:
        return "declined"
    return "given_for_guest" if body.reasons else "given"


def _takes_place(look: Look) -> bool:
    """Whether what is known of the paper stands on the card, since there is no room for a line of its own."""
    return look.text_ratio >= LARGE_FROM_RATIO


def _may_print(body: WithdrawPage | WithdrawablePage | WithdrawnPage) -> bool:
    """Whether the new receipt can be sent to a printer now; a button that does nothing is not shown."""
    return isinstance(body, WithdrawnPage) and body.has_printer and body.can_print
