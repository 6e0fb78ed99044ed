"""Whether the fetched model is here, for tests that look at faces for real."""

import pytest

from app import paths
from app.models.manifest import FACE_LANDMARKER, model_named, read_manifest
from app.models.verify import ModelState, state_of

_MODEL = model_named(FACE_LANDMARKER, read_manifest(paths.resources() / "models.toml"))

needs_model = pytest.mark.skipif(
    state_of(_MODEL, paths.models() / _MODEL.file) is not ModelState.RIGHT,
    reason="the face model is not fetched: run `evenkey models fetch`",
)
