"""Whether model files are right."""

from pathlib import Path

import pytest

from app.models.verify import ModelState, holds, state_of, verify
from tests.models.factory import CONTENT, a_model


def test_the_right_file_is_right(tmp_path: Path) -> None:
    (tmp_path / "eyes.task").write_bytes(CONTENT)

    (finding,) = verify(tmp_path, (a_model(),))

    assert (finding.model, finding.state) == (a_model(), ModelState.RIGHT)


@pytest.mark.parametrize("content", [b"", CONTENT[:-1], CONTENT[:-1] + b"!", CONTENT + b"!"])
def test_one_changed_byte_is_wrong(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "eyes.task").write_bytes(content)

    assert state_of(a_model(), tmp_path / "eyes.task") is ModelState.WRONG
    assert not holds(a_model(), content)


def test_no_file_is_missing(tmp_path: Path) -> None:
    assert state_of(a_model(), tmp_path / "eyes.task") is ModelState.MISSING


def test_a_folder_in_place_of_the_file_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "eyes.task").mkdir()

    assert state_of(a_model(), tmp_path / "eyes.task") is ModelState.WRONG
