"""What must be switched on in each state. The conductor makes the world agree; nobody starts or stops a camera."""

from dataclasses import dataclass
from enum import Enum

from app.domain.comfort import Comfort
from app.domain.consent import Way
from app.domain.rules import Rules
from app.flow.states import (
    Arrived,
    Code,
    Consent,
    Document,
    Face,
    PinChecking,
    Recording,
    Searching,
    StaffActing,
    StaffDesk,
    StaffPin,
    StaffRecording,
    Visit,
    Welcome,
)


class Vision(Enum):
    """How far the vision process may go: no process; a process with the camera closed; the camera open."""

    OFF = "off"
    WARM = "warm"
    LIVE = "live"


class Deadline(Enum):
    """Which clock runs: none on the welcome screen; idleness; or the cap on how long a camera may be open."""

    NONE = "none"
    IDLE = "idle"
    FACE = "face"


@dataclass(frozen=True)
class Needs:
    """What one state needs. `after_s` runs from the last touch (IDLE) or from entering the state (FACE)."""

    vision: Vision
    deadline: Deadline
    after_s: float
    warning_s: float


def needs(visit: Visit, rules: Rules) -> Needs:
    """Say what is switched on for this visit. LIVE stands here once, and only for `Face`."""
    slower = visit.comfort.time_ratio
    match visit.state:
        case Welcome():
            is_untouched = visit.comfort == Comfort() and visit.language == rules.default_language
            is_quiet = is_untouched and not visit.is_help_open
            return Needs(Vision.OFF, Deadline.NONE if is_quiet else Deadline.IDLE, rules.arrived_s, 0.0)
        case Face(receipt=receipt):
            vision = Vision.LIVE if receipt.allows_face else Vision.OFF
            return Needs(vision, Deadline.FACE, rules.face_s, 0.0)
        case (
            Consent() | Recording(way=Way.FACE) | Document(way=Way.FACE) | Code(way=Way.FACE) | Searching(way=Way.FACE)
        ):
            return Needs(Vision.WARM, Deadline.IDLE, rules.idle_s * slower, rules.warning_s * slower)
        case Arrived():
            return Needs(Vision.OFF, Deadline.IDLE, rules.arrived_s * slower, rules.warning_s * slower)
        case StaffPin() | PinChecking() | StaffDesk() | StaffActing() | StaffRecording():
            return Needs(Vision.OFF, Deadline.IDLE, rules.staff_s, rules.warning_s)
        case _:
            return Needs(Vision.OFF, Deadline.IDLE, rules.idle_s * slower, rules.warning_s * slower)
