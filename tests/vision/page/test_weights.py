"""The weights that come with the program, and no others."""

from pathlib import Path

import pytest

from app import paths
from app.models.manifest import ModelError
from app.vision.page.weights import ENTRY, read_weights


def folder_with(tmp_path: Path, weights: bytes | None, entry: str) -> Path:
    (tmp_path / ENTRY).write_text(entry, encoding="utf-8")
    if weights is not None:
        (tmp_path / "ocrb_line_net.onnx").write_bytes(weights)
    return tmp_path


def shipped() -> tuple[bytes, str]:
    folder = paths.resources() / "mrz"
    return read_weights(folder), (folder / ENTRY).read_text(encoding="utf-8")


def test_the_shipped_weights_are_the_ones_in_their_entry() -> None:
    weights, entry = shipped()

    assert f"bytes = {len(weights)}" in entry


def test_one_other_byte_is_refused(tmp_path: Path) -> None:
    weights, entry = shipped()

    with pytest.raises(ModelError, match="not the ones"):
        read_weights(folder_with(tmp_path, bytes([weights[0] ^ 1]) + weights[1:], entry))


@pytest.mark.parametrize("entry", ["file = 1 =", "bytes = 4", ""])
def test_a_broken_entry_is_refused(tmp_path: Path, entry: str) -> None:
    with pytest.raises(ModelError, match="cannot be read"):
        read_weights(folder_with(tmp_path, b"abcd", entry))


def test_missing_weights_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="cannot be read"):
        read_weights(folder_with(tmp_path, None, shipped()[1]))
