"""Loading what looks at faces."""

import shutil
from pathlib import Path

import pytest

from app import paths
from tests.needs import needs_models
from tests.vision.jailed import jailed

HEAD = """
from app.vision.arguments import read_arguments
from app.vision.face_kit import face_parts
from app.vision.faults import VisionError
from app.vision.passive import passive_vote
from app.wire.frames import HD
def told(*more):
    words = ("--ring-fd", "3", "--event-fd", "4", "--source", "virtual", "--models", str(MODELS))
    return read_arguments((*words, *more))
def fault(call, *arguments):
    try:
        return call(*arguments)
    except VisionError as error:
        return error.fault.value
"""
PARTS = """
view, photos = face_parts(told({more}), HD)
print(type(view.examiner).__name__, photos is not None)
"""


@needs_models
@pytest.mark.parametrize(
    ("more", "expected"), [("", "FaceFinding False"), ('"--compare", "--turns", "2"', "FaceComparing True")]
)
def test_photos_are_taken_along_only_where_faces_are_compared(more: str, expected: str) -> None:
    assert jailed(HEAD + PARTS.format(more=more)) == [expected]


@needs_models
def test_comparing_without_its_model_is_refused(tmp_path: Path) -> None:
    shutil.copy(paths.models() / "face_landmarker.task", tmp_path)

    assert jailed(HEAD + 'print(fault(face_parts, told("--compare"), HD))', models=tmp_path) == ["model_missing"]


def test_the_optional_vote_is_left_out_where_its_files_are_not_and_refused_where_they_are_wrong(tmp_path: Path) -> None:
    ask = HEAD + "print(fault(passive_vote, MODELS))"
    assert jailed(ask, models=tmp_path) == ["None"]
    for name in ("minifasnet_v2_2.7_80x80.onnx", "minifasnet_v1se_4.0_80x80.onnx"):
        (tmp_path / name).write_bytes(b"something else")

    assert jailed(ask, models=tmp_path) == ["model_wrong"]
