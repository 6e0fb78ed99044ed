"""The recognising model on our engine."""

import numpy as np
import pytest

from app import paths
from app.models.manifest import FACE_RECOGNIZER, model_named, read_manifest
from app.vision.aligning import ALIGNED_PX
from app.vision.embedder import EMBEDDING_LENGTH, FaceEmbedder
from app.vision.frame import Pixels
from tests.needs import needs_models

pytestmark = needs_models


@pytest.fixture(scope="module")
def embedder() -> FaceEmbedder:
    model = model_named(FACE_RECOGNIZER, read_manifest(paths.resources() / "models.toml"))
    return FaceEmbedder((paths.models() / model.file).read_bytes())


def picture(seed: int) -> Pixels:
    """Soft blobs; the model makes numbers of anything."""
    coarse = np.random.default_rng(seed).integers(0, 256, (7, 7, 3)).astype(np.uint8)
    return np.ascontiguousarray(coarse.repeat(ALIGNED_PX // 7, axis=0).repeat(ALIGNED_PX // 7, axis=1))


def test_an_embedding_has_length_one(embedder: FaceEmbedder) -> None:
    embedding = embedder.embed(picture(1))

    assert (embedding.shape, embedding.dtype) == ((EMBEDDING_LENGTH,), np.float32)
    assert np.linalg.norm(embedding) == pytest.approx(1.0, abs=1e-5)


def test_the_same_picture_gives_the_same_embedding_and_another_gives_another(embedder: FaceEmbedder) -> None:
    first, again, other = (embedder.embed(picture(seed)) for seed in (1, 1, 2))

    assert first @ again == pytest.approx(1.0, abs=1e-5)
    assert first @ other < 0.95


def test_the_order_of_colours_matters(embedder: FaceEmbedder) -> None:
    swapped = np.ascontiguousarray(picture(1)[..., ::-1])

    assert embedder.embed(picture(1)) @ embedder.embed(swapped) < 0.99


def test_an_embedding_is_not_changed_by_the_next_one_or_by_forgetting(embedder: FaceEmbedder) -> None:
    first = embedder.embed(picture(1))
    copy = first.copy()

    embedder.embed(picture(2))
    embedder.forget()

    assert np.array_equal(first, copy)
