"""Whether a kiosk runs, and whether it follows the settings that are here."""

from dataclasses import replace
from pathlib import Path

from app import __version__
from app.config import Config
from app.doctor.running import mark_of, running, settings_digest
from app.domain.device import Grade
from app.lock import one_at_a_time, serving

HERE = Config()
OTHER = replace(HERE, hotel=replace(HERE.hotel, name="Another"))


def test_any_other_setting_has_another_digest() -> None:
    assert settings_digest(HERE) == settings_digest(Config())
    assert settings_digest(HERE) != settings_digest(OTHER)


def test_a_kiosk_with_these_settings_runs_as_it_should(tmp_path: Path) -> None:
    with one_at_a_time(tmp_path), serving(tmp_path, mark_of(HERE, __version__, 1)):
        assert running(HERE, tmp_path, __version__).state is Grade.WORKS


def test_settings_changed_since_it_began_are_seen(tmp_path: Path) -> None:
    with one_at_a_time(tmp_path), serving(tmp_path, mark_of(HERE, __version__, 1)):
        found = running(OTHER, tmp_path, __version__)

    assert found.state is Grade.LACKS
    assert "evenkey stop" in found.mend


def test_a_version_installed_since_it_began_is_seen(tmp_path: Path) -> None:
    with one_at_a_time(tmp_path), serving(tmp_path, mark_of(HERE, "0.0.1", 1)):
        assert running(HERE, tmp_path, __version__).state is Grade.LACKS


def test_without_one_it_says_whether_the_last_was_cut_short(tmp_path: Path) -> None:
    assert running(HERE, tmp_path, __version__).state is Grade.WORKS
    (tmp_path / "kiosk.serving").touch()
    assert running(HERE, tmp_path, __version__).state is Grade.LACKS
