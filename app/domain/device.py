"""What a kiosk is made of, and every state each part can be in: a closed list, so that each has words and a way out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from app.domain.printing import PrinterFault, PrinterSupply


class Grade(Enum):
    """How a part is; the value is its code."""

    WORKS = "works"
    LACKS = "lacks"
    FAILS = "fails"

    @property
    def mark(self) -> str:
        """One character at the beginning of a line; the words after it say the same."""
        return {Grade.WORKS: "+", Grade.LACKS: "!", Grade.FAILS: "x"}[self]


class Device(Enum):
    """The parts of a kiosk, those first that staff have their hands on."""

    PRINTER = "printer"
    FACE_CAMERA = "face_camera"
    DOCUMENT_CAMERA = "document_camera"
    READER = "reader"
    VOICE = "voice"
    STORE = "store"
    DISK = "disk"
    BACKUP = "backup"
    CLOCK = "clock"
    MODELS = "models"
    ISOLATION = "isolation"
    FONTS = "fonts"
    SETTINGS = "settings"


_WORKS, _LACKS, _FAILS = Grade.WORKS, Grade.LACKS, Grade.FAILS

OF_A_JOB = frozenset({PrinterFault.HELD, PrinterFault.CANCELLED})
"""Faults of one job, which say nothing of the printer."""

_CAMERA = {"there": _WORKS, "simulated": _LACKS, "missing": _FAILS, "denied": _FAILS}

CODES: Mapping[Device, Mapping[str, Grade]] = {
    Device.PRINTER: {
        "works": _WORKS,
        "ink_left": _WORKS,
        "none": _LACKS,
        "simulated": _LACKS,
        **{supply.value: _LACKS for supply in PrinterSupply},
        **{fault.value: _FAILS for fault in PrinterFault if fault not in OF_A_JOB},
    },
    Device.FACE_CAMERA: {**_CAMERA, "lost": _LACKS},
    Device.DOCUMENT_CAMERA: {**_CAMERA, "none": _WORKS, "shared": _WORKS},
    Device.READER: {"there": _WORKS, "missing": _LACKS},
    Device.VOICE: {"works": _WORKS, "missing": _LACKS},
    Device.STORE: {"works": _WORKS, "swollen": _LACKS, "fails": _FAILS},
    Device.DISK: {"works": _WORKS, "short": _FAILS},
    Device.BACKUP: {"works": _WORKS, "old": _LACKS, "none": _LACKS},
    Device.CLOCK: {"works": _WORKS, "unkept": _LACKS, "wrong": _FAILS},
    Device.MODELS: {"works": _WORKS, "wrong": _FAILS, "unlisted": _FAILS},
    Device.ISOLATION: {"works": _WORKS, "untried": _WORKS, "partly": _LACKS, "not_started": _FAILS},
    Device.FONTS: {"works": _WORKS, "wrong": _FAILS, "unlisted": _FAILS},
    Device.SETTINGS: {"works": _WORKS, "changed": _LACKS, "unseen": _LACKS, "untrue": _FAILS},
}
"""Every state of every part, and how grave it is."""


@dataclass(frozen=True)
class DeviceState:
    """One part as it was found; `code` is one of CODES, and `facts` what its words are filled with."""

    device: Device
    code: str
    facts: Mapping[str, str | int | datetime] = field(default_factory=dict, hash=False)

    @property
    def grade(self) -> Grade:
        """How grave it is."""
        return CODES[self.device][self.code]


def worst_first(states: tuple[DeviceState, ...]) -> tuple[DeviceState, ...]:
    """What fails before what lacks before what works; else in the order of `Device`."""
    order = (Grade.FAILS, Grade.LACKS, Grade.WORKS)
    return tuple(sorted(states, key=lambda state: order.index(state.grade)))
