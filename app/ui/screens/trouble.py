"""What went wrong, in calm words, and the ways out; no way out looks better than another."""

from PySide6.QtCore import Qt

from app.flow import events as ev
from app.flow.pages import Page, TroublePage
from app.i18n import Words
from app.ui.screen import Screen, text_label
from app.ui.theme import Look
from app.ui.widgets.big_button import BigButton
from app.ui.widgets.equal_stack import CHOICE_HIGH_MM, MUCH, EqualStack
from app.ui.widgets.icon import Icon
from app.ui.widgets.two_parts import TwoParts

ICON_MM = 22.0


class TroubleScreen(Screen):
    """One problem, one sentence of advice, equal buttons. Source: rights.md P33 (no hint towards the face way)."""

    object_name = "troubleScreen"

    def __init__(self, words: Words) -> None:
        super().__init__(words)
        self._parts = TwoParts()
        self._icon = Icon()
        self._title = text_label("title", name="troubleTitle")
        self._body = text_label("lead", name="troubleBody")
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
        self._parts.words.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignLeading)
        self._parts.words.addWidget(self._title)
        self._parts.words.addWidget(self._body)
        self._parts.controls.addStretch(1)
        self._parts.controls.addWidget(self._stack, MUCH)

    def show_page(self, page: Page, look: Look) -> None:
        """Show the problem and the ways out that the page allows."""
        body = page.body
        assert isinstance(body, TroublePage)
        text, language = self.words.text, look.language
        self._icon.show_icon("caution", look.color("ink_soft"), look.px(ICON_MM))
        self._title.setText(text(language, f"trouble.{body.problem.value}.title"))
        self._body.setText(text(language, f"trouble.{body.problem.value}.body"))
        self._again.show_words(text(language, "trouble.try_again"), look, icon="undo")
        self._passport.show_words(text(language, "use_passport.button"), look, icon="passport")
        self._type.show_words(text(language, "trouble.type_code"), look, icon="keypad")
        self._finish.show_words(text(language, "trouble.finish"), look, icon="check")
        self._again.setVisible(body.can_try_again)
        self._passport.setVisible(body.can_use_passport)
        self._type.setVisible(body.can_type_code)
        self._parts.turn(look)
        self._stack.arrange(look, high_mm=CHOICE_HIGH_MM)
