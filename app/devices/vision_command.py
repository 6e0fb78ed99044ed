"""How a hotel's vision program is started, out of its settings."""

from app import paths
from app.config import Config
from app.devices.vision_process import VisionCommand, vision_command
from app.domain.mode import Mode


def vision_command_of(config: Config) -> VisionCommand:
    """How this hotel's vision program is started."""
    return vision_command(
        source=config.camera.source,
        document_source=config.document.source,
        is_shared=config.document.is_shared,
        models=paths.models(),
        is_comparing=config.face.mode is Mode.VERIFY_1TO1,
        turns=config.face.turns,
        hold_s=config.face.hold_s,
    )
