"""The inspector's file: whole, provable, signed for, and without a guest."""

import hashlib
import json
import zipfile
from pathlib import Path

import pytest

from app.bootstrap import open_stores, today_of
from app.config import Config
from tests.cli.operator import run, staffed_hotel


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """A hotel with guests, an assessment and an inspector."""
    return staffed_hotel(tmp_path / "state")


def test_an_inspector_takes_everything_along_in_one_act(state: Path, tmp_path: Path) -> None:
    out = tmp_path / "pack.zip"

    result = run(state, "audit", "pack", "--out", str(out), given="09482913\n")

    assert result.exit_code == 0, result.output
    with zipfile.ZipFile(out) as pack:
        files = {name: pack.read(name) for name in pack.namelist()}
    manifest = json.loads(files.pop("manifest.json"))
    assert manifest["sha256"] == {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    assert {
        "acts.json",
        "acts_proved.json",
        "weeks.json",
        "stored_faces.json",
        "law.json",
        "settings.json",
        "notices/zh-CN.json",
        "erasures.json",
    } <= files.keys()
    assert any(name.startswith("assessments/") for name in files)
    law = json.loads(files["law.json"])["CN"]
    assert law["place"] == "Mainland China"
    assert law["keys"]["face_allowed"]["value"] is True
    assert law["keys"]["face_allowed"]["why"]["en"].startswith("No law was found")
    assert json.loads(files["stored_faces.json"])["persons"] == 0
    acts = open_stores(Config(), state).audit.acts()
    assert acts[0]["subject"] == hashlib.sha256(out.read_bytes()).hexdigest()


def test_no_guest_is_in_it(state: Path, tmp_path: Path) -> None:
    out = tmp_path / "pack.zip"
    run(state, "audit", "pack", "--out", str(out), given="09482913\n")
    everyone = open_stores(Config(), state).bookings.list_arrivals(today_of(Config()))

    with zipfile.ZipFile(out) as pack:
        content = b"".join(pack.read(name) for name in pack.namelist()).decode()

    assert everyone
    assert [booking.surname for booking in everyone if booking.surname and f'"{booking.surname}' in content] == []


def test_the_desk_may_not_and_no_file_is_overwritten(state: Path, tmp_path: Path) -> None:
    out = tmp_path / "pack.zip"
    assert "may not do this" in run(state, "audit", "pack", "--out", str(out), given="07482913\n").output
    assert not out.exists()

    out.write_text("mine", encoding="utf-8")
    assert run(state, "audit", "pack", "--out", str(out), given="09482913\n").exit_code == 1
    assert out.read_text("utf-8") == "mine"
