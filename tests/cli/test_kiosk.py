"""Running, showing and examining the kiosk."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.cli.operator import run


def test_a_demo_in_a_language_without_words_gets_a_sentence(tmp_path: Path) -> None:
    result = run(tmp_path, "demo", "--headless", "--language", "tlh", "--out", str(tmp_path))

    assert result.exit_code == 1
    assert "tlh" in result.output


def test_a_demo_on_a_display_needs_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)

    result = run(tmp_path, "demo")

    assert result.exit_code == 1
    assert "--headless" in result.output


def test_the_plain_page_is_shown_also_where_the_settings_are_wrong(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del qapp
    monkeypatch.setattr("app.ui.application.make_application", lambda _argv: QApplication.instance())
    (tmp_path / "evenkey.toml").write_text("[hotel\n")

    result = run(tmp_path, "closed", "--seconds", "1")

    assert result.exit_code == 0
    assert "evenkey.toml is not a settings file" in result.output
