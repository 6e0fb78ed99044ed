"""The player, on a window of its own."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.demo import player as player_module
from app.demo.player import Played, Player, Pocket
from app.demo.script import Await, Lay, Look, Take, Touch, Turn, TypeCode, Watch
from app.domain.consent import Way
from app.domain.face import Guidance
from app.domain.printing import PrintStage, PrintState
from app.flow.states import Arrived, Document, Face, Paper, State, Welcome
from tests.flow.walk import BOOKING, a_receipt, at

POCKET = Pocket(mrz_lines=("P<UTO", "L898902"), code="AB")
MakePlayer = Callable[..., tuple[Player, list[Played]]]


class Window(QWidget):
    """A screen with a button and two keys; every press is noted."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("window")
        self.pressed: list[str] = []
        screen = QWidget()
        screen.setObjectName("welcomeScreen")
        column = QVBoxLayout(screen)
        for name in ("startButton", "key_A", "key_B"):
            button = QPushButton(name)
            button.setObjectName(name)
            button.clicked.connect(lambda _checked=False, name=name: self.pressed.append(name))
            column.addWidget(button)
        QVBoxLayout(self).addWidget(screen)


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    made = Window()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def make_player(window: Window, tmp_path: Path) -> MakePlayer:
    """A player on the window, in a visit that stands in `state`."""

    def made(state: State | None = None, *, has_picture: bool = False) -> tuple[Player, list[Played]]:
        ends: list[Played] = []
        visit = at(state or Welcome())
        player = Player(
            window,
            visit=lambda: visit,
            has_picture=lambda: has_picture,
            pocket=POCKET,
            out=tmp_path,
            pause_s=0.0,
            on_end=ends.append,
        )
        return player, ends

    return made


def test_acts_are_played_in_order_and_noted_with_their_pictures(
    qtbot: QtBot, window: Window, make_player: MakePlayer, tmp_path: Path
) -> None:
    player, ends = make_player()

    player.play((Look("welcomeScreen", "welcome"), Touch("startButton"), TypeCode()))
    qtbot.waitUntil(lambda: bool(ends))

    assert window.pressed == ["startButton", "key_A", "key_B"]
    (played,) = ends
    assert [step.name for step in played.steps] == ["see welcomeScreen", "touch startButton", "type booking code"]
    assert [step.screen for step in played.steps] == ["welcomeScreen"] * 3
    assert played.failed_at == ""
    assert (tmp_path / "01-welcome.png").read_bytes().startswith(b"\x89PNG")


def test_what_never_comes_is_named_and_pictured(
    qtbot: QtBot, make_player: MakePlayer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(player_module, "STEP_S", 0.2)
    player, ends = make_player()

    player.play((Touch("noSuchButton"), Touch("startButton")))
    qtbot.waitUntil(lambda: bool(ends))

    assert ends[0].failed_at == "touch noSuchButton"
    assert (tmp_path / "01-failed.png").is_file()


def test_the_preview_must_really_run(qtbot: QtBot, make_player: MakePlayer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(player_module, "STEP_S", 0.2)
    face = Face(a_receipt(), BOOKING, hold_ratio=0.6)

    without, no_picture = make_player(face, has_picture=False)
    without.play((Watch(0.5, "preview"),))
    qtbot.waitUntil(lambda: bool(no_picture))
    running, picture = make_player(face, has_picture=True)
    running.play((Watch(0.5, "preview"),))
    qtbot.waitUntil(lambda: bool(picture))

    assert no_picture[0].failed_at
    assert picture[0].failed_at == ""


def test_a_page_and_a_turn_are_waited_for(
    qtbot: QtBot, make_player: MakePlayer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(player_module, "STEP_S", 0.2)
    document = Document(Way.DOCUMENT, a_receipt())
    arrived = Arrived(Way.FACE, a_receipt(), BOOKING)
    face = Face(a_receipt(), BOOKING)
    for state, act, is_played in (
        (document, Lay("page"), False),
        (replace(document, read_ratio=0.5), Lay("page"), True),
        (face, Lay("page"), True),
        (arrived, Await("printed"), False),
        (replace(arrived, paper=Paper(PrintState(PrintStage.PRINTED, is_over=True))), Await("printed"), True),
        (face, Turn("turn"), False),
        (replace(face, guidance=Guidance.TURN_LEFT), Turn("turn"), True),
    ):
        player, ends = make_player(state)
        player.play((act,))
        qtbot.waitUntil(lambda ends=ends: bool(ends))  # type: ignore[misc]
        assert (ends[0].failed_at == "") is is_played


def test_the_receipt_is_taken_along_only_on_arrival(qtbot: QtBot, make_player: MakePlayer) -> None:
    arrived = Arrived(Way.FACE, a_receipt(), BOOKING)
    player, ends = make_player(arrived)
    player.play((Take(),))
    qtbot.waitUntil(lambda: bool(ends))
    elsewhere, others = make_player()
    elsewhere.play((Take(),))
    qtbot.waitUntil(lambda: bool(others))

    assert ends[0].arrival == arrived
    assert others[0].arrival is None


def test_a_play_that_is_stopped_touches_nothing_more(qtbot: QtBot, window: Window, make_player: MakePlayer) -> None:
    player, ends = make_player()
    player.play((Touch("startButton"),))
    player.stop()

    with qtbot.assertNotEmitted(window.findChild(QPushButton, "startButton").clicked, wait=60):
        pass

    assert ends == []
