"""The models."""

import json
from pathlib import Path

import pytest

from tests.cli.operator import run
from tests.needs import needs_models


def test_models_that_are_missing_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EVENKEY_MODELS", str(tmp_path))

    result = run(tmp_path, "models", "verify", "--json")

    assert result.exit_code == 1
    assert [each["state"] for each in json.loads(result.output)] == [
        "missing",
        "missing",
        "not there (optional)",
        "not there (optional)",
    ]


@needs_models
def test_models_that_are_there_are_right_and_optional_ones_may_be_left_out(tmp_path: Path) -> None:
    result = run(tmp_path, "models", "verify")

    assert result.exit_code == 0
    assert "face_recognition_sface_2021dec_int8bq_repaired.onnx: right" in result.output


@needs_models
def test_fetching_what_is_there_says_the_licences(tmp_path: Path) -> None:
    result = run(tmp_path, "models", "fetch")

    assert result.exit_code == 0
    assert "Apache-2.0, modified" in result.output
