"""Pairs of pictures through the whole program, with the real models."""

from pathlib import Path

import cv2
import numpy as np
import pytest

from app import paths
from app.vision.arguments import WARM_UP_PICTURE
from tests.needs import needs_models
from tests.vision.clips import noise
from tests.vision.evaluating.evaluated import Evaluated, evaluated

pytestmark = needs_models


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Evaluated:
    """The virtual guest against itself, smaller and paler, against nobody, and against what is no picture."""
    folder = tmp_path_factory.mktemp("pairs")
    guest = cv2.imread(str(paths.assets() / WARM_UP_PICTURE))
    rows, columns = guest.shape[:2]
    portrait = guest[:, columns // 2 - rows // 2 : columns // 2 + rows // 2]
    small = cv2.resize(portrait, (220, 220), interpolation=cv2.INTER_AREA)
    cv2.imwrite(str(folder / "portrait.png"), (small * 0.7 + 30).astype(np.uint8))
    cv2.imwrite(str(folder / "tiny.png"), cv2.resize(portrait, (60, 60), interpolation=cv2.INTER_AREA))
    cv2.imwrite(str(folder / "guest.png"), guest)
    cv2.imwrite(str(folder / "nobody.png"), noise(1))
    (folder / "broken.png").write_bytes(b"no picture")
    listing = folder / "pairs.csv"
    pairs = ["portrait,guest,1", "tiny,guest,1", "portrait,nobody,0", "broken,guest,0", "nobody,guest,0"]
    listing.write_text("a,b,same\n" + "\n".join(pair.replace(",", ".png,") for pair in pairs) + "\n")
    return evaluated("match", listing)


def test_a_guest_is_recognised_on_a_smaller_paler_photo(run: Evaluated) -> None:
    first = run.result["items"][0]

    assert (first["a"], first["b"], first["same"]) == ("portrait.png", "guest.png", 1)
    assert (first["outcome"], first["score"] > 0.6, first["ms"] > 0) == ("same", True, True)


def test_every_unreadable_pair_is_listed_with_whose_picture_it_is_and_why(run: Evaluated) -> None:
    assert [each.get("reason") for each in run.result["items"]] == [
        None,
        "a: too_small",
        "b: no_face",
        "a: no_picture",
        "a: no_face",
    ]


def test_unreadable_pairs_are_counted_and_without_a_photo_there_was_no_reference(run: Evaluated) -> None:
    assert run.result["counts"] == {"items": 5, "genuine": 2, "impostor": 3, "failures_to_acquire": 4}
    assert [each["outcome"] for each in run.result["items"]] == [
        "same",
        "no_reference",
        "inconclusive",
        "no_reference",
        "no_reference",
    ]


def test_progress_is_told_after_each_pair(run: Evaluated) -> None:
    assert run.lines[:-1] == [{"done": done, "total": 5} for done in range(1, 6)]


def test_a_wrong_truth_is_said_before_anything_is_compared(tmp_path: Path) -> None:
    (tmp_path / "p.png").touch()
    (tmp_path / "pairs.csv").write_text("a,b,same\np.png,p.png,yes\n")

    assert evaluated("match", tmp_path / "pairs.csv").fault == "Row 1 of pairs.csv: same must be 0 or 1."
