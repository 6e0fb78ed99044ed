"""The models."""

import json
from pathlib import Path

import pytest

from tests.cli.operator import run


def test_models_that_are_missing_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EVENKEY_MODELS", str(tmp_path))

    result = run(tmp_path, "models", "verify", "--json")

    assert result.exit_code == 1
    assert [each["state"] for each in json.loads(result.output)] == ["missing"]
