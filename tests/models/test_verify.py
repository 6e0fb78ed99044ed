"""Whether model files are right."""

from pathlib import Path

import pytest

from app.models.verify import ModelState, holds, state_of, verify
from tests.models.factory import CONTENT, a_model, an_optional_model


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


def test_an_optional_model_may_be_left_out_but_not_be_another_one(tmp_path: Path) -> None:
    left_out = state_of(an_optional_model(), tmp_path / "eyes.task")
    (tmp_path / "eyes.task").write_bytes(b"something else")
    wrong = state_of(an_optional_model(), tmp_path / "eyes.task")

    assert (left_out, left_out.is_fault) == (ModelState.LEFT_OUT, False)
    assert (wrong, wrong.is_fault) == (ModelState.WRONG, True)


def test_only_missing_and_wrong_models_are_faults() -> None:
    assert {state for state in ModelState if state.is_fault} == {ModelState.MISSING, ModelState.WRONG}
