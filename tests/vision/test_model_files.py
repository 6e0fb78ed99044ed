"""Reading models."""

from pathlib import Path

import pytest

from app import paths
from app.models.manifest import FACE_LANDMARKER
from app.vision.faults import VisionError
from app.vision.model_files import right_model
from app.wire.protocol import Fault
from tests.needs import needs_models


@needs_models
def test_the_right_model_is_read() -> None:
    assert len(right_model(paths.models(), FACE_LANDMARKER)) == 3_758_596


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        (FACE_LANDMARKER, None, Fault.MODEL_MISSING),
        (FACE_LANDMARKER, b"something else", Fault.MODEL_WRONG),
        ("no_such_model", None, Fault.MODEL_WRONG),
    ],
)
def test_a_model_that_is_missing_changed_or_unknown_is_refused(
    tmp_path: Path, name: str, content: bytes | None, fault: Fault
) -> None:
    if content is not None:
        (tmp_path / "face_landmarker.task").write_bytes(content)

    with pytest.raises(VisionError) as refused:
        right_model(tmp_path, name)

    assert refused.value.fault is fault
