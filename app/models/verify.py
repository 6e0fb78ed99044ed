"""Whether the models in a folder are the ones in the list, byte for byte."""

import hashlib
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from app.models.manifest import Model


class ModelState(Enum):
    """How one model file stands."""

    RIGHT = "right"
    LEFT_OUT = "not there (optional)"
    MISSING = "missing"
    WRONG = "wrong"

    @property
    def is_fault(self) -> bool:
        """Whether something is to be mended: an optional model may be missing, but not be another one."""
        return self in {ModelState.MISSING, ModelState.WRONG}


@dataclass(frozen=True)
class Finding:
    """One model and how its file stands."""

    model: Model
    state: ModelState


def holds(model: Model, content: bytes) -> bool:
    """Whether this content is the model: the size first, then the digest."""
    return len(content) == model.bytes and hashlib.sha256(content).hexdigest() == model.sha256


def state_of(model: Model, path: Path) -> ModelState:
    """Compare one file with what the list says about it; a file that cannot be read is wrong."""
    try:
        return ModelState.RIGHT if holds(model, path.read_bytes()) else ModelState.WRONG
    except FileNotFoundError:
        return ModelState.LEFT_OUT if model.is_optional else ModelState.MISSING
    except OSError:
        return ModelState.WRONG


def verify(folder: Path, models: tuple[Model, ...]) -> list[Finding]:
    """How every model in the list stands in this folder, in the list's order."""
    return [Finding(model, state_of(model, folder / model.file)) for model in models]
