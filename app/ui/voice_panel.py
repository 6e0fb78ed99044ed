"""The panel of the voice: say it again, wait, slower, louder, dark, off. For fingers; keypads have keys for each."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from app.flow import events as ev
from app.i18n import Words
from app.ui.theme import Look
from app.ui.widgets.big_button import BigButton
from app.ui.widgets.panel import Panel

GAP_MM = 2.6
"""Between two buttons. Source: VVSG 2.0, 2.54 mm or more between touch areas."""


@dataclass(frozen=True)
class Act:
    """One button: its object name, word, icon and event."""

    name: str
    key: str
    icon: str
    event: ev.Touched


ACTS = (
    Act("voiceAgainButton", "voice.again", "undo", ev.VoiceRepeated()),
    Act("voicePauseButton", "voice.pause", "time", ev.VoicePaused()),
    Act("voiceSlowerButton", "voice.slower", "voice", ev.VoiceSlowed()),
    Act("voiceLouderButton", "voice.louder", "voice", ev.VoiceRaised()),
    Act("voiceDarkButton", "voice.dark", "night", ev.DarkTouched()),
    Act("voiceStopButton", "voice.stop", "voice-off", ev.VoiceStopped()),
)


class VoicePanel(Panel):
    """All that a listener may want of the voice, as equal buttons, and one that closes the panel.

    Signals: happened(event) for each act; closed().
    """

    happened = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget, words: Words) -> None:
        super().__init__("voicePanel", parent)
        self._words = words
        self._grid = QGridLayout()
        self._buttons = [self._make(act) for act in ACTS]
        self._close = BigButton("closeVoiceButton", "primary")
        self._close.clicked.connect(self.closed)
        self.controls.addLayout(self._grid)
        self.controls.addWidget(self._close)

    def show_voice(self, look: Look) -> None:
        """Show every word in a look."""
        text = self._words.text
        self.show_words(text(look.language, "voice.title"), "", look)
        self.card.setMaximumWidth(look.width_px - 4 * look.air_px)
        columns = 2 if look.is_portrait else 3
        self._grid.setSpacing(look.px(GAP_MM))
        for column in range(3):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        for number, (act, button) in enumerate(zip(ACTS, self._buttons, strict=True)):
            button.show_words(text(look.language, act.key), look, icon=act.icon)
            self._grid.addWidget(button, number // columns, number % columns)
        self._close.show_words(text(look.language, "voice.close"), look)

    def _make(self, act: Act) -> BigButton:
        """One button."""
        button = BigButton(act.name)
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        button.clicked.connect(lambda: self.happened.emit(act.event))
        self._grid.addWidget(button)
        return button
