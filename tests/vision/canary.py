"""Looks for the virtual guest's face wherever a visit could have left it: raw pixels, previews, JPEG, PNG, any file."""

import re
import zlib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from app import paths
from app.vision.actor import GUEST
from app.vision.arguments import VIRTUAL_GUEST
from app.vision.frame import Pixels
from app.vision.preview import PreviewPainter
from tests.vision.clips import HEIGHT_PX, WIDTH_PX

RUN_PX = 24
"""How many neighbouring pixels of the face in their exact colours are proof; a database splits at 4096 bytes."""

ROWS, COLUMNS = range(220, 500, 20), range(540, 740, 50)
PREFIX_BYTES = 8
FROM_S = 5.4
"""From when on the virtual guest stands in the middle."""

_PICTURE = re.compile(rb"\xff\xd8\xff[\xc0-\xef]\x00[\x04-\xff]|\x89PNG\r\n\x1a\n", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n")


@cache
def frames() -> list[Pixels]:
    """Every frame in which the guest stands in the middle and rests, as the vision program reads them."""
    return [*_read(VIRTUAL_GUEST, from_s=FROM_S), *_read(GUEST.rest, from_s=0.0)]


def _read(name: str, *, from_s: float) -> list[Pixels]:
    """The frames of a clip from a second on."""
    capture = cv2.VideoCapture(str(paths.assets() / name), cv2.CAP_FFMPEG, [cv2.CAP_PROP_N_THREADS, 1])
    first = round(from_s * capture.get(cv2.CAP_PROP_FPS))
    read = []
    while (frame := capture.read())[0]:
        read.append(np.asarray(frame[1], dtype=np.uint8))
    return read[first:]


def preview_of(frame: Pixels) -> Pixels:
    """The preview of a frame, BGRX."""
    canvas = np.zeros((HEIGHT_PX, WIDTH_PX, 4), np.uint8)
    PreviewPainter(width_px=WIDTH_PX, height_px=HEIGHT_PX).paint(frame, canvas)
    return canvas


def forms_of(frame: Pixels) -> dict[str, Pixels]:
    """A frame as it might lie about: as the camera gives it, as MediaPipe and Qt take it, in grey, as the preview."""
    return {
        "bgr": frame,
        "rgb": frame[..., ::-1],
        "bgrx": np.dstack([frame, np.full(frame.shape[:2], 255, np.uint8)]),
        "grey": cv2.cvtColor(frame, cv2.COLOR_BGR2GRAY)[..., None],
        "preview": preview_of(frame),
    }


@cache
def needles() -> tuple[NDArray[np.uint64], dict[int, list[bytes]]]:
    """Short runs of the face in all forms: their first eight bytes, sorted, and the whole runs by those."""
    found: dict[int, list[bytes]] = {}
    for frame in frames():
        for pixels in forms_of(frame).values():
            for row in ROWS:
                for column in COLUMNS:
                    run = np.ascontiguousarray(pixels[row, column : column + RUN_PX])
                    if run[..., :3].std() > 3:  # a run of one colour proves nothing
                        needle = run.tobytes()
                        key = int.from_bytes(needle[:PREFIX_BYTES], "little")
                        found.setdefault(key, []).append(needle)
    return np.array(sorted(found), np.uint64), found


def has_raw_face(content: bytes) -> bool:
    """Whether a run of the face stands anywhere in these bytes."""
    keys, runs = needles()
    for shift in range(PREFIX_BYTES):
        count = (len(content) - shift) // PREFIX_BYTES
        if count <= 0:
            continue
        words = np.frombuffer(content, "<u8", count, shift)
        for place in np.nonzero(np.isin(words, keys))[0]:
            start = shift + int(place) * PREFIX_BYTES
            if any(content.startswith(run, start) for run in runs[int(words[place])]):
                return True
    return False


def has_picture(content: bytes) -> bool:
    """Whether a JPEG or PNG begins anywhere in these bytes; a visit has no lawful reason to leave one of anything."""
    return _PICTURE.search(content) is not None


def unpacked(content: bytes) -> Iterator[bytes]:
    """The bytes, and what is packed in them as in a PDF."""
    yield content
    for match in _STREAM.finditer(content):
        try:
            yield zlib.decompressobj().decompress(content[match.end() :])
        except zlib.error:
            continue


def faces_in(places: Iterable[Path]) -> list[Path]:
    """The files in these files and folders that hold something of the face, or any picture at all."""
    files = [file for place in places for file in ([place] if place.is_file() else sorted(place.rglob("*")))]
    return [
        file
        for file in files
        if file.is_file() and any(has_raw_face(part) or has_picture(part) for part in unpacked(file.read_bytes()))
    ]
