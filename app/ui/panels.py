"""The panels over the screen: help, whether anybody is still there, the list of languages, and the voice."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from app.flow import events as ev
from app.flow.pages import ConsolePage, Page, StaffActingPage, StaffDeskPage, StaffPinPage
from app.i18n import Words
from app.ui.speech import SAID
from app.ui.theme import Look
from app.ui.voice_panel import VoicePanel
from app.ui.widgets.big_button import BigButton
from app.ui.widgets.countdown import Countdown
from app.ui.widgets.language_bar import LanguageBar
from app.ui.widgets.panel import Panel
from app.ui.widgets.shown_name import shown_name

OF_STAFF = StaffPinPage | StaffDeskPage | ConsolePage | StaffActingPage
"""Pages that close for staff's privacy: no guest's pace lengthens that."""


class Panels(QObject):
    """Shows at most one panel: the idle question before help, help before the languages, these before the voice.

    Signals: happened(event) from a panel; closed() when the list of languages or the panel of the voice was closed.
    """

    happened = Signal(object)
    closed = Signal()

    def __init__(self, place: QWidget, words: Words, warning_s: float) -> None:
        super().__init__(place)
        self._place = place
        self._words = words
        self._warning_s = warning_s
        self.is_listing = False
        self.help = Panel("helpPanel", place)
        self.idle = Panel("idlePanel", place)
        self.languages = Panel("languagePanel", place)
        self.is_voice_open = False
        self.voice = VoicePanel(place, words)
        self.voice.happened.connect(self.happened)
        self.voice.closed.connect(self.close_lists)
        self._close_help = BigButton("closeHelpButton", "primary", size="choice")
        self._close_help.clicked.connect(lambda: self.happened.emit(ev.HelpClosed()))
        self.help.controls.addWidget(self._close_help)
        self._stay = BigButton("stayButton", "primary", size="choice")
        self._stay.clicked.connect(lambda: self.happened.emit(ev.Stayed()))
        self.idle.controls.addWidget(self._stay)
        self._slow = BigButton("slowButton")
        self._slow.clicked.connect(lambda: self.happened.emit(ev.SlowTouched()))
        self.idle.controls.addWidget(self._slow)
        self._close_list = BigButton("closeLanguagesButton")
        self._close_list.clicked.connect(self.close_lists)
        self._warned: tuple[Page, Look] | None = None
        self._warnings = 0
        self._left = Countdown(self)
        self._left.ticked.connect(self._say_left)
        self._bar: LanguageBar | None = None
        self.languages.controls.addWidget(self._close_list)
        place.installEventFilter(self)

    @property
    def all(self) -> tuple[Panel, ...]:
        """Every panel."""
        return self.idle, self.help, self.languages, self.voice

    @property
    def open_panel(self) -> Panel | None:
        """The panel now shown."""
        return next((panel for panel in self.all if not panel.isHidden()), None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the place, whatever its size becomes."""
        if event.type() is QEvent.Type.Resize:
            for panel in self.all:
                panel.setGeometry(self._place.rect())
        return super().eventFilter(watched, event)

    def show_page(self, page: Page, look: Look) -> None:
        """Show the panel of a page over the screen; no panel where the page has none."""
        wanted = None
        if not page.is_time_low:
            self._left.rest()
            self._warned = None
        if page.is_time_low:
            wanted = self.idle
            self._show_idle(page, look)
        elif page.is_help_open:
            wanted = self.help
            self._show_help(page, look)
        elif self.is_listing:
            wanted = self.languages
            self._show_languages(page, look)
        elif self.is_voice_open and page.comfort.has_voice:
            wanted = self.voice
            self.voice.show_voice(look)
        for panel in self.all:
            panel.setVisible(panel is wanted)
        if wanted:
            wanted.raise_()

    def close_lists(self) -> None:
        """Close the list of languages and the panel of the voice."""
        was_open = self.is_listing or self.is_voice_open
        self.is_listing = self.is_voice_open = False
        if self._bar:
            self._bar.hide()
            self._bar.deleteLater()
            self._bar = None
        if was_open:
            self.closed.emit()

    def _show_idle(self, page: Page, look: Look) -> None:
        """Ask whether anybody is still there, and count down to what happens if nobody answers. One touch goes on."""
        is_staff = isinstance(page.body, OF_STAFF)
        if self.idle.isHidden():
            self._warnings += 1
        self._left.begin(self._warnings, round(self._warning_s * (1.0 if is_staff else page.comfort.time_ratio)))
        self._warned = page, look
        text = self._sentence_left(page, look)
        self.idle.text.setProperty(SAID, self.idle.text.property(SAID) if not self.idle.isHidden() else text)
        self.idle.show_words(self._words.text(look.language, "idle.title"), text, look)
        self._stay.show_words(self._words.text(look.language, "idle.stay"), look)
        is_slow = page.comfort.is_slow
        self._slow.show_words(self._words.text(look.language, "idle.slow"), look, icon="check" if is_slow else "time")
        self._slow.mark(is_on=is_slow)
        self._slow.setVisible(not is_staff)

    def _say_left(self) -> None:
        """Show the seconds that are left; the voice says how many there were."""
        if self._warned:
            self.idle.text.setText(self._sentence_left(*self._warned))

    def _sentence_left(self, page: Page, look: Look) -> str:
        """What happens, and in how many seconds."""
        key = "idle.body_staff" if isinstance(page.body, OF_STAFF) else "idle.body"
        return self._words.plural(look.language, key, self._left.left_s)

    def _show_help(self, page: Page, look: Look) -> None:
        """Say where help is, how far the call has come, who comes, and how to go on where nobody does."""
        text, plural, call = self._words.text, self._words.plural, page.help
        is_overdue = page.is_calling and page.help_repeats > 0
        sentences = [] if is_overdue else [text(look.language, "help.body")]
        if call and call.answered_by:
            sentences = [text(look.language, "help.coming", name=shown_name(call.answered_by))]
        elif call:
            sentences.append(plural(look.language, "help.place", call.place))
            sentences += [plural(look.language, "help.waited", call.waited)] if call.waited else []
            sentences.append(text(look.language, "help.overdue" if is_overdue else "help.rung"))
        self.help.show_words(text(look.language, "help.title"), " ".join(sentences), look)
        self._close_help.show_words(text(look.language, "help.go_on" if is_overdue else "help.close"), look)

    def _show_languages(self, page: Page, look: Look) -> None:
        """List the languages by their own names."""
        text = self._words.text
        self.languages.show_words(text(look.language, "frame.languages"), "", look)
        self._close_list.show_words(text(look.language, "frame.close"), look)
        if self._bar is None:
            self._bar = LanguageBar()
            self._bar.chosen.connect(self._choose)
            self.languages.controls.insertWidget(0, self._bar)
        names = [(tag, self._words.language_name(tag)) for tag in page.languages]
        self._bar.show_languages(names, look, Panel.controls_width_px(look))

    def _choose(self, tag: str) -> None:
        """Hand on the language, and close the list."""
        self.close_lists()
        self.happened.emit(ev.LanguageChosen(tag))
