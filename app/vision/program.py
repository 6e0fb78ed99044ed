"""The vision program once it is locked in: load, warm up, then obey orders until the desk is gone or a fault comes."""

import os
import queue

from app.vision import jail
from app.vision.arguments import Arguments
from app.vision.faults import VisionError
from app.vision.kit import Kit, loaded
from app.vision.mailbox import Mail
from app.vision.pipeline import Pipeline, View
from app.vision.speaker import Speaker
from app.wire.frames import FrameWriter, RingError
from app.wire.protocol import (
    WIRE_VERSION,
    CloseCamera,
    Fault,
    Faulted,
    OpenFace,
    OpenPage,
    Order,
    Protection,
    Ready,
)

_WATCH_S = 0.2


def run(arguments: Arguments, protections: tuple[Protection, ...], mail: Mail, speaker: Speaker) -> None:
    """Become warm, say so, and obey; returns after the first fault, which has been said."""
    try:
        writer = _writer(arguments)
        kit = loaded(arguments, writer.shape)
        speaker.say(Ready(WIRE_VERSION, os.getpid(), (*protections, *jail.lock_up())))
        _obey(arguments, kit, mail, speaker, writer)
    except VisionError as error:
        speaker.say(Faulted(error.fault))


def _obey(arguments: Arguments, kit: Kit, mail: Mail, speaker: Speaker, writer: FrameWriter) -> None:
    """Open and close as ordered, one camera at a time."""
    pipeline: Pipeline | None = None
    while True:
        match _next(mail):
            case OpenFace() | OpenPage() as order if pipeline is None:
                view = _there(kit.face if isinstance(order, OpenFace) else kit.page)
                pipeline = Pipeline(arguments, view, writer=writer, say=speaker.say, fail=mail.put)
                pipeline.open()
            case CloseCamera() if pipeline is not None:
                pipeline.close()
                pipeline = None
            case Fault() as fault:
                raise VisionError(fault)
            case _ if pipeline is not None and pipeline.is_overdue():
                raise VisionError(Fault.CAMERA_LOST)


def _there(view: View | None) -> View:
    """A view that was ordered. Raises: VisionError if this process has no such camera."""
    if view is None:
        raise VisionError(Fault.CAMERA_MISSING)
    return view


def _next(mail: Mail) -> Order | Fault | None:
    try:
        return mail.get(timeout=_WATCH_S)
    except queue.Empty:
        return None


def _writer(arguments: Arguments) -> FrameWriter:
    try:
        return FrameWriter(ring_fd=arguments.ring_fd, event_fd=arguments.event_fd)
    except (RingError, OSError, ValueError):
        raise VisionError(Fault.UNEXPECTED) from None
