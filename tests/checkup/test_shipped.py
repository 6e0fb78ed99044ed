"""Models and fonts against their digests."""

import shutil
from pathlib import Path

from app import paths
from app.checkup.shipped import FONT_LIST, fonts, models

MANIFEST = paths.resources() / "models.toml"


def test_models_that_are_missing_are_named(tmp_path: Path) -> None:
    found = models(tmp_path, MANIFEST)

    assert found.code == "wrong"
    assert "face_landmarker.task" in str(found.facts["files"])
    assert models(paths.models(), MANIFEST).code == "works"


def test_a_list_of_models_that_is_not_there_is_said(tmp_path: Path) -> None:
    assert models(tmp_path, tmp_path / "models.toml").code == "unlisted"


def test_fonts_are_checked_byte_for_byte(tmp_path: Path) -> None:
    whole = fonts(paths.assets() / "fonts")
    shutil.copytree(paths.assets() / "fonts", tmp_path / "fonts")
    first, second = sorted((tmp_path / "fonts").glob("*.ttf"))[:2]
    first.write_bytes(first.read_bytes() + b"\0")
    second.unlink()
    spoiled = fonts(tmp_path / "fonts")
    (tmp_path / "fonts" / FONT_LIST).unlink()

    assert whole.code == "works"
    assert spoiled.code == "wrong"
    assert sorted(str(spoiled.facts["files"]).split(", ")) == [first.name, second.name]
    assert fonts(tmp_path / "fonts").code == "unlisted"
