"""Who is expected, from when to when, how many, and what happens next; the guest says whether it is right."""

from PySide6.QtWidgets import QFrame, QVBoxLayout

from app.domain.consent import Mode, Way
from app.flow import events as ev
from app.flow.pages import ConfirmPage, Page
from app.i18n import Words
from app.ui.screen import Screen, text_label
from app.ui.theme import Look
from app.ui.widgets.big_button import BigButton
from app.ui.widgets.equal_stack import MUCH, EqualStack
from app.ui.widgets.fact_row import FactRow
from app.ui.widgets.icon_line import IconLine
from app.ui.widgets.shown_name import shown_name
from app.ui.widgets.two_parts import TwoParts

LARGE_FROM_RATIO = 1.5
"""From this text size on, dates go without the day of the week, and on a wide glass the words stand together."""

LONG_NAME, LONG_PART = 20, 14
"""A longer name where text is large, and a longer part of one anywhere, is written smaller, in characters."""


class ConfirmScreen(Screen):
    """The guest sees the booking that was found, and says yes or goes back."""

    object_name = "confirmScreen"

    def __init__(self, words: Words) -> None:
        super().__init__(words)
        self._parts = TwoParts()
        self._greeting = text_label("title", name="greetingLabel")
        self._question = text_label("lead", name="confirmTitle")
        self._arrival = FactRow("arrivalFact")
        self._departure = FactRow("departureFact")
        self._nights = FactRow("nightsFact")
        self._guests = FactRow("guestsFact")
        self._card = QFrame()
        self._card.setProperty("kind", "card")
        self._facts = QVBoxLayout(self._card)
        for row in (self._arrival, self._departure, self._nights, self._guests):
            self._facts.addWidget(row)
        self._next = IconLine("body")
        self._confirm = BigButton("confirmButton", "primary", size="choice")
        self._confirm.clicked.connect(lambda: self.say(ev.Confirmed()))
        self._stack = EqualStack(self._confirm)
        self._parts.fill(self)
        self._parts.words.addWidget(self._greeting)
        self._parts.words.addWidget(self._question)
        self._parts.controls.addWidget(self._card)
        self._parts.controls.addWidget(self._next)
        self._parts.controls.addStretch(1)
        self._parts.controls.addWidget(self._stack, MUCH)

    def show_page(self, page: Page, look: Look) -> None:
        """Show the booking."""
        body = page.body
        assert isinstance(body, ConfirmPage)
        words, language = self.words, look.language
        is_large = look.text_ratio >= LARGE_FROM_RATIO
        date = words.date if is_large else words.day
        self._greet(body.guest_name, look)
        self._question.setText(words.text(language, "confirm.title"))
        for row, key, value in (
            (self._arrival, "confirm.arrival", date(language, body.arrival)),
            (self._departure, "confirm.departure", date(language, body.departure)),
            (self._nights, "confirm.nights", str(body.nights)),
            (self._guests, "confirm.guests", str(body.guests)),
        ):
            row.show_fact(words.text(language, key), value, look)
        by_eye = body.way is Way.FACE and body.mode is Mode.DETECTION_ONLY
        key = "confirm.next_by_eye" if by_eye else "confirm.next"
        self._next.show_line(words.text(language, key), look, "staff" if by_eye else "key-card")
        self._confirm.show_words(words.text(language, "confirm.button"), look, icon="check")
        self._place_next(is_beside=is_large and not look.is_portrait)
        pad_px = 2 * look.air_px
        high_px = look.air_px if is_large else pad_px
        self._facts.setContentsMargins(pad_px, high_px, pad_px, high_px)
        has_room = look.is_portrait and not is_large
        self._facts.setSpacing(pad_px if has_room else look.air_px // 4)
        self._parts.turn(look)
        self._stack.arrange(look)

    def _greet(self, name: str, look: Look) -> None:
        """Greet by name, in any script."""
        is_long = max(map(len, name.split()), default=0) > LONG_PART
        is_small = is_long or (look.text_ratio >= LARGE_FROM_RATIO and len(name) > LONG_NAME)
        self._greeting.setProperty("role", "heading" if is_small else "title")
        self._greeting.style().unpolish(self._greeting)
        self._greeting.style().polish(self._greeting)
        self._greeting.setText(self.words.text(look.language, "confirm.greeting", name=shown_name(name)))

    def _place_next(self, *, is_beside: bool) -> None:
        """What happens next stands under the facts, or with the other words beside them."""
        for layout in (self._parts.words, self._parts.controls):
            layout.removeWidget(self._next)
        if is_beside:
            self._parts.words.addWidget(self._next)
        else:
            self._parts.controls.insertWidget(1, self._next)
