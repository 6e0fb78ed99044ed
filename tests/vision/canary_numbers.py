"""Looks for what a face was turned into, 128 numbers, wherever a visit could have left them, in any form of theirs.

The numbers of two frames of one face are never the same bytes, so what counts is likeness: a run of 128 numbers that
goes up and down as the face's numbers do, whatever their scale and offset. Random runs reach a tenth of that.
"""

import base64
import binascii
import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tests.vision.canary import unpacked
from tests.vision.jailed import jailed

COUNT = 128
ALIKE = 0.6
"""The correlation from which a run is the face's: one of 10**11 runs of noise reaches it."""

BINARY = ("<f4", "<f2", "<f8", "i1", "u1", "<i2")
"""The kinds of numbers that are looked for in bytes, at every place where one could begin."""

_DIGITS = re.compile(rb"[-+0-9.eE,;:\s\[\]]{256,}")
_BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{160,}={0,2}")
_HEX = re.compile(rb"[0-9a-fA-F]{256,}")
_LINES = """
import json
import cv2
import numpy as np
from app.models.manifest import FACE_LANDMARKER, FACE_RECOGNIZER
from app.vision.actor import GUEST, PASSPORT
from app.vision.aligning import aligned
from app.vision.embedder import FaceEmbedder
from app.vision.frame import Frame
from app.vision.landmarker import Landmarker
from app.vision.landmarks import FaceObserver
from app.vision.model_files import right_model
from app.vision.page.reader import PageReader
from app.vision.page.weights import read_weights
from app.vision.portrait import PortraitReader

def clip(name):
    film = cv2.VideoCapture(str(paths.assets() / name), cv2.CAP_FFMPEG, [cv2.CAP_PROP_N_THREADS, 1])
    while (read := film.read())[0]:
        yield read[1]

landmarker = Landmarker(right_model(MODELS, FACE_LANDMARKER))
embedder = FaceEmbedder(right_model(MODELS, FACE_RECOGNIZER))
reader = PageReader(read_weights(paths.resources() / "mrz"))
sights = (reader.look(frame, number / 10) for number, frame in enumerate(clip(PASSPORT.rest)))
page = next(sight.reading for sight in sights if sight.reading)
print(json.dumps(PortraitReader(landmarker, embedder).read(page.portrait()).embedding.tolist()))
observer = FaceObserver(landmarker)
for number, pixels in enumerate(clip(GUEST.rest)):
    face = observer.look(Frame(pixels, number * 40_000_000)).face
    if face is not None and number % 12 == 0:
        print(json.dumps(embedder.embed(aligned(face.alone, face.points)).tolist()))
"""

Numbers = NDArray[np.float64]


@cache
def embeddings() -> list[Numbers]:
    """The numbers of the virtual guest: of the photo in the passport first, then of frames in which it rests."""
    return [np.array(json.loads(line), np.float64) for line in jailed(_LINES)]


@cache
def _looked_for() -> tuple[Numbers, ...]:
    """The photo's numbers and the mean of the frames', each with mean 0 and length 1."""
    photo, *frames = embeddings()
    return tuple((each - each.mean()) / np.linalg.norm(each - each.mean()) for each in (photo, np.mean(frames, axis=0)))


def likeness(numbers: Numbers) -> float:
    """How alike the most alike run of 128 of these numbers is to the face's, -1 to 1."""
    if len(numbers) < COUNT:
        return -1.0
    finite = np.where(np.abs(numbers) < 1e6, numbers, 0.0)
    sums, squares = (np.concatenate([[0.0], np.cumsum(part)]) for part in (finite, finite * finite))
    spread = (squares[COUNT:] - squares[:-COUNT]) - (sums[COUNT:] - sums[:-COUNT]) ** 2 / COUNT
    with np.errstate(invalid="ignore", divide="ignore"):
        alike = [np.correlate(finite, face, "valid") / np.sqrt(spread) for face in _looked_for()]
    return float(np.max(np.where(spread > 1e-9, alike, -1.0), initial=-1.0))


def has_embedding(content: bytes) -> bool:
    """Whether the face's numbers stand anywhere in these bytes: as numbers, as digits, in base64 or in hex."""
    return any(likeness(numbers) >= ALIKE for part in _written(content) for numbers in _numbers(part))


def embeddings_in(places: Iterable[Path]) -> list[Path]:
    """The files in these files and folders that hold the face's numbers."""
    files = [file for place in places for file in ([place] if place.is_file() else sorted(place.rglob("*")))]
    return [
        file for file in files if file.is_file() and any(has_embedding(part) for part in unpacked(file.read_bytes()))
    ]


def _written(content: bytes) -> Iterator[bytes]:
    """The bytes themselves, and those that are written in them as text."""
    yield content
    for match in _HEX.finditer(content):
        for start in range(2):  # a digit may stand before it that is none of it
            text = match.group()[start:]
            yield binascii.unhexlify(text[: len(text) // 2 * 2])
    for match in _BASE64.finditer(content):
        text = match.group().rstrip(b"=").translate(bytes.maketrans(b"-_", b"+/"))
        for start in range(4):  # letters may stand before it that are none of it
            part = text[start:]
            yield base64.b64decode(part[:-1] if len(part) % 4 == 1 else part + b"=" * (-len(part) % 4))


def _numbers(content: bytes) -> Iterator[Numbers]:
    """The bytes as rows of numbers of every kind."""
    for kind in BINARY:
        size = np.dtype(kind).itemsize
        for start in range(size):
            whole = (len(content) - start) // size * size
            if whole >= COUNT * size:
                with np.errstate(invalid="ignore", over="ignore"):
                    yield np.nan_to_num(np.frombuffer(content[start : start + whole], kind).astype(np.float64))
    for match in _DIGITS.finditer(content):
        words = re.split(rb"[,;:\s\[\]]+", match.group())
        yield np.array([float(word) for word in words if _is_number(word)], np.float64)


def _is_number(word: bytes) -> bool:
    return re.fullmatch(rb"[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?", word) is not None
