"""Who is expected, from when to when, how many, and what happens next; the guest says whether it is right."""

from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy

from app.domain.consent import Way
from app.domain.mode import Mode
from app.flow import events as ev
from app.flow.pages import ConfirmPage, Page
from app.i18n import Words
from app.ui.screen import Screen, rule, text_label
from app.ui.theme import Look
from app.ui.widgets.big_button import BigButton
from app.ui.widgets.equal_stack import ACTION_HIGH_MM, MUCH, EqualStack
from app.ui.widgets.fact_row import FactRow
from app.ui.widgets.icon_line import IconLine
from app.ui.widgets.room import LARGE_FROM_RATIO, is_roomy, roomy_mm
from app.ui.widgets.shown_name import shown_name
from app.ui.widgets.two_parts import TwoParts

LONG_NAME, LONG_PART = 20, 14
"""A longer name where text is large, and a longer part of one anywhere, is written smaller, in characters."""

NEXT = {
    Mode.DETECTION_ONLY: ("confirm.next_by_eye", "staff"),
    Mode.VERIFY_1TO1: ("confirm.next_verify_1to1", "check"),
}
NEXT_WITHOUT_FACE = ("confirm.next", "key-card")
"""What a guest of the face way is told in each mode, and every other guest; with its icon."""

WIDE_CELLS = ((0, 0, 1), (0, 1, 1), (2, 0, 1), (2, 1, 1))
TALL_CELLS = ((0, 0, 2), (2, 0, 2), (4, 0, 1), (4, 1, 1))
TIGHT_CELLS = ((0, 0, 2), (2, 0, 2), (4, 0, 2), (5, 0, 2))
ROWS = 6
"""Row, column and columns of arrival, departure, nights and guests; between the rows of facts is room for a line."""


class ConfirmScreen(Screen):
    """The guest sees the booking that was found, and says yes or goes back."""

    object_name = "confirmScreen"

    def __init__(self, words: Words) -> None:
        super().__init__(words)
        self._parts = TwoParts(is_wide=True)
        self._greeting = text_label("title", name="greetingLabel")
        self._question = text_label("lead", name="confirmTitle")
        self._arrival = FactRow("arrivalFact")
        self._departure = FactRow("departureFact")
        self._nights = FactRow("nightsFact")
        self._guests = FactRow("guestsFact")
        self._card = QFrame()
        self._card.setProperty("kind", "card")
        self._card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._facts = QGridLayout(self._card)
        self._rules = (rule(), rule())
        self._next = IconLine()
        self._confirm = BigButton("confirmButton", "primary", size="choice")
        self._confirm.clicked.connect(lambda: self.say(ev.Confirmed()))
        self._stack = EqualStack(self._confirm)
        self._parts.fill(self)
        self._parts.words.addWidget(self._greeting)
        self._parts.words.addWidget(self._question)
        self._parts.controls.addWidget(self._card, 1)
        self._parts.controls.addWidget(self._next)
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
            row.show_fact(words.text(language, key), value, look, is_stacked=is_roomy(look))
        key, icon = NEXT[body.mode] if body.way is Way.FACE else NEXT_WITHOUT_FACE
        role = "lead" if is_roomy(look) else "detail"
        self._next.show_line(words.text(language, key), look, icon, role=role)
        self._confirm.show_words(words.text(language, "confirm.button"), look, icon="check")
        self._place_facts(look)
        self._parts.turn(look)
        self._stack.arrange(look, least_mm=roomy_mm(look, ACTION_HIGH_MM))

    def _place_facts(self, look: Look) -> None:
        """Where there is room facts share rows, and lines part the rows; else each stands below the one before."""
        rows = (self._arrival, self._departure, self._nights, self._guests)
        for row in rows:
            self._facts.removeWidget(row)
        is_open = is_roomy(look)
        cells = WIDE_CELLS if not look.is_portrait else TALL_CELLS if is_open else TIGHT_CELLS
        for row, (line, column, span) in zip(rows, cells, strict=True):
            self._facts.addWidget(row, line, column, 1, span)
        used = {line for line, _, _ in cells}
        for number, between in enumerate(self._rules):
            self._facts.addWidget(between, 2 * number + 1, 0, 1, 2)
            between.setVisible(is_open and 2 * number + 2 in used)
        for line in range(ROWS):
            self._facts.setRowStretch(line, int(line in used))
        for column in (0, 1):
            self._facts.setColumnStretch(column, 1)
        pad_px = look.air_px * (3 if is_open else 2)
        high_px = look.air_px if is_open or look.text_ratio >= LARGE_FROM_RATIO else pad_px
        self._facts.setContentsMargins(pad_px, high_px, pad_px, high_px)
        self._facts.setHorizontalSpacing(2 * look.air_px)
        self._facts.setVerticalSpacing(look.air_px if is_open else look.air_px // 4)

    def _greet(self, name: str, look: Look) -> None:
        """Greet by name, in any script."""
        is_long = max(map(len, name.split()), default=0) > LONG_PART
        is_small = is_long or (look.text_ratio >= LARGE_FROM_RATIO and len(name) > LONG_NAME)
        self._greeting.setProperty("role", "heading" if is_small else "title")
        self._greeting.style().unpolish(self._greeting)
        self._greeting.style().polish(self._greeting)
        self._greeting.setText(self.words.text(look.language, "confirm.greeting", name=shown_name(name)))
