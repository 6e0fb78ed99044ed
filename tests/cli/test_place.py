"""The state folder and the settings."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from app.cli.entry import evenkey
from tests.cli.operator import run


def test_a_folder_that_cannot_be_written_gets_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    result = run(tmp_path / "file" / "state", "receipts", "list")

    assert result.exit_code == 1
    assert "cannot be opened" in result.output


def test_every_fault_of_the_settings_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "evenkey.toml").write_text("[face]\nface_s = 9999\n[choice]\nbigger = 'face'\n", encoding="utf-8")

    result = run(tmp_path, "receipts", "list")

    assert result.exit_code == 1
    assert "face_s" in result.output
    assert "choice" in result.output


def test_a_settings_file_that_is_not_there_gets_a_sentence(tmp_path: Path) -> None:
    result = CliRunner().invoke(evenkey, ["--config", str(tmp_path / "none.toml"), "receipts", "list"])

    assert result.exit_code == 1
    assert "There is no settings file" in result.output


@pytest.mark.parametrize("command", [["run"], ["demo", "--headless", "--out"]])
def test_a_folder_that_cannot_be_made_gets_a_sentence(tmp_path: Path, command: list[str]) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    impossible = tmp_path / "file" / "folder"

    result = run(impossible, *command, *([str(impossible)] if command[-1] == "--out" else []))

    assert result.exit_code == 1
    assert "cannot be used" in result.output
