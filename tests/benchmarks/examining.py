"""Measures the examining of frames, for `bench_examining`; loads MediaPipe, so it is imported in a jail only."""

import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from statistics import median

import cv2
import mediapipe as mp
import numpy as np
from mediapipe.tasks.python import BaseOptions, vision

from app import paths
from app.models.manifest import FACE_RECOGNIZER
from app.vision.aligning import aligned
from app.vision.arguments import VIRTUAL_GUEST
from app.vision.covering import covering_of
from app.vision.embedder import FaceEmbedder
from app.vision.finder import FaceFinder
from app.vision.flatness import Flatness
from app.vision.frame import Frame, Pixels
from app.vision.landmarker import Landmarker
from app.vision.landmarks import OUTLINE, FaceObserver
from app.vision.mailbox import Mailbox
from app.vision.model_files import right_model
from app.vision.preview import PreviewPainter
from app.vision.quality import glare_around, luma_and_sharpness
from app.vision.scene import SceneKeeper
from app.vision.sight import FaceSeen
from app.vision.zone import EXAMINED_WIDTH_RATIO, Box, guests_head, only_the_guest
from tests.benchmarks.figures import line
from tests.vision.clips import HEIGHT_PX, WIDTH_PX, good_frame

FRAME_NS = 33_000_000
BLOCK = 25
NOISE = 3.0
CAMERAS_FPS = (30, 60)
HEAD = Box(340, 220, 280, 280)
SIDE_PX = round(WIDTH_PX * (1 - EXAMINED_WIDTH_RATIO) / 2)


def told(model: bytes, *, rounds: int, seconds: float) -> Iterator[str]:
    """All figures, one a line."""
    cv2.setNumThreads(1)
    still, clip = standing(), virtual_guest()
    for name, frames in (("a guest who stands still", still), ("the clip of the demo", clip)):
        alone, ours = paired(model, frames, rounds=rounds)
        yield line(f"{name}: MediaPipe alone", alone, "ms")
        yield line(f"{name}: examined", ours, "ms")
        yield f"{name}: ratio of medians {median(ours) / median(alone):.2f}, of means {sum(ours) / sum(alone):.2f}"
    for name, costs in parts(model, still).items():
        yield line(f"part: {name}", costs, "ms")
    for fps in CAMERAS_FPS if seconds else ():
        yield throughput(model, still, fps=fps, seconds=seconds)


def standing() -> list[Pixels]:
    """A guest who does everything right before a camera with some noise."""
    dice = np.random.default_rng(1)
    base = good_frame().astype(np.float32)
    return [np.clip(base + dice.normal(0, NOISE, base.shape), 0, 255).astype(np.uint8) for _ in range(BLOCK)]


def virtual_guest() -> list[Pixels]:
    """Every frame of the demo's clip."""
    capture = cv2.VideoCapture(str(paths.assets() / VIRTUAL_GUEST))
    frames = []
    while (read := capture.read())[0]:
        frames.append(np.asarray(read[1], dtype=np.uint8))
    return frames


def paired(model: bytes, frames: list[Pixels], *, rounds: int) -> tuple[list[float], list[float]]:
    """Processor time of each frame in milliseconds: MediaPipe's landmarks alone, and the whole examination."""
    rgb = [np.ascontiguousarray(frame[:, SIDE_PX : WIDTH_PX - SIDE_PX, ::-1]) for frame in frames]
    landmarker, observer = alone(model), FaceObserver(Landmarker(model))
    theirs, ours = list[float](), list[float]()
    stamps_ns = iter(range(FRAME_NS, 10**15, FRAME_NS))
    for turn in range(rounds + 1):
        for start in range(0, len(frames), BLOCK):
            block = [(index, next(stamps_ns)) for index in range(start, min(start + BLOCK, len(frames)))]
            first = [taken(partial(landmarker, rgb[index], stamp_ns)) for index, stamp_ns in block]
            second = [taken(partial(observer.look, Frame(frames[index], stamp_ns))) for index, stamp_ns in block]
            if turn:  # the first round warms up
                theirs += first
                ours += second
    return theirs, ours


def alone(model: bytes) -> Callable[[Pixels, int], object]:
    """MediaPipe's landmarks of a picture (red, green, blue) at a time in nanoseconds, with the observer's options."""
    options = vision.FaceLandmarkerOptions(
        base_options=BaseOptions(model_asset_buffer=model),
        running_mode=vision.RunningMode.VIDEO,
        num_faces=1,
        output_facial_transformation_matrixes=True,
    )
    landmarker = vision.FaceLandmarker.create_from_options(options)
    return lambda rgb, stamp_ns: landmarker.detect_for_video(
        mp.Image(image_format=mp.ImageFormat.SRGB, data=rgb), stamp_ns // 1_000_000
    )


def parts(model: bytes, frames: list[Pixels]) -> dict[str, list[float]]:
    """Processor time of each part on each frame, in milliseconds."""
    keeper, observer = SceneKeeper(FaceFinder(model).find), FaceObserver(Landmarker(model))
    embedder = FaceEmbedder(right_model(paths.models(), FACE_RECOGNIZER))
    costs: dict[str, list[float]] = {}
    for number, frame in enumerate(frames * 2):
        seen = observer.look(Frame(frame, number * FRAME_NS)).face
        assert seen
        for name, part in stages(keeper, embedder, frame, seen).items():
            costs.setdefault(name, []).append(taken(part))
    return costs


def stages(
    keeper: SceneKeeper, embedder: FaceEmbedder, frame: Pixels, seen: FaceSeen
) -> dict[str, Callable[[], object]]:
    """The parts of an examination beside the landmarks, by their names."""
    outline = seen.points[OUTLINE] + np.array((SIDE_PX, 0), np.float32)
    middle = frame[:, SIDE_PX : WIDTH_PX - SIDE_PX]
    head = guests_head(middle.shape[:2], HEAD, [])
    flatness = Flatness()
    flatness.offer(seen.points, 0.0)
    flatness.settle(0.0)
    face = aligned(seen.alone, seen.points)
    return {
        "who is there": lambda: keeper.scene(middle),
        "light and sharpness": lambda: luma_and_sharpness(frame, outline),
        "glare, in new scenes": lambda: glare_around(frame, outline),
        "the guest alone": lambda: only_the_guest(middle, head),
        "what covers the face, in new scenes": lambda: covering_of(seen.alone, seen.points),
        "depth of the face, while turns are asked": lambda: flatness.depth_ratio(seen.points),
        "aligning, in frames to compare": lambda: aligned(seen.alone, seen.points),
        "embedding, in frames to compare": lambda: embedder.embed(face),
    }


def throughput(model: bytes, frames: list[Pixels], *, fps: int, seconds: float) -> str:
    """Show and examine what a camera gives, on two threads, as the vision program does."""
    box, observer = Mailbox[Frame](), FaceObserver(Landmarker(model))
    painter = PreviewPainter(width_px=WIDTH_PX, height_px=HEIGHT_PX)
    canvas = np.zeros((HEIGHT_PX, WIDTH_PX, 4), np.uint8)
    examined, clock = list[float](), threading.Event()

    def examine() -> None:
        while (frame := box.take()) is not None:
            observer.look(frame)
            examined.append((time.monotonic_ns() - frame.stamp_ns) / 1e6)

    thread = threading.Thread(target=examine)
    thread.start()
    began_s, used_s, shown = time.monotonic(), time.process_time(), 0
    while (now_s := time.monotonic() - began_s) < seconds:
        clock.wait(max(0.0, shown / fps - now_s))
        frame = Frame(frames[shown % len(frames)], time.monotonic_ns())
        box.put(frame)
        painter.paint(frame.pixels, canvas)
        shown += 1
    cores = (time.process_time() - used_s) / (time.monotonic() - began_s)
    box.close()
    thread.join()
    rates = f"{shown / seconds:.1f} shown and {len(examined) / seconds:.1f} examined a second"
    return f"camera of {fps} a second: {rates}, {cores:.2f} cores, {median(examined):.1f} ms from frame to result"


def taken(work: Callable[[], object]) -> float:
    """How much processor time of all threads a call takes, in milliseconds."""
    began_ns = time.process_time_ns()
    work()
    return (time.process_time_ns() - began_ns) / 1e6
