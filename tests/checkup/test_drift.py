"""What of a kiosk is other than it was: each part by its name, and nothing where nothing is."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.checkup import drift
from app.checkup.drift import changed, parts_of, settings
from app.config import Config
from app.domain.device import Grade
from app.proof.keys import KeyRing
from tests.builders import NOW

CONFIG = Config()
NOTICES = {"en": "digest"}


def test_nothing_differs_from_itself() -> None:
    assert changed(parts_of(CONFIG, NOTICES), parts_of(Config(), NOTICES)) == ()


def test_a_setting_is_named_as_in_the_file() -> None:
    other = replace(CONFIG, times=replace(CONFIG.times, idle_s=90.0), camera=replace(CONFIG.camera, source="camera:3"))

    assert changed(parts_of(CONFIG, NOTICES), parts_of(other, NOTICES)) == ("camera.source", "times.idle_s")


def test_another_place_is_another_law() -> None:
    other = replace(CONFIG, hotel=replace(CONFIG.hotel, profiles=("STRICT",)))

    assert {"hotel.profiles", "law"} == set(changed(parts_of(CONFIG, NOTICES), parts_of(other, NOTICES)))


def test_a_model_that_was_changed_or_went_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EVENKEY_MODELS", str(tmp_path))
    without = parts_of(CONFIG, NOTICES)
    (tmp_path / "face_landmarker.task").write_bytes(b"another")

    assert changed(without, parts_of(CONFIG, NOTICES)) == ("models",)


def test_a_list_of_models_that_is_none_is_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = parts_of(CONFIG, NOTICES)
    monkeypatch.setattr(drift.paths, "resources", lambda: tmp_path)
    (tmp_path / "models.toml").write_text("nothing")

    assert "models" in changed(before, parts_of(CONFIG, NOTICES))


def test_a_notice_in_other_words_is_another() -> None:
    assert changed(parts_of(CONFIG, NOTICES), parts_of(CONFIG, {"en": "another"})) == ("notice",)


def test_a_part_that_came_or_went_differs() -> None:
    assert changed({"a": "1", "b": "2"}, {"b": "2", "c": "3"}) == ("a", "c")


def test_no_part_holds_what_it_stands_for() -> None:
    named = replace(CONFIG, hotel=replace(CONFIG.hotel, contact="Ms Eriksson, extension 7"))

    assert "Eriksson" not in str(parts_of(named, NOTICES))


def test_a_kiosk_that_nobody_looked_over_says_so_without_a_key(tmp_path: Path) -> None:
    def none() -> KeyRing:
        raise AssertionError

    found = settings(tmp_path, none, dict)

    assert (found.code, found.grade) == ("unseen", Grade.LACKS)


def test_what_was_altered_after_it_was_signed_is_untrue(tmp_path: Path) -> None:
    (tmp_path / drift.FOLDER).mkdir()
    (tmp_path / drift.FOLDER / "20270301T093000.json").write_text('{"record": {}, "key": "k", "signature": "!"}')

    found = settings(tmp_path, lambda: KeyRing(tmp_path / "keys", lambda: NOW), dict)

    assert (found.code, found.grade, found.facts) == ("untrue", Grade.FAILS, {"file": "20270301T093000.json"})
