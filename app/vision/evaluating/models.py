"""The models' bytes for an evaluation, compared with the list by the kiosk's own reading of them."""

from pathlib import Path

from app.vision.evaluating.listing import EvaluationError
from app.vision.faults import VisionError
from app.vision.model_files import right_model
from app.wire.protocol import Fault


def model_bytes(name: str, folder: Path) -> bytes:
    """The content of the model with this name.

    Raises: EvaluationError if it is missing or another one.
    """
    try:
        return right_model(folder, name)
    except VisionError as error:
        is_missing = error.fault is Fault.MODEL_MISSING
        what = f"is not in {folder}" if is_missing else f"in {folder} is not the right one"
        raise EvaluationError(f"The model {name} {what}; run: evenkey models fetch.") from None
