"""Photos of documents, read with the real models."""

import json
import subprocess
import sys

import cv2
import numpy as np
import pytest

from app import paths
from app.vision.arguments import WARM_UP_PICTURE
from app.vision.frame import Pixels
from tests.needs import needs_models
from tests.vision.clips import noise

pytestmark = needs_models


def portrait() -> Pixels:
    """The virtual guest's head and shoulders, as on a document, 300 pixels wide (BGR)."""
    frame = cv2.imread(str(paths.assets() / WARM_UP_PICTURE))
    rows, columns = frame.shape[:2]
    middle = frame[:, columns // 2 - rows // 2 : columns // 2 + rows // 2]
    return np.asarray(cv2.resize(middle, (300, 300), interpolation=cv2.INTER_AREA), dtype=np.uint8)


def sized(picture: Pixels, side_px: int) -> Pixels:
    return np.asarray(cv2.resize(picture, (side_px, side_px), interpolation=cv2.INTER_AREA), dtype=np.uint8)


def printed(picture: Pixels) -> Pixels:
    """Paler, grainy, and compressed, as a photo of a printed photo."""
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)[..., None]
    grain = np.random.default_rng(1).normal(0, 4, picture.shape)
    pale = np.clip((picture * 0.4 + grey * 0.6) * 0.82 + 25 + grain, 0, 255).astype(np.uint8)
    return np.asarray(cv2.imdecode(cv2.imencode(".jpg", pale, [cv2.IMWRITE_JPEG_QUALITY, 45])[1], 1), dtype=np.uint8)


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, float]]:
    """What came of each photo, by its name."""
    folder = tmp_path_factory.mktemp("photos")
    whole = portrait()
    photos = {
        "0 whole": whole,
        "1 printed": printed(sized(whole, 200)),
        "2 tiny": sized(whole, 60),
        "3 nobody": noise(1)[:300, :300],
        "4 close": whole[40:230, 65:235],
        "5 turned": np.asarray(cv2.warpAffine(whole, cv2.getRotationMatrix2D((150, 150), 15, 1.0), (300, 300))),
    }
    for name, photo in photos.items():
        cv2.imwrite(str(folder / f"{name}.png"), photo)
    done = subprocess.run(
        (sys.executable, "-B", "-m", "tests.vision.portraits", str(folder)),
        capture_output=True,
        text=True,
        timeout=60,
        cwd=paths.APP.parent,
        check=True,
    )
    return dict(zip(photos, map(json.loads, done.stdout.splitlines()), strict=True))


def test_a_photo_that_was_printed_and_photographed_stays_alike(read: dict[str, dict[str, float]]) -> None:
    assert read["1 printed"]["likeness"] > 0.6


@pytest.mark.parametrize("name", ["4 close", "5 turned"])
def test_a_photo_cut_closely_or_lying_askew_stays_alike(read: dict[str, dict[str, float]], name: str) -> None:
    assert read[name]["likeness"] > 0.85


def test_the_eye_distance_is_measured_on_the_photo_as_it_was_given(read: dict[str, dict[str, float]]) -> None:
    assert read["1 printed"]["eyes_px"] == pytest.approx(read["0 whole"]["eyes_px"] * 200 / 300, rel=0.08)
    assert read["0 whole"]["is_large_enough"]


def test_a_face_that_is_too_small_is_refused(read: dict[str, dict[str, float]]) -> None:
    assert read["2 tiny"] == {"fault": "too_small"}


def test_a_photo_without_a_face_is_refused(read: dict[str, dict[str, float]]) -> None:
    assert read["3 nobody"] == {"fault": "no_face"}
