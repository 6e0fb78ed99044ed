"""What keys lead to on the present page: its controls in reading order, the way back, and what a listener is told."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.flow import events as ev
from app.flow.pages import Page
from app.i18n import Words
from app.ui.accessibility import focus_stops
from app.ui.keys import Keys
from app.ui.panels import Panels
from app.ui.speech import typed_in, words_of, words_on


class Steering(QObject):
    """Joins the keys of a window with whatever it now shows.

    Signals: happened(event) for what a key means; told(text, language) with what a key or a panel led to, for a guest
    who listens.
    """

    happened = Signal(object)
    told = Signal(str, str)

    def __init__(
        self,
        window: QWidget,
        words: Words,
        panels: Panels,
        *,
        screen: Callable[[], QWidget | None],
        below: Sequence[QWidget],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._words = words
        self._panels = panels
        self._screen = screen
        self._below = below
        self._page: Page | None = None
        self._is_voice_new = False
        self._keys = Keys(window, self.stops)
        self._keys.happened.connect(self.happened)
        self._keys.moved.connect(self._tell_control)
        self._keys.pressed.connect(self._tell_typed)
        self._keys.back_asked.connect(self._go_back)

    def watch(self) -> None:
        """Take the keys of the window, now that it is shown."""
        self._keys.watch()

    def follow(self, page: Page) -> None:
        """Know which page is shown, and whether the guest hears one for the first time."""
        had_voice = self._page is not None and self._page.comfort.has_voice
        self._is_voice_new = page.comfort.has_voice and not had_voice
        self._page = page

    def spoken(self, frame_lines: Sequence[str]) -> str:
        """The words of the panel now shown, or of the screen and the frame; once, how keys are used."""
        screen = self._screen()
        if self._panels.open_panel or screen is None:
            return words_on(self._panels.open_panel or self._window)
        lines = [words_on(screen), *frame_lines]
        if self._is_voice_new and self._page:
            lines.append(self._words.text(self._page.language, "voice.keys"))
        return "\n".join(line for line in lines if line)

    def stops(self) -> list[QWidget]:
        """Where keys lead, in reading order: the panel or the screen, then the frame below."""
        root = self._panels.open_panel or self._screen()
        found = focus_stops(root) if root else []
        return [stop for stop in (*found, *self._below) if stop.isVisible() and stop.isEnabled()]

    def tell_panel(self) -> None:
        """Say what the panel says that a touch opened."""
        if self._page and self._panels.open_panel:
            self.told.emit(words_on(self._panels.open_panel), self._page.language)

    def _tell_control(self, control: QWidget) -> None:
        """Say which control a key led to; a language by its own name in its own voice."""
        if self._page:
            language = self._page.language
            self.told.emit(words_of(control, self._words, language), control.property("language") or language)

    def _tell_typed(self, control: QWidget) -> None:
        """Say what the field now holds, after a key of the keypad."""
        fields = [field for field in self._window.findChildren(QLineEdit) if field.isVisible()]
        if self._page and fields and control.objectName().startswith("key_"):
            self.told.emit(typed_in(fields[0], self._words, self._page.language), self._page.language)

    def _go_back(self) -> None:
        """Close what is open over the screen, or go back where the frame offers it."""
        if self._page is None:
            return
        if self._page.is_help_open:
            self.happened.emit(ev.HelpClosed())
        elif self._panels.is_listing or self._panels.is_voice_open:
            self._panels.close_lists()
        elif self._page.can_go_back:
            self.happened.emit(ev.WentBack())
