"""The lines that the line net learns from are what it is asked to read."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from app import paths
from app.vision.page.line_net import NOTHING, LineNet
from app.vision.page.weights import read_weights

ROOT = Path(__file__).parents[2]
UNSURE = 255


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> dict[str, np.ndarray]:
    """Twenty-four drawn lines."""
    out = tmp_path_factory.mktemp("lines") / "lines.npz"
    command = [sys.executable, "packaging/line_net/drawing.py", "--count", "24", "--seed", "5", "--out", str(out)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    with np.load(out) as content:
        return dict(content)


def test_lines_are_drawn_with_a_label_for_every_column(book: dict[str, np.ndarray]) -> None:
    assert book["strips"].shape == (24, 32, 760)
    assert book["labels"].shape == (24, 190)
    assert set(np.unique(book["labels"])) <= {*range(NOTHING + 1), UNSURE}
    assert book["widths"].min() > 150
    assert book["widths"].max() <= 760


def test_the_shipped_net_reads_them_in_the_same_columns(book: dict[str, np.ndarray]) -> None:
    net = LineNet(read_weights(paths.resources() / "mrz"))
    right = total = 0
    for strip, width, labels in zip(book["strips"], book["widths"], book["labels"], strict=True):
        best = net.read(strip[:, :width]).argmax(axis=1)
        shown = labels[: len(best)] < NOTHING
        right += int((best == labels[: len(best)])[shown].sum())
        total += int(shown.sum())

    assert right / total > 0.85
