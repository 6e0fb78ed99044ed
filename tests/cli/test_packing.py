"""A pack says what is in it, and is never written over another file."""

import hashlib
import json
import zipfile
from pathlib import Path

import pytest

from app.cli.packing import MANIFEST, as_file, sealed
from app.domain.mode import Mode


def test_every_file_is_named_with_its_digest(tmp_path: Path) -> None:
    out = tmp_path / "pack.zip"

    digest = sealed(out, {"a.json": as_file({"mode": Mode.VERIFY_1TO1})}, {"for": "07"})

    assert digest == hashlib.sha256(out.read_bytes()).hexdigest()
    with zipfile.ZipFile(out) as pack:
        manifest = json.loads(pack.read(MANIFEST))
        content = pack.read("a.json")
    assert json.loads(content) == {"mode": "verify_1to1"}
    assert manifest["sha256"] == {"a.json": hashlib.sha256(content).hexdigest()}
    assert manifest["for"] == "07"


def test_nothing_is_written_over(tmp_path: Path) -> None:
    out = tmp_path / "pack.zip"
    out.write_text("mine", encoding="utf-8")

    with pytest.raises(FileExistsError):
        sealed(out, {}, {})
    assert out.read_text("utf-8") == "mine"
