"""The vision program once it is locked in: load, warm up, then obey orders until the desk is gone or a fault comes."""

import os
import queue

import cv2
import numpy as np

from app import paths
from app.models.manifest import FACE_LANDMARKER, ModelError, model_named, read_manifest
from app.models.verify import holds
from app.vision import jail
from app.vision.arguments import WARM_UP_PICTURE, Arguments
from app.vision.faults import VisionError
from app.vision.frame import Frame, fitted
from app.vision.landmarks import FaceObserver
from app.vision.mailbox import Mail
from app.vision.pipeline import Pipeline
from app.vision.preview import PreviewPainter
from app.vision.speaker import Speaker
from app.wire.frames import HD, FrameWriter, RingError
from app.wire.protocol import WIRE_VERSION, CloseCamera, Fault, Faulted, OpenCamera, Order, Protection, Ready

_WATCH_S = 0.2


def run(arguments: Arguments, protections: tuple[Protection, ...], mail: Mail, speaker: Speaker) -> None:
    """Become warm, say so, and obey; returns after the first fault, which has been said."""
    try:
        writer = _writer(arguments)
        observer = _warm_observer(arguments)
        speaker.say(Ready(WIRE_VERSION, os.getpid(), (*protections, *jail.lock_up())))
        _obey(arguments, mail, speaker, writer, observer)
    except VisionError as error:
        speaker.say(Faulted(error.fault))


def _obey(arguments: Arguments, mail: Mail, speaker: Speaker, writer: FrameWriter, observer: FaceObserver) -> None:
    pipeline: Pipeline | None = None
    while True:
        match _next(mail):
            case OpenCamera() if pipeline is None:
                pipeline = Pipeline(arguments, writer=writer, observer=observer, say=speaker.say, fail=mail.put)
                pipeline.open()
            case CloseCamera() if pipeline is not None:
                pipeline.close()
                pipeline = None
            case Fault() as fault:
                raise VisionError(fault)
            case _ if pipeline is not None and pipeline.is_overdue():
                raise VisionError(Fault.CAMERA_LOST)


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


def _warm_observer(arguments: Arguments) -> FaceObserver:
    """The observer, after one picture with a face went all the way, so that the first guest does not wait for it."""
    cv2.setNumThreads(1)
    observer = FaceObserver(right_model(arguments))
    picture = cv2.imread(str(paths.assets() / WARM_UP_PICTURE), cv2.IMREAD_COLOR)
    if picture is None:
        raise VisionError(Fault.UNEXPECTED)
    pixels = fitted(np.asarray(picture, dtype=np.uint8), width_px=HD.width_px, height_px=HD.height_px)
    observer.observe(Frame(pixels, 0))
    observer.forget()
    canvas = np.zeros((HD.height_px, HD.width_px, 4), np.uint8)
    PreviewPainter(width_px=HD.width_px, height_px=HD.height_px).paint(pixels, canvas)
    return observer


def right_model(arguments: Arguments) -> bytes:
    """The face model's bytes, compared with the list of models after reading, so that nothing can change in between.

    Raises: VisionError if the model is missing or wrong.
    """
    try:
        model = model_named(FACE_LANDMARKER, read_manifest(paths.resources() / "models.toml"))
        content = (arguments.models / model.file).read_bytes()
    except ModelError:
        raise VisionError(Fault.MODEL_WRONG) from None
    except OSError:
        raise VisionError(Fault.MODEL_MISSING) from None
    if not holds(model, content):
        raise VisionError(Fault.MODEL_WRONG)
    return content
