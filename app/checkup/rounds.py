"""A round through the kiosk: every part looked at once, while guests may be served; it takes well under a second."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app import paths
from app.checkup import machine, plugged, shipped
from app.config import Config
from app.domain.device import Device, DeviceState
from app.domain.face_life import FaceLife
from app.domain.problems import KioskError
from app.ports import Printer
from app.wire.protocol import Protection


@dataclass(frozen=True)
class Rounds:
    """Implements `ports.Devices`; on the thread that opened the store. Keeps: nothing."""

    config: Config
    database: Path
    printer: Printer
    last_face: Callable[[], FaceLife | None]
    """The newest opening of the face camera. Raises: STORE_UNAVAILABLE."""
    settings: Callable[[], DeviceState]
    """Whether everything is as it was when somebody looked the kiosk over."""
    has_voice: Callable[[], bool]
    now: Callable[[], datetime]

    def look(self) -> tuple[DeviceState, ...]:
        """Every part as it is now."""
        state, last = self.database.parent, self._last()
        return (
            plugged.printer(self.config, self.printer.condition()),
            plugged.face_camera(self.config, last),
            plugged.document_camera(self.config),
            plugged.reader(),
            voice(has_voice=self.has_voice()),
            machine.store(self.database, self.last_face),
            machine.disk(state),
            machine.backup(state, self.now()),
            machine.clock(self.now()),
            shipped.models(paths.models(), paths.resources() / "models.toml"),
            isolation(last),
            shipped.fonts(paths.assets() / "fonts"),
            self.settings(),
        )

    def _last(self) -> FaceLife | None:
        """The newest opening, as far as the store tells; what ails the store is told of the store."""
        try:
            return self.last_face()
        except KioskError:
            return None


def voice(*, has_voice: bool) -> DeviceState:
    """Whether screens can be spoken."""
    return DeviceState(Device.VOICE, "works" if has_voice else "missing")


def isolation(last: FaceLife | None) -> DeviceState:
    """What the vision process proved of itself when it last opened the face camera; it does so each time."""
    if last is None:
        return DeviceState(Device.ISOLATION, "untried")
    proved = set(last.means.protections)
    missing = ", ".join(each.value.replace("_", " ") for each in Protection if each.value not in proved)
    return DeviceState(Device.ISOLATION, "partly" if missing else "works", {"at": last.opened_at, "missing": missing})
