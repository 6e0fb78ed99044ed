"""The real thing: the demo plays whole visits through real screens, the real vision process and the real stores."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pypdfium2 import PdfDocument

from tests.needs import needs_models

ROOT = Path(__file__).parents[2]
SCREENS = ["welcomeScreen", "noticeScreen", "choiceScreen", "documentScreen", "confirmScreen", "arrivedScreen"]


def play(way: str, language: str, out: Path, *more: str) -> dict[str, Any]:
    """Run the command a reader of the README runs; the answer is its summary."""
    command = [sys.executable, "-m", "app", "demo", "--headless", "--way", way, "--language", language]
    done = subprocess.run(
        [*command, "--out", str(out), *more], cwd=ROOT, capture_output=True, text=True, timeout=180, check=False
    )
    assert done.returncode == 0, done.stderr
    return dict(json.loads((out / "summary.json").read_text(encoding="utf-8")))


def text_of(pdf: Path) -> str:
    """All words of a PDF."""
    return "\n".join(page.get_textpage().get_text_range() for page in PdfDocument(pdf))


@needs_models
@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_guest_checks_in_by_face_and_the_process_that_saw_them_is_gone(language: str, tmp_path: Path) -> None:
    summary = play("face", language, tmp_path)

    assert summary["ok"]
    assert [screen for screen in SCREENS if screen in {step["screen"] for step in summary["steps"]}] == SCREENS
    assert summary["cameras_opened"] == 1
    assert summary["frames_examined"] > 10
    assert summary["frames_shown"] > 30
    assert summary["document_cameras_opened"] == 1
    assert summary["processes_started"] == summary["processes_ended"] == 1
    assert summary["page_processes_started"] == 0
    assert summary["decision"] == "given"
    assert json.loads((tmp_path / "receipt.json").read_text())["receipt"]["dct:identifier"] == summary["receipt_id"]
    assert (tmp_path / "receipt.pdf").read_bytes().startswith(b"%PDF-")
    for step in summary["steps"]:
        assert not step["picture"] or (tmp_path / step["picture"]).is_file()


@pytest.mark.parametrize(("way", "language"), [("passport", "zh-CN"), ("code", "en")])
def test_a_guest_checks_in_without_a_face_and_without_models(
    way: str, language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EVENKEY_MODELS", str(tmp_path / "no-models"))

    summary = play(way, language, tmp_path)

    assert summary["ok"]
    assert summary["decision"] == "declined"
    counted = ("cameras_opened", "frames_examined", "frames_shown", "processes_started", "processes_ended")
    assert {name: summary[name] for name in counted} == dict.fromkeys(counted, 0)
    reads_a_page = int(way == "passport")
    assert (summary["document_cameras_opened"], summary["page_processes_started"]) == (reads_a_page, reads_a_page)


def test_a_folder_of_somebody_elses_is_left_alone(tmp_path: Path) -> None:
    theirs = tmp_path / "state" / "letter.txt"
    theirs.parent.mkdir()
    theirs.write_text("keep me")
    command = [sys.executable, "-m", "app", "demo", "--headless", "--way", "code", "--out", str(tmp_path)]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)

    assert done.returncode == 1
    assert done.stderr == f"{tmp_path}/state cannot be used: it holds something else than an earlier demo.\n"
    assert theirs.read_text() == "keep me"


def test_a_receipt_names_nobody_and_claims_nothing(tmp_path: Path) -> None:
    summary = play("code", "en", tmp_path)

    words = text_of(tmp_path / "receipt.pdf")
    assert summary["receipt_id"] in words
    assert "verified" not in words.lower()
    for needle in ("Eriksson", "L898902C3"):
        assert needle.lower() not in words.lower()
        assert needle not in (tmp_path / "receipt.json").read_text()
        assert needle not in (tmp_path / "summary.json").read_text()
