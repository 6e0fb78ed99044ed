"""What went wrong, in calm words, and the ways out; no way out looks better than another."""

from PySide6.QtGui import QHideEvent

from app.domain.problems import Problem
from app.flow import events as ev
from app.flow.pages import Page, TroublePage
from app.i18n import Words
from app.ui.screen import Screen
from app.ui.theme import Look
from app.ui.widgets.big_button import BigButton
from app.ui.widgets.countdown import Countdown
from app.ui.widgets.equal_stack import CHOICE_HIGH_MM, MUCH, EqualStack
from app.ui.widgets.hero import Hero
from app.ui.widgets.room import is_roomy, roomy_mm
from app.ui.widgets.two_parts import TwoParts

ICON_MM, SMALL_ICON_MM = 40.0, 20.0
BUTTON_MM = 32.0
"""The drawing at normal text size, alone and with a second sentence; how high the ways out are where there is room."""

FOR_STAFF = frozenset({Problem.MINOR_NEEDS_STAFF, Problem.NAME_DIFFERS, Problem.NAME_UNSURE})
"""Problems that a member of staff settles at this screen, so that help is asked for among the ways out.

Not where a guest of the face way may go on by passport or code."""

ICONS = {
    Problem.CAMERA_MISSING: "camera-off",
    Problem.CAMERA_LOST: "camera-off",
    Problem.CAMERA_PAUSED: "camera-off",
    Problem.FACE_UNAVAILABLE: "camera-off",
    Problem.FACE_INCONCLUSIVE: "person",
    Problem.FACE_TOO_YOUNG: "young-guest",
    Problem.MINOR_NEEDS_STAFF: "young-guest",
    Problem.RECEIPT_NOT_FOUND: "search",
    Problem.RECEIPT_UNREADABLE: "receipt",
    Problem.RECEIPT_ELSEWHERE: "receipt",
    Problem.BOOKING_NOT_FOUND: "search",
    Problem.BOOKINGS_SEVERAL: "search",
    Problem.BOOKING_OTHER_DAY: "calendar",
    Problem.BOOKING_CANCELLED: "calendar",
    Problem.BOOKING_ALREADY_IN: "key-card",
    Problem.NAME_DIFFERS: "passport-page",
    Problem.NAME_UNSURE: "passport-page",
    Problem.CODE_WAIT: "time",
    Problem.CODE_LOCKED: "time",
    Problem.PRINTER_FAILED: "printer",
}
"""The drawing of what it is about. The sign for care is kept for what is wrong with the machine or with a receipt."""

MINUTES_ABOVE_S = 120
"""Above so many seconds, minutes are counted."""


class TroubleScreen(Screen):
    """One problem, one sentence of advice, equal buttons. Source: rights.md P33 (no hint towards the face way).

    A wait for the next code counts down; every way out is open meanwhile.
    """

    object_name = "troubleScreen"

    def __init__(self, words: Words) -> None:
        super().__init__(words)
        self._language = ""
        self._said_of: tuple[TroublePage, str, bool] | None = None
        self._said = ""
        self._parts = TwoParts(fills_words=True)
        self._hero = Hero("trouble", kind="quiet")
        self._countdown = Countdown(self)
        self._countdown.ticked.connect(self._show_left)
        self._help = BigButton("askStaffButton", "choice", size="choice")
        self._help.clicked.connect(lambda: self.say(ev.HelpAsked()))
        self._again = BigButton("tryAgainButton", "choice", size="choice")
        self._again.clicked.connect(lambda: self.say(ev.TriedAgain()))
        self._passport = BigButton("usePassportButton", "choice", size="choice")
        self._passport.clicked.connect(lambda: self.say(ev.PassportPreferred()))
        self._type = BigButton("typeCodeButton", "choice", size="choice")
        self._type.clicked.connect(lambda: self.say(ev.CodeTypingAsked()))
        self._finish = BigButton("finishButton", "choice", size="choice")
        self._finish.clicked.connect(lambda: self.say(ev.Finished()))
        self._stack = EqualStack(self._help, self._again, self._passport, self._type, self._finish)
        self._parts.fill(self)
        self._parts.words.addWidget(self._hero)
        self._parts.controls.addStretch(1)
        self._parts.controls.addWidget(self._stack, MUCH)
        self._parts.controls.addStretch(1)

    def show_page(self, page: Page, look: Look) -> None:
        """Show the problem and the ways out that the page allows."""
        body = page.body
        assert isinstance(body, TroublePage)
        self._language = look.language
        self._say_what(body, look)
        if body.wait_s:
            self._count(body, has_voice=page.comfort.has_voice)
        else:
            self._countdown.rest()
        self._name_ways_out(body, look)
        self._parts.turn(look, is_turned_about=not is_roomy(look))
        self._stack.arrange(look, high_mm=CHOICE_HIGH_MM, least_mm=roomy_mm(look, BUTTON_MM))

    def hideEvent(self, event: QHideEvent) -> None:
        """Count nothing while nobody sees it."""
        super().hideEvent(event)
        self._countdown.rest()
        self._said_of = None

    def _say_what(self, body: TroublePage, look: Look) -> None:
        """Say what it is, what helps, and in what a name differs."""
        text, language = self.words.text, look.language
        title = text(language, f"trouble.{body.problem.value}.title")
        note = text(language, f"name.reason.{body.reason.value}") if body.reason else ""
        icon = ICONS.get(body.problem, "caution")
        advice, role = text(language, _advice_key(body)), "heading" if body.wait_s else ""
        icon_mm = SMALL_ICON_MM if note or body.wait_s else ICON_MM
        self._hero.show_words(title, advice, look, icon=icon, note=note, note_role=role, icon_mm=icon_mm)

    def _count(self, body: TroublePage, *, has_voice: bool) -> None:
        """Count a wait down from what the page says; the voice says it once, in each language it is asked in."""
        self._countdown.begin(body.wait, body.wait_s)
        if self._said_of != (body, self._language, has_voice):
            self._said_of = body, self._language, has_voice
            self._said = self._left(self._countdown.left_s)
        self._show_left()

    def _name_ways_out(self, body: TroublePage, look: Look) -> None:
        """Name the ways out, and show those that are open."""
        text, language = self.words.text, look.language
        is_minor = body.problem is Problem.MINOR_NEEDS_STAFF
        again = "trouble.see_booking" if is_minor else "trouble.try_again"
        for button, key, icon, is_open in (
            (self._help, "frame.help", "help", body.problem in FOR_STAFF and not body.can_use_passport),
            (self._again, again, "undo", body.can_try_again),
            (self._passport, "use_passport.button", "passport", body.can_use_passport),
            (self._type, "trouble.type_code", "keypad", body.can_type_code),
            (self._finish, "trouble.finish", "check", True),
        ):
            button.show_words(text(language, key), look, icon=icon)
            button.setVisible(is_open)

    def _show_left(self) -> None:
        """Show how long the wait still lasts."""
        self._hero.change_note(self._left(self._countdown.left_s), said=self._said)

    def _left(self, seconds: int) -> str:
        """How long a wait lasts: in minutes while it is long, in seconds to its end, then that it is over."""
        if not seconds:
            return self.words.text(self._language, "code.wait_over")
        if seconds > MINUTES_ABOVE_S:
            return self.words.plural(self._language, "code.wait_minutes", -(-seconds // 60))
        return self.words.plural(self._language, "code.wait", seconds)


def _advice_key(body: TroublePage) -> str:
    """The sentence that names the ways out which are open; after the last attempt by face, and at the photo, others."""
    if body.problem is Problem.FACE_INCONCLUSIVE and not body.can_try_again:
        return "trouble.face_inconclusive.last"
    if body.problem is Problem.NAME_DIFFERS and body.can_use_passport:
        return "portrait.name_differs"
    return f"trouble.{body.problem.value}.body"
