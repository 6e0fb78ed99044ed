"""What went wrong, in calm words, and the ways out; no way out looks better than another."""

from app.domain.problems import Problem
from app.flow import events as ev
from app.flow.pages import Page, TroublePage
from app.i18n import Words
from app.ui.screen import Screen
from app.ui.theme import Look
from app.ui.widgets.big_button import BigButton
from app.ui.widgets.equal_stack import CHOICE_HIGH_MM, MUCH, EqualStack
from app.ui.widgets.hero import Hero
from app.ui.widgets.room import roomy_mm
from app.ui.widgets.two_parts import TwoParts

ICON_MM = 40.0
BUTTON_MM = 32.0
"""The drawing at normal text size, and how high the ways out are at least where there is room."""


class TroubleScreen(Screen):
    """One problem, one sentence of advice, equal buttons. Source: rights.md P33 (no hint towards the face way)."""

    object_name = "troubleScreen"

    def __init__(self, words: Words) -> None:
        super().__init__(words)
        self._parts = TwoParts(fills_words=True)
        self._hero = Hero("trouble", kind="quiet")
        self._again = BigButton("tryAgainButton", "choice", size="choice")
        self._again.clicked.connect(lambda: self.say(ev.TriedAgain()))
        self._passport = BigButton("usePassportButton", "choice", size="choice")
        self._passport.clicked.connect(lambda: self.say(ev.PassportPreferred()))
        self._type = BigButton("typeCodeButton", "choice", size="choice")
        self._type.clicked.connect(lambda: self.say(ev.CodeTypingAsked()))
        self._finish = BigButton("finishButton", "choice", size="choice")
        self._finish.clicked.connect(lambda: self.say(ev.Finished()))
        self._stack = EqualStack(self._again, self._passport, self._type, self._finish)
        self._parts.fill(self)
        self._parts.words.addWidget(self._hero)
        self._parts.controls.addStretch(1)
        self._parts.controls.addWidget(self._stack, MUCH)
        self._parts.controls.addStretch(1)

    def show_page(self, page: Page, look: Look) -> None:
        """Show the problem and the ways out that the page allows."""
        body = page.body
        assert isinstance(body, TroublePage)
        text, language = self.words.text, look.language
        title = text(language, f"trouble.{body.problem.value}.title")
        advice = text(language, _advice_key(body))
        self._hero.show_words(title, advice, look, icon="caution", icon_mm=ICON_MM)
        self._again.show_words(text(language, "trouble.try_again"), look, icon="undo")
        self._passport.show_words(text(language, "use_passport.button"), look, icon="passport")
        self._type.show_words(text(language, "trouble.type_code"), look, icon="keypad")
        self._finish.show_words(text(language, "trouble.finish"), look, icon="check")
        self._again.setVisible(body.can_try_again)
        self._passport.setVisible(body.can_use_passport)
        self._type.setVisible(body.can_type_code)
        self._parts.turn(look)
        self._stack.arrange(look, high_mm=CHOICE_HIGH_MM, least_mm=roomy_mm(look, BUTTON_MM))


def _advice_key(body: TroublePage) -> str:
    """The sentence that names the ways out which are open; after the last attempt by face, and at the photo, others."""
    if body.problem is Problem.FACE_INCONCLUSIVE and not body.can_try_again:
        return "trouble.face_inconclusive.last"
    if body.problem is Problem.NAME_DIFFERS and body.can_use_passport:
        return "portrait.name_differs"
    return f"trouble.{body.problem.value}.body"
