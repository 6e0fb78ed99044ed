"""What must be switched on in each state. The conductor makes the world agree; nobody starts or stops a camera."""

from dataclasses import dataclass, replace
from enum import Enum

from app.domain.comfort import Comfort
from app.domain.consent import Way
from app.domain.rules import RANGES, Rules
from app.flow.calling import is_waiting
from app.flow.printing import look_after_s
from app.flow.states import (
    Arrived,
    Code,
    Consent,
    Document,
    Face,
    Portrait,
    Recording,
    Searching,
    State,
    Visit,
    Welcome,
    Withdraw,
    staff_over,
)


class Vision(Enum):
    """How far the vision process may go: no process; one with both cameras closed; one of the two cameras open."""

    OFF = "off"
    WARM = "warm"
    PAGE = "page"
    LIVE = "live"


class Deadline(Enum):
    """Which clock runs: none on the welcome screen; idleness; or the cap on how long a camera may be open."""

    NONE = "none"
    IDLE = "idle"
    FACE = "face"


@dataclass(frozen=True)
class Needs:
    """What one state needs. `after_s` runs from the last touch (IDLE) or from entering the state (FACE).

    `has_face_models` says whether the vision process may load what examines faces: never on the way without a face.
    """

    vision: Vision
    deadline: Deadline
    after_s: float
    warning_s: float
    has_face_models: bool = False
    look_after_s: float = 0.0
    """When the printer is to be asked after; 0 while it is not."""


def needs(visit: Visit, rules: Rules) -> Needs:
    """Say what is switched on for this visit. LIVE stands here once, and only for `Face`."""
    return replace(_clocked(visit, rules), look_after_s=look_after_s(visit.state) if rules.has_printer else 0.0)


def _clocked(visit: Visit, rules: Rules) -> Needs:
    """The cameras and the deadline of a visit; who waits for help is not hurried."""
    slower = visit.comfort.time_ratio
    vision, has_face_models = _vision(visit.state, rules)
    match visit.state:
        case Welcome():
            is_untouched = visit.comfort == Comfort() and visit.language == rules.default_language
            is_quiet = is_untouched and not visit.is_help_open
            return Needs(Vision.OFF, Deadline.NONE if is_quiet else Deadline.IDLE, rules.arrived_s, 0.0)
        case Face():
            return Needs(vision, Deadline.FACE, rules.face_s, 0.0, has_face_models)
        case Arrived():
            return Needs(vision, Deadline.IDLE, rules.arrived_s * slower, rules.warning_s * slower)
        case state if staff_over(state) is not None:
            return Needs(vision, Deadline.IDLE, rules.staff_s, rules.warning_s)
        case _:
            idle_s = RANGES["idle_s"][1] if visit.is_help_open or is_waiting(visit) else rules.idle_s
            return Needs(vision, Deadline.IDLE, idle_s * slower, rules.warning_s * slower, has_face_models)


def _vision(state: State, rules: Rules) -> tuple[Vision, bool]:
    """How far the vision process may go in a state, and whether it may load what examines faces."""
    match state:
        case Face(receipt=receipt):
            return (Vision.LIVE, True) if rules.allows_face(receipt) else (Vision.OFF, False)
        case Portrait(way=Way.FACE, receipt=receipt):
            return (Vision.PAGE, True) if rules.allows_face(receipt) else (Vision.OFF, False)
        case Portrait(way=Way.DOCUMENT, has_camera_failed=False) if rules.has_document_camera:
            return Vision.PAGE, False
        case Document(way=way, has_camera_failed=has_failed) if rules.has_document_camera and not has_failed:
            if state.is_passport_asked or state.is_code_asked:
                return Vision.PAGE, way is Way.FACE
            return (Vision.WARM, True) if way is Way.FACE else (Vision.OFF, False)
        case (
            Consent() | Recording(way=Way.FACE) | Document(way=Way.FACE) | Code(way=Way.FACE) | Searching(way=Way.FACE)
        ):
            return Vision.WARM, True
        case Withdraw(has_camera_failed=False) if rules.has_document_camera:
            return Vision.PAGE, False
        case _:
            return Vision.OFF, False
