"""The bill of materials names everything that is shipped, with a licence."""

import json
import re
from pathlib import Path
from typing import Any

import click
import pytest

from tests.scripts import script

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def told() -> Any:
    """The bill for the packages that these tests run with."""
    site = Path(click.__file__).parents[1]
    return json.loads(script("sbom").bill("1.2.3", site, ROOT))


def test_every_package_of_the_lock_is_on_it_at_its_version(told: Any) -> None:
    locked = re.findall(r"^([A-Za-z0-9_.-]+)==([^ ]+)", (ROOT / "requirements.lock").read_text(), re.MULTILINE)

    listed = {part["purl"] for part in told["components"] if "purl" in part}

    assert {f"pkg:pypi/{name.lower().replace('_', '-')}@{version}" for name, version in locked} <= listed


def test_everything_on_it_has_a_licence(told: Any) -> None:
    locked = {
        name.lower()
        for name in re.findall(r"^([A-Za-z0-9_.-]+)==", (ROOT / "requirements.lock").read_text(), re.MULTILINE)
    }

    shipped = [part for part in told["components"] if "purl" not in part or part["name"].lower() in locked]

    assert [part["name"] for part in shipped if not part.get("licenses")] == []


def test_models_and_fonts_are_on_it(told: Any) -> None:
    kinds = {
        kind: [p["name"] for p in told["components"] if p["type"] == kind]
        for kind in ("machine-learning-model", "data")
    }

    assert "face_landmarker.task" in kinds["machine-learning-model"]
    assert "NotoSans-Regular.ttf" in kinds["data"]
    assert told["metadata"]["component"]["version"] == "1.2.3"
    assert told["bomFormat"] == "CycloneDX"
