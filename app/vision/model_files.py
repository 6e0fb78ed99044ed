"""Reads models for the vision program, and refuses any that is not exactly the listed one."""

from pathlib import Path

from app import paths
from app.models.manifest import ModelError, model_named, read_manifest
from app.models.verify import holds
from app.vision.faults import VisionError
from app.wire.protocol import Fault


def right_model(folder: Path, name: str) -> bytes:
    """A model's bytes, compared with the list of models after reading, so that nothing can change in between.

    Raises: VisionError if the model is missing or wrong.
    """
    try:
        model = model_named(name, read_manifest(paths.resources() / "models.toml"))
        content = (folder / model.file).read_bytes()
    except ModelError:
        raise VisionError(Fault.MODEL_WRONG) from None
    except OSError:
        raise VisionError(Fault.MODEL_MISSING) from None
    if not holds(model, content):
        raise VisionError(Fault.MODEL_WRONG)
    return content
