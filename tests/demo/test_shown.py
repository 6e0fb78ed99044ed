"""The demo on a display: a person's touch takes over, and what lies on the table can be held to the reader."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app import bootstrap, paths
from app.config import Config
from app.demo import hotel, shown
from app.demo.hotel import demo_config, demo_pocket
from app.demo.player import Played, Player
from app.demo.script import Act, DemoWay, Touch, acts
from app.demo.shown import Table, Takeover, play_shown
from app.domain.consent import Way
from app.flow import events as ev
from app.flow.states import Confirm, Document, State, Welcome
from app.i18n import Words, load_words
from app.ui.kiosk import Kiosk
from tests.flow.walk import at

LEFT = Qt.MouseButton.LeftButton
ANSWER_MS = 8000


@pytest.fixture(scope="module")
def words() -> Words:
    return load_words(paths.resources())


# --- taking over --------------------------------------------------------------------------------------------------


class Desk:
    """A window with one button, a player at it, and somebody who may take over."""

    def __init__(self, qtbot: QtBot, application: QApplication) -> None:
        self.window = QWidget()
        self.button = QPushButton("Start", self.window)
        self.button.setObjectName("startButton")
        self.touches: list[str] = []
        self.ends: list[Played] = []
        qtbot.addWidget(self.window)
        self.window.show()
        qtbot.waitExposed(self.window)
        visit = at(Welcome())
        self.player = Player(
            self.window,
            visit=lambda: visit,
            has_picture=lambda: False,
            pocket=demo_pocket(),
            out=None,
            pause_s=0.02,  # so that a play which is stopped stops between two touches
            on_end=self.ends.append,
        )
        self.takeover = Takeover(self.player)
        application.installEventFilter(self.takeover)
        self.button.clicked.connect(lambda: self.touches.append("start"))


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication) -> Iterator[Desk]:
    made = Desk(qtbot, qapp)
    yield made
    qapp.removeEventFilter(made.takeover)


def test_the_players_own_touches_do_not_stop_it(qtbot: QtBot, desk: Desk) -> None:
    desk.player.play((Touch("startButton"), Touch("startButton"), Touch("startButton")))
    qtbot.waitUntil(lambda: bool(desk.ends))

    assert len(desk.touches) == 3
    assert desk.ends[0].failed_at == ""


def test_a_persons_touch_stops_the_play_and_is_let_through(qtbot: QtBot, desk: Desk) -> None:
    desk.player.play((Touch("noSuchButton"), Touch("startButton")))

    QTest.mouseClick(desk.button, LEFT)
    desk.button.setObjectName("noSuchButton")
    with qtbot.assertNotEmitted(desk.button.clicked, wait=60):
        pass

    assert desk.touches == ["start"]
    assert desk.ends == []


def test_a_press_that_no_person_made_stops_nothing(qtbot: QtBot, desk: Desk) -> None:
    desk.player.play((Touch("startButton"),))

    here = QPointF(1.0, 1.0)
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
        event = QMouseEvent(kind, here, here, LEFT, LEFT, Qt.KeyboardModifier.NoModifier)
        QCoreApplication.sendEvent(desk.button, event)
    qtbot.waitUntil(lambda: bool(desk.ends))

    assert len(desk.touches) == 2


def test_a_person_who_only_moves_stops_nothing(qtbot: QtBot, desk: Desk) -> None:
    desk.player.play((Touch("startButton"),))

    QTest.mouseMove(desk.button)
    qtbot.waitUntil(lambda: bool(desk.ends))

    assert desk.touches == ["start"]


# --- the table ----------------------------------------------------------------------------------------------------


@pytest.fixture
def kiosk(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Kiosk]:
    """The demo's kiosk, with the application that the tests already have."""
    monkeypatch.setattr(bootstrap, "make_application", lambda argv: qapp)
    config = demo_config(Config())
    hotel.import_demo_arrivals(config, tmp_path)
    made = bootstrap.build_kiosk(config, tmp_path, argv=["evenkey"])
    made.conductor.start()
    yield made
    made.close()
    made.shell.close()
    made.shell.deleteLater()


def wait_for(qtbot: QtBot, kiosk: Kiosk, state: type[State]) -> None:
    """Wait until the visit stands in a state."""
    qtbot.waitUntil(lambda: isinstance(kiosk.conductor.visit.state, state), timeout=ANSWER_MS)


@pytest.mark.parametrize("index", [0, 1])
def test_what_lies_on_the_table_can_be_held_to_the_reader(qtbot: QtBot, kiosk: Kiosk, words: Words, index: int) -> None:
    table = Table(words, "en", kiosk, demo_pocket())
    qtbot.addWidget(table)
    for event in (ev.Started(), ev.NoticeRead(), ev.WayChosen(Way.DOCUMENT)):
        kiosk.conductor.take(event)
    wait_for(qtbot, kiosk, Document)

    QTest.mouseClick(table.findChildren(QPushButton)[index], LEFT)

    wait_for(qtbot, kiosk, Confirm)


@pytest.mark.parametrize("language", ["en", "zh-CN", "ar"])
def test_the_table_tells_in_every_language_which_code_to_type(
    qtbot: QtBot, kiosk: Kiosk, words: Words, language: str
) -> None:
    table = Table(words, language, kiosk, demo_pocket())
    qtbot.addWidget(table)

    notes = [label.text() for label in table.findChildren(QLabel)]
    buttons = [button.text() for button in table.findChildren(QPushButton)]
    assert any(demo_pocket().code in note for note in notes)
    assert table.windowTitle()
    assert len(buttons) == 2
    assert all(buttons)


def test_closing_the_kiosk_ends_the_demo_though_the_table_still_stands(
    qtbot: QtBot, kiosk: Kiosk, words: Words
) -> None:
    table = Table(words, "en", kiosk, demo_pocket())
    qtbot.addWidget(table)
    table.show()

    assert not table.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)
    assert kiosk.shell.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)


# --- the whole ----------------------------------------------------------------------------------------------------


def test_both_ways_are_played_one_after_the_other_and_then_the_kiosk_is_free(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap, "make_application", lambda argv: qapp)
    asked: list[DemoWay] = []

    def short(way: DemoWay, language: str) -> tuple[Act, ...]:
        asked.append(way)
        if len(asked) == len(("face", "code")):
            QTimer.singleShot(0, lambda: qapp.exit(5))
        return acts(way, language)[1:2]

    monkeypatch.setattr(shown, "acts", short)
    monkeypatch.setattr(shown, "PAUSE_S", 0.0)

    code = play_shown(Config(), tmp_path / "demo")

    assert code == 5
    assert asked == [DemoWay.FACE, DemoWay.CODE]
    assert not any(isinstance(widget, Table) and widget.isVisible() for widget in qapp.topLevelWidgets())
