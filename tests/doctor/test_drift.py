"""What of a kiosk is other than it was: each part by its name, and nothing where nothing is."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.config import Config
from app.doctor import drift
from app.doctor.drift import changed, parts_of

CONFIG = Config()


def test_nothing_differs_from_itself(tmp_path: Path) -> None:
    assert changed(parts_of(CONFIG, tmp_path), parts_of(Config(), tmp_path)) == ()


def test_a_setting_is_named_as_in_the_file(tmp_path: Path) -> None:
    other = replace(CONFIG, times=replace(CONFIG.times, idle_s=90.0), camera=replace(CONFIG.camera, source="camera:3"))

    assert changed(parts_of(CONFIG, tmp_path), parts_of(other, tmp_path)) == ("camera.source", "times.idle_s")


def test_another_place_is_another_law_and_what_its_notice_tells(tmp_path: Path) -> None:
    other = replace(CONFIG, hotel=replace(CONFIG.hotel, profiles=("STRICT",)))

    assert {"hotel.profiles", "law"} <= set(changed(parts_of(CONFIG, tmp_path), parts_of(other, tmp_path)))


def test_a_model_that_was_changed_or_went_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EVENKEY_MODELS", str(tmp_path))
    without = parts_of(CONFIG, tmp_path)
    (tmp_path / "face_landmarker.task").write_bytes(b"another")

    assert changed(without, parts_of(CONFIG, tmp_path)) == ("models",)


def test_a_list_of_models_that_is_none_is_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = parts_of(CONFIG, tmp_path)
    monkeypatch.setattr(drift.paths, "resources", lambda: tmp_path)
    monkeypatch.setattr(drift, "words_in_force", lambda *_: None)
    monkeypatch.setattr(drift, "notices_of", lambda *_: {})
    (tmp_path / "models.toml").write_text("nothing")

    assert "models" in changed(before, parts_of(CONFIG, tmp_path))


def test_a_part_that_came_or_went_differs() -> None:
    assert changed({"a": "1", "b": "2"}, {"b": "2", "c": "3"}) == ("a", "c")


def test_no_part_holds_what_it_stands_for(tmp_path: Path) -> None:
    named = replace(CONFIG, hotel=replace(CONFIG.hotel, contact="Ms Eriksson, extension 7"))

    assert "Eriksson" not in str(parts_of(named, tmp_path))
