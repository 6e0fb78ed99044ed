"""Checked in: what to do next, and the receipt to take along."""

from app.domain.codes import spaced
from app.domain.consent import Way
from app.domain.mode import Mode
from app.domain.printing import PrintStage
from app.flow import events as ev
from app.flow.pages import ArrivedPage, Page
from app.i18n import Words
from app.ui.paper_note import PaperNote, paper_note
from app.ui.screen import Screen, text_label
from app.ui.theme import Look
from app.ui.widgets.big_button import BigButton
from app.ui.widgets.equal_stack import ACTION_HIGH_MM, MUCH, EqualStack
from app.ui.widgets.hero import Hero
from app.ui.widgets.icon_line import IconLine
from app.ui.widgets.note_row import NoteRow
from app.ui.widgets.receipt_sheet import ReceiptSheet
from app.ui.widgets.room import LARGE_FROM_RATIO, roomy_mm
from app.ui.widgets.two_parts import TwoParts

NOTES = {Mode.DETECTION_ONLY: "arrived.by_eye", Mode.VERIFY_1TO1: "arrived.verify_1to1"}
"""What a guest of the face way is told of the comparison: that staff compare, or what the machine found."""

ICON_MM, SMALL_ICON_MM = 34.0, 13.0
"""The key's drawing at normal text size, and while there is something to say of the paper."""


class ArrivedScreen(Screen):
    """The guest learns where to go; the receipt is on the screen, and on paper if there is a printer."""

    object_name = "arrivedScreen"

    def __init__(self, words: Words) -> None:
        super().__init__(words)
        self._parts = TwoParts()
        self._title = text_label("title", name="receiptTitle")
        self._hero = Hero("arrived")
        self._sheet = ReceiptSheet()
        self._paper = NoteRow("paperLabel")
        self._show = BigButton("showReceiptButton", "secondary", size="choice")
        self._show.clicked.connect(lambda: self.say(ev.ReceiptAsked()))
        self._print = BigButton("printReceiptButton", "secondary", size="choice")
        self._print.clicked.connect(lambda: self.say(ev.PrintAsked()))
        self._to_come = IconLine("body", name="stillToComeLabel")
        self._next = BigButton("nextGuestButton", "secondary", size="choice")
        self._next.clicked.connect(lambda: self.say(ev.NextGuestCalled()))
        self._finish = BigButton("finishButton", "primary", size="choice")
        self._finish.clicked.connect(lambda: self.say(ev.Finished()))
        self._stack = EqualStack(self._show, self._print)
        self._end = EqualStack(self._next, self._finish)
        self._parts.fill(self)
        self._parts.words.addWidget(self._title)
        self._parts.words.addWidget(self._hero)
        self._parts.controls.addWidget(self._sheet, 1)
        self._parts.controls.addWidget(self._paper)
        self._parts.controls.addWidget(self._stack, MUCH)
        self._parts.controls.addWidget(self._to_come)
        self._parts.controls.addWidget(self._end, MUCH)

    def show_page(self, page: Page, look: Look) -> None:
        """Show what is next and the receipt; enlarged when asked for."""
        body = page.body
        assert isinstance(body, ArrivedPage)
        self._show_next(body, look)
        note = paper_note(self.words, look.language, body.paper, has_voice=page.has_voice)
        self._show_receipt(body, look, note)
        self._show_buttons(body, look)
        self._parts.turn(look, fills_words=not _is_alone(body, look))
        is_large = look.text_ratio >= LARGE_FROM_RATIO
        has_two = _may_print(body)
        least_mm = roomy_mm(look, ACTION_HIGH_MM)
        has_next = _has_next(body)
        self._place_end(is_beside=is_large and not look.is_portrait and not has_next)
        columns = 2 if has_two and (has_next or not (is_large and look.is_portrait)) else 1
        self._stack.arrange(look, columns=columns, least_mm=least_mm)
        self._end.arrange(look, columns=2 if has_next and not (is_large and look.is_portrait) else 1, least_mm=least_mm)

    def _show_next(self, body: ArrivedPage, look: Look) -> None:
        """Say what to do next, and who compares where no machine did."""
        text, language = self.words.text, look.language
        self._title.setText(text(language, "arrived.receipt"))
        is_alone = _is_alone(body, look)
        self._title.setVisible(is_alone)
        self._hero.setVisible(not is_alone)
        key = _next_key(body)
        is_large = look.text_ratio >= LARGE_FROM_RATIO
        to_come = self.words.plural(language, "arrived.still_to_come", body.still_to_come) if body.still_to_come else ""
        is_asked = body.paper.stage is not PrintStage.NOT_ASKED
        has_room = body.way is Way.FACE and not (is_asked and to_come)
        note = to_come if is_large else text(language, NOTES[body.mode]) if has_room else ""
        self._to_come.show_line(to_come, look, "people")
        self._to_come.setVisible(_has_next(body) and not is_large)
        icon_mm = SMALL_ICON_MM if is_asked or to_come else ICON_MM
        icon = "key-card" if body.is_room_ready else "time"
        title, then = text(language, "arrived.title"), text(language, key)
        self._hero.show_words(title, then, look, icon=icon, note=note, icon_mm=icon_mm)

    def _show_receipt(self, body: ArrivedPage, look: Look, paper: PaperNote) -> None:
        """Show the receipt, and what is known of its paper."""
        text, language = self.words.text, look.language
        takes_place = look.text_ratio >= LARGE_FROM_RATIO or (_has_next(body) and look.text_ratio > 1)
        decision = text(language, f"receipt.decision.{body.decision.value}")
        self._sheet.show_receipt(
            look,
            heading="" if _is_alone(body, look) else text(language, "arrived.receipt"),
            decision=paper.brief if paper.brief and takes_place and not body.is_receipt_shown else decision,
            made=text(language, "receipt.made", moment=self.words.moment(language, body.created_at)),
            code_name=text(language, "receipt.code"),
            code=spaced(body.code),
            caption=text(language, "receipt.qr"),
            rows=body.qr,
            is_large=body.is_receipt_shown,
            is_brief=_is_brief(body, look),
            is_dense=_is_dense(body, look),
        )
        self._paper.show_note("" if takes_place else paper.text, look, icon=paper.icon, tone=paper.tone)

    def _show_buttons(self, body: ArrivedPage, look: Look) -> None:
        """Name the buttons; the printer is offered only where there is one and nothing is on its way.

        In large text four of them have room for their words alone.
        """
        text, language = self.words.text, look.language
        key = "arrived.close_receipt" if body.is_receipt_shown else "arrived.show_receipt"
        is_bare = _has_next(body) and look.text_ratio >= LARGE_FROM_RATIO
        self._show.show_words(text(language, key), look, icon="" if is_bare else "receipt")
        is_first = body.paper.stage is PrintStage.NOT_ASKED
        key = "arrived.print_receipt" if is_first else "arrived.print_again"
        self._print.show_words(text(language, key), look, icon="" if is_bare else "printer")
        self._print.setVisible(_may_print(body))
        self._next.show_words(text(language, "arrived.next_guest"), look, icon="" if is_bare else "person")
        self._next.setVisible(_has_next(body))
        self._finish.show_words(text(language, "arrived.finish"), look, icon="" if is_bare else "check")

    def _place_end(self, *, is_beside: bool) -> None:
        """The end stands below everything, or below the words beside the receipt."""
        for layout in (self._parts.words, self._parts.controls):
            layout.removeWidget(self._end)
        if is_beside:
            self._parts.words.addWidget(self._end)
        else:
            self._parts.controls.addWidget(self._end, MUCH)


def _is_alone(body: ArrivedPage, look: Look) -> bool:
    """Whether the receipt takes the place of what is next; on a wide glass there is room for both."""
    return body.is_receipt_shown and look.is_portrait


def _next_key(body: ArrivedPage) -> str:
    """The sentence that says what is next: the key now or later, and a document where staff look at it."""
    if body.is_document_shown_at_desk:
        return "arrived.room_ready_passport" if body.is_room_ready else "arrived.room_not_ready_passport"
    return "arrived.room_ready" if body.is_room_ready else "arrived.room_not_ready"


def _is_brief(body: ArrivedPage, look: Look) -> bool:
    """Whether the card leaves out what the enlarged receipt says too, since more stands around it."""
    is_asked, has_next = body.paper.stage is not PrintStage.NOT_ASKED, _has_next(body)
    is_tight = not look.is_portrait or look.controls_top_px > 0 or look.text_ratio > 1
    return (is_asked and has_next) or (is_tight and (is_asked or has_next))


def _is_dense(body: ArrivedPage, look: Look) -> bool:
    """Whether the card's words are smaller: larger ones have no room beside what else is told and offered."""
    is_told_too = body.is_receipt_shown and body.paper.stage is not PrintStage.NOT_ASKED
    return look.text_ratio > 1 and (is_told_too or _has_next(body))


def _has_next(body: ArrivedPage) -> bool:
    """Whether the next guest of the booking is called here; an enlarged receipt is closed first."""
    return body.still_to_come > 0 and not body.is_receipt_shown


def _may_print(body: ArrivedPage) -> bool:
    """Whether the receipt can be sent to a printer now; a button that does nothing is not shown."""
    return body.has_printer and body.can_print and not body.is_receipt_shown
