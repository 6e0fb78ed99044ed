"""One opening of a camera: a thread that shows frames and a thread that examines the newest of them.

The picture never waits for the examination: a frame that comes while another is being examined is only shown.
"""

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from app.domain.face import Guidance
from app.domain.liveness import Turn
from app.vision.actor import Actor
from app.vision.arguments import Arguments, SourceSpec
from app.vision.camera import Source, open_source
from app.vision.faults import VisionError
from app.vision.frame import Frame, Pixels, fitted
from app.vision.mailbox import Mailbox
from app.vision.watch import FrameWatch
from app.wire.frames import FrameWriter
from app.wire.protocol import CameraKind, Closed, Fault, Guided, Opened, Report

OPEN_DEADLINE_S = 8.0
FRAME_AGE_MAX_S = 1.0
_STOP_DEADLINE_S = 1.5
_NO_FRAME_PAUSE_S = 0.02
_CUES = {Guidance.TURN_LEFT: Turn.LEFT, Guidance.TURN_RIGHT: Turn.RIGHT}


class Painter(Protocol):
    """Makes the picture that is shown of a frame."""

    def paint(self, pixels: Pixels, canvas: Pixels) -> None:
        """Paint a frame (BGR) on a canvas (`height, width, 4`, BGRX) of the same size."""


class Examiner(Protocol):
    """Looks at frames one after the other, on one thread."""

    def examine(self, frame: Frame) -> Sequence[Report]:
        """What the desk must hear of this frame; often nothing."""

    def warm_up(self, frame: Frame) -> None:
        """Run a frame with an invented face through everything that will be used later."""

    def forget(self) -> None:
        """Forget what was seen through this opening."""


@dataclass(frozen=True)
class View:
    """What one opening looks at, and how: which camera, who examines, what is shown."""

    camera: CameraKind
    source: SourceSpec
    examiner: Examiner
    painter: Painter


class Pipeline:
    """Looks through one camera from `open` until `close`, once.

    Keeps: two frames at most (one shown, one examined), and the ring's three pictures; `close` drops and zeroes them.
    """

    def __init__(
        self,
        arguments: Arguments,
        view: View,
        *,
        writer: FrameWriter,
        say: Callable[[Report], None],
        fail: Callable[[Fault], None],
    ) -> None:
        self._arguments = arguments
        self._view = view
        self._writer = writer
        self._say = say
        self._fail = fail
        self._frames: Mailbox[Frame] = Mailbox()
        self._is_stopping = threading.Event()
        self._threads = [threading.Thread(target=run, daemon=True) for run in (self._show, self._examine)]
        self._actor: Actor | None = None
        self._alive_ns = time.monotonic_ns()
        self._is_open = False
        self._shown = 0
        self._examined = 0

    def open(self) -> None:
        """Open the source on the showing thread; `Opened` or a fault follows."""
        self._alive_ns = time.monotonic_ns()
        for thread in self._threads:
            thread.start()

    def is_overdue(self) -> bool:
        """Whether opening, or the next frame, takes longer than a working camera would."""
        age_s = (time.monotonic_ns() - self._alive_ns) / 1e9
        return age_s > (FRAME_AGE_MAX_S if self._is_open else OPEN_DEADLINE_S)

    def close(self) -> None:
        """Close the source, zero the ring, and say what was counted.

        Raises: VisionError if the source does not let go; only the end of the process can close it then.
        """
        self._is_stopping.set()
        self._frames.close()
        for thread in self._threads:
            thread.join(_STOP_DEADLINE_S)
        if any(thread.is_alive() for thread in self._threads):
            raise VisionError(Fault.CAMERA_LOST)
        self._view.examiner.forget()
        self._writer.wipe()
        self._say(Closed(self._shown, self._examined))

    def _show(self) -> None:
        """The showing thread: frames to the ring, and to the examining thread."""
        shape = self._writer.shape
        wanted = self._arguments
        try:
            source = open_source(
                self._view.source, width_px=shape.width_px, height_px=shape.height_px, fps=wanted.fps, end=wanted.end
            )
        except VisionError as error:
            self._fail(error.fault)
            return
        self._actor = source if isinstance(source, Actor) else None
        try:
            self._say(Opened(self._view.camera, shape.width_px, shape.height_px, shape.stride_bytes))
            self._alive_ns = time.monotonic_ns()
            self._is_open = True
            self._show_all(source)
        except VisionError as error:
            self._fail(error.fault)
        finally:
            source.close()

    def _show_all(self, source: Source) -> None:
        watch = FrameWatch(may_stand_still=source.may_stand_still)
        shape = self._writer.shape
        between_ns = int(0.9e9 / self._arguments.fps)
        shown_ns = 0
        while not self._is_stopping.is_set():
            pixels = source.read()
            stamp_ns = time.monotonic_ns()
            if pixels is None:
                self._is_stopping.wait(_NO_FRAME_PAUSE_S)
                continue
            self._alive_ns = stamp_ns
            if stamp_ns - shown_ns < between_ns:
                continue
            shown_ns = stamp_ns
            fault = watch.look(pixels)
            if fault is not None:
                raise VisionError(fault)
            frame = Frame(fitted(pixels, width_px=shape.width_px, height_px=shape.height_px), stamp_ns)
            self._frames.put(frame)
            with self._writer.slot(stamp_ns) as slot:
                self._view.painter.paint(frame.pixels, canvas_on(slot, shape.width_px, shape.height_px))
            self._shown += 1

    def _examine(self) -> None:
        """The examining thread: the newest frame to the examiner, again and again."""
        while (frame := self._frames.take()) is not None:
            reports = self._view.examiner.examine(frame)
            self._examined += 1
            for report in reports:
                if self._is_stopping.is_set():
                    return
                self._say(report)
                self._cue(report)

    def _cue(self, report: Report) -> None:
        """Let the virtual guest of the demo hear what a guest would read."""
        turn = _CUES.get(report.guidance) if isinstance(report, Guided) else None
        if self._actor is not None and turn is not None:
            self._actor.cue(turn)


def canvas_on(slot: memoryview, width_px: int, height_px: int) -> Pixels:
    """A slot's bytes as a picture (`height, width, 4`, BGRX) that paints straight into the ring."""
    return np.frombuffer(slot, dtype=np.uint8).reshape(height_px, width_px, 4)
