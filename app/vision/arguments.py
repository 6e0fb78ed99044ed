"""The vision program's command line: which source to look at, which ring to fill, how long a face is held."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from app import paths

VIRTUAL_GUEST = "virtual_guest.mp4"
"""The clip in the folder of assets with which the built-in guest begins."""

VIRTUAL_PASSPORT = "virtual_passport.mp4"
"""The clip in the folder of assets with which the built-in passport begins."""

WARM_UP_PICTURE = "virtual_guest.jpg"
"""A picture with a face in the folder of assets: nobody real is looked at to warm up."""


class SourceKind(Enum):
    """Where frames come from."""

    CAMERA = "camera"
    FILE = "file"
    IMAGES = "images"
    VIRTUAL = "virtual"


class End(Enum):
    """What happens at the end of a file or a folder of images."""

    LOOP = "loop"
    STOP = "stop"


@dataclass(frozen=True)
class SourceSpec:
    """One source: a camera's device file, a video file, a folder of images, or the first clip of a built-in actor."""

    kind: SourceKind
    path: Path


class Kind(Enum):
    """What this process is for. One that is for pages alone loads nothing that could examine a face."""

    PAGES = "pages"
    DETECT = "detect"
    COMPARE = "compare"


@dataclass(frozen=True)
class Arguments:
    """Everything the vision program is told when it starts.

    `document` is None where there is no document camera; `is_shared` where it is the face camera, turned.
    """

    ring_fd: int
    event_fd: int
    source: SourceSpec
    document: SourceSpec | None
    is_shared: bool
    models: Path
    kind: Kind
    turns: int
    end: End
    hold_s: float
    fps: float

    @property
    def sources(self) -> tuple[SourceSpec, ...]:
        """The sources that this process may open: one for pages alone never opens the face camera."""
        face = () if self.kind is Kind.PAGES else (self.source,)
        return (*face, *((self.document,) if self.document else ()))


def read_arguments(words: Sequence[str]) -> Arguments:
    """Read the command line; a wrong one ends the program with a sentence and code 2, as every command does."""
    parser = argparse.ArgumentParser(prog="python -m app.vision", description="Looks at frames for the desk.")
    parser.add_argument("--ring-fd", type=int, required=True, help="descriptor of the ring of pictures")
    parser.add_argument("--event-fd", type=int, required=True, help="descriptor that wakes the reader")
    sources = "camera:0, camera:/dev/video0, file:PATH, images:FOLDER, virtual or virtual-passport"
    parser.add_argument("--source", type=source_spec, required=True, help=f"the face camera: {sources}")
    parser.add_argument("--document-source", type=source_spec, help="the document camera, where there is one")
    parser.add_argument("--shared", action="store_true", help="the document camera is the face camera, turned")
    parser.add_argument("--models", type=Path, required=True, help="folder of the models")
    parser.add_argument("--pages-only", action="store_true", help="read pages and codes; examine no face")
    parser.add_argument("--compare", action="store_true", help="compare the face with the photo of the page shown")
    parser.add_argument("--turns", type=int, default=0, help="how many turns of the head to ask for")
    parser.add_argument("--end", type=End, default=End.LOOP, choices=list(End), help="at the end of a file")
    parser.add_argument("--hold-s", type=float, default=1.5, help="how long a good face is held still, in seconds")
    parser.add_argument("--fps", type=float, default=30.0, help="pictures a second at most")
    read = parser.parse_args(words)
    return Arguments(
        ring_fd=read.ring_fd,
        event_fd=read.event_fd,
        source=read.source,
        document=read.document_source,
        is_shared=read.shared,
        models=read.models,
        kind=Kind.PAGES if read.pages_only else Kind.COMPARE if read.compare else Kind.DETECT,
        turns=read.turns,
        end=read.end,
        hold_s=read.hold_s,
        fps=read.fps,
    )


_VIRTUAL = {"virtual": VIRTUAL_GUEST, "virtual-passport": VIRTUAL_PASSPORT}


def source_spec(text: str) -> SourceSpec:
    """Read one source, such as `camera:0`, `camera:/dev/video2`, `file:clip.mp4`, `images:folder` or `virtual`.

    Raises: ValueError if the text is none of these.
    """
    kind, _, place = text.partition(":")
    if text in _VIRTUAL:
        return SourceSpec(SourceKind.VIRTUAL, paths.assets() / _VIRTUAL[text])
    if not place or kind == SourceKind.VIRTUAL.value:
        raise ValueError("a source is camera:, file:, images:, virtual or virtual-passport")
    if kind == SourceKind.CAMERA.value and place.isdecimal():
        return SourceSpec(SourceKind.CAMERA, Path(f"/dev/video{int(place)}"))
    return SourceSpec(SourceKind(kind), Path(place).absolute())
