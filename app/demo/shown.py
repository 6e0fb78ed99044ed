"""The demo on a display: one guest checks in by face, another by booking code, and then the kiosk is yours."""

import shutil
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app import paths
from app.bootstrap import build_kiosk
from app.config import Config
from app.demo.hotel import demo_config, demo_pocket, prepare_hotel
from app.demo.player import Played, Player, Pocket
from app.demo.script import DemoWay, acts
from app.flow.events import TextScanned
from app.i18n import Words, load_words
from app.ui.kiosk import Kiosk

PAUSE_S = 1.6
"""How long the virtual guest takes between two acts, in seconds: slow enough to watch."""


class Takeover(QObject):
    """Notices a person's own touch, which ends the play. Qt calls the player's own touches spontaneous too."""

    def __init__(self, player: Player) -> None:
        super().__init__()
        self._player = player

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Stop the play at a real press; let every event through."""
        is_press = event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin)
        if is_press and event.spontaneous() and not self._player.is_touching:
            self._player.stop()
        return super().eventFilter(watched, event)


class Table(QWidget):
    """A small window beside the kiosk with what lies on the demo guest's table: passport, booking code, a note."""

    def __init__(self, words: Words, language: str, kiosk: Kiosk, pocket: Pocket) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)  # closing the kiosk ends the demo
        self.setWindowTitle(words.text(language, "demo.title"))
        note = QLabel(words.text(language, "demo.note", code=pocket.code))
        note.setWordWrap(True)
        passport = QPushButton(words.text(language, "demo.passport"))
        passport.clicked.connect(lambda: kiosk.conductor.take(TextScanned("\n".join(pocket.mrz_lines))))
        booking = QPushButton(words.text(language, "demo.booking"))
        booking.clicked.connect(lambda: kiosk.conductor.take(TextScanned(f"HTL1:{pocket.code}")))
        buttons = QHBoxLayout()
        buttons.addWidget(passport)
        buttons.addWidget(booking)
        whole = QVBoxLayout(self)
        whole.addWidget(note)
        whole.addLayout(buttons)


def play_shown(config: Config, state: Path) -> int:
    """Open the kiosk in a window, play both ways, and leave it to the person who watches."""
    shutil.rmtree(state, ignore_errors=True)
    demo = demo_config(config)
    prepare_hotel(demo, state)
    kiosk = build_kiosk(demo, state, argv=sys.argv[:1])
    pocket = demo_pocket()
    left = [DemoWay.CODE]

    def go_on(played: Played) -> None:
        if left and not played.failed_at:
            prepare_hotel(demo, state)
            player.play(acts(left.pop(), demo.hotel.language))

    player = Player(
        kiosk.shell,
        visit=lambda: kiosk.conductor.visit,
        has_picture=lambda: kiosk.vision.frames_shown > 0,
        pocket=pocket,
        out=None,
        pause_s=PAUSE_S,
        on_end=go_on,
    )
    takeover = Takeover(player)
    kiosk.application.installEventFilter(takeover)
    table = Table(load_words(paths.resources()), demo.hotel.language, kiosk, pocket)
    table.show()
    player.play(acts(DemoWay.FACE, demo.hotel.language))
    return kiosk.run(is_full_screen=False)
