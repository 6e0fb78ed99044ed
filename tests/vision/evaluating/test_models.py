"""The models of an evaluation are checked as the kiosk checks them."""

from pathlib import Path

import pytest

from app.models.manifest import FACE_LANDMARKER
from app.vision.evaluating.listing import EvaluationError
from app.vision.evaluating.models import model_bytes


def test_a_missing_model_is_named_with_what_mends_it(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=r"face_landmarker is not in .*; run: evenkey models fetch\."):
        model_bytes(FACE_LANDMARKER, tmp_path)


def test_another_file_in_its_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "face_landmarker.task").write_bytes(b"something else")

    with pytest.raises(EvaluationError, match="is not the right one"):
        model_bytes(FACE_LANDMARKER, tmp_path)


def test_a_model_that_is_not_listed_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=r"ears .* is not the right one"):
        model_bytes("ears", tmp_path)
