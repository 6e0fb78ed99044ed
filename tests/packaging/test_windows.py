"""What a Windows kiosk would be made of, and that nobody is told it works."""

import ast
import subprocess
from pathlib import Path
from types import ModuleType

import pytest

from tests.scripts import script

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "packaging" / "INSTALL.md").read_text(encoding="utf-8")


@pytest.fixture
def windows() -> ModuleType:
    """The script that gathers."""
    return script("windows")


def test_every_wheel_is_for_windows_by_its_digest_and_nothing_is_built(windows: ModuleType, tmp_path: Path) -> None:
    words = windows.download_command(tmp_path)

    assert {"--require-hashes", "--no-deps", "win_amd64"} <= set(words)
    assert words[words.index("--only-binary") + 1] == ":all:"
    assert words[-1].endswith("requirements.lock")


@pytest.mark.parametrize(
    ("code", "asked"),
    [("import fcntl", ["fcntl"]), ("import os\nos.memfd_create('a')", ["os.memfd_create"]), ("import os\nos.sep", [])],
)
def test_what_windows_does_not_have_is_found(windows: ModuleType, code: str, asked: list[str]) -> None:
    assert list(windows.asks_too_much(ast.parse(code))) == asked


def test_the_guide_names_every_module_that_is_left_to_write_and_no_other(windows: ModuleType) -> None:
    section = GUIDE[GUIDE.index("## Windows") :]

    named = {line.split("`")[1] for line in section.splitlines() if line.startswith("| `app/")}
    assert named == set(windows.linux_only())


def test_all_is_laid_out_beside_the_program(
    windows: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nothing(words: tuple[str, ...], **_more: object) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess(words, 0, "", "")

    monkeypatch.setattr(windows.subprocess, "run", nothing)
    monkeypatch.setattr(windows, "SHIPPED", ("resources",))

    assert windows.gather(tmp_path / "out") == 0
    assert (tmp_path / "out" / "evenkey.cmd").read_text(encoding="ascii").startswith("@echo off")
    assert (tmp_path / "out" / "resources" / "models.toml").is_file()


def test_a_package_without_a_wheel_stops_it(
    windows: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(words: tuple[str, ...], **_more: object) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess(words, 1, "", "ERROR: No matching distribution found for x\n")

    monkeypatch.setattr(windows.subprocess, "run", refused)

    with pytest.raises(windows.GatherStopped, match="No matching distribution"):
        windows.gather(tmp_path / "out")
