"""Where files are looked for."""

from pathlib import Path

import pytest

from app import paths


def test_the_source_tree_holds_its_folders_beside_the_program() -> None:
    assert paths.assets() == paths.APP.parent / "assets"
    assert paths.resources() == paths.APP.parent / "resources"


def test_an_installed_program_holds_its_folders_inside(tmp_path: Path) -> None:
    inside = tmp_path / "app" / paths.BUNDLED / "assets"
    inside.mkdir(parents=True)

    assert paths.assets(tmp_path / "app") == inside
    assert paths.resources(tmp_path / "app") == tmp_path / "resources"


def test_the_state_folder_follows_the_desktop_standard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", "/srv/state")

    assert paths.state() == Path("/srv/state/evenkey")


@pytest.mark.parametrize("unset", ["", "relative/folder"])
def test_without_an_absolute_state_home_the_home_folder_is_used(monkeypatch: pytest.MonkeyPatch, unset: str) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", unset)
    monkeypatch.setenv("HOME", "/home/kiosk")

    assert paths.state() == Path("/home/kiosk/.local/state/evenkey")


def test_models_lie_in_the_state_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EVENKEY_MODELS", raising=False)
    monkeypatch.setenv("XDG_STATE_HOME", "/srv/state")

    assert paths.models() == Path("/srv/state/evenkey/models")


def test_an_installer_may_name_another_folder_of_models(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EVENKEY_MODELS", "/opt/models")

    assert paths.models() == Path("/opt/models")
