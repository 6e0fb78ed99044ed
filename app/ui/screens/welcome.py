"""Nobody is here yet: one sentence, Start, and the languages by their own names."""

from PySide6.QtWidgets import QWidget

from app.flow import events as ev
from app.flow.pages import Page, WelcomePage
from app.i18n import Words
from app.ui.screen import Screen
from app.ui.theme import Look
from app.ui.widgets.big_button import BigButton
from app.ui.widgets.hero import Hero
from app.ui.widgets.language_bar import LanguageBar
from app.ui.widgets.two_parts import TwoParts


class WelcomeScreen(Screen):
    """The first screen. The camera is closed, and the screen says so."""

    object_name = "welcomeScreen"

    def __init__(self, words: Words) -> None:
        super().__init__(words)
        self._parts = TwoParts(fills_words=True)
        self._hero = Hero("welcome", title_role="display")
        self._start = BigButton("startButton", "primary", size="start")
        self._start.clicked.connect(lambda: self.say(ev.Started()))
        self._languages = LanguageBar()
        self._languages.chosen.connect(lambda tag: self.say(ev.LanguageChosen(tag)))
        self._withdraw = BigButton("withdrawButton", "quiet")
        self._withdraw.clicked.connect(lambda: self.say(ev.WithdrawAsked()))
        self._lay_out()

    def show_page(self, page: Page, look: Look) -> None:
        """Show the welcome in the page's language."""
        text = self.words.text
        title, lead = text(look.language, "welcome.title"), text(look.language, "welcome.lead")
        body = page.body
        assert isinstance(body, WelcomePage)
        note = text(look.language, "welcome.started_again") if body.is_after_crash else ""
        self._hero.show_words(title, lead, look, icon="key-card", note=note)
        self._start.show_words(text(look.language, "welcome.start"), look, icon="next")
        self._withdraw.show_words(text(look.language, "welcome.withdraw"), look, icon="receipt")
        names = [(tag, self.words.language_name(tag)) for tag in page.languages]
        self._languages.show_languages(names, look, self._parts.controls_width_px(look))
        self._parts.turn(look)

    def _lay_out(self) -> None:
        """Put the parts in their places."""
        self._parts.fill(self)
        self._parts.words.addWidget(self._hero)
        controls: tuple[QWidget, ...] = (self._start, self._languages, self._withdraw)
        self._parts.controls.addStretch(1)
        for control in controls:
            self._parts.controls.addWidget(control)
        self._parts.controls.addStretch(1)
