"""Start the vision process once, camera closed, and read which protections it proved to be on."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QTimer

from app.config import Config
from app.devices.vision_command import vision_command_of
from app.devices.vision_process import VisionProcess
from app.wire.protocol import Fault, Protection, Ready, Report

START_S = 30.0
"""How long the vision process may take to be ready, in seconds."""


@dataclass(frozen=True)
class Protections:
    """Codes of the protections that are on, and of those this system does not give."""

    on: tuple[str, ...]
    missing: tuple[str, ...]


def protections_of(config: Config) -> Protections | None:
    """Warm the vision process up and end it again; None if it did not become ready."""
    application = QCoreApplication.instance() or QCoreApplication([])
    found: list[Ready] = []

    def heard(report: Report) -> None:
        if isinstance(report, Ready):
            found.append(report)
            application.quit()

    def gone(_fault: Fault) -> None:
        application.quit()

    vision = VisionProcess(
        vision_command_of(config),
        on_report=heard,
        on_picture=lambda _picture: None,
        on_gone=gone,
    )
    limit = QTimer(singleShot=True, interval=round(START_S * 1000))
    limit.timeout.connect(application.quit)
    limit.start()
    QTimer.singleShot(0, lambda: vision.warm(has_face_models=config.face.offered))
    application.exec()
    limit.stop()
    vision.off()
    if not found:
        return None
    on = set(found[0].protections)
    return Protections(
        on=tuple(p.value for p in Protection if p in on),
        missing=tuple(p.value for p in Protection if p not in on),
    )
