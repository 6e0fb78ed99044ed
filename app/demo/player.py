"""Plays a script on the real kiosk: touches by object name, waits for what is seen, notes every step and its time."""

import time
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject, QRegularExpression, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app.demo.script import Act, Await, Lay, Look, Take, Touch, Turn, TypeCode, Watch
from app.domain.face import Guidance
from app.domain.printing import PrintStage
from app.flow.printing import paper_of
from app.flow.states import Arrived, Document, Face, Visit

POLL_MS = 15
STEP_S = 40.0
"""How long one step may take before the demo is called failed, in seconds; starting MediaPipe is the longest."""

SETTLE_S = 0.4
"""How long a screen stands before its picture is taken, in seconds, so that no fade is caught half way."""

Waiting = Generator[None, None, None]


@dataclass(frozen=True)
class PlayedStep:
    """One step that was played: what, on which screen, after how long, and its picture, if one was taken."""

    name: str
    screen: str
    ms: int
    picture: str = ""


@dataclass
class Played:
    """What came of a play. `failed_at` names the step that did not come to pass; empty when all did."""

    steps: list[PlayedStep] = field(default_factory=list)
    failed_at: str = ""
    arrival: Arrived | None = None


@dataclass(frozen=True)
class Pocket:
    """What the demo guest carries: the lines of a passport's machine-readable zone, and a booking code."""

    mrz_lines: tuple[str, ...]
    code: str


class Player(QObject):
    """Plays acts one after another by polling; nothing sleeps and no event loop is nested."""

    def __init__(  # noqa: PLR0913 - what a guest has in hand and in front of them
        self,
        window: QWidget,
        *,
        visit: Callable[[], Visit],
        has_picture: Callable[[], bool],
        pocket: Pocket,
        out: Path | None,
        pause_s: float,
        on_end: Callable[[Played], None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._visit = visit
        self._has_picture = has_picture
        self._pocket = pocket
        self._out = out
        self._pause_s = pause_s
        self._on_end = on_end
        self._played = Played()
        self._run: Waiting | None = None
        self._act: Act | None = None
        self._began = 0.0
        self.is_touching = False
        """Whether the touch now on its way through Qt is the player's own."""
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self._poll)

    def play(self, script: tuple[Act, ...]) -> None:
        """Begin; `on_end` is called once, with what was played."""
        self._played = Played()
        self._run = self._playing(script)
        self._timer.start()

    def stop(self) -> None:
        """Stop in the middle, as when a person takes over."""
        self._timer.stop()

    def _poll(self) -> None:
        """Go on as far as what is seen allows; give up a step that takes too long."""
        if self._run is None:
            return
        if next(self._run, StopIteration) is StopIteration:
            self._end()
        elif time.monotonic() - self._began > STEP_S:
            self._played.failed_at = _name_of(self._act)
            self._shoot("failed")
            self._end()

    def _end(self) -> None:
        """Hand over what was played."""
        self._timer.stop()
        self._run = None
        self._on_end(self._played)

    def _playing(self, script: tuple[Act, ...]) -> Waiting:
        """The play as one line of waits and deeds."""
        for act in script:
            self._act = act
            self._began = time.monotonic()
            picture = yield from self._playing_act(act)
            ms = round((time.monotonic() - self._began) * 1000)
            self._played.steps.append(PlayedStep(_name_of(act), self._screen_name(), ms, picture))
            yield from self._rest(self._pause_s)

    def _playing_act(self, act: Act) -> Generator[None, None, str]:
        """Play one act; the answer is the name of the picture taken, or nothing."""
        match act:
            case Look(screen=screen, picture=picture):
                yield from self._wait(lambda: self._seen(screen) is not None)
                return (yield from self._picture(picture))
            case Touch(control=control):
                yield from self._wait(lambda: self._usable(control))
                self._touch(control)
            case Lay(picture=picture):
                yield from self._wait(self._is_page_read)
                return self._shoot(picture)
            case TypeCode():
                for character in self._pocket.code:
                    yield from self._wait(lambda c=character: self._usable(f"key_{c}"))  # type: ignore[misc]
                    self._touch(f"key_{character}")
            case Watch(hold_ratio=hold_ratio, picture=picture):
                yield from self._wait(lambda: self._is_held(hold_ratio))
                return self._shoot(picture)
            case Turn(picture=picture):
                yield from self._wait(self._is_turn_asked)
                return self._shoot(picture)
            case Await(picture=picture):
                yield from self._wait(self._is_printed)
                return self._shoot(picture)
            case Take():
                state = self._visit().state
                self._played.arrival = state if isinstance(state, Arrived) else None
        return ""

    def _wait(self, is_so: Callable[[], bool]) -> Waiting:
        """Wait until something is so."""
        while not is_so():
            yield

    def _rest(self, seconds: float) -> Waiting:
        """Wait for a while."""
        began = time.monotonic()
        yield from self._wait(lambda: time.monotonic() - began >= seconds)

    def _picture(self, name: str) -> Generator[None, None, str]:
        """Let the screen settle, then take its picture; where no pictures are taken, nothing is waited for."""
        if self._out is None:
            return ""
        yield from self._rest(SETTLE_S)
        return self._shoot(name)

    def _shoot(self, name: str) -> str:
        """Save a picture of the window, numbered in order; nothing where no folder is given."""
        if self._out is None:
            return ""
        number = 1 + sum(1 for step in self._played.steps if step.picture)
        file = self._out / f"{number:02d}-{name}.png"
        self._window.grab().save(str(file))
        return file.name

    def _is_held(self, hold_ratio: float) -> bool:
        """Say whether the preview runs and the face was held for this share of the set time."""
        state = self._visit().state
        return isinstance(state, Face) and self._has_picture() and state.hold_ratio >= hold_ratio

    def _is_page_read(self) -> bool:
        """Say whether the document camera has begun to read a page, or has read it already."""
        state = self._visit().state
        return not isinstance(state, Document) or state.read_ratio > 0.0

    def _is_turn_asked(self) -> bool:
        """Say whether the guest is asked to turn the head."""
        state = self._visit().state
        return isinstance(state, Face) and state.guidance in (Guidance.TURN_LEFT, Guidance.TURN_RIGHT)

    def _is_printed(self) -> bool:
        """Say whether the printer said that the receipt is printed."""
        paper = paper_of(self._visit().state)
        return paper is not None and paper.said.stage is PrintStage.PRINTED

    def _seen(self, name: str) -> QWidget | None:
        """The visible widget of this object name, or None."""
        found = self._window.findChildren(QWidget, name)
        return next((widget for widget in found if widget.isVisible()), None)

    def _usable(self, name: str) -> bool:
        """Say whether a control can be touched now."""
        widget = self._seen(name)
        return widget is not None and widget.isEnabled()

    def _touch(self, name: str) -> None:
        """Press and release in the middle of a control."""
        widget = self._seen(name)
        if widget is None:
            return
        self.is_touching = True
        try:
            QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, widget.rect().center())
        finally:
            self.is_touching = False

    def _screen_name(self) -> str:
        """The object name of the screen now shown."""
        # Found by name: asked for every widget, PySide keeps what Python knows of scroll bars that are long gone.
        screens = self._window.findChildren(QWidget, QRegularExpression("Screen$"))
        return next((screen.objectName() for screen in screens if screen.isVisible()), "")


def _name_of(act: Act | None) -> str:
    """An act in a few words, for the summary; what the guest carries is not in it."""
    match act:
        case Look(screen=screen):
            return f"see {screen}"
        case Touch(control=control):
            return f"touch {control}"
        case Lay():
            return "lay passport before the document camera"
        case Turn():
            return "turn the head"
        case TypeCode():
            return "type booking code"
        case Watch(hold_ratio=hold_ratio):
            return f"preview runs, hold at {hold_ratio:.0%} or more"
        case Await():
            return "wait for the printer"
        case Take():
            return "take receipt along"
        case None:
            return ""
