"""The closed vocabulary between desk and vision program: one JSON object a line, at most 1024 bytes.

There is no word for a picture, a landmark or a measurement of a face: only a hint, how long a face was held still, and
what came of a comparison. Of a page there are the characters that were read on it.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import TypeVar, assert_never

from app.domain.face import Guidance
from app.domain.matching import MatchBand, MatchOutcome
from app.domain.page import NAME_READINGS_MAX, PageGuidance
from app.wire.fields import LINES_MAX, Fields, WireError

WIRE_VERSION = 3
LINE_BYTES_MAX = 1024


class Protection(Enum):
    """What the vision program has switched on against itself; only what was proved is named."""

    DIES_WITH_DESK = "dies_with_desk"
    NOT_READABLE = "not_readable"
    NO_NEW_RIGHTS = "no_new_rights"
    NO_FILE_GROWTH = "no_file_growth"
    EMPTY_NETWORK = "empty_network"
    READ_ONLY_FILES = "read_only_files"
    NO_SOCKETS = "no_sockets"
    NO_PROGRAMS = "no_programs"
    FEW_CALLS = "few_calls"


class Fault(Enum):
    """Why the vision program cannot go on. Every fault is final: the program ends after saying it."""

    CAMERA_MISSING = "camera_missing"
    CAMERA_BUSY = "camera_busy"
    CAMERA_LOST = "camera_lost"
    CAMERA_BLACK = "camera_black"
    CAMERA_FROZEN = "camera_frozen"
    MODEL_MISSING = "model_missing"
    MODEL_WRONG = "model_wrong"
    UNPROTECTED = "unprotected"
    UNEXPECTED = "unexpected"


class CameraKind(Enum):
    """Which of the two cameras."""

    FACE = "face"
    DOCUMENT = "document"


@dataclass(frozen=True)
class OpenFace:
    """Order: open the face camera and begin."""


@dataclass(frozen=True)
class OpenPage:
    """Order: open the document camera and begin."""


@dataclass(frozen=True)
class CloseCamera:
    """Order: close the camera and forget what was seen, but for the photo taken along from a page that was read."""


@dataclass(frozen=True)
class Ready:
    """Report: libraries and model are loaded, the camera is closed."""

    wire_version: int
    pid: int
    protections: tuple[Protection, ...]


@dataclass(frozen=True)
class Opened:
    """Report: this camera is open; pictures of this shape (BGRX) follow in the ring."""

    camera: CameraKind
    width_px: int
    height_px: int
    stride_bytes: int


@dataclass(frozen=True)
class Guided:
    """Report: the hint to show, and how much of the hold is done (0.0 to 1.0)."""

    guidance: Guidance
    hold_ratio: float


@dataclass(frozen=True)
class Held:
    """Report: a good face was held still for the set time, over this many examined frames."""

    frames: int


@dataclass(frozen=True)
class Judged:
    """Report: one attempt at showing a live face and comparing it is over; the next begins by itself."""

    outcome: MatchOutcome
    band: MatchBand
    frames: int


@dataclass(frozen=True)
class PageGuided:
    """Report: the hint to show at the document camera, and how much of the reading is done (0.0 to 1.0)."""

    guidance: PageGuidance
    read_ratio: float


@dataclass(frozen=True)
class PageRead:
    """Report: the lines of a machine-readable zone, all check digits right, and whether its photo was taken along.

    `names_untrusted` are other ways to read the line with the name, where its print leaves letters open; mostly none.
    """

    lines_untrusted: tuple[str, ...] = field(repr=False)
    has_portrait: bool
    names_untrusted: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True)
class CodeRead:
    """Report: the text of a QR code or barcode."""

    text_untrusted: str = field(repr=False)


@dataclass(frozen=True)
class Closed:
    """Report: the camera is closed and the ring is zeroed; counts of this opening only."""

    frames: int
    examined: int


@dataclass(frozen=True)
class Faulted:
    """Report: something is wrong, and the program ends."""

    fault: Fault


Order = OpenFace | OpenPage | CloseCamera
Report = Ready | Opened | Guided | Held | Judged | PageGuided | PageRead | CodeRead | Closed | Faulted


_ORDERS: Mapping[str, Callable[[Fields], Order]] = {
    "open_face": lambda _: OpenFace(),
    "open_page": lambda _: OpenPage(),
    "close": lambda _: CloseCamera(),
}
_REPORTS: Mapping[str, Callable[[Fields], Report]] = {
    "ready": lambda f: Ready(f.whole("wire_version"), f.whole("pid"), f.codes("protections", Protection)),
    "opened": lambda f: Opened(
        f.code("camera", CameraKind), f.whole("width_px"), f.whole("height_px"), f.whole("stride_bytes")
    ),
    "guidance": lambda f: Guided(f.code("code", Guidance), f.ratio("hold_ratio")),
    "held": lambda f: Held(f.whole("frames")),
    "judged": lambda f: Judged(f.code("outcome", MatchOutcome), f.code("band", MatchBand), f.whole("frames")),
    "page": lambda f: PageGuided(f.code("code", PageGuidance), f.ratio("read_ratio")),
    "page_read": lambda f: PageRead(
        f.texts("lines", 1, LINES_MAX), f.flag("has_portrait"), f.texts("names", 0, NAME_READINGS_MAX)
    ),
    "code_read": lambda f: CodeRead(f.text("text")),
    "closed": lambda f: Closed(f.whole("frames"), f.whole("examined")),
    "fault": lambda f: Faulted(f.code("code", Fault)),
}


def decode_order(line_untrusted: bytes) -> Order:
    """Read one line sent down to the vision program.

    Raises: WireError for anything that is not exactly an order.
    """
    return _decode(line_untrusted, _ORDERS)


def decode_report(line_untrusted: bytes) -> Report:
    """Read one line sent up by the vision program.

    Raises: WireError for anything that is not exactly a report.
    """
    return _decode(line_untrusted, _REPORTS)


Message = TypeVar("Message", Order, Report)


def _decode(line_untrusted: bytes, words: Mapping[str, Callable[[Fields], Message]]) -> Message:
    if len(line_untrusted) > LINE_BYTES_MAX:
        raise WireError("a line is too long")
    try:
        shape: object = json.loads(line_untrusted, object_pairs_hook=_without_doubles, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise WireError("a line is not JSON") from None
    if not isinstance(shape, dict):
        raise WireError("a line is not an object")
    word = shape.pop("say", None)
    if not isinstance(word, str) or word not in words:
        raise WireError("a word is unknown")
    fields = Fields(shape)
    message = words[word](fields)
    fields.done()
    return message


def _without_doubles(pairs: list[tuple[str, object]]) -> dict[str, object]:
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise WireError("a field is given twice")
    return fields


def _no_constant(_: str) -> None:
    raise WireError("a number is not finite")


def encode_order(order: Order) -> bytes:
    """One order as a line, with its line end."""
    match order:
        case OpenFace():
            return _line("open_face")
        case OpenPage():
            return _line("open_page")
        case CloseCamera():
            return _line("close")
    assert_never(order)


def encode_report(report: Report) -> bytes:  # noqa: C901 - one line a report
    """One report as a line, with its line end."""
    match report:
        case Ready(wire_version, pid, protections):
            codes = [protection.value for protection in protections]
            return _line("ready", wire_version=wire_version, pid=pid, protections=codes)
        case Opened(camera, width_px, height_px, stride_bytes):
            return _line(
                "opened", camera=camera.value, width_px=width_px, height_px=height_px, stride_bytes=stride_bytes
            )
        case Guided(guidance, hold_ratio):
            return _line("guidance", code=guidance.value, hold_ratio=round(hold_ratio, 3))
        case Held(frames):
            return _line("held", frames=frames)
        case Judged(outcome, band, frames):
            return _line("judged", outcome=outcome.value, band=band.value, frames=frames)
        case PageGuided(guidance=page_guidance, read_ratio=read_ratio):
            return _line("page", code=page_guidance.value, read_ratio=round(read_ratio, 3))
        case PageRead(lines, has_portrait, names):
            return _line("page_read", lines=lines, has_portrait=has_portrait, names=names)
        case CodeRead(text):
            return _line("code_read", text=text)
        case Closed(frames, examined):
            return _line("closed", frames=frames, examined=examined)
        case Faulted(fault):
            return _line("fault", code=fault.value)
    assert_never(report)


def _line(word: str, **fields: object) -> bytes:
    line = json.dumps({"say": word, **fields}, separators=(",", ":")).encode() + b"\n"
    if len(line) > LINE_BYTES_MAX:
        raise WireError("a line is too long")
    return line
