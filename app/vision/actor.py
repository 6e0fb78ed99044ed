"""Somebody or something built in that stands before the camera in the demo, and does what a guest who reads would do.

A part is cut into short clips: how it begins, a loop of standing still, and a turn of the head to either side. Each
begins and ends in one pose, so that no cut between them shows.
"""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

import cv2

from app.domain.liveness import Turn
from app.vision.arguments import VIRTUAL_GUEST, VIRTUAL_PASSPORT
from app.vision.faults import VisionError
from app.vision.film import Pace, next_frame, opened_film
from app.vision.frame import Pixels
from app.wire.protocol import Fault

REACTION_S = 0.5
"""How long a guest takes to understand a prompt."""


@dataclass(frozen=True)
class Part:
    """What an actor can do: names of clips in one folder, all with the same frames a second."""

    opening: str
    opening_frames: int
    """After so many frames of the opening the pose is that of rest."""
    rest: str
    seam_frames: int
    """Every so many frames the loop of rest passes through its first pose."""
    turns: Mapping[Turn, str] = field(default_factory=dict)


GUEST = Part(
    VIRTUAL_GUEST,
    opening_frames=165,
    rest="virtual_guest_rest.mp4",
    seam_frames=25,
    turns={Turn.LEFT: "virtual_guest_left.mp4", Turn.RIGHT: "virtual_guest_right.mp4"},
)
PASSPORT = Part(VIRTUAL_PASSPORT, opening_frames=60, rest="virtual_passport_rest.mp4", seam_frames=50)


def part_that_begins_with(name: str) -> Part:
    """The part whose opening has this file name.

    Raises: VisionError if there is none.
    """
    for part in (GUEST, PASSPORT):
        if part.opening == name:
            return part
    raise VisionError(Fault.CAMERA_MISSING)


class _Scene:
    """One clip, opened, at one of its frames. It is read from the same open file again and again."""

    def __init__(self, path: Path) -> None:
        self.film = opened_film(path)
        self.at = 0
        self.frames = int(self.film.get(cv2.CAP_PROP_FRAME_COUNT))

    def rewind(self) -> None:
        """Go to the first frame."""
        self.film.set(cv2.CAP_PROP_POS_FRAMES, 0)
        self.at = 0


class Actor:
    """Plays the opening once, then rests, and turns the head as often as it is told to, until it is closed.

    All clips are opened at once, and no frame of them is kept. The opening is closed when it is over. Late frames
    are left out.
    Raises: VisionError if a clip is missing or no video.
    """

    may_stand_still = False

    def __init__(self, folder: Path, part: Part) -> None:
        self._part = part
        self._opening = _Scene(folder / part.opening)
        self._rest = _Scene(folder / part.rest)
        self._turns = {turn: _Scene(folder / name) for turn, name in part.turns.items()}
        self._opening.frames = min(self._opening.frames, part.opening_frames)
        self._playing = self._opening
        fps = self._rest.film.get(cv2.CAP_PROP_FPS) or 30.0
        self._pace = Pace(fps)
        self._reaction_frames = round(REACTION_S * fps)
        self._lock = threading.Lock()
        self._cue: Turn | None = None
        self._waited_frames = 0

    def cue(self, turn: Turn) -> None:
        """Let the actor hear a prompt, on any thread; once the head rests and `REACTION_S` is over, it turns.

        The same prompt again, before the turn or during it, changes nothing; another one counts instead.
        """
        with self._lock:
            if turn in self._turns and turn is not self._cue and self._playing is not self._turns[turn]:
                self._cue = turn
                self._waited_frames = 0

    def read(self) -> Pixels | None:
        """Wait until the next frame is due (BGR); None if a clip has broken off."""
        for _ in range(self._pace.wait()):
            self._go_on().film.grab()
        return next_frame(self._go_on().film)

    def close(self) -> None:
        """Close the clips. Safe to call twice."""
        for scene in chain((self._opening, self._rest), self._turns.values()):
            scene.film.release()

    def _go_on(self) -> _Scene:
        """The scene that the next frame is of; it counts as shown from now on."""
        with self._lock:
            self._waited_frames += 1
            now = self._playing
            is_at_end = now.at >= now.frames
            if is_at_end or (now is self._rest and now.at % self._part.seam_frames == 0):
                turn = self._turn_that_is_due()
                if now is self._opening and is_at_end:
                    now.film.release()
                if turn or is_at_end:
                    self._playing = turn or self._rest
                    self._playing.rewind()
            self._playing.at += 1
            return self._playing

    def _turn_that_is_due(self) -> _Scene | None:
        if self._cue is None or self._waited_frames < self._reaction_frames:
            return None
        turn, self._cue = self._turns[self._cue], None
        return turn
