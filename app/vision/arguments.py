"""The vision program's command line: which source to look at, which ring to fill, how long a face is held."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from app import paths

VIRTUAL_GUEST = "virtual_guest.mp4"
"""The built-in clip in the folder of assets."""

WARM_UP_PICTURE = "virtual_guest.jpg"
"""A picture with a face in the folder of assets: nobody real is looked at to warm up."""


class SourceKind(Enum):
    """Where frames come from."""

    CAMERA = "camera"
    FILE = "file"
    IMAGES = "images"


class End(Enum):
    """What happens at the end of a file or a folder of images."""

    LOOP = "loop"
    STOP = "stop"


@dataclass(frozen=True)
class SourceSpec:
    """One source: a camera's device file, a video file, or a folder of images."""

    kind: SourceKind
    path: Path


@dataclass(frozen=True)
class Arguments:
    """Everything the vision program is told when it starts."""

    ring_fd: int
    event_fd: int
    source: SourceSpec
    models: Path
    end: End
    hold_s: float
    fps: float


def read_arguments(words: Sequence[str]) -> Arguments:
    """Read the command line; a wrong one ends the program with a sentence and code 2, as every command does."""
    parser = argparse.ArgumentParser(prog="python -m app.vision", description="Looks at frames for the desk.")
    parser.add_argument("--ring-fd", type=int, required=True, help="descriptor of the ring of pictures")
    parser.add_argument("--event-fd", type=int, required=True, help="descriptor that wakes the reader")
    sources = "camera:0, camera:/dev/video0, file:PATH, images:FOLDER or virtual"
    parser.add_argument("--source", type=source_spec, required=True, help=sources)
    parser.add_argument("--models", type=Path, required=True, help="folder of the models")
    parser.add_argument("--end", type=End, default=End.LOOP, choices=list(End), help="at the end of a file")
    parser.add_argument("--hold-s", type=float, default=1.5, help="how long a good face is held still, in seconds")
    parser.add_argument("--fps", type=float, default=30.0, help="pictures a second at most")
    read = parser.parse_args(words)
    return Arguments(read.ring_fd, read.event_fd, read.source, read.models, read.end, read.hold_s, read.fps)


def source_spec(text: str) -> SourceSpec:
    """Read one source, such as `camera:0`, `camera:/dev/video2`, `file:clip.mp4`, `images:folder` or `virtual`.

    Raises: ValueError if the text is none of these.
    """
    kind, _, place = text.partition(":")
    if text == "virtual":
        return SourceSpec(SourceKind.FILE, paths.assets() / VIRTUAL_GUEST)
    if not place:
        raise ValueError("a source is camera:, file:, images: or virtual")
    if kind == SourceKind.CAMERA.value and place.isdecimal():
        return SourceSpec(SourceKind.CAMERA, Path(f"/dev/video{int(place)}"))
    return SourceSpec(SourceKind(kind), Path(place).absolute())
