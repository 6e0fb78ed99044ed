"""What is plugged in: cameras, the reader, the printer. No camera is opened to look at it: nobody consented."""

import os
from datetime import datetime
from pathlib import Path

from app.config import VIRTUAL_PRINTER, Config
from app.domain.device import Device, DeviceState
from app.domain.face_life import FaceEnd, FaceLife
from app.domain.printing import PrinterCondition

KEYBOARDS = Path("/dev/input/by-path")
"""Where the system names what types: a reader of codes is a keyboard to it. Source: udev, 60-persistent-input.rules."""


def face_camera(config: Config, last: FaceLife | None) -> DeviceState:
    """Whether the face camera is there, and whether it was lost when it was last used."""
    found = _camera(Device.FACE_CAMERA, config.camera.source)
    if found.code == "there" and last is not None and last.end is FaceEnd.CAMERA_LOST:
        return DeviceState(Device.FACE_CAMERA, "lost", {**found.facts, "at": last.opened_at})
    return found


def document_camera(config: Config) -> DeviceState:
    """Whether the document camera is there; a hotel may have none, or one camera for both."""
    if not config.document.source:
        return DeviceState(Device.DOCUMENT_CAMERA, "none")
    if config.document.is_shared:
        return DeviceState(Device.DOCUMENT_CAMERA, "shared")
    return _camera(Device.DOCUMENT_CAMERA, config.document.source)


def reader() -> DeviceState:
    """How many things that type are plugged in; which of them is the reader, the machine cannot tell."""
    count = len({file.resolve() for file in KEYBOARDS.glob("*-kbd")})
    return DeviceState(Device.READER, "there" if count else "missing", {"count": count})


def printer(config: Config, said: PrinterCondition) -> DeviceState:
    """What the printer's queue says: a fault, what is low, how much ink there is; in this order."""
    queue = config.printer.queue
    facts: dict[str, str | int | datetime] = {"queue": queue, "percent": said.ink_percent or 0}
    if not queue:
        return DeviceState(Device.PRINTER, "none")
    if said.fault is not None:
        return DeviceState(Device.PRINTER, said.fault.value, facts)
    if queue == VIRTUAL_PRINTER:
        return DeviceState(Device.PRINTER, "simulated", facts)
    if said.low is not None:
        return DeviceState(Device.PRINTER, said.low.value, facts)
    return DeviceState(Device.PRINTER, "works" if said.ink_percent is None else "ink_left", facts)


def _camera(device: Device, source: str) -> DeviceState:
    """Whether a camera's device is there and may be opened."""
    kind, _, which = source.partition(":")
    if kind != "camera":
        return DeviceState(device, "simulated", {"kind": kind})
    file = Path(f"/dev/video{which}" if which.isdigit() else which)
    if not file.is_char_device():
        return DeviceState(device, "missing", {"file": str(file)})
    return DeviceState(device, "there" if os.access(file, os.R_OK | os.W_OK) else "denied", {"file": str(file)})
