"""The desk before a vision process: notes what it is told; with a stand-in, or with the real program."""

from app import paths
from app.devices.vision_process import Patience, VisionCommand, VisionProcess, vision_command
from app.domain.picture import Picture
from app.wire.frames import HD, Shape
from app.wire.protocol import Fault, Report

SMALL = Shape(width_px=8, height_px=4)
LONG_MS = 40_000
"""How long anything may take before a test says that it never came."""


class Desk:
    """Notes what the vision process tells."""

    def __init__(self, command: VisionCommand, shape: Shape = SMALL, patience: Patience | None = None) -> None:
        self.reports: list[Report] = []
        self.pictures: list[tuple[int, int, int, bool]] = []
        self.gone: list[Fault] = []
        self.vision = VisionProcess(
            command,
            on_report=self.reports.append,
            on_picture=self._see,
            on_gone=self.gone.append,
            shape=shape,
            patience=patience,
        )

    def _see(self, picture: Picture) -> None:
        self.pictures.append((picture.width_px, picture.height_px, picture.stride_bytes, any(picture.pixels[:4096])))

    def has(self, kind: type[Report]) -> bool:
        return any(isinstance(report, kind) for report in self.reports)


def real(source: str, **told: str | float) -> Desk:
    """A desk with the real vision program."""
    return Desk(vision_command(source=source, models=paths.models(), **told), shape=HD)  # type: ignore[arg-type]
